package spelling_test

import (
	"strings"
	"testing"

	"wenk/internal/base/spelling"
)

// All other bytes are neither letters nor digits, also those beside them in ASCII, and
// those of letters that take several bytes.
func TestAlphanumeric(t *testing.T) {
	const letters, digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", "0123456789"
	for c := range 256 {
		letter, digit := strings.IndexByte(letters, byte(c)) >= 0, strings.IndexByte(digits, byte(c)) >= 0
		if got := spelling.Letter(byte(c)); got != letter {
			t.Errorf("Letter(%q) = %v", byte(c), got)
		}
		if got := spelling.Alphanumeric(byte(c)); got != (letter || digit) {
			t.Errorf("Alphanumeric(%q) = %v", byte(c), got)
		}
	}
}
