// Package qr draws QR codes on terminals, for phones to read. It is the only
// package that knows how they are made.
package qr

import (
	"strings"

	"rsc.io/qr"
)

// margin is the white around a code that phones need, in modules.
const margin = 4

// Terminal returns the code of a text in half blocks: a line of text is two rows
// of the code. In colour it is black on white whatever the colours of the
// terminal are; without it is right on a dark terminal, and the wrong way round
// on a light one, which most phones can read too.
func Terminal(text string, color bool) (string, error) {
	code, err := qr.Encode(text, qr.L)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for y := -margin; y < code.Size+margin; y += 2 {
		if color {
			b.WriteString("\x1b[30;107m")
		}
		for x := -margin; x < code.Size+margin; x++ {
			b.WriteString(half(code.Black(x, y) == color, code.Black(x, y+1) == color))
		}
		if color {
			b.WriteString("\x1b[0m")
		}
		b.WriteByte('\n')
	}
	return b.String(), nil
}

// half returns a character of which the upper half, the lower or both are drawn.
func half(upper, lower bool) string {
	switch {
	case upper && lower:
		return "█"
	case upper:
		return "▀"
	case lower:
		return "▄"
	}
	return " "
}
