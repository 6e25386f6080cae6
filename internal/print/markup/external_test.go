package markup_test

import (
	"strings"
	"testing"

	"wenk/internal/print/markup"
	"wenk/internal/source/prose"
	"wenk/internal/testing/paper"
)

// A link that leaves the site is bare when it says its own address: paper does not
// print that again. Of others, paper prints what people write to reach them.
func TestExternal(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"https://e.org/a", `class="external bare"`},
		{"<https://e.org/a>", `class="external bare"`},
		{"els@e.org", `class="external bare"`},
		{"<els@e.org>", `class="external bare"`},
		{"[e.org](https://www.e.org/)", `class="external bare"`},
		{"[www.E.org](http://e.org)", `class="external bare"`},
		{"[els@e.org](mailto:els@e.org)", `class="external bare"`},
		{"[03 123 (45)](tel:0312345)", `class="external bare"`},
		{"[het plan](https://e.org/a)", `class="external"`},
		{"[e.org](https://e.org/a)", `class="external"`},
		{"[Els](mailto:els@e.org?subject=Hulp)", `class="external" data-to="els@e.org"`},
		{"[Bel Els](tel:0312345)", `class="external" data-to="0312345"`},
	} {
		doc, _ := read(c.text)
		if got := markup.Text(doc, leaving{paper.Context{}}); !strings.Contains(got, c.want+` rel="`) {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// leaving is a paper on which each link leaves the site.
type leaving struct{ paper.Context }

func (leaving) Link(l *prose.LinkData) markup.Target {
	return markup.Target{Href: l.Dest, External: true}
}
