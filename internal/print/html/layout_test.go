package html

import (
	"testing"

	"wenk/internal/base/diag"
)

func layouts(t *testing.T, layouts map[string]string) *Layouts {
	t.Helper()
	files := map[string][]byte{}
	for name, text := range layouts {
		files[name] = []byte(text)
	}
	var diags diag.List
	l := NewLayouts("nl", files, map[string]string{"hello": "Dag"}, nil, &diags)
	if l == nil {
		t.Fatal(diags)
	}
	return l
}

// A mistake in a layout has its place. A layout that cannot be escaped or run makes
// nothing, not a half page.
func TestLayoutProblems(t *testing.T) {
	for source, want := range map[string]string{
		"{{word \"hello\"}}\n {{word \"hello\"}} {{.Nope}}":       "layouts/page.html:2:21",
		"{{if true}}{{word \"hello\"}}\n{{index .List 9}}{{end}}": "layouts/page.html:2:3",
		"{{word \"hello\"}}\n{{add 1 \"b\"}}":                     "layouts/page.html:2:9",
		"{{word \"hello\"}}\n<a href='{{word \"hello\"}}":         "layouts/page.html",
		"{{word \"hello\"}}\n{{template \"none.html\"}}":          "layouts/page.html:2:12",
		"{{word \"hello\"}}\n{{template \"part.html\" .}}":        "layouts/part.html:1:19",
	} {
		l := layouts(t, map[string]string{"page.html": source, "part.html": `{{word "hello"}}{{.Nope}}`})
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
