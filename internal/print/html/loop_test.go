package html_test

import (
	"strings"
	"testing"
	"time"
)

// Layouts that show themselves, or each other, end and are named; the same names
// come whichever page is made first.
func TestLoops(t *testing.T) {
	guide := map[string]string{
		"content/wenk.yaml":      "title: Gids\nvoices: [{id: piet, name: Piet}]\n",
		"content/index.md":       "# Thuis\n\n:::list {kind=tip}\n:::\n",
		"content/wonen/index.md": "# Wonen\n\n:::list {kind=tip}\n:::\n",
		"content/wonen/huren.md": "# Huren\n\n:::tip Kijk {#kijk}\nGoed.\n:::\n",
		"content/wonen/kopen.md": "# Kopen\n\n:::tip Vraag {#vraag}\n:::getuigenis {voice=piet}\nWel.\n:::\n:::\n",
	}
	items := `{{range .Items}}{{.Card}}{{end}}`
	for _, c := range []struct {
		name    string
		layouts map[string]string
		want    string
	}{
		{"a card that shows itself", map[string]string{"cards/card.html": `{{.Name}}{{.Card}}`}, "layouts/cards/card.html layout-loop"},
		{"cards of others", map[string]string{"cards/tip.html": `{{range .View.Select "testimony" 1}}{{.Card}}{{end}}`, "cards/testimony.html": `{{range .View.Select "tip" 9}}{{.Card}}{{end}}`},
			"layouts/cards/testimony.html layout-loop"},
		{"all cards in each card", map[string]string{"cards/card.html": `{{range .View.Select "tip" 9}}{{.Card}}{{end}}`}, "layouts/cards/card.html layout-loop"},
		{"a block that shows its page", map[string]string{"blocks/tip.html": `{{.View.Content}}`}, "layouts/blocks/tip.html layout-loop"},
		{"a list in a card in the list", map[string]string{"cards/tip.html": `{{range .View.Select "list" 9}}{{.Card}}{{end}}`, "cards/list.html": items}, "layouts/cards/list.html layout-loop"},
		{"cards in each other that end", map[string]string{"cards/tip.html": `{{range .View.Select "testimony" 9}}{{.Card}}{{end}}`}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			for name, text := range c.layouts {
				guide["layouts/"+name] = text
				defer delete(guide, "layouts/"+name)
			}
			if _, ok := guide["layouts/blocks/list.html"]; !ok {
				guide["layouts/blocks/list.html"] = items
			}
			done := make(chan string)
			for range 8 {
				go func() {
					_, problems := publish(t, guide)
					done <- strings.Join(strings.Fields(problems), " ")
				}()
			}
			for range 8 {
				select {
				case got := <-done:
					if got != c.want {
						t.Fatalf("says %q, want %q", got, c.want)
					}
				case <-time.After(time.Minute):
					t.Fatal("it does not end")
				}
			}
		})
	}
}
