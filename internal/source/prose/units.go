package prose

import (
	"crypto/sha256"
	"encoding/hex"
	"iter"
	"strconv"
	"strings"

	"wenk/internal/base/diag"
)

// A Unit is a part of a text that is translated as one, with its tags:
//
//	Read <1>the guide</1> first.
//
// Tags stand for what is not words: here, a link. A translator moves them and never sees
// where they lead.
type Unit struct {
	Kind Kind // Paragraph, Line, Heading, Cell or Term
	Key  string
	Text string // its words on one line; nodes in it are tags: <1>…</1>, or <2/> for one without words
	Pos  diag.Pos
}

// Units returns the units of a text in reading order, without those that have no words.
// A tag has the number of its node in the unit. The key of a unit is made of its Text
// alone, so a translation without its key is out of date.
func (d *Doc) Units() iter.Seq[Unit] {
	return func(yield func(Unit) bool) {
		for at := 0; at < len(d.nodes); at++ {
			n := Node{d, uint32(at)}
			switch n.Kind() {
			case Paragraph, Line, Heading, Cell, Term:
				if n.Text() == "" {
					continue
				}
				var t unitText
				t.children(n)
				text := strings.TrimSpace(t.String())
				if !yield(Unit{n.Kind(), key(text), text, n.Pos()}) {
					return
				}
			}
		}
	}
}

// key returns the key of a unit: 16 hexadecimal digits of the SHA-256 of its text.
func key(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}

// A unitText is the text of a unit that is being written.
type unitText struct {
	strings.Builder
	last int // number of the last tag
}

// children writes the words of what n holds, and a tag for each node in it.
func (t *unitText) children(n Node) {
	for c := range n.Children() {
		switch k := c.Kind(); {
		case k == Text:
			t.WriteString(escapeTags(c.Words()))
			if c.Is(LineEnd) {
				t.WriteByte(' ')
			}
			continue
		case c.Empty():
			t.last++
			t.WriteString("<" + strconv.Itoa(t.last) + "/>")
			continue
		}
		t.last++
		no := strconv.Itoa(t.last)
		t.WriteString("<" + no + ">")
		t.children(c)
		t.WriteString("</" + no + ">")
	}
}

// escapeTags returns words in which nothing can be taken for a tag.
func escapeTags(words string) string {
	return strings.ReplaceAll(strings.ReplaceAll(words, "&", "&amp;"), "<", "&lt;")
}
