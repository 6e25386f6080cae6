package html_test

import "testing"

// The links to the pages of a chapter mark the page that they stand on, whole or in
// pieces, and with layouts of the guide.
func TestNearby(t *testing.T) {
	files, problems := publish(t, map[string]string{
		"content/wenk.yaml":      "title: Gids\n",
		"content/index.md":       "# Thuis\n",
		"content/wonen/index.md": "# Wonen\n",
		"content/wonen/1-a.md":   "# Huren\n",
		"content/wonen/2-b.md":   "# Kopen & delen\n",
		"content/wonen/3-c.md":   "# Lenen\n",
		"content/los.md":         "# Los\n",
		"layouts/chapter.html":   `{{with .Contents}}{{.Opening}}: {{.Before}}{{.This}}{{.After}}{{end}}`,
		"layouts/page.html": `{{.Kicker}}: {{.Nearby}};{{with .Contents}}{{.Opening}}: {{.Before}};{{.This}};{{.After}}{{else}}none{{end}};
{{- with .Steps}}{{with .Prev}}{{.Href}} {{.Name}}{{end}}|{{with .Next}}{{.Href}}{{end}}{{end}}`,
		"layouts/parts/nearby.html":  `<a href="{{.Link .Page}}"{{if .Current}} class="on"{{end}}>{{.NameOf .Page}}</a>`,
		"layouts/parts/opening.html": `<b{{if .Current}} class="on"{{end}}>{{.Name}}</b>`,
		"layouts/parts/kicker.html":  `<i>{{.Page.Number}} {{.Name}}</i>`,
	})
	if problems != "" {
		t.Error(problems)
	}
	a, c := `<a href="../../wonen/a/">Huren</a>`, `<a href="../../wonen/c/">Lenen</a>`
	on := `<a href="../../wonen/b/" class="on">Kopen &amp; delen</a>`
	for name, want := range map[string]string{
		"wonen/index.html":   `<b class="on">Wonen</b>: <a href="../wonen/a/">Huren</a><a href="../wonen/b/">Kopen &amp; delen</a><a href="../wonen/c/">Lenen</a>`,
		"wonen/b/index.html": `<i>1 Wonen</i>: ` + a + on + c + `;<b>Wonen</b>: ` + a + `;` + on + `;` + c + `;../../wonen/a/ Huren|../../wonen/c/`,
		"los/index.html":     `: ;none;../ Gids|../wonen/`,
	} {
		if got := text(files[name]); got != want {
			t.Errorf("%s says\n%s\nwant\n%s", name, got, want)
		}
	}
}
