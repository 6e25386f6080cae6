package html

import (
	"html/template"

	"wenk/internal/link/site"
	"wenk/internal/print/sheet"
	"wenk/internal/source/guide"
)

// Template returns the template that a block shows.
func (b *BlockView) Template() *site.Form { return b.View.Site.Form(b.Value("name")) }

// An ExampleView is a template that is filled in, as an example.
type ExampleView struct {
	*PageView               // that shows it
	Form      *site.Form    // the template
	Drawing   template.HTML // of a radial template
	Rows      []ExampleRow  // of a table
	Answers   []Answer      // of a form
}

// An ExampleRow is a line of the example of a table.
type ExampleRow struct {
	Row   *guide.Row // of the template
	Cells []string   // one for each field but boxes to tick
}

// An Answer is what the example says to one question.
type Answer struct {
	Label guide.Text // of the question
	Text  string     // in the language of the page
}

// Example returns the example of a template. People on a radial template are drawn in
// their boxes, a table has the rows that the example fills in, and a form has the
// answers alone.
func (v *PageView) Example(f *site.Form) ExampleView {
	e := ExampleView{PageView: v, Form: f}
	switch f.Layout {
	case "radial":
		var people []sheet.Person
		for _, entry := range f.Example {
			for _, q := range f.Fields {
				for _, name := range entry.Values[q.ID] {
					people = append(people, sheet.Person{Row: entry.Row.Value, Name: name, Tie: entry.Ties[name]})
				}
			}
		}
		e.Drawing = v.r.draw(f, people, v.r.Words.Word("paper-example"))
	case "table":
		for _, entry := range f.Example {
			row := f.Row(entry.Row.Value)
			if row == nil {
				continue
			}
			r := ExampleRow{Row: row}
			for _, q := range f.Fields {
				if q.Type != "check" {
					r.Cells = append(r.Cells, entry.Answer(q, v.Lang))
				}
			}
			e.Rows = append(e.Rows, r)
		}
	default:
		for _, entry := range f.Example {
			for _, q := range f.Fields {
				if text := entry.Answer(q, v.Lang); text != "" {
					e.Answers = append(e.Answers, Answer{q.Label, text})
				}
			}
		}
	}
	return e
}

// Preview returns the empty template, to show in a text. A drawing is made for a
// radial template. The layout writes others from the template itself.
func (v *PageView) Preview(f *site.Form) ExampleView {
	e := ExampleView{PageView: v, Form: f}
	if f.Layout == "radial" {
		e.Drawing = v.BlankDrawing(f)
	}
	return e
}

// radialForm returns the template on which families' networks are drawn: the
// first whose rows are the life domains around a centre.
func (r *renderer) radialForm() *site.Form {
	for _, f := range r.Site.Forms {
		if f.Layout == "radial" && f.Shared == "domains" {
			return f
		}
	}
	return nil
}

// draw draws a radial template, with people on it or blank.
func (r *renderer) draw(f *site.Form, people []sheet.Person, label string) template.HTML {
	return r.drawn(f, people, label, false)
}

// drawTall draws it for narrow screens. A page has both drawings, and the stylesheet
// shows one of them.
func (r *renderer) drawTall(f *site.Form, people []sheet.Person, label string) template.HTML {
	return r.drawn(f, people, label, true)
}

// drawn returns the drawing as SVG. label says what it shows, to people who do not
// see it.
func (r *renderer) drawn(f *site.Form, people []sheet.Person, label string, portrait bool) template.HTML {
	return template.HTML(sheet.Drawing(sheet.Picture{
		Form: f, Lang: r.Site.Lang, Source: r.Site.Lang, Words: r.Sheets.Word, People: people, Portrait: portrait, Label: label,
	}))
}
