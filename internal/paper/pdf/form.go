package pdf

import (
	"cmp"
	"fmt"
	"strings"
)

// A Field is a place for an answer.
type Field struct {
	Name      string // in the file; a later field of the same name gets a number
	Tip       string // what to fill in, for people who do not see the page
	Rect      Rect
	Multiline bool    // has room for several lines
	Size      float64 // of the text, in points; 0 for the usual size
	RTL       bool    // text starts at the right, as in every field of an RTL document
	Required  bool
}

// Flags of fields (ISO 32000-1, tables 221 and 228).
const required, multiline = 1 << 1, 1 << 12

// TextField adds a field for text to an element. Viewers draw what people type in the
// font of fields, at the start of the field. A field of one line scrolls; the text of
// a multiline field breaks.
func (p *Page) TextField(e *Elem, f Field) {
	p.doc.hasTextFields = true
	flags, align := f.flags(), 0
	if f.Multiline {
		flags |= multiline
	}
	if f.RTL || p.doc.meta.RTL {
		align = 2
	}
	name := p.doc.uniqueName(f.Name)
	p.annotate(e.Add(Form), f.Rect, true, func(file *file) string {
		look := file.stream(appearance(f.Rect), []byte("/Tx BMC\nEMC"), false)
		return fmt.Sprintf("/Subtype /Widget /FT /Tx /Ff %d /T %s /TU %s /DA (/%s %s Tf 0 g) /Q %d /MK << >> /AP << /N %s >>",
			flags, text(name), text(f.tip()), fieldFontName, number(cmp.Or(f.Size, fieldSize)), align, look)
	})
}

// CheckBox adds a box to tick to an element, and draws the box. The file has a
// picture of the box with a tick and of the box without. A viewer shows one of them,
// so the box looks the same everywhere.
func (p *Page) CheckBox(e *Elem, f Field) {
	name := p.doc.uniqueName(f.Name)
	p.annotate(e.Add(Form), f.Rect, true, func(file *file) string {
		w, h := f.Rect.W, f.Rect.H
		box := fmt.Sprintf("0.3 G 0.8 w 0.4 0.4 %s %s re S\n", number(w-0.8), number(h-0.8))
		tick := fmt.Sprintf("0 G %s w 1 J 1 j %s %s m %s %s l %s %s l S\n", number(h*0.12),
			number(w*0.2), number(h*0.5), number(w*0.42), number(h*0.25), number(w*0.8), number(h*0.78))
		off := file.stream(appearance(f.Rect), []byte(box), false)
		on := file.stream(appearance(f.Rect), []byte(box+tick), false)
		return fmt.Sprintf("/Subtype /Widget /FT /Btn /Ff %d /T %s /TU %s /V /Off /AS /Off /MK << /CA (4) /BC [0.3] >> /BS << /W 0.8 >> /AP << /N << /Yes %s /Off %s >> >>",
			f.flags(), text(name), text(f.tip()), on, off)
	})
}

// flags returns the flags that all kinds of fields have.
func (f Field) flags() int {
	if f.Required {
		return required
	}
	return 0
}

// tip returns the description of the field, or its name.
func (f Field) tip() string {
	if f.Tip == "" {
		return f.Name
	}
	return f.Tip
}

// appearance returns the dictionary of a stream that draws a field.
func appearance(r Rect) string {
	return fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [0 0 %s %s] /Resources << >>", number(r.W), number(r.H))
}

// uniqueName returns a name that no other field has, and keeps it. It has no dots,
// since they divide names. For example, "plan.step" becomes "plan-step", and a second
// field of that name "plan-step-2". Viewers would fill in two fields of one name at
// once.
func (d *Doc) uniqueName(name string) string {
	name = strings.ReplaceAll(name, ".", "-")
	if name == "" {
		name = "field"
	}
	free := name
	for i := 2; d.names[free]; i++ {
		free = fmt.Sprintf("%s-%d", name, i)
	}
	d.names[free] = true
	return free
}

// writeForm writes the list of fields (ISO 32000-1, §12.7.2), and returns its
// object; 0 without fields.
func (w *writer) writeForm() ref {
	if len(w.widgets) == 0 {
		return 0
	}
	var fields []string
	for _, r := range w.widgets {
		fields = append(fields, r.String())
	}
	more := ""
	if w.doc.hasTextFields {
		more = fmt.Sprintf(" /DA (/%s %s Tf 0 g) /DR << /Font << /%s %s >> >>", fieldFontName, number(fieldSize), fieldFontName, theFieldFont().write(w.file))
	}
	return w.file.add("<< /Fields [%s]%s >>", strings.Join(fields, " "), more)
}
