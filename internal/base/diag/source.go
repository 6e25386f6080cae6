package diag

import (
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
	"unsafe"
)

// A Source finds places in the text of one file. It makes an index when the first place is
// needed, so that finding a place is quick in a long file, and in a long line. Many
// goroutines may use it.
type Source struct {
	File string
	// text shares the memory of the bytes that NewSource was given.
	text string

	findLines, countRunes sync.Once
	lines                 []uint32 // offset of the start of each line
	runes                 []uint32 // number of characters before each step of the text
}

// step is the number of bytes after which characters are counted again.
const step = 256

// maxSource is the number of bytes of the longest line that a problem carries.
const maxSource = 16 << 10

// NewSource returns a Source for a file of the guide. file is its path as a [Pos] has it.
// Nobody may change the bytes afterwards.
func NewSource(file string, text []byte) *Source {
	return &Source{File: file, text: unsafe.String(unsafe.SliceData(text), len(text))}
}

// lineStarts returns the offsets at which lines start, made for the first call.
func (s *Source) lineStarts() []uint32 {
	s.findLines.Do(func() {
		s.lines = make([]uint32, 1, strings.Count(s.text, "\n")+1)
		for at := 0; ; {
			i := strings.IndexByte(s.text[at:], '\n')
			if i < 0 {
				return
			}
			at += i + 1
			s.lines = append(s.lines, uint32(at))
		}
	})
	return s.lines
}

// runeCounts returns the number of characters before each block of step bytes, made for the
// first call. Only long lines need it.
func (s *Source) runeCounts() []uint32 {
	s.countRunes.Do(func() {
		s.runes = make([]uint32, 0, len(s.text)/step+1)
		n := 0
		for i := 0; i < len(s.text); i += step {
			s.runes = append(s.runes, uint32(n))
			n += runesIn(s.text[i:min(i+step, len(s.text))])
		}
	})
	return s.runes
}

// runesIn returns how many characters begin in s.
func runesIn(s string) int {
	n := 0
	for i := range len(s) {
		if utf8.RuneStart(s[i]) {
			n++
		}
	}
	return n
}

// Text returns the whole text, also where it is not UTF-8.
func (s *Source) Text() string { return s.text }

// Pos returns the place of a byte offset; offsets outside the text are moved to its nearest
// end. The column counts characters, as editors do: an accent that stands alone is one too.
func (s *Source) Pos(offset int) Pos {
	offset = min(max(offset, 0), len(s.text))
	lines := s.lineStarts()
	line := sort.Search(len(lines), func(i int) bool { return int(lines[i]) > offset })
	from := int(lines[line-1])
	// Most lines are short: counting them is quicker than an index.
	if offset-from <= 4*step {
		return Pos{s.File, line, runesIn(s.text[from:offset]) + 1}
	}
	return Pos{s.File, line, s.before(offset) - s.before(from) + 1}
}

// before returns the number of characters before an offset inside the text.
func (s *Source) before(offset int) int {
	runes := s.runeCounts()
	i := min(offset/step, len(runes)-1)
	if i < 0 {
		return 0
	}
	return int(runes[i]) + runesIn(s.text[i*step:offset])
}

// Line returns the text of a line (1-based) without its end, "" for a line outside the text.
func (s *Source) Line(line int) string {
	lines := s.lineStarts()
	if line < 1 || line > len(lines) {
		return ""
	}
	text := s.text[lines[line-1]:]
	if i := strings.IndexByte(text, '\n'); i >= 0 {
		text = text[:i]
	}
	return strings.TrimSuffix(text, "\r")
}

// Invalid returns the offset of the first byte that is not UTF-8 or is NUL, or -1. The
// character U+FFFD itself is valid.
func (s *Source) Invalid() int {
	if utf8.ValidString(s.text) {
		return strings.IndexByte(s.text, 0)
	}
	for i, r := range s.text {
		if r == 0 || r == utf8.RuneError && !strings.HasPrefix(s.text[i:], "\ufffd") {
			return i
		}
	}
	return -1
}

// At returns a problem at a byte offset. args are what its message names, in the order of
// codes.go.
func (s *Source) At(offset int, code string, args ...any) Diagnostic {
	return s.On(s.Pos(offset), code, args...)
}

// On returns a problem at a place in this file. It has no Source if the line is longer than
// 16 KiB, since each problem of a text on one line would hold all of it.
func (s *Source) On(pos Pos, code string, args ...any) Diagnostic {
	line := s.Line(pos.Line)
	if len(line) > maxSource {
		line = ""
	}
	return Diagnostic{Code: code, Pos: pos, Source: strings.ToValidUTF8(line, "\ufffd"), Args: args}
}
