package html

import (
	"encoding/json"
	"unicode/utf8"

	"wenk/internal/base/parallel"
)

// lines is an object in JSON to which long lists are added, each of their values
// on a line of its own. It is given away in pieces.
type lines struct {
	b     []byte // not given away yet
	yield func([]byte) bool
	ended bool // nobody takes more
}

// batch is the number of values that are encoded before they are added.
const batch = 512

// add adds a list. value returns what a value holds, and its text: that is the
// last in it, and most of it; "" adds none.
func (l *lines) add(key string, n int, value func(i int) (any, string)) {
	l.b = append(l.b, ",\n \""+key+"\": [\n"...)
	made := make([][]byte, min(batch, n))
	for from := 0; from < n && !l.ended; from += batch {
		some := made[:min(batch, n-from)]
		parallel.ForEach(len(some), func(i int) {
			v, text := value(from + i)
			some[i] = appendValue(some[i][:0], v, text)
		})
		for i, value := range some {
			if from+i > 0 {
				l.b = append(l.b, ",\n"...)
			}
			l.b = append(l.b, value...)
		}
		l.give()
	}
	l.b = append(l.b, "\n ]"...)
}

// end ends the object.
func (l *lines) end() {
	l.b = append(l.b, "\n}\n"...)
	l.give()
}

func (l *lines) give() {
	l.ended = l.ended || !l.yield(l.b)
	l.b = l.b[:0]
}

func appendValue(b []byte, v any, text string) []byte {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err) // what is encoded here can all be encoded
	}
	b = append(b, data...)
	if text != "" {
		b = append(b[:len(b)-1], `,"text":`...)
		b = append(appendText(b, text), '}')
	}
	return b
}

// encode encodes a value of several lines.
func encode(v any, indent string) []byte {
	data, err := json.MarshalIndent(v, "", indent)
	if err != nil {
		panic(err) // what is encoded here can all be encoded
	}
	return append(data, '\n')
}

// special tells which bytes of a text are not themselves in JSON that may stand in
// HTML.
var special = func() (s [256]bool) {
	for c := range s {
		s[c] = c < ' ' || c >= utf8.RuneSelf
	}
	for _, c := range `"\<>&` {
		s[c] = true
	}
	return s
}()

// appendText appends a string as [json.Marshal] writes it: most of a guide is
// text, and nearly all of that stands for itself.
func appendText(b []byte, s string) []byte {
	b = append(b, '"')
	start := 0
	for i := 0; i < len(s); {
		if !special[s[i]] {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r >= utf8.RuneSelf && r != '\u2028' && r != '\u2029' && (r != utf8.RuneError || n > 1) {
			i += n
			continue
		}
		b = append(b, s[start:i]...)
		quoted, _ := json.Marshal(s[i : i+n])
		b = append(b, quoted[1:len(quoted)-1]...)
		i += n
		start = i
	}
	return append(append(b, s[start:]...), '"')
}
