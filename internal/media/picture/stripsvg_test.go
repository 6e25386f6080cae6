package picture

import (
	"bytes"
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what drawings become into testdata")

// TestStripSVG takes what drawing programs write about people out of drawings.
// What they become is beside them, as NAME.bare.svg.
func TestStripSVG(t *testing.T) {
	for _, name := range []string{"inkscape", "illustrator"} {
		data := read(t, name+".svg")
		got := stripSVG(data)
		if *update {
			if err := os.WriteFile("testdata/"+name+".bare.svg", got, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if want := read(t, name+".bare.svg"); !bytes.Equal(got, want) {
			t.Errorf("%s becomes\n%s", name, got)
		}
		for _, word := range []string{"Peeters", "noor", "Noor:", "gezin", "Users", "Generator", "Created with", "export", "adobe_illustrator_pgf"} {
			if bytes.Contains(got, []byte(word)) {
				t.Errorf("%s still says %s", name, word)
			}
		}
		i, err1 := inspect(data)
		j, err2 := inspect(got)
		if i != j || err1 != nil || err2 != nil {
			t.Errorf("%s was %v (%v), and is %v (%v)", name, i, err1, j, err2)
		}
		if !bytes.Equal(Strip(data), got) || !bytes.Equal(stripSVG(got), got) {
			t.Errorf("%s: becomes another when it is linked, or when it is read again", name)
		}
		if s := new(Cache).Make(map[string][]byte{name: data}); len(s.Files) != 1 || !bytes.Equal(s.Files[0].Data, got) {
			t.Errorf("%s is not published so", name)
		}
	}
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

var between = regexp.MustCompile(`(?s)⟦.*?⟧`)

// TestStripSVGBytes has small drawings in which ⟦⟧ are around what goes. Without
// any, a drawing stays as it is.
func TestStripSVGBytes(t *testing.T) {
	const (
		svg  = `xmlns="http://www.w3.org/2000/svg"`
		ink  = `xmlns:i="http://www.inkscape.org/namespaces/inkscape"`
		none = "no drawing: "
	)
	for _, c := range []string{
		`⟦<!-- een -->⟧<svg/>⟦<!-- twee -->⟧`,
		"\ufeff<svg>⟦<metadata>een<b/></metadata>⟧</svg>\n",
		"<?xml version=\"1.0\"?>\r\n⟦<?een twee?>⟧\r\n<svg\r\n" + ink + "⟦\r\ni:a='\r\n'⟧\r\n/>",
		`<svg ` + ink + `⟦ i:label = "a > b"⟧><g⟦ i:a=''⟧ id="i:c='d'"⟦	i:e='"'⟧⟦ p-id="7"⟧/></svg>`,
		`<v:svg xmlns:v="http://www.w3.org/2000/svg">⟦<v:metadata/>⟧<v:g/></v:svg>`,
		// Prefixes mean what they were last said to mean.
		`<svg ` + ink + `><g xmlns:i="http://www.w3.org/2000/svg"><i:g⟦ i:x="1"⟧ x="2"/></g>⟦<i:a><g/></i:a>⟧<g⟦ i:b="c"⟧/></svg>`,
		`<svg ` + svg + ` xmlns:inkscape="urn:een"⟦ inkscape:label="a"⟧ xmlns:svg="urn:twee"⟦ svg:metadata="b"⟧/>`,
		`<svg ` + svg + `>⟦<RDF xmlns="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>⟧<g/></svg>`,
		`<svg aria-label="a"⟦ rdf:about="nothing says what this is"⟧><style><![CDATA[<!-- --><metadata>]]></style></svg>`,
		// "]]>" in a text would break the drawing.
		`<svg><text>]]<!-- een -->></text><text>]⟦<!-- een -->⟧<!-- twee -->]></text></svg>`,
		`<svg ` + ink + ` i:a="b"id="d"⟦ i:e="f"⟧/>`,
		// What browsers do not know they do not draw.
		`<svg>⟦<blink><g/></blink>⟧<g/>⟦<a:b xmlns:a="urn:een">c</a:b>⟧<text>d⟦<RECT/>⟧</text></svg>`,
		`<svg><script>een</script><set/><g onload="twee"/></svg>`,
		none + `<?xml version="1.0" encoding="iso-8859-1"?><!-- een --><svg/>`,
		none + `<!-- een --><svg>`, none + `<!-- een --><svg></g>`, none + `<!-- een --><html/>`, none + `<!-- een -->`,
		none + `<svg><metadata></svg>`, none + `<!-- een --><svg>&een;</svg>`, none + `een <!-- twee --><svg/>`,
		none + `<svg xmlns="http://ns.adobe.com/Graphs/1.0/"/>`, none + ``,
	} {
		c, stays := strings.CutPrefix(c, none)
		data := strings.NewReplacer("⟦", "", "⟧", "").Replace(c)
		want := data
		if !stays {
			want = between.ReplaceAllString(c, "")
		}
		if got := string(stripSVG([]byte(data))); got != want {
			t.Errorf("%q becomes\n%q, want\n%q", data, got, want)
		}
	}
}
