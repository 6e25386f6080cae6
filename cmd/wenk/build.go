package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"wenk/internal/base/diag"
	"wenk/internal/base/file"
	"wenk/internal/base/parallel"
	"wenk/internal/base/report"
	"wenk/internal/base/words"
	"wenk/internal/pipeline"
	"wenk/internal/publish/folder"
	"wenk/internal/publish/headers"
)

// defaultOut is the folder for the website when none is named.
const defaultOut = "public"

// A building is what "wenk build" was asked for, and how it goes.
type building struct {
	*env
	options
	out            string
	headers, stats bool

	start    time.Time
	progress *progress
	count    stats
	said     bool      // what is wrong with the guide
	diags    diag.List // that were not said yet: they go with the figures
	lang     string
}

func (p *building) define(fs *flag.FlagSet) {
	p.options.define(fs)
	fs.StringVar(&p.out, "o", defaultOut, "folder for the website")
	fs.BoolVar(&p.headers, "headers", false, "write settings for web servers too: _headers, .htaccess, _nginx.conf, _Caddyfile")
	fs.BoolVar(&p.stats, "stats", false, "print how long each step took, and how much was made")
}

// runBuild makes the website in a folder. Nothing is written when there are
// errors: what stands there stays.
func runBuild(ctx context.Context, e *env, args []string) error {
	p := &building{env: e, start: time.Now()}
	rest, err := parse(e, "build", args, 0, 1, p.define)
	if err != nil {
		return err
	}
	b, dir, err := builder(rest)
	if err != nil {
		return err
	}
	e.sayBuiltin(b)
	if p.out == defaultOut && len(rest) == 0 && dir != "." {
		p.out = filepath.Join(dir, defaultOut) // beside the content that we are in
	}
	if err := apart(p.out, dir); err != nil {
		return err
	}
	b.Drafts, b.Clock, b.Store = p.drafts, time.Now, e.store()
	if p.watched() {
		p.progress = newProgress(e.stderr)
		defer p.progress.stop()
	}
	err = p.run(ctx, b)
	p.progress.stop()
	if p.stats && p.said {
		err = errors.Join(err, p.figures())
	}
	return err
}

// watched reports whether a person waits for the end.
func (p *building) watched() bool { return p.terminal && !p.quiet && !p.json }

// run builds, unless the folder holds what would be made.
func (p *building) run(ctx context.Context, b *pipeline.Builder) error {
	var program string
	wait := parallel.Start(func() { program = programSum() })
	src, err := b.Read(nil)
	wait()
	if err != nil {
		return err
	}
	p.lang = src.Lang()
	p.progress.say(p.lang)
	start := time.Now()
	origin := p.origin(b, src, program)
	kept, err := folder.Holds(ctx, p.out, origin)
	p.count.compare = time.Since(start)
	if err != nil {
		return err
	}
	if kept != nil {
		p.count.stages = src.Stages()
		err := p.problems(nil)
		p.done(*kept, kept.Pages)
		return err
	}
	res, err := b.Make(src)
	if err != nil {
		return err
	}
	p.count.stages, p.count.pages = res.Stages, res.Pages
	if p.headers {
		res.Files = p.withHeaders(res)
	}
	p.follow(res.Files)
	return p.write(ctx, res, origin)
}

// withHeaders returns the files of a site with those for web servers, but for those
// that the guide has of its own: these are told, for what wenk would say is not in
// them.
func (p *building) withHeaders(res *pipeline.Result) []file.File {
	files := res.Files
	for _, f := range headers.Files() {
		if slices.ContainsFunc(res.Files, func(own file.File) bool { return own.Path == f.Path }) {
			fmt.Fprintln(p.stderr, say(p.lang, "own-headers", "file", "static/"+f.Path))
			continue
		}
		files = append(files, f)
	}
	return files
}

// write makes the files and writes them, if the guide allows.
func (p *building) write(ctx context.Context, res *pipeline.Result, origin string) error {
	ready := func() error {
		res.Settle()
		if err := p.problems(res.Diags); err != nil {
			return err
		}
		if res.Diags.Fatal(p.strict) {
			fmt.Fprintln(p.stderr, say(res.Lang, "not-written", "folder", p.out))
			return errContent
		}
		return nil
	}
	if res.Diags.Fatal(p.strict) {
		res.Check() // what is wrong is said all at once
		return ready()
	}
	start := time.Now()
	from := func() folder.Origin {
		if len(res.Diags)+len(res.Drafts) > 0 { // they must be said again
			return folder.Origin{}
		}
		return folder.Origin{Sum: origin, Pages: res.Pages}
	}
	done, err := folder.Site{Files: res.Files, Ready: ready, Origin: from, Clock: time.Now}.Write(ctx, p.out)
	p.count.writing(time.Since(start), done.Writing)
	if err != nil && !p.said {
		return errors.Join(err, ready())
	}
	if err != nil {
		return err
	}
	p.done(done, res.Pages)
	p.sayDrafts(p.env, res)
	return nil
}

// problems says what is wrong with the guide. With figures, as JSON, it is said
// with them.
func (p *building) problems(diags diag.List) error {
	p.progress.stop()
	p.said = true
	if p.stats && p.json {
		p.diags = diags
		return nil
	}
	return show(p.env, p.options, diags, p.lang)
}

// done says what the folder holds now.
func (p *building) done(done folder.Result, pages int) {
	p.count.result, p.count.pages = done, pages
	sayFolder(p.env, p.lang, done)
	if !p.quiet && !p.json {
		took := time.Since(p.start).Round(time.Millisecond)
		fmt.Fprintln(p.stdout, say(p.lang, "built", "count", pages, "files", done.Files, "folder", p.out, "written", done.Written, "removed", done.Removed, "time", took))
	}
}

// sayFolder says what the folder of the website held that it should not.
func sayFolder(e *env, lang string, done folder.Result) {
	if done.Damaged {
		fmt.Fprintln(e.stderr, say(lang, "list-damaged"))
	}
	if len(done.Edited) > 0 {
		fmt.Fprintln(e.stderr, say(lang, "edited", "files", some(lang, done.Edited)))
	}
	others := slices.DeleteFunc(done.Foreign, func(name string) bool { return path.Base(name) == ".git" })
	if len(others) > 0 {
		fmt.Fprintln(e.stderr, say(lang, "left-alone", "files", some(lang, others)))
	}
}

// some returns the first names of a list.
func some(lang string, names []string) string {
	const most = 5
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return say(lang, "and-more", "files", strings.Join(names[:most], ", "), "count", len(names)-most)
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
		return report.WriteJSON(e.stdout, diags, words.For(lang))
	}
	report.Printer{W: e.stderr, Words: words.For(lang), Color: e.colors()}.Print(diags)
	if s := report.Summary(diags, words.For(lang)); s != "" {
		fmt.Fprintln(e.stderr, s)
	}
	return nil
}
