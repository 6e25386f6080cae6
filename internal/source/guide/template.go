package guide

import (
	"wenk/internal/base/diag"
	"wenk/internal/base/language"
)

// A Template is a form for readers, as the front matter of a page defines it.
// Its labels that name no language are under "" in their Text.
type Template struct {
	Layout     string // one of TemplateLayouts
	Version    int    // of the definition, from 1; a file made by a newer one is refused
	Paper      Paper
	Center     Row   // of a radial template: who it is about; zero when not given
	Vocabulary Ref   // whose words are the rows; without a value when Rows are its own
	Rows       []Row // its own
	Extra      int   // empty rows on paper, for what is not in the list
	Fields     []*Question
	Questions  []Text // to ask for each row
	Example    []Entry
	Named      []Named
	Pos        diag.Pos // of the key
}

// A Named is a label that names its languages.
type Named struct {
	Langs []Ref
	Pos   diag.Pos
}

// TemplateLayouts are how a template is laid out: rows around a centre, a row
// of a table for each of them, or fields under each other.
var TemplateLayouts = []string{"radial", "table", "form"}

// The number of rows, with the empty ones, that fit around a centre.
const (
	MinRadial = 3
	MaxRadial = 16
)

// A Paper is a sheet of ISO 216.
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

// A Row is one line of a table or one box around the centre.
type Row struct {
	ID       string
	Number   int
	Label    Text
	Examples []string
	Color    string
	Goal     Text
}

// A Question is what a template asks, in a field to fill in.
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

// QuestionTypes are the types of a field: a text, a list of steps to tick,
// people of the dossier, a box to tick, a day, a number, one or several of some
// options.
var QuestionTypes = []string{"text", "list", "people", "check", "date", "number", "choice", "choices"}

// An Entry is one filled-in line of an example.
type Entry struct {
	Row    Ref
	Values map[string][]string // by field; several for lists and people
	Ties   map[string]string   // of people on a radial template, by name: one of Ties
}

// Ties are how it goes between somebody and the family.
var Ties = []string{"supporting", "neutral", "strained"}

// A Translation gives the labels of templates in another language.
type Translation struct {
	Lang   string
	Name   string // of the language, in that language
	Review bool   // nobody who speaks the language has read it yet
	Labels map[string]Ref
	Src    *diag.Source
	Words  map[string]string // of the interface
}

// RightToLeft reports whether a language is written from right to left.
func RightToLeft(lang string) bool { return language.RightToLeft(lang) }
