package diag

import (
	"sort"
	"strings"
	"unicode/utf8"
	"unsafe"
)

// A Source finds places in the text of one file. Its index is made once, so
// finding a place takes little time however long the file is, or one of its
// lines.
type Source struct {
	File  string
	text  string
	lines []int // offset of the start of each line
	runes []int // number of characters before each step of the text
}

// step is the number of bytes after which characters are counted again.
const step = 256

// maxSource is the number of bytes of the longest line that a problem carries.
const maxSource = 16 << 10

// NewSource indexes the text of a file, which must not be changed after.
func NewSource(file string, text []byte) *Source {
	s := &Source{File: file, text: unsafe.String(unsafe.SliceData(text), len(text)), lines: []int{0}}
	n := 0
	for i := range text {
		if i%step == 0 {
			s.runes = append(s.runes, n)
		}
		if utf8.RuneStart(text[i]) {
			n++
		}
		if text[i] == '\n' {
			s.lines = append(s.lines, i+1)
		}
	}
	return s
}

// Text returns the text.
func (s *Source) Text() string { return s.text }

// Pos returns the place of a byte offset; offsets outside the text are moved
// to its nearest end.
func (s *Source) Pos(offset int) Pos {
	offset = min(max(offset, 0), len(s.text))
	line := sort.SearchInts(s.lines, offset+1)
	return Pos{s.File, line, s.before(offset) - s.before(s.lines[line-1]) + 1}
}

// before returns the number of characters before an offset.
func (s *Source) before(offset int) int {
	n, i := 0, offset/step*step
	if i < len(s.text) {
		n = s.runes[offset/step]
	} else if i > 0 {
		i -= step
		n = s.runes[i/step]
	}
	for ; i < offset; i++ {
		if utf8.RuneStart(s.text[i]) {
			n++
		}
	}
	return n
}

// Line returns the text of a line (1-based) without its end.
func (s *Source) Line(line int) string {
	if line < 1 || line > len(s.lines) {
		return ""
	}
	text := s.text[s.lines[line-1]:]
	if i := strings.IndexByte(text, '\n'); i >= 0 {
		text = text[:i]
	}
	return strings.TrimSuffix(text, "\r")
}

// Invalid returns the offset of the first byte that is not UTF-8 or is NUL, or
// -1.
func (s *Source) Invalid() int {
	for i, r := range s.text {
		if r == 0 || r == utf8.RuneError && !strings.HasPrefix(s.text[i:], "\ufffd") {
			return i
		}
	}
	return -1
}

// At returns a problem at a byte offset.
func (s *Source) At(offset int, code string, args ...any) Diagnostic {
	return s.On(s.Pos(offset), code, args...)
}

// On returns a problem at a place in this file. It does not carry a line of more
// than 16 KiB: of a text on one line every problem would carry all of it.
func (s *Source) On(pos Pos, code string, args ...any) Diagnostic {
	line := s.Line(pos.Line)
	if len(line) > maxSource {
		line = ""
	}
	return Diagnostic{Code: code, Pos: pos, Source: strings.ToValidUTF8(line, "\ufffd"), Args: args}
}
