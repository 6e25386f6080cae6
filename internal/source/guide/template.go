package guide

import (
	"strings"

	"wenk/internal/base/diag"
	"wenk/internal/base/language"
	"wenk/internal/base/words"
)

// A Template is a form for readers, defined in the front matter of a page. Labels
// without a language have the key "" in their Text.
type Template struct {
	Layout      string // one of TemplateLayouts
	Version     int    // of the definition, from 1; a file made by a newer one is refused
	Paper       Paper
	Center      Row   // of a radial template: who it is about; zero when not given
	Vocabulary  Ref   // whose words are the rows; without a value when Rows are its own
	Rows        []Row // its own
	Extra       int   // empty rows on paper, for what is not in the list
	Fields      []*Question
	Questions   []Text // to ask for each row
	Example     []Entry
	MultiLabels []MultiLabel
	Pos         diag.Pos // of the key
}

// A MultiLabel is a label written in several languages, each with its code.
type MultiLabel struct {
	Langs []Ref
	Pos   diag.Pos
}

// TemplateLayouts returns the layouts of a template: boxes around a centre, a table, or
// fields under each other.
func TemplateLayouts() []string { return []string{"radial", "table", "form"} }

// The number of rows that fit around a centre, with the empty ones.
const (
	MinRadial = 3
	MaxRadial = 16
)

// A Paper is a size of paper (ISO 216).
type Paper struct {
	Size      string // "A4" or "A3"
	Landscape bool
}

// Dimensions returns the width and height in millimetres.
func (p Paper) Dimensions() (width, height float64) {
	width, height = 210, 297
	if p.Size == "A3" {
		width, height = 297, 420
	}
	if p.Landscape {
		return height, width
	}
	return width, height
}

// A Row is a line of a table, or a box around the centre.
type Row struct {
	ID       string
	Number   int
	Label    Text
	Examples []string
	Color    string
	Goal     Text
}

// A Question is a field that readers fill in.
type Question struct {
	ID       string
	Type     string // one of QuestionTypes
	Label    Text
	Help     Text
	Lines    int  // room on paper and screen, from 1
	Private  bool // left out when the dossier is shared
	Required bool
	From     Ref    // of people: the template that they stand on
	Options  []Row  // of choice and choices
	Hint     string // of each row, shown as an example: "goal" or "examples"
	Min, Max *int   // of a number; nil for no limit
}

// QuestionTypes returns the types of a question: a text, a list of steps to tick, people
// of the dossier, a box to tick, a date, a number, one option, several options.
func QuestionTypes() []string {
	return []string{"text", "list", "people", "check", "date", "number", "choice", "choices"}
}

// An Entry is one filled-in line of an example.
type Entry struct {
	Row    Ref
	Values map[string][]string // by field; several for lists and people
	Ties   map[string]string   // of people on a radial template, by name: one of Ties
}

// Answer returns the answer of an example to a question, in words of a language. Options
// are in their own order, not in that of the answer.
func (e Entry) Answer(q *Question, lang string) string {
	values := e.Values[q.ID]
	if len(q.Options) > 0 {
		var labels []string
		for _, o := range q.Options {
			for _, value := range values {
				if o.ID == value {
					labels = append(labels, o.Label.In(lang))
				}
			}
		}
		values = labels
	}
	if q.Type == "list" {
		return strings.Join(values, "; ")
	}
	return strings.Join(values, ", ")
}

// Ties returns the ties that a person can have with the family, from good to bad.
func Ties() []string { return []string{"supporting", "neutral", "strained"} }

// A Translation holds the labels of templates in another language, by the same label in
// the language of the guide.
type Translation struct {
	Lang   string
	Name   string // of the language, in that language
	Review bool   // nobody who speaks the language has read it yet
	Labels map[string]Ref
	Pos    diag.Pos // of Labels; the zero Pos if they cannot be read
	Src    *diag.Source
	Words  *words.Catalog
}

// RightToLeft reports whether a language is written from right to left.
func RightToLeft(lang string) bool { return language.RightToLeft(lang) }
