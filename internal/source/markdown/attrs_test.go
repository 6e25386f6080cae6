package markdown

import (
	"strings"
	"testing"

	"wenk/internal/base/diag"
)

func TestAttrs(t *testing.T) {
	for _, c := range []struct{ text, want, rest string }{
		{`{}`, "", ""},
		{`{#a .b}`, "id=a class=b", ""},
		{`{a=b c="d e" f='g h' i}`, "a=b c=d e f=g h i=", ""},
		{`{a="b"c=d}`, "a=b c=d", ""},
		{"{a=“b c” d=”e“}", "a=b c d=e", ""},
		{`{a="}" b='"'}`, `a=} b="`, ""},
		{`{a="b \"c\"" d='e\'s'}`, `a=b "c" d=e's`, ""},
		{`{a='b "c"'}`, `a=b "c"`, ""},
		{`{a="C:\g"}`, `a=C:\g`, ""},
		{`{a=} rest`, "a=", " rest"},
		{`{a=b}c`, "a=b", "c"},
		{`{naam-é.x:y_2=b}`, "naam-é.x:y_2=b", ""},
		{`{link=https://a.be/?b=c}`, "link=https://a.be/?b=c", ""},
	} {
		attrs, n, err := parseAttrs(c.text, func(int) diag.Pos { return diag.Pos{} })
		if err != nil {
			t.Errorf("%s: %s at %d", c.text, err.code, err.offset)
			continue
		}
		var got []string
		for _, a := range attrs {
			got = append(got, a.Key+"="+a.Value)
		}
		if s := strings.Join(got, " "); s != c.want || c.text[n:] != c.rest {
			t.Errorf("%s\n got %s, then %q\nwant %s, then %q", c.text, s, c.text[n:], c.want, c.rest)
		}
	}
}

func TestAttrErrors(t *testing.T) {
	for _, c := range []struct {
		text   string
		offset int
		code   string
	}{
		{`{`, 0, "block-attribute-brace"},
		{"{a=b\n}", 0, "block-attribute-brace"},
		{`{#}`, 1, "block-attribute"},
		{`{a .}`, 3, "block-attribute"},
		{`{a !}`, 3, "block-attribute"},
		{`{a="b}`, 3, "block-attribute-quote"},
		{`{a="b "c" d"}`, 6, "block-attribute-quoted"},
		{`{a="b "c d""}`, 6, "block-attribute-quoted"},
		{`{a='foto's'}`, 8, "block-attribute-quoted"},
		{"{a=“b\n”}", 3, "block-attribute-quote"},
	} {
		_, _, err := parseAttrs(c.text, func(int) diag.Pos { return diag.Pos{} })
		if err == nil || err.offset != c.offset || err.code != c.code {
			t.Errorf("%q: %v, want %s at %d", c.text, err, c.code, c.offset)
		}
	}
}

func TestImageAttrs(t *testing.T) {
	for _, c := range []struct{ text, want, problems string }{
		{`![a](b.jpg){width=wide credit="An B"}`, "width=wide credit=An B", ""},
		{`Een ![a](b.jpg){decorative} in tekst`, "decorative=", ""},
		{`![a](b.jpg) {x=y}`, "", ""},
		{`![a](b.jpg){x="y}`, "", "1:15 block-attribute-quote\n"},
	} {
		doc, problems := read(c.text)
		var got []string
		for _, a := range doc.Images[0].Attrs {
			got = append(got, a.Key+"="+a.Value)
		}
		if s := strings.Join(got, " "); s != c.want || problems != c.problems {
			t.Errorf("%s\n got %s %q\nwant %s %q", c.text, s, problems, c.want, c.problems)
		}
	}
}
