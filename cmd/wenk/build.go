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
	done     *pipeline.Published
	diags    diag.List // reported with the figures
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
	return p.run(ctx, b)
}

// watched reports whether a person waits for the end.
func (p *building) watched() bool { return p.terminal && !p.quiet && !p.json }

// run builds, and says what the build did.
func (p *building) run(ctx context.Context, b *pipeline.Builder) error {
	reported := false
	want := pipeline.Publication{
		Target: folder.Folder{Dir: p.out, Clock: time.Now}, Program: programSum, Strict: p.strict, Progress: p.progress.set,
		Report: func(res *pipeline.Result) error {
			reported = true
			return p.report(res)
		},
	}
	if p.headers {
		want.Extra = headers.Files()
	}
	var err error
	p.done, err = b.Publish(ctx, want)
	p.progress.stop()
	switch {
	case errors.Is(err, pipeline.ErrProblems):
		fmt.Fprintln(p.stderr, say(p.lang(), "not-written", "folder", p.out))
	case err == nil:
		p.sayDone()
		p.sayDrafts(p.env, p.done.Result)
	}
	if p.stats && reported {
		err = errors.Join(err, p.figures())
	}
	return err
}

// lang returns the language of the guide.
func (p *building) lang() string { return p.done.Result.Lang }

// report says what is wrong with the guide. With figures as JSON it is said with them.
func (p *building) report(res *pipeline.Result) error {
	p.progress.stop()
	for _, name := range res.Replaced {
		fmt.Fprintln(p.stderr, say(res.Lang, "own-headers", "file", "static/"+name))
	}
	if p.stats && p.json {
		p.diags = res.Diags
		return nil
	}
	return show(p.env, p.options, res.Diags, res.Lang)
}

// sayDone says what the folder holds now.
func (p *building) sayDone() {
	done := p.done.Outcome
	sayFolder(p.env, p.lang(), done)
	if !p.quiet && !p.json {
		took := time.Since(p.start).Round(time.Millisecond)
		fmt.Fprintln(p.stdout, say(p.lang(), "built", "count", p.done.Result.Pages, "files", done.Files, "folder", p.out, "written", done.Written, "removed", done.Removed, "time", took))
	}
}

// sayFolder says what the folder of the website held that it should not.
func sayFolder(e *env, lang string, done file.Outcome) {
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
	for _, name := range pipeline.Folders {
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
