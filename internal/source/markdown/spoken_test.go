package markdown

import (
	"strings"
	"testing"

	"wenk/internal/print/markup"
	"wenk/internal/testing/paper"
)

// Each text is read on a page written to the right, and on one written to the left.
func TestSpoken(t *testing.T) {
	for _, c := range []struct{ name, text, page, leftward string }{
		{"a text in brackets", `Zeg [Bonjour "toi"]{lang=fr}.`, "<p>Zeg <span lang=\"fr\">Bonjour «\u202ftoi\u202f»</span>.</p>", "<p dir=\"auto\">Zeg <span lang=\"fr\">Bonjour «\u202ftoi\u202f»</span>.</p>"},
		{"apostrophes are no quotations", `[J'ai 'vu' l'ami d'ici]{lang=de}`, `<p lang="de">J’ai ‚vu‘ l’ami d’ici</p>`, `<p lang="de" dir="ltr">J’ai ‚vu‘ l’ami d’ici</p>`},
		{"all of a paragraph", "[سلام \"دنیا\".]{lang=fa}", `<p lang="fa" dir="rtl">سلام «دنیا».</p>`, `<p lang="fa">سلام «دنیا».</p>`},
		{"the beginning of a paragraph", "[سلام]{lang=ar} is hallo.", `<p><span lang="ar" dir="rtl">سلام</span> is hallo.</p>`, `<p dir="auto"><span lang="ar" dir="rtl">سلام</span> is hallo.</p>`},
		{"in a paragraph of another direction", "سلام [Oui]{lang=fr}", `<p dir="auto">سلام <span lang="fr" dir="ltr">Oui</span></p>`, `<p>سلام <span lang="fr" dir="ltr">Oui</span></p>`},
		{"an item", "- [نعم]{lang=ar}", "<ul>\n<li lang=\"ar\" dir=\"rtl\">نعم</li>\n</ul>", "<ul>\n<li lang=\"ar\">نعم</li>\n</ul>"},
		{"in each other", `[a [b "c"]{lang=nl} "d"]{lang=de} e`, `<p><span lang="de">a <span lang="nl">b “c”</span> „d“</span> e</p>`, `<p dir="auto"><span lang="de">a <span lang="nl">b “c”</span> „d“</span> e</p>`},
		{"a link", `[*Le* "b"](c.md){lang=fr} x`, "<p><a href=\"c.md\"><span lang=\"fr\"><em>Le</em> «\u202fb\u202f»</span></a> x</p>", "<p dir=\"auto\"><a href=\"c.md\"><span lang=\"fr\"><em>Le</em> «\u202fb\u202f»</span></a> x</p>"},
		{"around a link", `[voir [b](c.md)]{lang=fr} x`, `<p><span lang="fr">voir <a href="c.md">b</a></span> x</p>`, `<p dir="auto"><span lang="fr">voir <a href="c.md">b</a></span> x</p>`},
		{"a heading", `## Les "uns" {#a lang=fr}`, "<h2 id=\"a\" lang=\"fr\">Les «\u202funs\u202f»</h2>", "<h2 id=\"a\" lang=\"fr\" dir=\"ltr\">Les «\u202funs\u202f»</h2>"},
		{"a block", ":::note {lang=ar}\nقال \"نعم\".\n\nNee.\n:::", "<section class=\"note\" data-lang=\"ar\">\n<p>قال «نعم».</p>\n<p dir=\"auto\">Nee.</p>\n</section>", "<section class=\"note\" data-lang=\"ar\">\n<p>قال «نعم».</p>\n<p dir=\"auto\">Nee.</p>\n</section>"},
		{"a term is of the page", `Zij en [le OCMW]{lang=fr}`, `<p>Zij en <span lang="fr">le <span lang="nl" dir="ltr"><dfn>OCMW</dfn></span></span></p>`, `<p dir="auto">Zij en <span lang="fr">le <span lang="nl" dir="ltr"><dfn>OCMW</dfn></span></span></p>`},
		{"nothing in brackets, and braces apart", `a []{lang=fr} [b] {lang=fr} [c]{zie d} \[e]{lang=fr}`, `<p>a []{lang=fr} [b] {lang=fr} [c]{zie d} [e]{lang=fr}</p>`, `<p>a []{lang=fr} [b] {lang=fr} [c]{zie d} [e]{lang=fr}</p>`},
		{"code", "`[a]{lang=fr}`", "<p><code>[a]{lang=fr}</code></p>", "<p><code>[a]{lang=fr}</code></p>"},
	} {
		for dir, want := range map[string]string{"": c.page, "rtl": c.leftward} {
			doc, problems := read(c.text)
			if got := strings.TrimSpace(markup.Text(doc, paper.Context{Leftward: dir == "rtl", Glossary: "OCMW"})); got != want || problems != "" {
				t.Errorf("%s %s:\n%s\n got %s\nwant %s\n%s", c.name, dir, c.text, got, want, problems)
			}
		}
	}
}

func TestSpokenProblems(t *testing.T) {
	for text, want := range map[string]string{
		`[a]{lang=fr-BE} [b]{lang="uk"} [c]{lang=ar dir=rtl} [d]{lang} [e]{}`: "",
		`[a]{lang=frans}`:                            "1:10 lang-unknown\n",
		`x [a]{lang=""}`:                             "1:12 lang-unknown\n",
		`[a](b.md){lang=ua}`:                         "1:16 lang-unknown\n",
		`![a](b.jpg){lang=xx}`:                       "1:18 lang-unknown\n",
		"# A {lang=xx}":                              "1:11 lang-unknown\n",
		`[a]{lang="fr}`:                              "1:10 block-attribute-quote\n",
		`[a]{lang=fr`:                                "1:4 block-attribute-brace\n",
		`[a]{.small} [b]{#c} [d]{taal=fr}`:           "1:4 bracket-attribute\n1:16 bracket-attribute\n1:24 bracket-attribute\n",
		`[a]{lang=fr .small dir=rtl}`:                "1:13 bracket-attribute\n1:20 bracket-attribute\n",
		"[a]{zie b} [c]{b, .d} [e]{{lang=fr}} [f]{,": "1:26 mark-braces\n",
	} {
		if _, got := read(text); got != want {
			t.Errorf("%s\n got %q\nwant %q", text, got, want)
		}
	}
}

// Where plain text is taken, the words stand alone.
func TestSpokenText(t *testing.T) {
	doc, _ := read("## De [\"la\" une]{lang=fr}\n\nZij zei [Bonjour *toi*]{lang=fr}. [Le b](c.md){lang=fr}\n\n:::note {lang=de}\n\"Ja\"\n:::")
	if got := doc.FullText(); got != "De « la » une Zij zei Bonjour toi. Le b\n„Ja“" {
		t.Errorf("the text is %q", got)
	}
	if h := doc.Headings[0]; h.Text != "De « la » une" || h.ID != "de-la-une" {
		t.Errorf("the heading is %q with id %q", h.Text, h.ID)
	}
	if doc.Links[0].Text != "Le b" || doc.Lead() != "Zij zei Bonjour toi. Le b" {
		t.Errorf("the link says %q, the lead is %q", doc.Links[0].Text, doc.Lead())
	}
}
