// Package qr draws QR codes on terminals, for phones to read.
//
//	code, err := qr.Terminal("http://192.168.1.5:1313/?token=…", true)
//
// This package alone knows how the codes are made.
package qr

import (
	"strings"

	"rsc.io/qr"
)

// margin is the white border that phones need around a code, in modules.
const margin = 4

// Terminal returns the QR code of a text in half blocks: each line is two rows of the
// code. With color it is black on white in any terminal. Without, it is right on a
// dark terminal and inverted on a light one, which most phones read too.
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

// half returns a character with its upper half, its lower half or both filled.
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
