package main

import (
	"fmt"
	"slices"

	"wenk/internal/pipeline"
	"wenk/internal/preview/serve"
)

// draftsKey returns the part of the keys of messages about drafts that says whether they
// are shown: "in" or "out".
func (o options) draftsKey() string {
	if o.drafts {
		return "in"
	}
	return "out"
}

// sayDrafts prints which pages are drafts, so that nobody misses one or publishes one by
// mistake. It prints nothing with --quiet or --json.
func (o options) sayDrafts(e *env, res *pipeline.Result) {
	if len(res.Drafts) > 0 && !o.quiet && !o.json {
		fmt.Fprintln(e.stderr, res.Words.Say("drafts-"+o.draftsKey(), "files", sample(res.Words, files(res.Drafts)), "count", len(res.Drafts)))
	}
}

// sayNewDrafts prints which pages are drafts if they changed since it printed them last.
func (p *serveCommand) sayNewDrafts(e *env, res *pipeline.Result) {
	// A preview builds many times; saying the same each time would hide the problems.
	if !slices.Equal(p.lastDrafts, res.Drafts) {
		p.sayDrafts(e, res)
		p.lastDrafts = res.Drafts
	}
}

// draftNotes returns the notes about drafts for the preview: one note with a line for each
// draft, or none.
func (o options) draftNotes(res *pipeline.Result) []serve.Note {
	if len(res.Drafts) == 0 {
		return nil
	}
	// The hint says how to publish a draft, or how to see it.
	n := serve.Note{Title: res.Words.Say("drafts-title-"+o.draftsKey(), "count", len(res.Drafts)), Hint: res.Words.Say("drafts-hint-" + o.draftsKey())}
	for _, name := range files(res.Drafts) {
		// An editor searches for a draft by its file, so lines name files and not titles.
		n.Lines = append(n.Lines, res.Words.Say("draft", "file", name))
	}
	return []serve.Note{n}
}

// files returns the names of the files of pages, as editors know them: "content/wonen.md"
// for "wonen.md".
func files(pages []string) []string {
	list := make([]string, len(pages))
	for i, name := range pages {
		list[i] = "content/" + name
	}
	return list
}
