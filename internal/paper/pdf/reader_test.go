package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// A document is a file as a test reads it: by its table of objects, as viewers do.
type document struct {
	t       *testing.T
	trailer string
	bodies  map[int]string // of objects, without their streams
	streams map[int][]byte // as they are without compression
}

func read(t *testing.T, data []byte) *document {
	t.Helper()
	d := &document{t: t, bodies: map[int]string{}, streams: map[int][]byte{}}
	tail := regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`).FindSubmatch(data)
	if tail == nil {
		t.Fatal("no startxref")
	}
	at, _ := strconv.Atoi(string(tail[1]))
	last, err := strconv.Atoi(string(data[at : at+bytes.IndexByte(data[at:], ' ')]))
	if err != nil {
		t.Fatal("startxref leads astray")
	}
	d.direct(data, last, at)
	d.trailer = d.bodies[last]
	table := d.streams[last]
	if len(table) != 7*(last+1) {
		t.Fatalf("the table has %d bytes for %d objects", len(table), last+1)
	}
	entry := func(i int) (kind byte, at, index int) {
		b := table[7*i : 7*i+7]
		return b[0], int(b[1])<<24 | int(b[2])<<16 | int(b[3])<<8 | int(b[4]), int(b[5])<<8 | int(b[6])
	}
	for i := 1; i < last; i++ {
		if kind, at, _ := entry(i); kind == direct {
			d.direct(data, i, at)
		}
	}
	for i := 1; i < last; i++ {
		switch kind, at, index := entry(i); kind {
		case direct:
		case inStream:
			d.packed(i, at, index)
		default:
			t.Errorf("object %d is nowhere", i)
		}
	}
	return d
}

func (d *document) direct(data []byte, number, at int) {
	head := fmt.Sprintf("%d 0 obj\n", number)
	rest, ok := bytes.CutPrefix(data[at:], []byte(head))
	body, stream, found := bytes.Cut(rest, []byte("\nstream\n"))
	if !ok || !found {
		d.t.Fatalf("object %d is not at %d", number, at)
	}
	d.bodies[number] = string(body)
	length, _ := strconv.Atoi(d.match(number, `/Length (\d+) >>$`))
	if !bytes.HasPrefix(stream[length:], []byte("\nendstream\nendobj\n")) {
		d.t.Errorf("object %d is not %d bytes long", number, length)
	}
	stream = stream[:length]
	if strings.Contains(d.bodies[number], "/FlateDecode") {
		r, err := zlib.NewReader(bytes.NewReader(stream))
		if err != nil {
			d.t.Fatal(err)
		}
		if stream, err = io.ReadAll(r); err != nil {
			d.t.Fatal(err)
		}
	}
	d.streams[number] = stream
}

func (d *document) packed(number, stream, index int) {
	first, _ := strconv.Atoi(d.match(stream, `/First (\d+)`))
	head := strings.Fields(string(d.streams[stream][:first]))
	if head[2*index] != strconv.Itoa(number) {
		d.t.Fatalf("object %d is not number %d of stream %d", number, index, stream)
	}
	at, _ := strconv.Atoi(head[2*index+1])
	body, _, _ := strings.Cut(string(d.streams[stream][first+at:]), "\n")
	d.bodies[number] = body
}

// match returns what the first group of a pattern matches in an object; "" when
// it does not.
func (d *document) match(number int, pattern string) string {
	if m := regexp.MustCompile(pattern).FindStringSubmatch(d.bodies[number]); m != nil {
		return m[1]
	}
	return ""
}

// ref returns the object that a key of an object refers to.
func (d *document) ref(number int, key string) int {
	n, err := strconv.Atoi(d.match(number, "/"+key+` (\d+) 0 R`))
	if err != nil {
		d.t.Errorf("object %d has no %s: %.200s", number, key, d.bodies[number])
	}
	return n
}

// refs returns the objects that a list refers to.
func (d *document) refs(number int, key string) []int {
	var list []int
	for _, m := range regexp.MustCompile(`(\d+) 0 R`).FindAllStringSubmatch(d.match(number, "/"+key+` \[([^\]]*)\]`), -1) {
		n, _ := strconv.Atoi(m[1])
		list = append(list, n)
	}
	return list
}

// catalog returns the catalog of the document.
func (d *document) catalog() int {
	m := regexp.MustCompile(`/Root (\d+) 0 R`).FindStringSubmatch(d.trailer)
	n, _ := strconv.Atoi(m[1])
	return n
}

// with returns the objects that match a pattern, in order.
func (d *document) with(pattern string) []int {
	re := regexp.MustCompile(pattern)
	var list []int
	for i := 1; i <= len(d.bodies); i++ {
		if re.MatchString(d.bodies[i]) {
			list = append(list, i)
		}
	}
	return list
}
