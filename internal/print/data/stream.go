package data

import (
	"bytes"
	"encoding/json"

	"wenk/internal/base/parallel"
)

// A jsonStream writes a JSON object with long lists, one value of a list on a line. It
// yields the object in pieces, so that the whole is never in memory.
type jsonStream struct {
	b     []byte // not yielded yet
	yield func([]byte) bool
	ended bool // yield returned false
}

// batch is the number of values that are encoded at once, and then yielded.
const batch = 512

// add adds a list of n values. The values of a batch are encoded by several
// goroutines and written in their order. key must need no escaping.
func (l *jsonStream) add(key string, n int, value func(i int) any) {
	l.b = append(l.b, ",\n \""+key+"\": [\n"...)
	made := make([][]byte, min(batch, n))
	for from := 0; from < n && !l.ended; from += batch {
		some := made[:min(batch, n-from)]
		parallel.ForEach(len(some), func(i int) { some[i] = appendJSON(some[i][:0], value(from+i)) })
		for i, value := range some {
			if from+i > 0 {
				l.b = append(l.b, ",\n"...)
			}
			l.b = append(l.b, value...)
		}
		l.flush()
	}
	l.b = append(l.b, "\n ]"...)
}

// end ends the object.
func (l *jsonStream) end() {
	l.b = append(l.b, "\n}\n"...)
	l.flush()
}

// flush yields what was written. After yield has returned false nothing more is
// yielded.
func (l *jsonStream) flush() {
	l.ended = l.ended || !l.yield(l.b)
	l.b = l.b[:0]
}

// appendJSON appends a value on one line. Signs of HTML are escaped in it, as
// encoding/json does.
func appendJSON(b []byte, v any) []byte {
	buf := bytes.NewBuffer(b)
	if err := json.NewEncoder(buf).Encode(v); err != nil {
		panic(err) // the types of this package can all be encoded
	}
	return bytes.TrimSuffix(buf.Bytes(), []byte("\n"))
}

// encode encodes a value on several lines.
func encode(v any, indent string) []byte {
	data, err := json.MarshalIndent(v, "", indent)
	if err != nil {
		panic(err) // the types of this package can all be encoded
	}
	return append(data, '\n')
}
