package parse

import "testing"

// Every character is found that shows nothing, and no other.
func TestInvisible(t *testing.T) {
	for r := rune(0); r < 0x11000; r++ {
		if got := firstInvisible([]byte("é" + string(r))); (got == 2) != invisible(r) {
			t.Errorf("%U is found at %d", r, got)
		}
	}
}
