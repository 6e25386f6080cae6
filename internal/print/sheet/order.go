package sheet

import (
	"slices"
	"strings"
	"unicode"

	"wenk/internal/paper/typeset"
)

// readingOrder returns the text of a line in the order in which people read it. A
// browser orders the letters of an SVG itself, so it must get them as they are read
// and not as they stand on paper. Runs of the direction of the line stand in their
// order; a part in the other direction is turned over as a whole.
func readingOrder(l typeset.Line, rtl bool) string {
	var parts []string
	for i := 0; i < len(l.Runs); i++ {
		j := i
		if rtl {
			for j < len(l.Runs) && !l.Runs[j].RTL {
				j++
			}
		} else {
			j = lastRTL(l.Runs, i)
		}
		group := l.Runs[i:max(j, i+1)]
		whole := ""
		for k, r := range group {
			if !rtl && j > i {
				r = group[len(group)-1-k]
			}
			whole += runText(r)
		}
		parts = append(parts, whole)
		i += len(group) - 1
	}
	if rtl {
		slices.Reverse(parts)
	}
	return strings.TrimRight(strings.Join(parts, ""), " ")
}

// lastRTL returns the end of the right-to-left text that starts at a run. Numbers
// inside it belong to it. It is the run itself if that is read from left to right.
func lastRTL(runs []typeset.Run, from int) int {
	end := from
	for i := from; i < len(runs); i++ {
		if runs[i].RTL {
			end = i + 1
		} else if i == from || strings.ContainsFunc(runText(runs[i]), unicode.IsLetter) {
			break
		}
	}
	return end
}

// runText returns the text of a run in reading order.
func runText(r typeset.Run) string {
	var b strings.Builder
	for i := range r.Glyphs {
		if r.RTL {
			i = len(r.Glyphs) - 1 - i
		}
		b.WriteString(r.Glyphs[i].Text)
	}
	return b.String()
}
