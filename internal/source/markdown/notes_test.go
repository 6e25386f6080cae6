package markdown

import (
	"regexp"
	"strings"
	"testing"

	"wenk/internal/print/markup"
	"wenk/internal/testing/paper"
)

// noise is what stands around the text and the numbers of notes.
var noise = strings.NewReplacer("<p>", "", "</p>", "", `<span class="hidden">note-label </span>`, "",
	"\n", "", `<div class="notes" role="note">`, "(", "</div></div>\n</div>", ")", "</div></div>", ", ")

var (
	noteTag = regexp.MustCompile(`<div class="note" id="_fn-(\d)"><span class="note-no">\d</span><div>`)
	refTag  = regexp.MustCompile(`<sup class="ref"( id="_fn-\d-ref")?><a href="#_fn-(\d)">\d</a></sup>`)
)

// Notes stand right after what refers to them first. A star marks the
// reference that the note leads back to.
func TestNotes(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"after the paragraph", "A[^x]. B[^y].\n\nC.\n\n[^y]: why\n[^x]: ex", "A[1*]. B[2*].(1:ex, 2:why)C."},
		{"once, at the first reference", "A[^x].\n\nB[^x].\n\n[^x]: ex", "A[1*].(1:ex)B[1]."},
		{"inside the block", ":::tip\nA[^x].\n:::\n\nB.\n\n[^x]: ex", `<section class="tip">A[1*].(1:ex)</section>B.`},
		{"after the list", "- A[^x]\n- B\n\nC\n\n[^x]: ex", "<ul><li>A[1*]</li><li>B</li></ul>(1:ex)C"},
		{"a note to a note with it", "A[^x].\n\nB.\n\n[^x]: ex[^y]\n[^y]: why", "A[1*].(1:ex[2*], 2:why)B."},
		{"a note written in a note", "A[^x], B[^y].\n\n[^x]: ex\n\n    [^y]: *why*", "A[1*], B[2*].(1:ex, 2:<em>why</em>)"},
		{"a note far from its label", "A[^x].\n\n[^x]:      ex\n\n    why\n\n[^y]:\n\n        code\n\nB[^y].", "A[1*].(1:exwhy)B[2*].(2:<pre class=\"code\" tabindex=\"0\"><code>code</code></pre>)"},
		{"a label of words, after a mark", "A![^x y] B[^x y](c).\n\n[^x y]: ex", "A![1*] B[1](c).(1:ex)"},
		{"a note to itself at the end", "A.\n\n[^x]: ex[^x]\n\nB.", "A.B.(1:ex[1*])"},
	} {
		doc, problems := read(c.text)
		got := noise.Replace(markup.Text(doc, paper.Context{}))
		got = noteTag.ReplaceAllString(got, "$1:")
		got = refTag.ReplaceAllStringFunc(got, func(s string) string {
			m := refTag.FindStringSubmatch(s)
			if m[1] != "" {
				return "[" + m[2] + "*]"
			}
			return "[" + m[2] + "]"
		})
		if got != c.want || problems != "" {
			t.Errorf("%s\n got %s\nwant %s\n%s", c.name, got, c.want, problems)
		}
	}
}

func TestNoteProblems(t *testing.T) {
	for text, want := range map[string]string{
		"A[^x].":                        "1:2 footnote-missing\n",
		"A.\n\n[^x]: ex":                "3:1 footnote-unused\n",
		"A[^x].\n\n[^x]: ex\n[^x]: why": "4:1 footnote-twice\n",
		"[^x]: ex\n\n[^x]: why":         "1:1 footnote-unused\n3:1 footnote-twice\n",
		":::tip A\nx[^1]\n\n[^1]: een\n:::\n:::tip B\ny[^1]\n\n[^1]: twee\n:::": "9:1 footnote-twice\n",
		"A[^x].\n\n[^x]: ex\n\n> [^x]: why":                                     "5:3 footnote-twice\n",
		"[a][l]\n\n[l]: b.md\n[l]: c.md":                                        "4:1 definition-twice\n",
		"[a][l]\n\n[l]: b.md\n[L]: b.md":                                        "",
		"`[^x]` \\[^x]":                                                         "",
	} {
		if _, problems := read(text); problems != want {
			t.Errorf("%q\n got %q\nwant %q", text, problems, want)
		}
	}
}

// Of a note that nothing refers to, the blocks in it are no more shown than the note.
func TestBlocksInUnusedNote(t *testing.T) {
	doc, problems := read(":::tip A\nB.\n\n[^x]: ex\n\n    :::story C\n    D.\n    :::\n:::\n\n[^y]: why\n\n    :::tip E\n    F.\n    :::\n")
	if want := "4:1 footnote-unused\n11:1 footnote-unused\n"; problems != want {
		t.Errorf("problems\n%swant\n%s", problems, want)
	}
	if len(doc.Blocks) != 1 || len(doc.Blocks[0].Blocks) != 0 {
		t.Errorf("the blocks are %v", doc.Blocks)
	}
	if got := doc.FullText(); got != "\nB." {
		t.Errorf("the text is %q", got)
	}
}

func TestFootnoteText(t *testing.T) {
	doc, _ := read("A[^x].\n\n[^x]: Zie *Wonen*,\n    [p. 3](b.md).")
	f := doc.Notes[0]
	if got := f.Text(); got != "Zie Wonen, p. 3." {
		t.Errorf("text %q", got)
	}
	if len(f.Links) != 1 || f.Links[0].Dest != "b.md" {
		t.Errorf("links %v", f.Links)
	}
	if got, want := markup.Note(doc, paper.Context{}, f), "<p>Zie <em>Wonen</em>,\n<a href=\"b.md\">p. 3</a>.</p>"; got != want {
		t.Errorf("html %q", got)
	}
}
