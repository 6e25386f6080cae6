package pdf

import (
	"encoding/xml"
	"strings"
)

// producer names the program in the metadata.
const producer = "wenk"

// authorEntry returns the author's entry of the info dictionary; empty without one.
func authorEntry(m Meta) string {
	if m.Author == "" {
		return ""
	}
	return " /Author " + text(m.Author)
}

// xmp returns the metadata in XMP (ISO 16684-1). It declares PDF/UA-1. It holds what
// the info dictionary holds, since PDF/UA asks for a title there. It has no dates, so
// the same document has the same bytes.
func xmp(m Meta) []byte {
	var b strings.Builder
	escape := func(s string) { xml.EscapeText(&b, []byte(s)) }
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"` +
		` xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part><pdf:Producer>` + producer +
		`</pdf:Producer><dc:title><rdf:Alt><rdf:li xml:lang="x-default">`)
	escape(m.Title)
	b.WriteString(`</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>`)
	escape(m.Lang)
	b.WriteString(`</rdf:li></rdf:Bag></dc:language>`)
	if m.Author != "" {
		b.WriteString(`<dc:creator><rdf:Seq><rdf:li>`)
		escape(m.Author)
		b.WriteString(`</rdf:li></rdf:Seq></dc:creator>`)
	}
	b.WriteString("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return []byte(b.String())
}
