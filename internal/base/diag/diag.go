// Package diag holds the problems that editors have to solve.
//
// A [Diagnostic] is data: a code that never changes, a place in a file of the guide,
// and the values that its message names. Which codes there are, and how severe each is,
// is in codes.go. The messages are in the catalogues of package words; package report
// prints them.
//
// Problems of the machine (a full disk, a port in use) are Go errors and never come
// here. Every stage adds to a [List] and goes on, so that an editor sees all problems
// at once:
//
//	src := diag.NewSource("content/nl/index.md", text)
//	diags.Add(src.At(offset, "link-broken", "plan.md"))
//
// # Laws
//
//   - A problem is found where its cause is known, with the place to mend: a broken link at
//     the link, a clash of names at the second file.
//   - A code never changes, and never means another thing. Guides, editors' programs and
//     tests refer to it.
//   - An [Error] keeps the whole guide from its readers; a [Warning] does not. A guide may
//     turn the errors of some codes into warnings ([Lowerable]), and of no others.
//   - A sorted list has the same order in each build, whichever goroutine found a problem.
//
// The package opens no file. A [Source] gives a Diagnostic the line that it is
// about, for the caret in the terminal.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Pos is a place in a file of the guide.
type Pos struct {
	File string // slash-separated, relative to the guide's folder
	Line int    // 1-based; 0 when the problem is the whole file
	Col  int    // 1-based, in characters; 0 when the problem is the whole line
}

// String returns file:line:col, without the parts that are not known. Editors and terminals
// make a link of it.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// A Diagnostic is one problem found in one place.
type Diagnostic struct {
	Code    string // what kind of problem; see codes.go
	Pos     Pos
	Source  string // the line at Pos, without its line end; may be empty
	Args    []any  // what the message names; codes.go has their names
	Suggest string // the nearest right value, for "did you mean"; may be empty

	lowered bool // a warning in this guide; see [List.Lower]
}

// A Word is an argument that has words of its own in each language, such as the type of a
// value: "list" is "een lijst" in Dutch. A Word that no catalogue has is written as it is.
type Word string

// A List is a collection of problems.
type List []Diagnostic

// Add adds a problem. One goroutine may do so at a time; see [Collector].
func (l *List) Add(d Diagnostic) { *l = append(*l, d) }

// Sort orders the list by file, place and code, and drops problems that are
// there twice: some files are made twice in a build, and their problems are found each time.
func (l *List) Sort() {
	slices.SortStableFunc(*l, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.Pos.File, b.Pos.File),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Col, b.Pos.Col),
			cmp.Compare(a.Code, b.Code),
			slices.CompareFunc(a.Args, b.Args, compareArgs),
		)
	})
	*l = slices.CompactFunc(*l, func(a, b Diagnostic) bool {
		return a.Pos == b.Pos && a.Code == b.Code && slices.CompareFunc(a.Args, b.Args, compareArgs) == 0
	})
}

// compareArgs compares numbers by their size, and all others as they are written: 9 comes
// before 10.
func compareArgs(a, b any) int {
	// Only ints are compared as numbers: messages name no others.
	if m, ok := a.(int); ok {
		if n, ok := b.(int); ok {
			return cmp.Compare(m, n)
		}
	}
	return cmp.Compare(fmt.Sprint(a), fmt.Sprint(b))
}

// Count returns the number of errors and of warnings; a lowered error counts as a warning.
func (l List) Count() (errors, warnings int) {
	for _, d := range l {
		if d.Severity() == Error {
			errors++
		} else {
			warnings++
		}
	}
	return errors, warnings
}

// Fatal reports whether the list stops publishing: it has an error or, when
// strict, anything at all.
func (l List) Fatal(strict bool) bool {
	errors, warnings := l.Count()
	return errors > 0 || strict && warnings > 0
}

// Nearest returns the candidate that looks most like word, or "" when none is near enough
// to be what was meant: a third of its letters may differ, or two in a short word. Capitals
// count as small letters. Of two that are equally near it returns the first by name.
func Nearest(word string, candidates []string) string {
	best, bestDist := "", max(2, len([]rune(word))/3)+1
	for _, c := range candidates {
		if d := distance(strings.ToLower(word), strings.ToLower(c)); d < bestDist || d == bestDist && c < best {
			best, bestDist = c, d
		}
	}
	return best
}

// distance returns the number of letters to add, remove, replace or swap to turn a into b
// (the optimal string alignment distance). It keeps three rows of the table: two letters
// that are swapped need the row before the last.
func distance(a, b string) int {
	r, s := []rune(a), []rune(b)
	if len(r) > 60 || len(s) > 60 {
		return 100 // nothing so long is a slip of the finger
	}
	var prev2, prev []int
	cur := make([]int, len(s)+1)
	for j := range cur {
		cur[j] = j
	}
	for i := 1; i <= len(r); i++ {
		prev2, prev, cur = prev, cur, make([]int, len(s)+1)
		cur[0] = i
		for j := 1; j <= len(s); j++ {
			cost := 1
			if r[i-1] == s[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && r[i-1] == s[j-2] && r[i-2] == s[j-1] {
				cur[j] = min(cur[j], prev2[j-2]+1)
			}
		}
	}
	return cur[len(s)]
}
