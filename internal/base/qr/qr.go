// Package qr makes QR codes, for phones to read from paper and from terminals.
//
//	code, err := qr.Of("https://example.org/guide/housing/")
//	data := code.AppendPath(nil) // of an SVG path
//
// This package alone knows how the codes are made.
package qr

import (
	"errors"
	"fmt"
	"strconv"
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

// AppendPath appends the code as the data of an SVG path. The path is to be stroked with a
// width of 1; the middle of the first row is at 0.
func (c *Code) AppendPath(b []byte) []byte {
	for y := range c.Size {
		row := c.modules.Bitmap[y*c.modules.Stride:][:(c.Size+7)/8]
		black := func(x int) bool { return x < c.Size && row[x/8]<<(x%8)&0x80 != 0 }
		for x, end := 0, -1; x < c.Size; x++ {
			if !black(x) {
				continue
			}
			start := x
			for x++; black(x); x++ {
			}
			if end < 0 {
				b = append(number(append(number(append(b, 'M'), start), ' '), y), 'h')
				b = number(b, x-start)
			} else {
				b = step(b, start-end, x-start)
			}
			end = x
		}
	}
	return b
}

// steps holds the texts of short steps, by their gap and their length. A page has 200.
var steps = func() (all [16][16]string) {
	for gap := range all {
		for length := range all[gap] {
			all[gap][length] = fmt.Sprintf("m%d 0h%d", gap, length)
		}
	}
	return all
}()

// step appends a gap and a black line behind it.
func step(b []byte, gap, length int) []byte {
	if gap < len(steps) && length < len(steps) {
		return append(b, steps[gap][length]...)
	}
	return number(append(number(append(b, 'm'), gap), " 0h"...), length)
}

// number appends a number.
func number(b []byte, n int) []byte { return strconv.AppendInt(b, int64(n), 10) }

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
