package site

import (
	"wenk/internal/source/guide"
	"wenk/internal/source/prose"
)

// synonym returns the kind that a block word of another program means, or "".
// Programs such as MkDocs and Docusaurus have such words for their blocks.
func synonym(word string) string {
	switch word {
	case "hint":
		return "tip"
	case "question", "help", "faq":
		return "questions"
	case "cite":
		return "quote"
	}
	return ""
}

// kind returns the kind of a block, or nil when it is not known. A block in the
// syntax of another program gets the kind that its word means. It becomes a note when
// it lacks what that kind requires.
func (l *linker) kind(b *prose.BlockData) *guide.Kind {
	c := l.s.Config
	k := c.Kind(b.Word)
	if !b.Foreign {
		return k
	}
	if k == nil {
		k = c.Kind(synonym(b.Word))
	}
	if k == nil || !canBe(k, b) {
		return c.Kind("note")
	}
	return k
}

// canBe reports whether a block without attributes can have a kind.
func canBe(k *guide.Kind, b *prose.BlockData) bool {
	for _, f := range k.Fields {
		if f.Required {
			return false
		}
	}
	return !k.Query && (k.Title != guide.TitleRequired || b.Title != "") && (k.Title != guide.TitleNone || b.Title == "")
}
