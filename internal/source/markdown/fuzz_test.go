package markdown

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"

	"wenk/internal/base/diag"
	"wenk/internal/print/markup"
	"wenk/internal/source/prose"
	"wenk/internal/testing/paper"
)

var seeds = []string{
	":::tip Neem de tijd {#tijd domains=\"wonen werk\"}\nTekst.\n\n:::getuigenis {voice=piet}\nWoorden.\n:::\n:::\n",
	"::::tip Kruis\n:::verhaal\nbinnen\n::::\n:::\n",
	":::tip Open\n- lijst\n\n  :::note\n  diep\n",
	":::\n",
	":::voorbeeld\n```go\n:::tip Nee\nfunc f() {}\n```\n:::\n",
	"```\n:::tip code zonder einde\n",
	"> :::tip Citaat\n> tekst\n> :::\n",
	"1. een\n\n   :::story Verhaal\n   | kop | staart |\n   |---|:-:|\n   | cel | cel | teveel |\n   :::\n2. twee\n",
	":::tip Titel {=fout}\nx\n:::\n:::tip {open=\"zin\nx\n:::\n:::tip {#a} na\n:::\n",
	"![alt *tekst*](foto.jpg \"bijschrift\"){credit=\"An\" width=wide}\n![x](y){kapot\n",
	"Tekst[^een] en[^geen] meer[^een].\n\n[^een]: Noot met [link](a.md).\n\n    Tweede *alinea*.\n[^over]: Ongebruikt.\n",
	"Tekst[^in].\n\n[^buiten]: Noot\n\n    [^in]: binnenin\n",
	"Tekst.\n\n[^x]: Noot\n\n    :::tip In noot\n    x\n    :::\n",
	"Woord\n: Uitleg van het woord\n\n    :::tip In uitleg\n    x\n    :::\n",
	"# #{#leeg .klas}\n\n# Kop {#id .klas sleutel=\"waarde\"}\n\nOnder\n=====\n\n#### Diep\n",
	"[naar](b.md \"titel\") [ref][label] [](#leeg) <https://a.be> www.b.be\n\n[label]: c.md 'titel'\n",
	"<script>alert(1)</script>\n\nmidden <b onclick=x>in</b> <!-- weg\nvan --> tekst\n\n<div\nclass=x>\nblok\n",
	"'s avonds \"zegt\" ze -- d'r ~~weg~~ &eacute;&#233; \\* \\[\n",
	"- [ ] taak\n- [x] klaar\n\n***\n\n    code\n\n`span`  \nregel\\\nregel\n",
	"```" + strings.Repeat("c", 3000) + "\n" + strings.Repeat("\n", 3000) + "```\n",
	"\u00a0:::tip\n::tip\n\t:::tip\n  \t  tekst\n",
}

// refused are the problems of a text that asks too much.
var refused = []string{"text-deep", "blocks-deep", "table-too-large", "text-growth"}

// FuzzBlocks reads any text. Whatever it is: every place lies in it, no
// heading skips a level, no HTML of the editor gets through, every tag is
// closed, and no word gets lost unless a problem points at its line.
func FuzzBlocks(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var diags diag.List
		doc := Parse(diag.NewSource("a.md", []byte(text)), []byte(text), 0, &diags)
		page := markup.Text(doc, paper.Context{})
		doc.FullText()
		lines := strings.Split(text, "\n")
		checkPlaces(t, lines, doc, diags)
		checkTags(t, page)
		if strings.Contains(strings.ToLower(page), "<script") {
			t.Errorf("a script got through:\n%s", page)
		}
		if again := markup.Text(doc, paper.Context{}); again != page {
			t.Errorf("a second time the page is\n%s\nnot\n%s", again, page)
		}
		if slices.ContainsFunc(diags, func(d diag.Diagnostic) bool { return slices.Contains(refused, d.Code) }) {
			return // all of it is taken as empty, and said
		}
		if utf8.ValidString(text) && !strings.ContainsAny(text, "\x00\r") { // as parse.Page sees to
			checkWords(t, lines, words(doc, text, page), diags)
		}
	})
}

// checkPlaces checks that what has a place has it in the text.
func checkPlaces(t *testing.T, lines []string, doc *prose.Doc, diags diag.List) {
	var places []diag.Pos
	for _, d := range append(diags, doc.HTML...) {
		places = append(places, d.Pos)
	}
	for _, h := range doc.Headings {
		places = append(places, h.Pos)
	}
	for _, l := range doc.Links {
		places = append(places, l.Pos)
	}
	for _, f := range doc.Notes {
		places = append(places, f.Pos)
	}
	attrs := func(list []prose.Attr) {
		for _, a := range list {
			places = append(places, a.Pos, a.ValuePos)
		}
	}
	for _, i := range doc.Images {
		places = append(places, i.Pos)
		attrs(i.Attrs)
	}
	var blocks func([]*prose.BlockData)
	blocks = func(list []*prose.BlockData) {
		for _, b := range list {
			places = append(places, b.Pos, b.TitlePos)
			attrs(b.Attrs)
			blocks(b.Blocks)
		}
	}
	blocks(doc.Blocks)
	for _, p := range places {
		if p.Line < 1 || p.Line > len(lines) || p.Col < 1 || p.Col > utf8.RuneCountInString(lines[p.Line-1])+1 {
			t.Errorf("the place %v is not in the text", p)
		}
	}
}

