package spelling

import (
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"wenk/internal/base/limits"
)

func TestSlug(t *testing.T) {
	for title, want := range map[string]string{
		"Leer het gezin rustig kennen": "leer-het-gezin-rustig-kennen",
		"'s Avonds bij foto’s":         "s-avonds-bij-fotos",
		"Één huis, vele reïncarnaties": "een-huis-vele-reincarnaties",
		"e\u0301e\u0301n":              "een", // as macOS writes file names
		"Tip 3: wonen & werken!":       "tip-3-wonen-werken",
		"  -- a --  b  ":               "a-b",
		"İstanbul, Şırnak, Łódź":       "istanbul-sirnak-lodz",
		"أهلا وسهلا":                   "أهلا-وسهلا",
		"Ласкаво просимо":              "ласкаво-просимо",
		"samen\u00adwerken":            "samenwerken",
		"<script>":                     "script",
		"?!":                           "",
	} {
		if got := Slug(title); got != want {
			t.Errorf("Slug(%q) = %q, want %q", title, got, want)
		}
	}
}

var slugForm = regexp.MustCompile(`^([\p{L}\p{Nd}\p{Mn}]+(-[\p{L}\p{Nd}\p{Mn}]+)*)?$`)

// FuzzSlug checks that a slug is words with hyphens between them, is not too long, is its own
// slug, and is the same for a title whose accents are stored apart.
func FuzzSlug(f *testing.F) {
	for _, s := range []string{"Één huis", "'s Avonds", "İ ı ß ǅ", "a -- b", "أهلا", "\xff\u0301", "ж\u00ad\u0306", strings.Repeat("й ", 60)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, title string) {
		s := Slug(title)
		if !slugForm.MatchString(s) {
			t.Errorf("Slug(%q) = %q", title, s)
		}
		if again := Slug(s); again != s {
			t.Errorf("Slug(%q) = %q, whose slug is %q", title, s, again)
		}
		if len(s) > limits.Slug {
			t.Errorf("Slug(%q) has %d bytes", title, len(s))
		}
		if apart := Slug(norm.NFD.String(title)); apart != s {
			t.Errorf("Slug(%q) = %q; with accents apart %q", title, s, apart)
		}
	})
}
