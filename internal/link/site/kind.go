package site

import (
	"wenk/internal/source/guide"
	"wenk/internal/source/markdown"
)

// alike are the kinds of other programs that mean a kind of this one in other words.
var alike = map[string]string{
	"hint": "tip", "question": "questions", "help": "questions", "faq": "questions", "cite": "quote",
}

// kind returns the kind of a block, nil when it is not known. A block as other
// programs have them is of the kind that its word means, when it has all that such a
// block must have, and else a note.
func (l *linker) kind(b *markdown.Block) *guide.Kind {
	c := l.s.Config
	k := c.Kind(b.Word)
	if !b.Foreign {
		return k
	}
	if k == nil {
		k = c.Kind(alike[b.Word])
	}
	if k == nil || !fits(k, b) {
		return c.Kind("note")
	}
	return k
}

// fits reports whether a block without attributes can be of a kind.
func fits(k *guide.Kind, b *markdown.Block) bool {
	for _, f := range k.Fields {
		if f.Required {
			return false
		}
	}
	return !k.Query && (k.Title != guide.TitleRequired || b.Title != "") && (k.Title != guide.TitleNone || b.Title == "")
}
