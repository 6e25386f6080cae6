package markdown

import (
	"fmt"
	"strings"
	"testing"

	"wenk/internal/base/limits"
	"wenk/internal/source/prose"
)

// outline writes blocks as kind "title" key=value (blocks inside).
func outline(blocks []*prose.BlockData) string {
	var parts []string
	for _, b := range blocks {
		s := b.Word
		if b.Title != "" {
			s += fmt.Sprintf(" %q", b.Title)
		}
		for _, a := range b.Attrs {
			s += " " + a.Key + "=" + a.Value
		}
		if len(b.Blocks) > 0 {
			s += " (" + outline(b.Blocks) + ")"
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, ", ")
}

func TestBlocks(t *testing.T) {
	for _, c := range []struct{ name, text, want, problems string }{
		{"a block", ":::tip Neem de tijd {#tijd domains=\"wonen werk\"}\nTekst.\n:::", `tip "Neem de tijd" id=tijd domains=wonen werk`, ""},
		{"blocks in a block", ":::tip A\n:::story B\nx\n:::\n:::note\ny\n:::\n:::\n:::tip C\nz\n:::", `tip "A" (story "B", note), tip "C"`, ""},
		{"space, capitals, more colons", "::::: TIP  A\nx\n:::", `tip "A"`, ""},
		{"right after a paragraph", "Tekst.\n:::tip A\nx\n:::\nTekst.", `tip "A"`, ""},
		{"in a list", "- een\n\n  :::tip A\n  x\n  :::\n- twee", `tip "A"`, ""},
		{"in a quotation", "> :::tip A\n> x\n> :::", `tip "A"`, ""},
		{"in a note", "A[^x].\n\n[^x]: B\n\n    :::tip A\n    x\n    :::", `tip "A"`, ""},
		{"with a list that it closes", ":::tip A\n- een\n- twee\n:::\n:::tip B\nx\n:::", `tip "A", tip "B"`, ""},
		{"with code that looks like a block", ":::tip A\n```\n:::\n:::story\n```\n:::", `tip "A"`, ""},
		{"with such code in a list", ":::tip A\n- een\n  ```\n  :::\n  ```\n:::", `tip "A"`, ""},
		{"code is text", "    :::tip A\n\n```\n:::tip B\n```", "", "1:5 block-indented\n"},
		{"a comment is none", ":::tip A\n<!--\n:::\n-->\nx\n:::", `tip "A"`, ""},
		{"in a comment in a list", ":::tip A\n- <!--\n  :::\n  -->\n:::", `tip "A"`, ""},
		{"characters that the title names", ":::tip R&amp;D \\#1 \\&lt;\nx\n:::\n\n!!! note \"R&amp;D\"\n    x", `tip "R&D #1 &lt;", note "R&D"`, ""},
		{"braces in a word of the title", ":::tip a{b} c\nx\n:::", `tip "a{b} c"`, ""},

		{"not closed", "Tekst.\n\n:::tip A\nx", `tip "A"`, "3:1 block-unclosed\n"},
		{"the inner one not closed", ":::tip A\n:::story\nx\n:::", `tip "A" (story)`, "1:1 block-unclosed\n"},
		{"not closed in a list", "- een\n  :::tip A\n  x\n\ntwee", `tip "A"`, "2:3 block-unclosed\n"},
		{"closes nothing", ":::tip A\nx\n:::\n\n:::", `tip "A"`, "5:1 block-stray\n"},
		{"closed crosswise", "::::tip A\n:::story\nx\n::::\n:::", `tip "A" (story)`, "4:1 block-nesting\n"},
		{"code not closed in it", ":::tip A\n```\nx\n:::\n", `tip "A"`, "2:1 code-unclosed\n"},
		{"two colons", "::tip A", "", "1:1 block-look-alike\n"},
		{"another space before it", "\u00a0:::tip A\nx", "", "1:1 block-look-alike\n"},
		{"two colons and a space", ":: tip A", "", "1:1 block-look-alike\n"},
		{"wide colons", "：：：tip A\nx", "", "1:1 block-look-alike\n"},
		{"indented in a paragraph", "Tekst.\n    :::tip A", "", "2:5 block-look-alike\n"},
		{"times are no blocks", "Om 12::30 uur\n:: 13 uur", "", ""},
		{"attributes right after the title", ":::tip Foo{#id}\nx\n:::", `tip "Foo{#id}"`, "1:11 block-attribute-glued\n"},
		{"attributes right after a title of words", ":::tip Foo bar{voice=piet}\nx\n:::", `tip "Foo bar{voice=piet}"`, "1:15 block-attribute-glued\n"},

		{"attributes not closed", ":::tip A {#b\nx\n:::", `tip "A" id=b`, "1:10 block-attribute-brace\n"},
		{"quotation mark not closed", ":::tip A {b=\"c}\nx\n:::", `tip "A"`, "1:13 block-attribute-quote\n"},
		{"no name", ":::tip A {=c}\nx\n:::", `tip "A"`, "1:11 block-attribute\n"},
		{"text after attributes", ":::tip {#b} Titel\nx\n:::", "tip id=b", "1:13 block-attribute-after\n"},
	} {
		doc, problems := read(c.text)
		if got := outline(doc.Blocks); got != c.want || problems != c.problems {
			t.Errorf("%s:\n%s\n got %s\n     %q\nwant %s\n     %q", c.name, c.text, got, problems, c.want, c.problems)
		}
	}
}

// Blocks as other programs have them are blocks too.
func TestForeignBlocks(t *testing.T) {
	for _, c := range []struct{ name, text, want, read, problems string }{
		{"an alert", "> [!NOTE]\n> Tekst.", "note", "Tekst.", ""},
		{"with a title, folded", "> [!tip]- Neem de `tijd`\n> Tekst.", `tip "Neem de tijd"`, "Tekst.", ""},
		{"without a space", ">[!WARNING]\n>Tekst.\n>\n>Meer.", "warning", "Tekst. Meer.", ""},
		{"that ends", "> [!NOTE]\n> A.\n\nB.", "note", "A.", ""},
		{"in an alert", "> [!NOTE]\n> > [!TIP]\n> > A.", "note (tip)", "", ""},
		{"in a block", ":::tip A\n> [!NOTE]\n> B.\n:::\nC.", `tip "A" (note)`, "", ""},
		{"with a block", "> [!NOTE]\n> :::tip A\n> B.\n> :::\n> C.", `note (tip "A")`, "C.", ""},
		{"in a list", "- een\n  > [!NOTE]\n  > A.\n- twee", "note", "A.", ""},
		{"with code", "> [!NOTE]\n> ```\n> :::\n> ```", "note", ":::", ""},
		{"a quote is none", "> [!NOTE] is een woord\n>\n> [NOTE]", `note "is een woord"`, "[NOTE]", ""},
		{"later in a quote", "> A.\n> [!NOTE]\n> B.", "", "", ""},

		{"an admonition", "!!! note\n    Tekst.\n\n    Meer.\n\nAnders.", "note", "Tekst. Meer.", ""},
		{"with a title", "!!! warning \"Let *op*\"\n    Tekst.", `warning "Let *op*"`, "Tekst.", ""},
		{"without a title", "!!! warning \"\"\n    Tekst.", "warning", "Tekst.", ""},
		{"folded", "??? question \"Hoe?\"\n    Zo.\n???+ tip inline end\n    Ook.", `question "Hoe?", tip`, "Zo.", ""},
		{"an admonition in one", "!!! note\n    A.\n\n    !!! tip \"T\"\n        B.\n", `note (tip "T")`, "A.", ""},
		{"after text", "Tekst.\n!!! note\n    A.", "note", "A.", ""},
		{"with blocks", ":::tip X\n!!! note\n    :::story Y\n    A.\n    :::\n    B.\n:::", `tip "X" (note (story "Y"))`, "", ""},
		{"with code in it", ":::tip X\n!!! note\n    ```\n    :::\n    ```\n    B.\n:::", `tip "X" (note)`, "", ""},
		{"in a quote", "> !!! note\n>     A.", "note", "A.", ""},
		{"a call is none", "!!! Belangrijk\nTekst.\n\n??? Wat nu", "", "", ""},
		{"a sentence is none", "!!! Let op, dit telt\n    A.", "", "", ""},
	} {
		doc, problems := read(c.text)
		if got := outline(doc.Blocks); got != c.want || problems != c.problems {
			t.Errorf("%s:\n%s\n got %s\n     %q\nwant %s\n     %q", c.name, c.text, got, problems, c.want, c.problems)
		}
		if c.read != "" && len(doc.Blocks) > 0 && (doc.Blocks[0].Text() != c.read || !doc.Blocks[0].Foreign) {
			t.Errorf("%s:\n%s\nreads %q, want %q", c.name, c.text, doc.Blocks[0].Text(), c.read)
		}
	}
}

// Admonitions in admonitions have the same limit of depth as ::: blocks.
func TestForeignDepth(t *testing.T) {
	var text strings.Builder
	for i := range 3 * limits.Nesting {
		text.WriteString(strings.Repeat("    ", i) + "!!! note \"n\"\n")
	}
	doc, _ := read(text.String())
	depth := 0
	for blocks := doc.Blocks; len(blocks) > 0; blocks = blocks[0].Blocks {
		depth++
	}
	if depth != limits.Nesting {
		t.Errorf("%d blocks in each other, want %d", depth, limits.Nesting)
	}
}

func TestBlockPlaces(t *testing.T) {
	doc, _ := read("é\n\n- :::tip Één {#a  voice='piet'}\n  x\n  :::")
	b := doc.Blocks[0]
	for _, c := range []struct{ what, got, want string }{
		{"block", b.Pos.String(), "content/a.md:3:3"},
		{"title", b.TitlePos.String(), "content/a.md:3:10"},
		{"id", b.Attrs[0].Pos.String(), "content/a.md:3:15"},
		{"key", b.Attrs[1].Pos.String(), "content/a.md:3:19"},
		{"value", b.Attrs[1].ValuePos.String(), "content/a.md:3:25"},
		{"part of the value", b.Attrs[1].PartPos(2).String(), "content/a.md:3:28"},
	} {
		if c.got != c.want {
			t.Errorf("%s is at %s, want %s", c.what, c.got, c.want)
		}
	}
}

func TestEmpty(t *testing.T) {
	doc, _ := read(":::tip A\n:::\n:::tip B\nx\n:::")
	if !doc.Blocks[0].Empty() || doc.Blocks[1].Empty() {
		t.Error("only the first block is empty")
	}
	if doc.Empty() {
		t.Error("the text is not empty")
	}
	if doc, _ := read("\n \n"); !doc.Empty() {
		t.Error("white space is empty")
	}
}
