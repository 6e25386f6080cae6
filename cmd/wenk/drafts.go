package main

import (
	"fmt"
	"slices"

	"wenk/internal/pipeline"
	"wenk/internal/preview/serve"
)

// way returns the ending of the words for drafts: they are in or out.
func (o options) way() string {
	if o.drafts {
		return "in"
	}
	return "out"
}

// sayDrafts says which pages of a guide are drafts, so that nobody misses one or
// publishes one by mistake.
func (o options) sayDrafts(e *env, res *pipeline.Result) {
	if len(res.Drafts) > 0 && !o.quiet && !o.json {
		fmt.Fprintln(e.stderr, say(res.Lang, "drafts-"+o.way(), "files", some(res.Lang, files(res.Drafts)), "count", len(res.Drafts)))
	}
}

// sayNewDrafts says which pages are drafts when they are others than before.
func (p *serving) sayNewDrafts(e *env, res *pipeline.Result) {
	if !slices.Equal(p.said, res.Drafts) {
		p.sayDrafts(e, res)
		p.said = res.Drafts
	}
}

// draftNotes returns what the preview says of drafts.
func (o options) draftNotes(res *pipeline.Result) []serve.Note {
	if len(res.Drafts) == 0 {
		return nil
	}
	n := serve.Note{Title: say(res.Lang, "drafts-title-"+o.way(), "count", len(res.Drafts)), Hint: say(res.Lang, "drafts-hint-"+o.way())}
	for _, name := range files(res.Drafts) {
		n.Lines = append(n.Lines, say(res.Lang, "draft", "file", name))
	}
	return []serve.Note{n}
}

// files returns the names of pages as editors know them.
func files(pages []string) []string {
	list := make([]string, len(pages))
	for i, name := range pages {
		list[i] = "content/" + name
	}
	return list
}
