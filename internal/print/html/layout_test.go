package html

import (
	"testing"

	"wenk/internal/base/diag"
	"wenk/internal/base/words"
)

// A mistake in a layout keeps its place, in a part and where the layout cannot be
// escaped too.
func TestLayoutPlaces(t *testing.T) {
	for source, want := range map[string]string{
		"{{.Word \"menu\"}}\n {{.Word \"menu\"}} {{.Nope}}":        "layouts/page.html:2:21",
		"{{if true}}{{.Word \"menu\"}}\n{{index .List 9}}{{end}}":  "layouts/page.html:2:3",
		"{{.Word \"menu\"}}\n{{add 1 \"b\"}}":                      "layouts/page.html:2:9",
		"{{.Word \"menu\"}}\n<a href='{{.Word \"menu\"}}":          "layouts/page.html",
		"{{.Word \"menu\"}}\n{{template \"none.html\"}}":           "layouts/page.html:2:12",
		"{{.Word \"menu\"}}\n{{template \"part.html\" .}}":         "layouts/part.html:1:19",
		"<b title='{{template \"part.html\" .}}'>{{.List}}</b>\nx": "layouts/part.html:1:19",
	} {
		var diags diag.List
		files := map[string][]byte{"page.html": []byte(source), "part.html": []byte(`{{.Word "menu"}}{{.Nope}}`)}
		r := &renderer{Layouts: NewLayouts(files, nil, &diags), Input: Input{Words: words.For("en")}}
		data := struct {
			*SiteView
			List []string
		}{&SiteView{r: r}, nil}
		if got := r.execute("page.html", &data, &diags); got != "" || len(diags) != 1 {
			t.Fatalf("%q: wrote %q, %d problems", source, got, len(diags))
		}
		if got := diags[0].Pos.String(); got != want {
			t.Errorf("%q: at %s, want %s", source, got, want)
		}
	}
}
