package picture

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
)

// metadata reports whether an element is not drawn: one of Dublin Core, of a drawing
// program, of any other namespace, or one that browsers do not know. An element that
// runs is not metadata, since a drawing that runs is refused.
func metadata(el xml.Name) bool {
	if el.Local == "metadata" {
		return true
	}
	return !known(el) && el.Space != htmlSpace && el.Space != mathSpace && !active(el.Local)
}

// metadataAttr is metadata for an attribute.
func metadataAttr(name xml.Name) bool {
	return !knownAttr(name) && !strings.HasPrefix(strings.ToLower(name.Local), "on")
}

// stripSVG returns a drawing without metadata, comments, processing instructions, and
// elements and attributes that are not drawn: they tell where a file was saved, what
// a window showed, who drew it. All other bytes stay, also titles and descriptions,
// which screen readers read out. A file that cannot be parsed is returned unchanged.
// Bytes are cut out and never written anew, so a drawing looks as the editor made it.
// An element that is cut goes with all that is in it.
func stripSVG(data []byte) []byte {
	if !bytes.HasPrefix(bytes.TrimLeft(data, "\ufeff \t\r\n"), []byte("<")) {
		return data // not XML, and maybe large
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

// A cutter copies bytes and leaves parts out.
type cutter struct {
	data, out []byte
	done      int // bytes of data that are copied or cut out
}

// cut leaves out data[from:to], unless the bytes around it would then make "]]>", which
// ends a CDATA section.
func (c *cutter) cut(from, to int) {
	c.out = append(c.out, c.data[c.done:from]...)
	c.done = to
	if next := c.data[to:]; bytes.HasSuffix(c.out, []byte("]")) && len(next) > 0 && (next[0] == ']' || next[0] == '>') {
		c.done = from
	}
}

// rest returns the copy with the rest of the data. If nothing was cut, it is the data
// itself and no copy.
func (c *cutter) rest() []byte {
	if c.done == 0 {
		return c.data
	}
	return append(c.out, c.data[c.done:]...)
}

// attributes cuts metadata out of the tag that begins at from. The decoder accepted the
// tag, so each value stands between quotes, and no name has a quote.
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
