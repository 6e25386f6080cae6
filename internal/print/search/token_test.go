package search

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"wenk/internal/base/spelling"
)

// TestFold reads the same words as the test of the browser's fold.
func TestFold(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/folds.json")
	if err != nil {
		t.Fatal(err)
	}
	folds := map[string]string{}
	if err := json.Unmarshal(data, &folds); err != nil {
		t.Fatal(err)
	}
	for word, want := range folds {
		if got := spelling.Fold(word); got != want {
			t.Errorf("spelling.Fold(%q) = %q, want %q", word, got, want)
		}
		if got := spelling.Fold(spelling.Fold(word)); got != spelling.Fold(word) {
			t.Errorf("spelling.Fold(%q) = %q is not its own fold: %q", word, spelling.Fold(word), got)
		}
	}
}

func TestWords(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		"Hallo, wereld!":            {"Hallo", "wereld"},
		"foto's en foto’s":          {"foto's", "en", "foto’s"},
		"l'école d’une aujourd'hui": {"école", "une", "aujourd'hui"},
		"'s avonds, 'n 'kat'":       {"s", "avonds", "n", "kat"},
		"2026: 1.4 km/u":            {"2026", "1", "4", "km", "u"},
		"huur-waarborg_lening":      {"huur", "waarborg", "lening"},
		"":                          nil,
		"\xff a\xffb":               {"a", "b"},
		"مرحبا بالعالم":             {"مرحبا", "بالعالم"},
	} {
		var got []string
		eachWord(text, func(word string) { got = append(got, word) })
		if !slices.Equal(got, want) {
			t.Errorf("%q has the words %q, want %q", text, got, want)
		}
	}
}
