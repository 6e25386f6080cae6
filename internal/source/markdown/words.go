package markdown

import (
	"strings"

	"github.com/yuin/goldmark/renderer/html"
)

// text writes the text of an editor, with the terms in it explained.
func (w *out) text(s string, how manner) {
	for how&explained != 0 {
		start, end, term := w.ctx.Term(s)
		if end == 0 {
			break
		}
		w.words(s[:start], how)
		w.term(term, how)
		s = s[end:]
	}
	for w.title {
		i := strings.IndexByte(s, '/') + 1
		if i == 0 || i == len(s) {
			break
		}
		w.words(s[:i], how)
		w.string("<wbr>")
		s = s[i:]
	}
	w.words(s, how)
}

// words writes words: character references stand for their character, a
// backslash before punctuation for nothing.
func (w *out) words(s string, how manner) {
	switch {
	case how&plainText != 0:
		w.string(s)
	case how&rawText != 0:
		html.DefaultWriter.RawWrite(w, asBytes(s))
	default:
		html.DefaultWriter.Write(w, asBytes(s))
	}
}