var (
	tag        = regexp.MustCompile(`<(/?)([a-z][a-z0-9]*)(?: [^>]*)?>`)
	headingTag = regexp.MustCompile(`<h([1-6])[^>]*>(\pL*)`)
)

// checkTags checks that tags are closed in the order they were opened, and
// that no heading skips a level.
func checkTags(t *testing.T, page string) {
	void := map[string]bool{"br": true, "hr": true, "img": true, "input": true, "wbr": true}
	var open []string
	for _, m := range tag.FindAllStringSubmatch(page, -1) {
		name := m[2]
		switch last := len(open) - 1; {
		case void[name]:
		case m[1] == "":
			open = append(open, name)
		case last < 0 || open[last] != name:
			t.Fatalf("</%s> closes %v in\n%s", name, open, page)
		default:
			open = open[:last]
		}
	}
	if len(open) > 0 {
		t.Errorf("%v are not closed in\n%s", open, page)
	}
	level := byte('1')
	for _, m := range headingTag.FindAllStringSubmatch(page, -1) {
		if m[1][0] > level+1 {
			t.Errorf("heading %s comes under %c in\n%s", m[0], level, page)
		}
		level = m[1][0]
	}
}

var (
	word      = regexp.MustCompile(`[A-Za-z]{2,}`)
	reference = regexp.MustCompile(`&[#A-Za-z0-9]*`) // of characters, as &eacute;
)

// checkWords checks that each word of a text is among those kept, or on a line
// with a problem.
func checkWords(t *testing.T, lines []string, kept string, diags diag.List) {
	known := map[int]bool{}
	for _, d := range diags {
		known[d.Pos.Line] = true
	}
	for i, line := range lines {
		for _, w := range word.FindAllString(reference.ReplaceAllString(line, " "), -1) {
			if !known[i+1] && !strings.Contains(kept, strings.ToLower(w)) {
				t.Errorf("%q of line %d is lost; kept are\n%s", w, i+1, kept)
			}
		}
	}
}

// words returns what is kept of a text, in lower case: the page, and what is
// by its nature not on it: labels, attributes of headings, the language of
// code, links and HTML inside descriptions of pictures, and notes reported as
// a whole because nothing refers to them.
func words(doc *prose.Doc, text, page string) string {
	kept := []string{tag.ReplaceAllString(page, ""), page}
	add := func(s ...string) { kept = append(kept, s...) }
	for _, l := range doc.Links {
		add(l.Dest, l.Title)
	}
	for _, i := range doc.Images {
		add(i.Dest, i.Caption, paper.Attrs(i.Attrs))
	}
	add(notShown([]byte(text))...)
	return strings.ToLower(html.UnescapeString(strings.Join(kept, "\n")))
}

// notShown parses a text again and returns what Parse does not keep: labels
// with their addresses, notes that nothing refers to, the language of code,
// attributes of headings, and HTML inside descriptions of pictures.
func notShown(source []byte) []string {
	pc := &references{Context: parser.NewContext()}
	st := &state{src: diag.NewSource("a.md", source), diags: &diag.List{}}
	pc.Set(stateKey, st)
	root := library.Parse(gtext.NewReader(source), parser.WithContext(pc))
	ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.FencedCodeBlock:
			if n.Info != nil {
				pc.kept = append(pc.kept, string(n.Info.Value(source)))
			}
		case *ast.Heading:
			end := n.Pos()
			if l := n.Lines(); l.Len() > 0 {
				end = l.At(l.Len() - 1).Stop
			}
			rest, _, _ := strings.Cut(string(source[end:]), "\n")
			pc.kept = append(pc.kept, rest)
		case *ast.RawHTML:
			pc.kept = append(pc.kept, rawHTML(n, source))
		}
		return ast.WalkContinue, nil
	})
	for _, note := range st.notes {
		pc.kept = append(pc.kept, string(note.Ref))
		if note.Index >= 0 {
			continue
		}
		ast.Walk(note, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if b, ok := n.(*blockNode); ok {
				pc.kept = append(pc.kept, b.block.Word, b.block.Title, paper.Attrs(b.block.Attrs))
			} else if n.Type() == ast.TypeBlock {
				pc.kept = append(pc.kept, string(n.Lines().Value(source)))
			}
			return ast.WalkContinue, nil
		})
	}
	return pc.kept
}

// references notes what stands in each [label]: address "title".
type references struct {
	parser.Context
	kept []string
}

func (c *references) AddReference(r parser.Reference) {
	c.kept = append(c.kept, string(r.Label()), string(r.Destination()), string(r.Title()))
	c.Context.AddReference(r)
}
