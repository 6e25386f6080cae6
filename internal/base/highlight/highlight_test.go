package highlight

import (
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2/lexers"
)

// A language is found as chroma finds it, by a name, by a file and by an ending.
// Chroma is slow at that, so it is asked for some alone.
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
