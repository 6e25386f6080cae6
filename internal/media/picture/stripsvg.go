package picture

import (
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strings"
)

// metadata reports whether an element says something to programs or people and is not
// drawn: that of Dublin Core, of a drawing program, of any other namespace, and what
// browsers do not know. What runs is none: it is refused.
func metadata(el xml.Name) bool {
	if el.Local == "metadata" {
		return true
	}
	return !known(el) && el.Space != htmlSpace && el.Space != mathSpace && !slices.Contains(active, strings.ToLower(el.Local))
}

// metadataAttr is [metadata] of an attribute.
func metadataAttr(name xml.Name) bool {
	return !knownAttr(name) && !strings.HasPrefix(strings.ToLower(name.Local), "on")
}

// stripSVG returns a drawing without its metadata, comments and processing
// instructions, and without the elements and attributes that are not drawn: where a
// file was saved, what a window showed, who drew it. All other bytes stay: titles and
// descriptions too, which readers hear, and the names that namespaces have. What cannot
// be read is returned as it is.
func stripSVG(data []byte) []byte {
	if !bytes.HasPrefix(bytes.TrimLeft(data, "\ufeff \t\r\n"), []byte("<")) {
		return data // a document of some kind, maybe a large one
	}
	dec := newDecoder(data)
	c := cutter{data: data}
	drawing := false // the first element was there
	for {
		from := int(dec.InputOffset())
		tok, err := dec.Token()
		if err != nil {
			if err != io.EOF || !drawing {
				return data
			}
			return c.rest()
		}
		goes := false
		switch tok := tok.(type) {
		case xml.Directive:
			define(dec, tok)
		case xml.Comment:
			goes = true
		case xml.ProcInst:
			goes = tok.Target != "xml"
		case xml.StartElement:
			goes = metadata(tok.Name)
			switch {
			case !drawing && (goes || tok.Name.Local != "svg"), goes && dec.Skip() != nil:
				return data
			case !goes:
				c.attributes(from, tok.Attr)
			}
			drawing = true
		}
		if goes {
			c.cut(from, int(dec.InputOffset()))
		}
	}
}

// A cutter copies bytes, but for those that are cut out.
type cutter struct {
	data, out []byte
	done      int // bytes of data that are copied or cut out
}

// cut leaves out data[from:to], unless what is around it would come to mean
// something: "]]>" ends what began elsewhere.
func (c *cutter) cut(from, to int) {
	c.out = append(c.out, c.data[c.done:from]...)
	c.done = to
	if next := c.data[to:]; bytes.HasSuffix(c.out, []byte("]")) && len(next) > 0 && (next[0] == ']' || next[0] == '>') {
		c.done = from
	}
}

// rest returns what is left of the data.
func (c *cutter) rest() []byte {
	if c.done == 0 {
		return c.data
	}
	return append(c.out, c.data[c.done:]...)
}

// attributes cuts metadata out of the tag that begins at from. The
// decoder has read it: its values stand between quotes, which names cannot hold.
func (c *cutter) attributes(from int, attrs []xml.Attr) {
	at := from + bytes.IndexAny(c.data[from:], " \t\r\n/>")
	for _, a := range attrs {
		open := at + bytes.IndexAny(c.data[at:], `"'`)
		end := open + 1 + bytes.IndexByte(c.data[open+1:], c.data[open]) + 1
		if metadataAttr(a.Name) && bytes.IndexByte([]byte(" \t\r\n/>"), c.data[end]) >= 0 {
			c.cut(at, end)
		}
		at = end
	}
}
