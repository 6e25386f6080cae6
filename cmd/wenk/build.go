package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"wenk"
	"wenk/internal/build"
	"wenk/internal/diag"
	"wenk/internal/host"
	"wenk/internal/output"
	"wenk/internal/project"
)

// runBuild makes the website in a folder. Nothing is written when there are
// errors: what stands there stays.
func runBuild(ctx context.Context, e *env, args []string) error {
	var o options
	var out string
	var headers bool
	rest, err := parse(e, "build", args, 0, 1, func(fs *flag.FlagSet) {
		o.define(fs)
		fs.StringVar(&out, "o", "public", "folder for the website")
		fs.BoolVar(&headers, "headers", false, "write settings for web servers too: _headers, .htaccess, _nginx.conf, _Caddyfile")
	})
	if err != nil {
		return err
	}
	start := time.Now()
	b, dir, err := builder(rest)
	if err != nil {
		return err
	}
	if err := apart(out, dir); err != nil {
		return err
	}
	b.Drafts = o.drafts
	res, err := b.Prepare()
	if err != nil {
		return err
	}
	if headers {
		res.Files = append(res.Files, host.Files()...)
	}
	said := false
	ready := func() error {
		said = true
		res.Settle()
		if err := show(e, o, res.Diags, res.Lang); err != nil {
			return err
		}
		if res.Diags.Fatal(o.strict) {
			fmt.Fprintln(e.stderr, say(res.Lang, "not-written", out))
			return errContent
		}
		return nil
	}
	if res.Diags.Fatal(o.strict) {
		res.Check() // what is wrong is said all at once
		return ready()
	}
	done, err := output.Site{Files: res.Files, Ready: ready}.Write(ctx, out)
	if err != nil && !said {
		return errors.Join(err, ready())
	}
	if err != nil {
		return err
	}
	sayFolder(e, res.Lang, done)
	if !o.quiet && !o.json {
		took := time.Since(start).Round(time.Millisecond)
		fmt.Fprintln(e.stdout, say(res.Lang, "built", res.Pages, done.Files, out, done.Written, done.Removed, took))
	}
	return nil
}

// sayFolder says what the folder of the website held that it should not.
func sayFolder(e *env, lang string, done output.Result) {
	if done.Damaged {
		fmt.Fprintln(e.stderr, say(lang, "list-damaged"))
	}
	if len(done.Edited) > 0 {
		fmt.Fprintln(e.stderr, say(lang, "edited", some(lang, done.Edited)))
	}
	others := slices.DeleteFunc(done.Foreign, func(name string) bool { return path.Base(name) == ".git" })
	if len(others) > 0 {
		fmt.Fprintln(e.stderr, say(lang, "left-alone", some(lang, others)))
	}
}

// some returns the first names of a list.
func some(lang string, names []string) string {
	const most = 5
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return say(lang, "and-more", strings.Join(names[:most], ", "), len(names)-most)
}

// builder opens the guide that the arguments name: a folder, else the current
// folder when it holds a guide, else the guide that wenk brings along. dir is
// "" for the last.
func builder(args []string) (b *build.Builder, dir string, err error) {
	b = &build.Builder{Builtin: wenk.Files}
	if len(args) > 0 {
		dir = args[0]
	} else if info, err := os.Stat("content"); err == nil && info.IsDir() {
		dir = "."
	} else {
		return b, "", nil
	}
	if info, err := os.Stat(filepath.Join(dir, "content")); err != nil || !info.IsDir() {
		return nil, "", &usageError{fmt.Sprintf("%s is not a guide: %v", dir, project.ErrNoContent)}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, "", err
	}
	b.Dir = root.FS()
	return b, dir, nil
}

// apart refuses a folder for the website that holds the guide or lies in it
// where editors write.
func apart(out, dir string) error {
	if dir == "" {
		return nil
	}
	to, err1 := resolve(out)
	from, err2 := resolve(dir)
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	if within(to, from) {
		return &usageError{fmt.Sprintf("build: the folder %s holds the guide itself", out)}
	}
	for _, name := range []string{"content", "layouts", "static"} {
		if within(filepath.Join(from, name), to) {
			return &usageError{fmt.Sprintf("build: the folder %s is where the guide is written", out)}
		}
	}
	return nil
}

// resolve returns the absolute path of a file without links, as far as it exists.
func resolve(name string) (string, error) {
	full, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	for at := full; ; at = filepath.Dir(at) {
		if found, err := filepath.EvalSymlinks(at); err == nil {
			rest, err := filepath.Rel(at, full)
			return filepath.Join(found, rest), err
		}
		if at == filepath.Dir(at) {
			return full, nil
		}
	}
}

// within reports whether name is folder or lies in it.
func within(folder, name string) bool {
	rel, err := filepath.Rel(folder, name)
	return err == nil && (rel == "." || fs.ValidPath(filepath.ToSlash(rel)))
}

// show writes the problems of a build: for people to stderr, or as JSON to
// stdout.
func show(e *env, o options, diags diag.List, lang string) error {
	if o.json {
		return diags.WriteJSON(e.stdout, lang)
	}
	diag.Printer{W: e.stderr, Lang: lang, Color: e.colors()}.Print(diags)
	if s := diags.Summary(lang); s != "" {
		fmt.Fprintln(e.stderr, s)
	}
	return nil
}
