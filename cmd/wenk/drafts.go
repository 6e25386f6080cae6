package main

import (
	"fmt"
	"slices"

	"wenk/internal/pipeline"
	"wenk/internal/preview/serve"
)

// draftsKey returns the key of the message about drafts: shown or left out.
func (o options) draftsKey() string {
	if o.drafts {
		return "in"
	}
	return "out"
}

// sayDrafts prints which pages are drafts, so that nobody misses one or publishes one
// by mistake.
func (o options) sayDrafts(e *env, res *pipeline.Result) {
	if len(res.Drafts) > 0 && !o.quiet && !o.json {
		fmt.Fprintln(e.stderr, res.Words.Say("drafts-"+o.draftsKey(), "files", sample(res.Words, files(res.Drafts)), "count", len(res.Drafts)))
	}
}

// sayNewDrafts prints which pages are drafts if they changed.
func (p *serveCommand) sayNewDrafts(e *env, res *pipeline.Result) {
	if !slices.Equal(p.said, res.Drafts) {
		p.sayDrafts(e, res)
		p.said = res.Drafts
	}
}

// draftNotes returns the notes about drafts for the preview.
func (o options) draftNotes(res *pipeline.Result) []serve.Note {
	if len(res.Drafts) == 0 {
		return nil
	}
	n := serve.Note{Title: res.Words.Say("drafts-title-"+o.draftsKey(), "count", len(res.Drafts)), Hint: res.Words.Say("drafts-hint-" + o.draftsKey())}
	for _, name := range files(res.Drafts) {
		n.Lines = append(n.Lines, res.Words.Say("draft", "file", name))
	}
	return []serve.Note{n}
}

// files returns the names of the files of pages, as editors know them.
func files(pages []string) []string {
	list := make([]string, len(pages))
	for i, name := range pages {
		list[i] = "content/" + name
	}
	return list
}
