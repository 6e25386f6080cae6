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

// A file is the objects of a PDF file, numbered from 1.
type file struct {
	objects []object
}

// An object is its dictionary or value, and its stream.
type object struct {
	body   string
	stream []byte // nil when there is none
}

// A ref is the number of an object.
type ref int

// String returns the reference as other objects write it.
func (r ref) String() string { return strconv.Itoa(int(r)) + " 0 R" }

// alloc adds empty objects, and returns the first. Their numbers follow each other.
// An object can be referred to before it is set.
func (f *file) alloc(n int) ref {
	first := ref(len(f.objects) + 1)
	f.objects = append(f.objects, make([]object, n)...)
	return first
}

// set sets the body of an object.
func (f *file) set(r ref, format string, args ...any) {
	f.objects[r-1].body = fmt.Sprintf(format, args...)
}

// add adds an object without a stream.
func (f *file) add(format string, args ...any) ref {
	r := f.alloc(1)
	f.set(r, format, args...)
	return r
}

// stream adds an object with a stream. The dictionary gets these entries, and the
// length.
func (f *file) stream(dict string, data []byte, compress bool) ref {
	if compress {
		data, dict = deflate(data), dict+" /Filter /FlateDecode"
	}
	r := f.alloc(1)
	f.objects[r-1] = object{fmt.Sprintf("<< %s /Length %d >>", strings.TrimSpace(dict), len(data)), data}
	return r
}

// objectsPerStream is the number of objects that are compressed together. A viewer
// decompresses all of them to read one.
const objectsPerStream = 100

// bytes returns the file. Objects without a stream are compressed in object streams
// (ISO 32000-1, §7.5.7). A cross-reference stream has the position of every object
// (§7.5.8). Objects with a stream come first, then the object streams, then the
// cross-reference stream, to which the end of the file points.
func (f *file) bytes(catalog, info ref) []byte {
	id := f.id()
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	places := make([]position, len(f.objects)+1)
	f.packObjects(places)
	places = append(places, make([]position, len(f.objects)+2-len(places))...)
	for i, o := range f.objects {
		if o.stream != nil {
			places[i+1] = position{direct, b.Len(), 0}
			o.write(&b, i+1)
		}
	}
	last := len(f.objects) + 1
	start := b.Len()
	places[last] = position{direct, start, 0}
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

// A position is the place of an object: a byte of the file, or an index in an
// object stream. The zero position is that of object 0, which is free.
type position struct {
	kind      byte // 0, direct or inStream
	at, index int
}

// Kinds of positions, as a cross-reference stream numbers them.
const direct, inStream = 1, 2

// packObjects adds object streams for the objects without a stream, and sets their
// positions. It comes after all objects are set: no body may change any more.
func (f *file) packObjects(places []position) {
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
		places[i+1] = position{inStream, 0, count}
		if count++; count == objectsPerStream {
			flush()
		}
	}
	if count > 0 {
		flush()
	}
	first := len(f.objects) - (len(stored)+objectsPerStream-1)/objectsPerStream
	for i, number := range stored {
		places[number].at = first + i/objectsPerStream + 1
	}
}

// write writes an object that has a stream.
func (o object) write(b *bytes.Buffer, number int) {
	fmt.Fprintf(b, "%d 0 obj\n%s\nstream\n", number, o.body)
	b.Write(o.stream)
	b.WriteString("\nendstream\nendobj\n")
}

// id returns the file's identifier, a hash of its objects. It is not random, so the
// same document has the same bytes.
func (f *file) id() string {
	h := sha256.New()
	for _, o := range f.objects {
		h.Write([]byte(o.body))
		h.Write(o.stream)
	}
	return fmt.Sprintf("%X", h.Sum(nil)[:16])
}

// deflaters reuses compressors, since each has tables of a megabyte.
var deflaters = sync.Pool{New: func() any {
	w, _ := zlib.NewWriterLevel(nil, zlib.DefaultCompression)
	return w
}}

// deflate returns bytes compressed for the filter FlateDecode.
func deflate(data []byte) []byte {
	w := deflaters.Get().(*zlib.Writer)
	defer deflaters.Put(w)
	b := bytes.NewBuffer(make([]byte, 0, len(data)/2+64))
	w.Reset(b)
	w.Write(data)
	w.Close()
	return b.Bytes()
}

// text returns a PDF text string: ASCII where that is enough, UTF-16 otherwise. For
// example, "Plan" becomes (Plan), and "é" <FEFF00E9>.
func text(s string) string {
	for _, r := range s {
		if r < ' ' || r > '~' {
			return "<FEFF" + hex(s) + ">"
		}
	}
	return "(" + escape(s) + ")"
}

// escape returns the inside of a literal string (ISO 32000-1, §7.3.4.2).
func escape(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		if c == '\\' || c == '(' || c == ')' {
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	}
	return b.String()
}

// hex returns the hexadecimal digits of a string in UTF-16.
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

// appendNumber appends a number with at most two decimals, rounded. A hundredth of a
// point is finer than any printer. Zeros at the end are left out: 12.50 is "12.5".
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

// number returns a number with at most two decimals, rounded.
func number(v float64) string { return string(appendNumber(nil, v)) }
