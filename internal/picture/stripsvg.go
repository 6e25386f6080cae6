package picture

import (
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strings"
)

// programs are how the namespaces begin in which drawing programs keep what is
// theirs: where a file was saved, what a window showed, who drew it. Browsers
// draw nothing of it.
var programs = []string{
	"http://www.inkscape.org/namespaces/",
	"http://sodipodi.sourceforge.net/", "http://inkscape.sourceforge.net/", // Inkscape's forebear
	"http://ns.adobe.com/", "adobe:ns:meta/",
	"http://www.w3.org/1999/02/22-rdf-syntax-ns#",
	"http://creativecommons.org/ns#", "http://web.resource.org/cc/",
	"http://purl.org/dc/", // Dublin Core: title, creator, date
}

// ofProgram reports whether a namespace is that of a program.
func ofProgram(space string) bool {
	return slices.ContainsFunc(programs, func(p string) bool { return strings.HasPrefix(space, p) })
}

// stripSVG returns a drawing without its metadata, comments and processing
// instructions, and without the elements and attributes of programs. All other
// bytes stay: titles and descriptions too, which readers hear, and the names
// that namespaces have. What cannot be read is returned as it is.
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
			goes = tok.Name.Local == "metadata" || ofProgram(tok.Name.Space)
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

// attributes cuts those of programs out of the tag that begins at from. The
// decoder has read it: its values stand between quotes, which names cannot hold.
func (c *cutter) attributes(from int, attrs []xml.Attr) {
	at := from + bytes.IndexAny(c.data[from:], " \t\r\n/>")
	for _, a := range attrs {
		open := at + bytes.IndexAny(c.data[at:], `"'`)
		end := open + 1 + bytes.IndexByte(c.data[open+1:], c.data[open]) + 1
		if ofProgram(a.Name.Space) && bytes.IndexByte([]byte(" \t\r\n/>"), c.data[end]) >= 0 {
			c.cut(at, end)
		}
		at = end
	}
}
