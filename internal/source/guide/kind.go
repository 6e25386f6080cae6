package guide

import (
	"slices"

	"wenk/internal/base/diag"
)

// A Kind is a kind of block, such as a tip, declared in kinds.yaml or wenk.yaml. It says
// what a block must have and can have.
type Kind struct {
	ID         string
	Word       string // that editors use for it: its alias in their language, else its ID
	Label      Text   // for one
	Plural     Text
	Intro      Text   // what the collection is, in a sentence
	Title      string // TitleRequired, TitleOptional or TitleNone
	Numbered   bool   // per chapter, in reading order
	Collection Text   // address of the collection, by language; empty for none
	Icon       string // name of a drawing in static/icons
	Query      bool   // shows a selection of other blocks
	Supported  bool   // rests on what voices say, which its collection shows
	Fields     []*Field
}

// Whether a block of a kind has a title. A title where TitleNone allows none is a
// problem.
const (
	TitleRequired = "required"
	TitleOptional = "optional"
	TitleNone     = "none"
)

// Field returns the field with the given id, or nil.
func (k *Kind) Field(id string) *Field {
	if i := slices.IndexFunc(k.Fields, func(f *Field) bool { return f.ID == id }); i >= 0 {
		return k.Fields[i]
	}
	return nil
}

// A Field is an attribute that blocks of a kind can have.
type Field struct {
	ID         string
	Label      Text
	Type       string   // one of FieldTypes
	Required   bool     // every block must have it
	Many       bool     // several values, with spaces between them
	Values     []string // what a "choice" can be
	Vocabulary string   // what a "word" comes from
	Hidden     bool     // not shown by the layout for any kind
}

// FieldTypes returns the types of a field: a text, a link (http, https, mailto, tel), a
// whole number, one of a few values, a word of a vocabulary, a kind of block, the id of a
// block, a chapter, a template.
func FieldTypes() []string {
	return []string{"text", "link", "number", "choice", "word", "kind", "block", "chapter", "template"}
}

// A Vocabulary is a list of words from which fields and front matter take values, such as
// the domains of life that a guide is about.
type Vocabulary struct {
	ID    string
	Words []*Word
	Src   *diag.Source // the file that has the words; nil without any
}

// File returns the path of the file that has the words, "" without words.
func (v *Vocabulary) File() string {
	if v == nil || v.Src == nil {
		return ""
	}
	return v.Src.File
}

// Word returns the word with the given id, or nil. A nil Vocabulary has no words.
func (v *Vocabulary) Word(id string) *Word {
	if v == nil {
		return nil
	}
	if i := slices.IndexFunc(v.Words, func(w *Word) bool { return w.ID == id }); i >= 0 {
		return v.Words[i]
	}
	return nil
}

// IDs returns the ids of the words, in their order.
func (v *Vocabulary) IDs() []string {
	var ids []string
	if v != nil {
		for _, w := range v.Words {
			ids = append(ids, w.ID)
		}
	}
	return ids
}

// A Word is one entry of a vocabulary.
type Word struct {
	ID       string
	Number   int // 1-based, in the order of the vocabulary
	Label    Text
	Short    Text // a shorter label for narrow places; may be empty
	Text     Text // what it means, in a sentence
	Icon     string
	Color    string // a CSS colour
	Goal     Text   // an example of what someone may want to reach
	Examples []string
}

// Name returns the short label of the word, or else its label.
func (w *Word) Name(lang string) string {
	if s := w.Short.In(lang); s != "" {
		return s
	}
	return w.Label.In(lang)
}

// A Voice is a person or an organisation that speaks in the guide. What is told of a
// person can harm, so it says under which name and with what consent.
type Voice struct {
	ID           string
	Name         string
	Role         string
	Organisation string
	Family       string
	Fictitious   bool   // the name is made up, to protect someone
	Kind         string // "person", "anonymous" or "organisation"
	Consent      string // how the person agreed to be in the guide
}

// A Term is an entry of the glossary. Its text is shown wherever a page has the term.
type Term struct {
	ID      string
	Term    string
	Full    string // what an abbreviation stands for
	Kind    string
	Text    string // what it is, in one line
	Link    string
	Region  string
	Domains []string
	Forms   []string // other spellings that are the same term
}
