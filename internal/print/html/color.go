package html

import (
	"fmt"
	"strings"

	"wenk/internal/source/guide"
)

// Colors returns a stylesheet with the colours of a guide: a class word-<id> for each
// word with a colour, and the accent of the site. Dark pages mix them with white.
func Colors(c *guide.Config) []byte {
	var b strings.Builder
	if c.Accent != "" {
		fmt.Fprintf(&b, ":root { --accent: %s; }\n@media (prefers-color-scheme: dark) { :root { --accent: color-mix(in oklab, %[1]s 45%%, white); } }\n", c.Accent)
	}
	for _, id := range c.VocabularyIDs() {
		for _, w := range c.Vocabulary[id].Words {
			if w.Color != "" {
				fmt.Fprintf(&b, ".word-%s { --hue: %s; }\n", w.ID, w.Color)
			}
		}
	}
	return []byte(b.String())
}
