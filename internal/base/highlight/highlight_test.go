package highlight

import (
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2/lexers"
)

// TestLexer finds languages as chroma does, by a name, a file or an extension. Chroma is slow
// at that, so the test asks it for some languages only.
func TestLexer(t *testing.T) {
	names := []string{"", "klinkers", "GO", "Makefile", "yml", "txt", "json", "h", "pl", "vue"}
	for i, l := range lexers.GlobalLexerRegistry.Lexers {
		names = append(names, l.Config().Name, strings.ToUpper(l.Config().Name))
		names = append(names, l.Config().Aliases...)
		for _, f := range l.Config().Filenames {
			if ending := strings.TrimPrefix(f, "*."); i%16 == 0 && !strings.ContainsAny(ending, "*?[") {
				names = append(names, ending)
			}
		}
	}
	for _, name := range names {
		got, want := lexer(name), lexers.Get(name)
		if got == nil && want == nil || got != nil && want != nil && got.Config().Name == want.Config().Name {
			continue
		}
		t.Errorf("%q is read by %v, not %v", name, got, want)
	}
}
