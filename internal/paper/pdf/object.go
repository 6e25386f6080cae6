package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"
)

// A file is a list of objects, numbered from 1.
type file struct {
	objects []object
}

type object struct {
	body   string
	stream []byte // nil when there is none
}

// A ref is the number of an object.
type ref int

func (r ref) String() string { return strconv.Itoa(int(r)) + " 0 R" }

// alloc makes room for objects, and returns the first.
func (f *file) alloc(n int) ref {
	first := ref(len(f.objects) + 1)
	f.objects = append(f.objects, make([]object, n)...)
	return first
}

func (f *file) set(r ref, format string, args ...any) {
	f.objects[r-1].body = fmt.Sprintf(format, args...)
}

func (f *file) add(format string, args ...any) ref {
	r := f.alloc(1)
	f.set(r, format, args...)
	return r
}

// stream adds bytes, with the entries of their dictionary.
func (f *file) stream(dict string, data []byte, compress bool) ref {
	if compress {
		data, dict = deflate(data), dict+" /Filter /FlateDecode"
	}
	r := f.alloc(1)
	f.objects[r-1] = object{fmt.Sprintf("<< %s /Length %d >>", strings.TrimSpace(dict), len(data)), data}
	return r
}

// packed is how many objects are compressed together: a program that looks for
// one reads them all.
const packed = 100

// bytes returns the file. Objects without bytes of their own are compressed in
// object streams (ISO 32000-1, §7.5.7), and a stream tells where all are (§7.5.8).
func (f *file) bytes(catalog, info ref) []byte {
	id := f.id()
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	places := make([]place, len(f.objects)+1)
	f.pack(places)
	places = append(places, make([]place, len(f.objects)+2-len(places))...)
	for i, o := range f.objects {
		if o.stream != nil {
			places[i+1] = place{direct, b.Len(), 0}
			o.write(&b, i+1)
		}
	}
	last := len(f.objects) + 1
	start := b.Len()
	places[last] = place{direct, start, 0}
	table := make([]byte, 0, 7*len(places))
	for _, p := range places {
		table = append(table, p.kind, byte(p.at>>24), byte(p.at>>16), byte(p.at>>8), byte(p.at), byte(p.index>>8), byte(p.index))
	}
	table = deflate(table)
	object{fmt.Sprintf("<< /Type /XRef /Size %d /W [1 4 2] /Root %s /Info %s /ID [<%s> <%s>] /Filter /FlateDecode /Length %d >>",
		last+1, catalog, info, id, id, len(table)), table}.write(&b, last)
	fmt.Fprintf(&b, "startxref\n%d\n%%%%EOF\n", start)
	return b.Bytes()
}

// A place is where an object is: at a byte of the file, or in an object stream.
// The zero place is that of object 0, which is free.
type place struct {
	kind      byte
	at, index int
}

const direct, inStream = 1, 2

// pack moves objects into object streams, which it adds.
func (f *file) pack(places []place) {
	var heads, bodies strings.Builder
	count := 0
	flush := func() {
		f.stream(fmt.Sprintf("/Type /ObjStm /N %d /First %d", count, heads.Len()), []byte(heads.String()+bodies.String()), true)
		heads.Reset()
		bodies.Reset()
		count = 0
	}
	var stored []int // objects, by stream
	for i, o := range f.objects[:len(f.objects):len(f.objects)] {
		if o.stream != nil {
			continue
		}
		fmt.Fprintf(&heads, "%d %d ", i+1, bodies.Len())
		bodies.WriteString(o.body + "\n")
		stored = append(stored, i+1)
		places[i+1] = place{inStream, 0, count}
		if count++; count == packed {
			flush()
		}
	}
	if count > 0 {
		flush()
	}
	first := len(f.objects) - (len(stored)+packed-1)/packed
	for i, number := range stored {
		places[number].at = first + i/packed + 1
	}
}

func (o object) write(b *bytes.Buffer, number int) {
	fmt.Fprintf(b, "%d 0 obj\n%s\nstream\n", number, o.body)
	b.Write(o.stream)
	b.WriteString("\nendstream\nendobj\n")
}

// id names the file after what is in it.
func (f *file) id() string {
	h := sha256.New()
	for _, o := range f.objects {
		h.Write([]byte(o.body))
		h.Write(o.stream)
	}
	return fmt.Sprintf("%X", h.Sum(nil)[:16])
}

// deflaters are used again: each has tables of a megabyte.
var deflaters = sync.Pool{New: func() any {
	w, _ := zlib.NewWriterLevel(nil, zlib.DefaultCompression)
	return w
}}

func deflate(data []byte) []byte {
	w := deflaters.Get().(*zlib.Writer)
	defer deflaters.Put(w)
	b := bytes.NewBuffer(make([]byte, 0, len(data)/2+64))
	w.Reset(b)
	w.Write(data)
	w.Close()
	return b.Bytes()
}

// text returns a text string: as ASCII, or else as UTF-16.
func text(s string) string {
	for _, r := range s {
		if r < ' ' || r > '~' {
			return "<FEFF" + hex(s) + ">"
		}
	}
	return "(" + escaper.Replace(s) + ")"
}

var escaper = strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`)

// hex returns a string in UTF-16, as hexadecimal digits.
func hex(s string) string {
	const digits = "0123456789ABCDEF"
	var b []byte
	for _, r := range s {
		var units [2]uint16
		for _, u := range utf16.AppendRune(units[:0], r) {
			b = append(b, digits[u>>12], digits[u>>8&15], digits[u>>4&15], digits[u&15])
		}
	}
	return string(b)
}

// appendNumber writes a number with at most two decimals.
func appendNumber(b []byte, v float64) []byte {
	n := int64(v*100 + 0.5)
	if v < 0 {
		n = int64(v*100 - 0.5)
		if n < 0 {
			b, n = append(b, '-'), -n
		}
	}
	b = strconv.AppendInt(b, n/100, 10)
	switch {
	case n%10 != 0:
		b = append(b, '.', byte('0'+n/10%10), byte('0'+n%10))
	case n%100 != 0:
		b = append(b, '.', byte('0'+n/10%10))
	}
	return b
}

func number(v float64) string { return string(appendNumber(nil, v)) }
