package markdown

import (
	"bytes"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// dashParser makes dashes, dots and angle quotes typographic. It is goldmark's, asked
// only at the characters where it does something: goldmark cuts the text at each place
// where it asks a parser, and each cut costs a node.
type dashParser struct{ parser.InlineParser }

// Trigger returns the bytes of "--", "<<", ">>" and "...".
func (dashParser) Trigger() []byte { return []byte("-<>.") }

// quoteParser makes quotation marks typographic. Goldmark can do so too, but follows
// English: it takes 's avonds for a quotation, and 'nee' not.
//
// A single mark in Dutch is an apostrophe mostly, which is the hard part: 's avonds,
// foto's, '60, 5'11. A mark that can be neither stays as it is typed.
type quoteParser struct{}

// Trigger returns the bytes of quotation marks as they are typed.
func (quoteParser) Trigger() []byte { return []byte(`'"`) }

// Parse returns the sign for a mark. The signs of quotations are kept in the state, since
// their language is known only when all of the paragraph is read; an apostrophe is the
// same in every language.
func (quoteParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	st := pc.Get(stateKey).(*state)
	in := &st.inlines
	var sign string
	open := in.single + in.double
	if before, rest := block.PrecendingCharacter(), line[1:]; line[0] == '"' {
		sign = in.double.sign("“", "”", flanks(before, rest))
	} else {
		sign = in.singleSign(before, rest)
	}
	if sign == "" {
		return nil
	}
	block.Advance(1)
	n := ast.NewString([]byte(sign))
	n.SetCode(true)
	if in.single+in.double != open { // no apostrophe
		st.quoteSigns = append(st.quoteSigns, quoteSign{n, slices.Index([]string{"“", "”", "‘", "’"}, sign)})
	}
	return n
}

// A side tells what a quotation mark can do where it stands: open, close, both or
// nothing.
type side uint8

const (
	opens side = 1 << iota
	closes
)

// flanks returns what a mark between the character before and the text rest can do, by
// the rules of CommonMark for emphasis (§6.2). It can open when no white space follows,
// and close when no white space precedes. Beside punctuation on that side, there must be
// white space or punctuation on the other side too.
func flanks(before rune, rest []byte) (s side) {
	after := firstRune(rest)
	// Each pair is for the character before, and the one after.
	space := [2]bool{util.IsSpaceRune(before), util.IsSpaceRune(after)}
	punct := [2]bool{util.IsPunctRune(before), util.IsPunctRune(after)}
	if !space[1] && (!punct[1] || space[0] || punct[0]) {
		s |= opens
	}
	if !space[0] && (!punct[0] || space[1] || punct[1]) {
		s |= closes
	}
	return s
}

// firstRune returns the first character of s, and the end of a line for an empty s.
func firstRune(s []byte) rune {
	if len(s) == 0 {
		return '\n'
	}
	r, _ := utf8.DecodeRune(s)
	return r
}

// openQuotes is how many quotations of one kind are open.
type openQuotes int

// sign returns the sign for a mark, and counts it. It is "" when the mark is neither the
// beginning nor the end of a quotation.
func (o *openQuotes) sign(left, right string, s side) string {
	switch {
	case s&closes != 0 && *o > 0:
		*o--
		return right
	case s == opens, s == opens|closes && left == "‘":
		*o++
		return left
	}
	return ""
}

// singleSign returns the sign of a single quotation mark, which is mostly an apostrophe:
// in a word, before a shortened word or year, and after a word when no quotation is open.
func (in *inlines) singleSign(before rune, rest []byte) string {
	after := firstRune(rest)
	s := flanks(before, rest)
	switch {
	case s == opens && (isElision(rest) || isYear(rest)), unicode.In(before, unicode.L, unicode.N) && unicode.IsLetter(after):
		return "’"
	case s == opens|closes && unicode.IsDigit(after):
		return "" // 5'11: feet and inches
	}
	sign := in.single.sign("‘", "’", s)
	if sign == "" && s == closes && !unicode.IsDigit(before) {
		return "’" // of the Jansens' house; 5' is feet, or minutes
	}
	return sign
}

// isElision reports whether s is what follows the apostrophe of a shortened word: 's
// avonds, 't huis, 'n keer. It is a quotation when a second mark follows: 'n'.
func isElision(s []byte) bool {
	size := bytes.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if size < 0 {
		size = len(s)
	}
	switch string(s[:size]) {
	case "s", "t", "n", "k", "m", "r", "ie", "em", "er", "ns", "tis", "twas":
		after := firstRune(s[size:])
		return after != '\'' && after != '’'
	}
	return false
}

// maxYearQuote is how many bytes are searched for the end of a quotation that begins with
// two digits.
const maxYearQuote = 80

// isYear reports whether s begins with a year without its century, as in '60: two digits,
// unless a quotation begins with them, as in '60 gezinnen'.
func isYear(s []byte) bool {
	if len(s) < 2 || !unicode.IsDigit(rune(s[0])) || !unicode.IsDigit(rune(s[1])) || unicode.IsDigit(firstRune(s[2:])) {
		return false
	}
	for i := 2; i < min(len(s), maxYearQuote); i++ {
		if s[i] == '\'' && flanks(rune(s[i-1]), s[i+1:])&closes != 0 && !unicode.IsLetter(firstRune(s[i+1:])) {
			return false
		}
	}
	return true
}
