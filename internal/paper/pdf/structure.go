package pdf

import (
	"fmt"
	"strings"
)

// A Kind is a standard structure type (ISO 32000-1, §14.8.4).
type Kind string

// Kinds of elements.
const (
	Document Kind = "Document"
	Sect     Kind = "Sect"
	H1       Kind = "H1"
	H2       Kind = "H2"
	H3       Kind = "H3"
	H4       Kind = "H4"
	H5       Kind = "H5"
	H6       Kind = "H6"
	P        Kind = "P"
	L        Kind = "L"     // a list of LI
	LI       Kind = "LI"    // Lbl and LBody
	Lbl      Kind = "Lbl"   // the number or the dot
	LBody    Kind = "LBody" // the rest
	Table    Kind = "Table" // rows of TR
	TR       Kind = "TR"    // cells of TH and TD
	TH       Kind = "TH"
	TD       Kind = "TD"
	Figure   Kind = "Figure"
	Form     Kind = "Form" // added by each field
	Span     Kind = "Span"
	Link     Kind = "Link"
	Note     Kind = "Note"
)

// An Elem is an element of the structure tree. [Elem.Add] makes elements.
type Elem struct {
	Kind Kind
	Lang string // BCP 47 tag; empty for the language of the element around it
	Alt  string // a description in words; every Figure needs one
	RTL  bool   // its text, and text of elements in it, starts at the right

	Row              bool // a TH heads its row, not its column
	ColSpan, RowSpan int  // of a cell; 0 is 1
	Numbered         bool // an L counts its items

	box  string // rectangle of a figure on its page
	kids []kid
}

// A kid is a child of an element: another element, marked content of a page, or an
// annotation of a page.
type kid struct {
	elem *Elem
	page *Page
	mark int // from 0
	note *annotation
}

// Add adds an element as the last child of e, and returns the new element.
func (e *Elem) Add(k Kind) *Elem {
	c := &Elem{Kind: k}
	e.kids = append(e.kids, kid{elem: c})
	return c
}

// writeTree writes the elements, and the parent tree, which gives the element of
// each content and annotation.
func (w *writer) writeTree(root ref) {
	refs := map[*Elem]ref{}
	w.allocElems(w.doc.Root, refs)
	w.writeElem(w.doc.Root, root, refs)
	for i, p := range w.doc.pages {
		var list []string
		for _, e := range p.marks {
			list = append(list, refs[e].String())
		}
		w.parents = append(w.parents, fmt.Sprintf("%d [%s]", i, strings.Join(list, " ")))
	}
	key := len(w.doc.pages)
	for _, p := range w.doc.pages {
		for _, a := range p.annotations {
			w.parents = append(w.parents, fmt.Sprintf("%d %s", key, refs[a.elem]))
			key++
		}
	}
	parents := w.file.add("<< /Nums [%s] >>", strings.Join(w.parents, " "))
	w.file.set(root, "<< /Type /StructTreeRoot /K %s /ParentTree %s /ParentTreeNextKey %d >>", refs[w.doc.Root], parents, key)
}

// allocElems gives every element an object, in reading order.
func (w *writer) allocElems(e *Elem, refs map[*Elem]ref) {
	refs[e] = w.file.alloc(1)
	for _, k := range e.kids {
		if k.elem != nil {
			w.allocElems(k.elem, refs)
		}
	}
}

// writeElem writes an element and its children. Its children stand in the order in
// which they were added, whether they are elements, content or annotations.
func (w *writer) writeElem(e *Elem, parent ref, refs map[*Elem]ref) {
	var kids []string
	for _, k := range e.kids {
		switch {
		case k.elem != nil:
			kids = append(kids, refs[k.elem].String())
			w.writeElem(k.elem, refs[e], refs)
		case k.note != nil:
			kids = append(kids, fmt.Sprintf("<< /Type /OBJR /Pg %s /Obj %s >>", w.page(k.page), k.note.ref))
		default:
			kids = append(kids, fmt.Sprintf("<< /Type /MCR /Pg %s /MCID %d >>", w.page(k.page), k.mark))
		}
	}
	more := ""
	if e.Lang != "" {
		more += " /Lang " + text(e.Lang)
	}
	if e.Alt != "" {
		more += " /Alt " + text(e.Alt)
	}
	if e.Kind == Note {
		more += fmt.Sprintf(" /ID (note-%d)", refs[e]) // PDF/UA-1, §7.9
	}
	w.file.set(refs[e], "<< /Type /StructElem /S /%s /P %s /K [%s]%s%s >>", e.Kind, parent, strings.Join(kids, " "), more, e.attributes())
}

// attributes returns the attributes of an element (ISO 32000-1, §14.8.5). It is ""
// for an element whose kind says all. Screen readers use the scope of a TH to say the
// heads of each cell.
func (e *Elem) attributes() string {
	var list []string
	if e.Kind == TH || e.Kind == TD {
		cell := "<< /O /Table"
		switch {
		case e.Kind == TH && e.Row:
			cell += " /Scope /Row"
		case e.Kind == TH:
			cell += " /Scope /Column"
		}
		if e.ColSpan > 1 {
			cell += fmt.Sprintf(" /ColSpan %d", e.ColSpan)
		}
		if e.RowSpan > 1 {
			cell += fmt.Sprintf(" /RowSpan %d", e.RowSpan)
		}
		if cell != "<< /O /Table" {
			list = append(list, cell+" >>")
		}
	}
	if e.Kind == L && e.Numbered {
		list = append(list, "<< /O /List /ListNumbering /Decimal >>")
	}
	if e.RTL {
		list = append(list, "<< /O /Layout /WritingMode /RlTb >>")
	}
	if e.box != "" {
		list = append(list, fmt.Sprintf("<< /O /Layout /BBox %s >>", e.box))
	}
	if len(list) == 0 {
		return ""
	}
	return " /A [" + strings.Join(list, " ") + "]"
}
