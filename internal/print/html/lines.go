package html

import (
	"encoding/json"

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

// add adds a list of n values.
func (l *lines) add(key string, n int, value func(i int) any) {
	l.b = append(l.b, ",\n \""+key+"\": [\n"...)
	made := make([][]byte, min(batch, n))
	for from := 0; from < n && !l.ended; from += batch {
		some := made[:min(batch, n-from)]
		parallel.ForEach(len(some), func(i int) { some[i] = marshal(value(from + i)) })
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

func marshal(v any) []byte {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err) // what is encoded here can all be encoded
	}
	return data
}

// encode encodes a value of several lines.
func encode(v any, indent string) []byte {
	data, err := json.MarshalIndent(v, "", indent)
	if err != nil {
		panic(err) // what is encoded here can all be encoded
	}
	return append(data, '\n')
}
