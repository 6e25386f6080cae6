package html_test

import (
	"strings"
	"testing"
)

// A card is the same wherever it stands, but for where its link begins.
func TestCards(t *testing.T) {
	guide := map[string]string{
		"content/wenk.yaml":        "title: Gids\n",
		"content/index.md":         "# Thuis\n\nKort.\n",
		"content/wonen/index.md":   "# Wonen\n\n:::list {kind=tip}\n:::\n",
		"content/wonen/huren.md":   "# Huren\n\n:::tip Kijk {#kijk}\nGoed.\n:::\n\n:::list {kind=tip}\n:::\n",
		"content/wonen/kopen.md":   "# Kopen\n\n:::list {kind=tip}\n:::\n",
		"layouts/blocks/list.html": `{{range .Items}}[{{.Card}}]{{end}}`,
	}
	files, problems := publish(t, guide)
	if problems != "" {
		t.Error(problems)
	}
	for name, want := range map[string]string{
		"wonen/index.html":       `<a href="../wonen/huren/#kijk">Kijk</a>`,
		"wonen/huren/index.html": `[<a href="#kijk">Kijk</a>]`,
		"wonen/kopen/index.html": `[<a href="../../wonen/huren/#kijk">Kijk</a>]`,
		"tips/index.html":        `<a href="../wonen/huren/#kijk">Kijk</a>`,
	} {
		if !strings.Contains(files[name], want) {
			t.Errorf("%s holds %q, without %s", name, files[name], want)
		}
	}
}
