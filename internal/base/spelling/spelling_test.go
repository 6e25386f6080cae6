package spelling

import "testing"

func TestSpelling(t *testing.T) {
	for _, c := range []struct {
		spell      func(string) string
		text, want string
	}{
		{Composed, "cafe\u0301", "caf\u00e9"},
		{Composed, "\ufb01", "\ufb01"},
		{Compatible, "\ufb01n \uff41 e\u0301", "fin a \u00e9"},
		{Folded, "STRASSE \u00c9", "strasse \u00e9"},
		{Folded, "stra\u00dfe E\u0301", "strasse \u00e9"},
	} {
		if got := c.spell(c.text); got != c.want {
			t.Errorf("%+q is %+q, want %+q", c.text, got, c.want)
		}
	}
}
