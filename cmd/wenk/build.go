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
	"wenk/internal/publish/headers"
)

// defaultOut is the folder of the website without the flag -o.
const defaultOut = "public"

// A buildCommand is a run of "wenk build".
type buildCommand struct {
	*env
	options
	// out is the folder of the website, as the user named it or relative to the current folder.
	out string
	// zip and single name the one file to make instead: a zip file, or an HTML file; "" for none.
	zip, single string
	// headers, stats and noOffline are the flags with these names.
	headers, stats, noOffline bool

	target   pipeline.Target
	start    time.Time // when the command began, for the time in the last message
	progress *progress // nil if nobody watches
	// published says what the build did, and what of it after an error.
	published *pipeline.Published
	diags     diag.List // reported with the figures
}

// define declares the flags of "wenk build".
func (p *buildCommand) define(fs *flag.FlagSet) {
	p.options.define(fs)
	fs.StringVar(&p.out, "o", defaultOut, "folder for the website")
	fs.StringVar(&p.zip, "zip", "", "make a zip file instead, to send or to put on a stick")
	fs.StringVar(&p.single, "single", "", "make one HTML file instead, to send to a phone")
	fs.BoolVar(&p.headers, "headers", false, "write settings for web servers too: _headers, .htaccess, _nginx.conf, _Caddyfile")
	fs.BoolVar(&p.noOffline, "no-offline", false, "readers cannot keep the website on their device; what they kept is removed")
	fs.BoolVar(&p.stats, "stats", false, "print how long each step took, and how much was made")
}

// runBuild publishes the website to a folder. If the guide has errors, the folder stays as
// it is. Without -o the folder is public in the current folder; an editor who is in the
// content of a guide gets the folder beside that content.
func runBuild(ctx context.Context, e *env, args []string) error {
	p := &buildCommand{env: e, start: time.Now()}
	rest, err := parse(e, "build", args, 0, 1, p.define)
	if err != nil {
		return err
	}
	if err := p.checkPlace(); err != nil {
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
	// Before the build: a website in content would be part of the next one.
	if err := checkOutputFolder(p.place(), dir); err != nil {
		return err
	}
	b.Carrier, p.target = p.carrier()
	b.Drafts, b.Offline, b.Clock, b.Store = p.drafts, !p.noOffline, time.Now, e.store()
	if p.hasProgress() {
		p.progress = newProgress(e.stderr)
		defer p.progress.stop()
	}
	return p.run(ctx, b)
}

// hasProgress reports whether to show progress: a person watches, and no flag turns it off.
func (p *buildCommand) hasProgress() bool { return p.terminal && !p.quiet && !p.json }

// run builds the guide and prints the outcome. It returns [pipeline.ErrProblems] if the
// guide has problems that keep it from being published, after it printed them.
func (p *buildCommand) run(ctx context.Context, b *pipeline.Builder) error {
	reported := false
	want := pipeline.Publication{
		Target: p.target, Program: programSum, Strict: p.strict, Progress: p.progress.set,
		Report: func(res *pipeline.Result) error {
			reported = true
			return p.report(res)
		},
	}
	// A guide that has one of these files in static keeps its own.
	if p.headers {
		want.Extra = headers.Files()
	}
	var err error
	p.published, err = b.Publish(ctx, want)
	p.progress.stop()
	switch {
	// The problems are printed; this line says what that means for the website.
	case errors.Is(err, pipeline.ErrProblems):
		fmt.Fprintln(p.stderr, p.words().Say("not-written", "folder", p.place()))
	case err == nil:
		p.sayDone()
		p.sayDrafts(p.env, p.published.Result)
	}
	// Without a report the build ended early, and there are no figures.
	if p.stats && reported {
		err = errors.Join(err, p.printFigures())
	}
	return err
}

// words returns the catalogue of the guide.
func (p *buildCommand) words() *words.Catalog { return p.published.Result.Words }

// report prints the problems of the guide, once for each build. With --stats --json they are
// printed later, with the figures, so that the output is one JSON text.
func (p *buildCommand) report(res *pipeline.Result) error {
	p.progress.stop()
	for _, name := range res.Replaced {
		fmt.Fprintln(p.stderr, res.Words.Say("own-headers", "file", "static/"+name))
	}
	if p.stats && p.json {
		p.diags = res.Diags
		return nil
	}
	return printProblems(p.env, p.options, res.Diags, res.Words)
}

// sayDone prints what the folder holds now: how many pages and files there are, how many
// of them were written and removed, and how long it took.
func (p *buildCommand) sayDone() {
	done := p.published.Outcome
	warnFolder(p.env, p.words(), done)
	if !p.quiet && !p.json {
		took := time.Since(p.start).Round(time.Millisecond)
		if p.file() != "" {
			p.sayFile(done, took)
			return
		}
		fmt.Fprintln(p.stdout, p.words().Say("built", "count", p.published.Result.Pages, "files", done.Files, "folder", p.out, "written", done.Written, "removed", done.Removed, "time", took))
	}
}

// warnFolder prints warnings about the folder of the website: a damaged list, edited files
// and foreign files. A git work tree is foreign too, but usual, so it gives no warning.
func warnFolder(e *env, w *words.Catalog, done file.Outcome) {
	if done.Damaged {
		fmt.Fprintln(e.stderr, w.Say("list-damaged"))
	}
	if len(done.Edited) > 0 {
		fmt.Fprintln(e.stderr, w.Say("edited", "files", sample(w, done.Edited)))
	}
	// A site may be published with git, from its own folder.
	others := slices.DeleteFunc(done.Foreign, func(name string) bool { return path.Base(name) == ".git" })
	if len(others) > 0 {
		fmt.Fprintln(e.stderr, w.Say("left-alone", "files", sample(w, others)))
	}
}

// sample returns the first five names of a list with commas, and how many more there are:
// "a.md, b.md".
func sample(w *words.Catalog, names []string) string {
	const most = 5
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return w.Say("and-more", "files", strings.Join(names[:most], ", "), "count", len(names)-most)
}

// checkOutputFolder returns a usageError for a folder of the website that contains the
// guide, or that lies in a folder where editors write. dir is "" for the built-in guide,
// which is in no folder.
func checkOutputFolder(out, dir string) error {
	if dir == "" {
		return nil
	}
	to, err1 := resolve(out)
	from, err2 := resolve(dir)
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	if within(to, from) {
		return wrongUse("build-over-guide", "folder", out)
	}
	for _, name := range pipeline.Folders() {
		if within(filepath.Join(from, name), to) {
			return wrongUse("build-in-guide", "folder", out)
		}
	}
	return nil
}

// resolve returns the absolute path of a file without links, as far as the file exists: the
// folder of a website need not exist yet.
func resolve(name string) (string, error) {
	full, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	// A link in the part that exists decides where the rest will be.
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

// within reports whether name is folder or in it. Both are absolute paths. On Windows two
// paths may be on different drives; then neither is in the other.
func within(folder, name string) bool {
	rel, err := filepath.Rel(folder, name)
	return err == nil && (rel == "." || fs.ValidPath(filepath.ToSlash(rel)))
}

// printProblems prints problems: for people to stderr, with a summary, or as JSON to stdout.
// The error is that of writing.
func printProblems(e *env, o options, diags diag.List, w *words.Catalog) error {
	if o.json {
		return report.WriteJSON(e.stdout, diags, w)
	}
	report.Printer{W: e.stderr, Words: w, Color: e.colors()}.Print(diags)
	if s := report.Summary(diags, w); s != "" {
		fmt.Fprintln(e.stderr, s)
	}
	return nil
}
