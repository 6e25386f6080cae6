package html

import (
	"html/template"
	"strings"
	"testing"

	"wenk/internal/base/diag"
	"wenk/internal/base/words"
)

var spoken = map[string]string{"hello": `Dag & "nacht" </p>`, "chapter": "Hoofdstuk {0}", "tip": "één tip|{0} tips"}

func look(t *testing.T, layouts map[string]string) *Layouts {
	t.Helper()
	files := map[string][]byte{}
	for name, text := range layouts {
		files[name] = []byte(text)
	}
	var diags diag.List
	l := NewLayouts("nl", files, spoken, map[string][]byte{"tip.svg": []byte("<svg/>")}, &diags)
	if l == nil {
		t.Fatal(words.For("en").Message(diags[0]))
	}
	return l
}

// A layout writes what html/template alone makes of it, in whatever context
// its constants and those of its parts stand.
func TestFoldKeepsOutput(t *testing.T) {
	layouts := map[string]string{
		"page.html": `{{word "hello"}}<p title="{{word "hello"}}" class={{word "hello"}} {{word "hello"}}=x>{{icon "tip"}}{{word "hello" | soft}}</p>
{{if .Yes}}{{upper "één"}} {{add 1 2}}{{else}}{{word "none"}}{{end}}{{range .List}}{{.}}{{word "tip" 1}}, {{end}}{{with .No}}{{else}}{{word "chapter" 3}}{{end}}
<a href="{{word "hello"}}?q={{word "hello"}}">{{template "part.html" .}}</a><textarea>{{template "part.html" .}}</textarea>
<script>let a = {{word "hello"}}, b = "{{template "part.html" .}}"</script><style>p{color:{{color "red"}};content:"{{word "hello"}}"}</style>
{{$w := word "hello"}}{{$w}}{{/* nothing */}}{{template "own"}}`,
		"other.html": `<p onclick="say('{{template "part.html" .}}')">{{template "part.html" .}}</p>{{define "own"}}<b>{{word "hello"}}</b>{{end}}`,
		"part.html":  `{{word "hello"}}{{word "tip" .Yes}}{{print "a" 1}}`,
	}
	l := look(t, layouts)
	data := map[string]any{"Yes": 1, "List": []string{"<a>", "b"}}
	for _, name := range []string{"page.html", "other.html", "part.html", "page.html", "own"} {
		var want, got strings.Builder
		if err := template.Must(l.layouts.Clone()).ExecuteTemplate(&want, name, data); err != nil {
			t.Fatal(err)
		}
		if err := l.layout(name).ExecuteTemplate(&got, name, data); err != nil {
			t.Fatal(err)
		}
		if got.String() != want.String() {
			t.Errorf("%s:\n%s\nwant\n%s", name, got.String(), want.String())
		}
	}
}

// What is the same each time is text after folding; what is not stays.
func TestFold(t *testing.T) {
	for source, want := range map[string]string{
		`{{word "hello"}}`:                      `Dag &amp; &#34;nacht&#34; &lt;/p&gt;`,
		`a {{word "tip" 2}} {{icon "tip"}}`:     `a 2 tips <svg/>`,
		`{{upper (word "chapter" (add 1 1))}}`:  `Hoofdstuk 2`,
		`{{if .A}}{{word "chapter" 1}}b{{end}}`: `{{if .A}}Hoofdstuk 1b{{end}}`,
		`{{word "chapter" .}}`:                  `{{word "chapter" . | _html_template_htmlescaper}}`,
		`{{word .Key}}`:                         `{{word .Key | _html_template_htmlescaper}}`,
		`{{word "chapter" ($.Of 1)}}`:           `{{word "chapter" ($.Of 1) | _html_template_htmlescaper}}`,
		`{{"a" | .Of}}`:                         `{{"a" | .Of | _html_template_htmlescaper}}`,
		`{{$a := word "hello"}}`:                `{{$a := word "hello"}}`,
		`{{len "abc"}}`:                         `{{len "abc" | _html_template_htmlescaper}}`,
		`{{add 1 "b"}}`:                         `{{add 1 "b" | _html_template_htmlescaper}}`, // says what is wrong when it is run
	} {
		l := look(t, map[string]string{"page.html": source})
		if got := l.layout("page.html").Lookup("page.html").Tree.Root.String(); got != want {
			t.Errorf("%s became %s, want %s", source, got, want)
		}
	}
}

// A mistake in a layout keeps its place, after and between what is folded; and
// where a layout cannot be escaped, nothing is folded unescaped.
func TestFoldKeepsPlaces(t *testing.T) {
	for source, want := range map[string]string{
		"{{word \"hello\"}}\n {{word \"hello\"}} {{.Nope}}":       "layouts/page.html:2:21",
		"{{if true}}{{word \"hello\"}}\n{{index .List 9}}{{end}}": "layouts/page.html:2:3",
		"{{word \"hello\"}}\n{{add 1 \"b\"}}":                     "layouts/page.html:2:9",
		"{{word \"hello\"}}\n<a href='{{word \"hello\"}}":         "layouts/page.html",
		"{{word \"hello\"}}\n{{template \"none.html\"}}":          "layouts/page.html:2:12",
		"{{word \"hello\"}}\n{{template \"part.html\" .}}":        "layouts/part.html:1:19",
	} {
		l := look(t, map[string]string{"page.html": source, "part.html": `{{word "hello"}}{{.Nope}}`})
		r := &renderer{Layouts: l}
		var diags diag.List
		data := struct{ List []string }{}
		if got := r.execute("page.html", &data, &diags); got != "" || len(diags) != 1 {
			t.Fatalf("%q: wrote %q, %d problems", source, got, len(diags))
		}
		if got := diags[0].Pos.String(); got != want {
			t.Errorf("%q: at %s, want %s", source, got, want)
		}
	}
}
