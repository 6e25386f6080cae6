package parse

import (
	"testing"
	"unicode/utf8"
)

// Every character is found that shows nothing, and no other.
func TestInvisible(t *testing.T) {
	for r := rune(0); r < 0x11000; r++ {
		got, odd := findHidden([]byte("é" + string(r)))
		if (got == 2) != isInvisible(r) || (odd == 2) != isMisleading(r) && utf8.ValidRune(r) {
			t.Errorf("%U is found at %d or %d", r, got, odd)
		}
	}
}
