package sheet

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"wenk/internal/paper/typeset"
	"wenk/internal/source/guide"
)

// setColumns divides the width among the columns by what people write in them. No
// column is narrower than the longest word of its head. The shares are measured by
// what people write: a text takes more room than a number, and a box to tick no more
// than its head. It also sets the texts of the head, the options and the labels of
// the rows in those widths.
func (t *table) setColumns(width float64) {
	heads := []guide.Text{nil}
	shares := []float64{1.25}
	if t.form.Shared != "" {
		heads[0] = capital(t.word("form-row-of"))
	}
	least := []float64{22 * mm}
	for _, w := range t.rows {
		least[0] = max(least[0], min(t.longestWord(w.Label, t.label)+numberWidth, 0.2*width))
	}
	for _, q := range t.form.Fields {
		heads = append(heads, q.Label)
		share := 1.0
		switch q.Type {
		case "text", "list":
			share = 2
		case "people":
			share = 1.6
		case "choice", "choices":
			share = 1.4
		case "check":
			share = 0
		}
		if q.Type == "text" && q.Lines < 2 {
			share = 1.3
		}
		shares = append(shares, share)
		least = append(least, min(max(t.longestWord(q.Label, t.head)+2*cell+0.5, 13*mm), 0.6*width/float64(len(t.form.Fields))))
	}
	t.widths = divide(width, shares, least)
	for i, h := range heads {
		t.heads = append(t.heads, t.setText(h, t.head, t.widths[i]-2*cell))
	}
	for i, q := range t.form.Fields {
		var options []block
		for _, o := range q.Options {
			options = append(options, t.optionLabel(o, reduced(t.label.first.Size, 0.9), t.widths[i+1]-2*cell-tickSize-1.5*mm))
		}
		t.options = append(t.options, options)
	}
	for _, r := range t.rows {
		t.labels = append(t.labels, t.setText(r.Label, t.label, t.widths[0]-2*cell-t.numbersWidth()))
	}
}

// capital returns t with a capital as its first letter. The word for a row begins
// with a small letter, since it also stands inside sentences.
func capital(t guide.Text) guide.Text {
	upper := guide.Text{}
	for lang, s := range t {
		first, size := utf8.DecodeRuneInString(s)
		upper[lang] = string(unicode.ToTitle(first)) + s[size:]
	}
	return upper
}

// divide divides a width in proportion to shares, and gives each at least its least.
// A share of 0 gets its least and no more, unless all are 0. If all leasts together
// are wider than the width, each gets less, in proportion. The result adds up to the
// width.
func divide(width float64, shares, least []float64) []float64 {
	widths := slices.Clone(least)
	sum := 0.0
	for _, w := range least {
		sum += w
	}
	if sum >= width {
		for i := range widths {
			widths[i] *= width / sum
		}
		return widths
	}
	fixed := make([]bool, len(shares))
	for {
		room, total := width, 0.0
		for i := range shares {
			if fixed[i] || shares[i] == 0 {
				room -= least[i]
			} else {
				total += shares[i]
			}
		}
		if total == 0 { // no column can use more
			for i := range widths {
				widths[i] = least[i] * width / sum
			}
			return widths
		}
		again := false
		for i := range shares {
			if w := room * shares[i] / total; !fixed[i] && shares[i] > 0 {
				if widths[i] = w; w < least[i] {
					fixed[i], widths[i], again = true, least[i], true
				}
			}
		}
		if !again {
			return widths
		}
	}
}

// longestWord returns the width of the longest word of a text. A column narrower than
// that would break the word between two letters.
func (t *table) longestWord(text guide.Text, l labelStyle) float64 {
	longest := 0.0
	for i, w := range t.wordings(text) {
		style := l.first
		if i > 0 {
			style = l.second
		}
		for _, word := range strings.FieldsFunc(w.text, func(r rune) bool { return r == ' ' || r == '/' || r == '-' }) {
			longest = max(longest, typeset.Width(word+"/", w.lang, w.rtl(), style))
		}
	}
	return longest
}

// numberWidth is the width of a number of a row and the gap after it.
const numberWidth = 6 * mm

// numbersWidth returns the width of the column with the numbers of the rows. It is 0
// when no row has a number.
func (t *table) numbersWidth() float64 {
	for _, r := range t.rows {
		if r.Number > 0 {
			return numberWidth
		}
	}
	return 0
}
