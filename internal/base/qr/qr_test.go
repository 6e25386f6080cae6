package qr

import (
	"fmt"
	"strings"
	"testing"

	"rsc.io/qr"
)

// TestTerminal reads a code from the terminal again: every module is there, with white around
// them, with and without colour.
func TestTerminal(t *testing.T) {
	const text = "http://192.168.1.7:1313/?token=ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		t.Fatal(err)
	}
	for _, color := range []bool{true, false} {
		drawn, err := Terminal(text, color)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSuffix(drawn, "\n"), "\n")
		if want := (code.Size + 2*Margin + 1) / 2; len(lines) != want {
			t.Fatalf("%d lines, want %d", len(lines), want)
		}
		for i, line := range lines {
			line, marked := strings.CutPrefix(line, "\x1b[30;107m")
			if marked != color || color != strings.HasSuffix(line, "\x1b[0m") {
				t.Errorf("line %d: colours %t, want %t", i, marked, color)
			}
			letters := []rune(strings.TrimSuffix(line, "\x1b[0m"))
			if len(letters) != code.Size+2*Margin {
				t.Fatalf("line %d has %d letters", i, len(letters))
			}
			for j, c := range letters {
				x, y := j-Margin, 2*i-Margin
				upper, lower := c == '█' || c == '▀', c == '█' || c == '▄'
				if (upper == color) != code.Black(x, y) || (lower == color) != code.Black(x, y+1) {
					t.Fatalf("line %d, letter %d is %q", i, j, c)
				}
			}
		}
	}
}

// TestPath follows the paths of codes again: they go over every black module, and no other.
func TestPath(t *testing.T) {
	for length := 1; length < 400; length += 7 {
		text := strings.Repeat("a/b-c.d#", 50)[:length]
		code, err := Of(text)
		if err != nil {
			t.Fatal(err)
		}
		low, err := qr.Encode(text, qr.L)
		if err != nil {
			t.Fatal(err)
		}
		if code.Size != low.Size {
			t.Fatalf("%d bytes: %d modules, %d are enough", length, code.Size, low.Size)
		}
		black := followed(t, string(code.AppendPath(nil)))
		for y := range code.Size {
			for x := range code.Size {
				if black[[2]int{x, y}] != code.modules.Black(x, y) {
					t.Fatalf("%d bytes: the module %d, %d is wrong in %s", length, x, y, code.AppendPath(nil))
				}
				delete(black, [2]int{x, y})
			}
		}
		if len(black) > 0 {
			t.Fatalf("%d bytes: the path leaves the code", length)
		}
	}
}

// followed returns the modules under a path.
func followed(t *testing.T, path string) map[[2]int]bool {
	t.Helper()
	black := map[[2]int]bool{}
	var x, y, n, m int
	for rest := path; rest != ""; {
		end := 1 + strings.IndexAny(rest[1:]+"M", "Mmh")
		step := rest[:end]
		rest = rest[end:]
		var err error
		switch step[0] {
		case 'M':
			_, err = fmt.Sscanf(step, "M%d %d", &x, &y)
		case 'm':
			_, err = fmt.Sscanf(step, "m%d %d", &n, &m)
			x, y = x+n, y+m
		default:
			_, err = fmt.Sscanf(step, "h%d", &n)
			for range n {
				black[[2]int{x, y}] = true
				x++
			}
		}
		if err != nil {
			t.Fatalf("%q: %v", step, err)
		}
	}
	return black
}

// TestTooLong returns an error for a text that is too long for a code.
func TestTooLong(t *testing.T) {
	if _, err := Terminal(strings.Repeat("a", 5000), true); err == nil {
		t.Error("drawn")
	}
}

// BenchmarkPath makes the code of the address of a page.
func BenchmarkPath(b *testing.B) {
	room := make([]byte, 0, 4096)
	for b.Loop() {
		code, err := Of("https://gids.example/inspiratiegids/het-ondersteuningsnetwerk/netwerkkaart/")
		if err != nil || len(code.AppendPath(room)) == 0 {
			b.Fatal(err)
		}
	}
}
