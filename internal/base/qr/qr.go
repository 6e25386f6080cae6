// Package qr makes QR codes, for phones to read from paper and from terminals.
//
//	code, err := qr.Of("https://example.org/guide/housing/")
//	html := `<path d="` + code.Path() + `"/>`
//
// This package alone knows how the codes are made.
package qr

import (
	"errors"
	"iter"
	"strings"
	"sync"

	"rsc.io/qr/coding"
)

// Margin is the white border that phones need around a code, in modules.
const Margin = 4

// A Code is a QR code: a square of black and white modules.
type Code struct {
	Size    int // modules on a side
	modules *coding.Code
}

// Of returns the smallest code of a text, with as much correction of errors as that has
// room for. It fails for a text of about 3,000 bytes.
func Of(text string) (*Code, error) {
	bytes := coding.String(text)
	version := coding.Version(coding.MinVersion)
	for bytes.Bits(version) > 8*version.DataBytes(coding.L) {
		if version++; version > coding.MaxVersion {
			return nil, errors.New("the text is too long for a QR code")
		}
	}
	level := coding.L
	if bytes.Bits(version) <= 8*version.DataBytes(coding.M) {
		level = coding.M
	}
	plan, err := plans[version][level]()
	if err != nil {
		return nil, err
	}
	code, err := plan.Encode(bytes)
	if err != nil {
		return nil, err
	}
	return &Code{code.Size, code}, nil
}

// plans hold what is the same in all codes of a version and a level. Each is made once.
var plans = func() (all [coding.MaxVersion + 1][coding.M + 1]func() (*coding.Plan, error)) {
	for version := range all {
		for level := range all[version] {
			all[version][level] = sync.OnceValues(func() (*coding.Plan, error) {
				return coding.NewPlan(coding.Version(version), coding.Level(level), 0)
			})
		}
	}
	return all
}()

// A Run is a line of black modules: Length modules from column X of row Y.
type Run struct{ X, Y, Length int }

// Runs yields the black modules of the code, row by row.
func (c *Code) Runs() iter.Seq[Run] {
	return func(yield func(Run) bool) {
		for y := range c.Size {
			for x := 0; x < c.Size; x++ {
				start := x
				for c.modules.Black(x, y) {
					x++
				}
				if x > start && !yield(Run{start, y, x - start}) {
					return
				}
			}
		}
	}
}

// Path returns the code as the data of an SVG path. The path is to be stroked with a width
// of 1; the middle of the first row is at 0.
func (c *Code) Path() string {
	b := make([]byte, 0, 2*c.Size*c.Size)
	at := Run{Y: -1}
	for r := range c.Runs() {
		if r.Y != at.Y {
			b = append(number(append(number(append(b, 'M'), r.X), ' '), r.Y), 'h')
		} else {
			b = append(number(append(b, 'm'), r.X-at.X-at.Length), " 0h"...)
		}
		b = number(b, r.Length)
		at = r
	}
	return string(b)
}

// number appends a number below 1,000. The code of a page has 500 of them.
func number(b []byte, n int) []byte {
	if n >= 100 {
		b = append(b, byte('0'+n/100))
	}
	if n >= 10 {
		b = append(b, byte('0'+n/10%10))
	}
	return append(b, byte('0'+n%10))
}

// Terminal returns the QR code of a text in half blocks: each line is two rows of the
// code. With color it is black on white in any terminal. Without, it is right on a
// dark terminal and inverted on a light one, which most phones read too.
func Terminal(text string, color bool) (string, error) {
	code, err := Of(text)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	black := func(x, y int) bool { return code.modules.Black(x, y) == color }
	for y := -Margin; y < code.Size+Margin; y += 2 {
		if color {
			b.WriteString("\x1b[30;107m")
		}
		for x := -Margin; x < code.Size+Margin; x++ {
			b.WriteString(half(black(x, y), black(x, y+1)))
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
