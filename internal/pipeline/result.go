package pipeline

import (
	"fmt"
	"slices"
	"strings"

	"wenk/internal/base/diag"
	"wenk/internal/base/file"
	"wenk/internal/base/parallel"
	"wenk/internal/media/picture"
	"wenk/internal/source/guide"
)

// A Result is one build.
type Result struct {
	Files []file.File // sorted by path; nil when the site cannot be made
	Diags diag.List   // sorted; those of the files that were made among them after [Result.Check]
	Lang  string      // language of the guide
	Title string      // of the guide
	Pages int         // that readers can open
	// LayoutsChanged reports whether layouts, static files or settings differ from the build
	// before: any page may look different.
	LayoutsChanged bool

	Stages []Stage  // in the order in which they were taken; none without a Clock
	Drafts []string // files marked as draft, below content/; built only if the builder builds them
	// Replaced are the extra files of a [Publication] that the guide has files of its own for.
	Replaced []string

	late    *diag.Collector
	lowered map[string]bool // codes of errors that are warnings in this guide
}

// Check makes every file that was not made, and keeps none: their problems show
// then. Pictures are not encoded: [Builder.Make] decoded them, and that is where
// their problems are.
func (r *Result) Check() {
	order := file.LargeFirst(r.Files)
	parallel.ForEach(len(order), func(i int) {
		if f := r.Files[order[i]]; f.Pieces != nil && !picture.Encoded(f.Path) {
			f.WithBytes(func([]byte) {})
		}
	})
	r.Settle()
}

// CheckPages makes pages, and keeps none, for as long as more says so; at most so
// many at once. A mistake in wenk that shows in one of them becomes a problem: a
// preview goes on.
func (r *Result) CheckPages(atOnce int, more func() bool) {
	parallel.ForEachOf(len(r.Files), atOnce, func(i int) {
		if f := r.Files[i]; f.Pieces != nil && strings.HasSuffix(f.Path, ".html") && more() {
			defer func() {
				if bug := recover(); bug != nil {
					r.late.Add(diag.Diagnostic{Code: "wenk-mistake", Pos: diag.Pos{File: f.Path}, Args: []any{fmt.Sprint(bug)}})
				}
			}()
			f.WithBytes(func([]byte) {})
		}
	})
}

// Settle adds the problems of the files that were made to Diags, and reports
// whether there are new ones.
func (r *Result) Settle() bool {
	before := len(r.Diags)
	if r.late == nil {
		return false
	}
	if late := r.late.List(); len(late) > 0 {
		late.Lower(r.lowered)
		r.Diags = append(slices.Clone(r.Diags), late...)
		r.Diags.Sort()
	}
	return len(r.Diags) > before
}

// lower turns errors into warnings that are so in this guide, and says of which
// codes: nobody must think that all is well.
func (r *Result) lower(c *guide.Config) {
	r.lowered = map[string]bool{}
	for _, ref := range c.Warnings {
		r.lowered[ref.Value] = true
	}
	count := r.Diags.Lower(r.lowered)
	for _, ref := range c.Warnings {
		code := "problems-lowered"
		if count[ref.Value] == 0 {
			code = "problems-unused"
		}
		r.Diags.Add(c.Src.On(ref.Pos, code, ref.Value, count[ref.Value]))
	}
}
