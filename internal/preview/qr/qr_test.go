package qr

import (
	"strings"
	"testing"

	"rsc.io/qr"
)

// TestTerminal reads a code from the terminal again: every module is there, with white around
// them, with and without colour.
func TestTerminal(t *testing.T) {
	const text = "http://192.168.1.7:1313/?token=ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	code, err := qr.Encode(text, qr.L)
	if err != nil {
		t.Fatal(err)
	}
	for _, color := range []bool{true, false} {
		drawn, err := Terminal(text, color)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSuffix(drawn, "\n"), "\n")
		if want := (code.Size + 2*margin + 1) / 2; len(lines) != want {
			t.Fatalf("%d lines, want %d", len(lines), want)
		}
		for i, line := range lines {
			line, marked := strings.CutPrefix(line, "\x1b[30;107m")
			if marked != color || color != strings.HasSuffix(line, "\x1b[0m") {
				t.Errorf("line %d: colours %t, want %t", i, marked, color)
			}
			letters := []rune(strings.TrimSuffix(line, "\x1b[0m"))
			if len(letters) != code.Size+2*margin {
				t.Fatalf("line %d has %d letters", i, len(letters))
			}
			for j, c := range letters {
				x, y := j-margin, 2*i-margin
				upper, lower := c == '█' || c == '▀', c == '█' || c == '▄'
				if (upper == color) != code.Black(x, y) || (lower == color) != code.Black(x, y+1) {
					t.Fatalf("line %d, letter %d is %q", i, j, c)
				}
			}
		}
	}
}

// TestTooLong returns an error for a text that is too long for a code.
func TestTooLong(t *testing.T) {
	if _, err := Terminal(strings.Repeat("a", 5000), true); err == nil {
		t.Error("drawn")
	}
}
