package pipeline

import (
	"fmt"
	"slices"
	"strings"

	"wenk/internal/base/diag"
	"wenk/internal/base/file"
	"wenk/internal/base/parallel"
	"wenk/internal/base/words"
	"wenk/internal/media/picture"
	"wenk/internal/source/guide"
)

// A Result is the result of one build: files whose bytes are made when they are needed, and
// the problems found so far.
type Result struct {
	Files []file.File    // sorted by path; nil when the site cannot be made
	Diags diag.List      // sorted; with problems in the bytes of files after [Result.MakeAll]
	Words *words.Catalog // the catalogue of the guide, for messages to its editors
	Title string         // the title of the guide
	Pages int            // the number of pages that readers can open
	// LayoutsChanged reports whether layouts, static files or settings differ from the build
	// before: any page may look different.
	LayoutsChanged bool

	Stages []Stage  // in their order; empty without a Clock
	Drafts []string // files marked as draft, below content/; built only if the builder builds them
	// Replaced are the extra files of a [Publication] that the guide has files of its own for.
	Replaced []string

	late    *diag.Collector
	lowered map[string]bool // the codes of errors that are warnings in this guide
}

// MakeAll makes every file, to find the problems in it, and keeps no bytes. It does not
// encode pictures: [Builder.Make] decoded them and reported their problems. Nor does it make
// files from others: they have no problems of their own.
func (r *Result) MakeAll() {
	order := file.LargeFirst(r.Files)
	parallel.ForEach(len(order), func(i int) {
		if f := r.Files[order[i]]; f.Pieces != nil && !f.Last && !picture.Encoded(f.Path) {
			f.WithBytes(func([]byte) {})
		}
	})
	r.AddLateProblems()
}

// CheckPages makes pages to find problems, until more returns false. It makes at most
// atOnce pages at once and keeps no bytes. A panic in a page becomes a problem of that
// page, so that a preview goes on.
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

// AddLateProblems adds the problems that were found while files were made to Diags. It
// reports whether there are new problems.
func (r *Result) AddLateProblems() bool {
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

// lowerErrors turns errors into warnings if the settings of the guide say so. It reports
// each code, so that nobody thinks that the guide has no errors.
func (r *Result) lowerErrors(c *guide.Config) {
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
