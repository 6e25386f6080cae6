package starter

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"
)

// TestLeft checks that each text that a new guide or a new page begins with is found
// when it is left, and that nothing is looked for that none of them has.
func TestLeft(t *testing.T) {
	var texts, values []string
	for _, lang := range []string{"nl", "en"} {
		pages, err := fs.Glob(files, lang+"/*.md")
		if err != nil || len(pages) != 5 {
			t.Fatal(pages, err)
		}
		for _, name := range pages {
			texts = append(texts, Page(strings.TrimSuffix(path.Base(name), ".md"), lang))
		}
		files, english := Guide(lang)
		if _, foreign := Guide("fr-" + lang); english || !foreign {
			t.Errorf("a guide in %s: english is %v, in French %v", lang, english, foreign)
		}
		for file, text := range files {
			if path.Ext(file) == ".md" {
				texts = append(texts, text)
				continue
			}
			for line := range strings.Lines(text) {
				_, value, _ := strings.Cut(line, ": ")
				values = append(values, strings.TrimSpace(value))
			}
		}
	}
	for _, text := range texts {
		if Left(text) < 0 || len(text) > MaxLeft {
			t.Errorf("what is left of this is not found:\n%s", text)
		}
		if i := Left("Een gids.\n" + text); i < len("Een gids.\n") {
			t.Errorf("found at %d, before the text:\n%s", i, text)
		}
	}
	all := strings.Join(texts, "")
	for _, sentence := range sentences() {
		if !strings.Contains(all, sentence) {
			t.Errorf("no text has %q", sentence)
		}
	}
	for _, value := range settings() {
		if !slices.Contains(values, value) || !Setting(value) {
			t.Errorf("no setting has %q", value)
		}
	}
	if Left("Een tekst van een redacteur.\n") >= 0 || Setting("Onze organisatie vzw") {
		t.Error("a text of an editor is taken for one of wenk")
	}
}
