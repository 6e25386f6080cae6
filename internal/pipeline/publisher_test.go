package pipeline_test

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"wenk"
	"wenk/internal/base/words"
	"wenk/internal/pipeline"
)

var publishedBy = regexp.MustCompile(`<p>([^<]*Buren[^<]*)</p>`)

// TestPublisher finds the publisher of a guide in the foot of a page, in every language, with
// and without a year.
func TestPublisher(t *testing.T) {
	for _, lang := range words.Languages() {
		with, without := foot(t, lang, "publisher: Buren & co\nyear: 2031\n"), foot(t, lang, "publisher: Buren & co\n")
		if !strings.Contains(with, "2031") || strings.Contains(without, "2031") {
			t.Errorf("%s: %q with a year, %q without", lang, with, without)
		}
		for _, line := range []string{with, without} {
			if strings.ContainsAny(line, "{}") || strings.TrimRight(line, ", ") != line || line == "Buren &amp; co" {
				t.Errorf("%s: %q", lang, line)
			}
		}
		if line := foot(t, lang, "year: 2031\n"); line != "" {
			t.Errorf("%s: %q, without a publisher", lang, line)
		}
	}
}

// foot returns the foot of a page of a guide with the given settings.
func foot(t *testing.T, lang, settings string) string {
	t.Helper()
	dir := fstest.MapFS{
		"content/wenk.yaml": {Data: []byte("title: Gids\nlanguages: [" + lang + "]\n" + settings)},
		"content/index.md":  {Data: []byte("# Gids\n\nTekst.\n")},
	}
	res, err := (&pipeline.Builder{Dir: dir, Builtin: wenk.Files}).Build()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range res.Files {
		if f.Path != "index.html" {
			continue
		}
		if m := publishedBy.FindSubmatch(f.Bytes()); m != nil {
			return string(m[1])
		}
		return ""
	}
	t.Fatal("no home page")
	return ""
}
