package pdf

import (
	"strings"
	"testing"
)

// TestEscape compares escape with a replacer of the library.
func TestEscape(t *testing.T) {
	replacer := strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`)
	for _, s := range []string{"", "plain", "(a)", `\(`, `a\`, "é (ê)", "https://a.b/c_(d)"} {
		if got, want := escape(s), replacer.Replace(s); got != want {
			t.Errorf("escape(%q) = %q, want %q", s, got, want)
		}
	}
}
