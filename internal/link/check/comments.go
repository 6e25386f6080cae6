package check

import (
	"wenk/internal/base/diag"
	"wenk/internal/link/site"
)

// comments reports once that HTML comments are left out, at the first of them. A
// guide from another program may have thousands. The text of the problem says how
// many there are in all. Pages without comments cost nothing: the parser counted
// them.
func comments(s *site.Site, diags *diag.List) {
	count := 0
	var first diag.Diagnostic
	for _, p := range s.Authored {
		if p.Source == nil || p.Plain() || p.Source.Doc.Comments == 0 {
			continue
		}
		if count == 0 {
			first = p.Source.Src.On(p.Source.Doc.Comment, "html-comment")
		}
		count += p.Source.Doc.Comments
	}
	if count > 0 {
		first.Args = []any{count}
		diags.Add(first)
	}
}
