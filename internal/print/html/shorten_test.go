package html

import "testing"

func TestShorten(t *testing.T) {
	for _, c := range []struct {
		text string
		n    int
		want string
	}{
		{"", 5, ""},
		{"kort", 5, "kort"},
		{"vijf!", 5, "vijf!"},
		{"één twee", 5, "één …"},
		{"één, twee", 6, "één …"},
		{"onafgebroken", 5, "onafg …"},
		{"ééééééé", 3, "ééé …"},
	} {
		if got := shorten(c.text, c.n); got != c.want {
			t.Errorf("shorten(%q, %d) = %q, want %q", c.text, c.n, got, c.want)
		}
	}
}
