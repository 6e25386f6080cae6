// Package guide is the model of an inspiration guide: its settings, its
// vocabularies, the kinds of block it has, and its pages as editors wrote them.
//
// It holds data and answers simple questions about it. It knows neither files
// nor addresses nor HTML.
package guide

import (
	"maps"
	"net/url"
	"slices"
	"strings"
	"time"

	"wenk/internal/base/diag"
	"wenk/internal/source/markdown"
)

// A Guide is everything that editors wrote.
type Guide struct {
	Config *Config
	Pages  []*Page           // in the order of their paths
	Files  map[string][]byte // what lies beside the pages (pictures, documents), by path
}

// A Text is a text in one or more languages, by language code.
type Text map[string]string

// Base returns the language that a language is a kind of: nl of nl-BE.
func Base(lang string) string {
	base, _, _ := strings.Cut(lang, "-")
	return base
}

// In returns the text in lang, else in the language that it is a kind of, else in
// any language it has.
func (t Text) In(lang string) string {
	if s, ok := t[lang]; ok {
		return s
	}
	if s, ok := t[Base(lang)]; ok {
		return s
	}
	keys := make([]string, 0, len(t))
	for k := range t {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		return t[k]
	}
	return ""
}

// A Config is what wenk.yaml says.
type Config struct {
	ID           string // names the guide in the files that readers keep; "" to take that of its title
	Title        string
	Subtitle     string
	Description  string
	Languages    []string   // the first is the source language
	LanguagePos  []diag.Pos // of these, as far as wenk.yaml names them
	Address      string     // where the site is published, ending in "/"; may be empty
	Publisher    string
	Year         string
	Updated      time.Time
	HTML         bool // raw HTML passes through
	Accent       string
	Menu         []MenuItem // at the top of every page
	Doors        []MenuItem // ways in, on the home page
	Kinds        []*Kind    // in their order
	Vocabulary   map[string]*Vocabulary
	Voices       []*Voice
	Glossary     []*Term
	Exit         string         // where readers of a form go when they must leave at once
	Translations []*Translation // of the labels of templates, in their order
	Lowered      []Ref          // codes of errors that are warnings in this guide
	Src          *diag.Source   // wenk.yaml
	Unread       bool           // a file of settings could not be read, so what pages use may be there
}

// A MenuItem is a link that the guide puts in a place of its own.
type MenuItem struct {
	Label string
	Text  string // a sentence under the label, for doors
	Icon  string // name of a drawing, for doors
	Dest  string // as in a Markdown link, relative to the language's folder
	Pos   diag.Pos
}

// Lang returns the source language.
func (c *Config) Lang() string { return c.Languages[0] }

// URL returns the whole address of a path below the address of the site,
// escaped as RFC 3986 asks.
func (c *Config) URL(path string) string {
	return c.Address + (&url.URL{Path: path}).EscapedPath()
}

// Path returns the path part of the address: "/" when it has none.
func (c *Config) Path() string {
	_, rest, ok := strings.Cut(c.Address, "://")
	if i := strings.IndexByte(rest, '/'); ok && i >= 0 {
		return rest[i:]
	}
	return "/"
}

// Kind returns the kind that editors call word: its id, or its alias in the
// source language. It returns nil when there is none.
func (c *Config) Kind(word string) *Kind {
	for _, k := range c.Kinds {
		if k.ID == word || k.Word(c.Lang()) == word {
			return k
		}
	}
	return nil
}

// KindWords returns the words that editors may use for kinds.
func (c *Config) KindWords() []string {
	var words []string
	for _, k := range c.Kinds {
		words = append(words, k.Word(c.Lang()))
	}
	return words
}

// VocabularyIDs returns the ids of the vocabularies, sorted.
func (c *Config) VocabularyIDs() []string { return slices.Sorted(maps.Keys(c.Vocabulary)) }

// Voice returns the voice with the given id, or nil.
func (c *Config) Voice(id string) *Voice {
	for _, v := range c.Voices {
		if v.ID == id {
			return v
		}
	}
	return nil
}

// A Page is one Markdown file.
type Page struct {
	Path  string // slash-separated, relative to the content folder
	Front Front
	Doc   *markdown.Doc
	Src   *diag.Source
}

// A Front is what the front matter of a page says.
type Front struct {
	Title       string // "" when neither front matter nor the text has one
	Heading     bool   // the title is the first heading of the text
	TitleLang   string // that this heading says it is in; "" for that of the guide
	Description string
	Order       int // NoOrder when not given
	Slug        string
	Aliases     []Ref
	Draft       bool
	DraftPos    diag.Pos
	Date        time.Time
	Updated     time.Time
	Authors     []string
	Audiences   []Ref
	Domains     []Ref
	Image       Ref
	ImageAlt    string
	NoPrint     bool
	Template    *Template // the form that the page explains, or nil
	Network     []Person  // who stands around the family that the page is about
	NetworkOf   Ref       // the page that tells who does, as in a link; empty when this one does
	SlugPos     diag.Pos  // zero when there is no slug
}

// NoOrder is the order of a page that does not give one: after those that do.
const NoOrder = 1 << 30

// A Person is someone in the network of a family.
type Person struct {
	Name         string
	Role         string
	Organisation string
	Formal       bool   // acts for a service, rather than as a neighbour or volunteer
	Tie          string // how it goes between them and the family: one of Ties, "" when that is not told
	Domains      []Ref
}

// A Ref is a value with its place.
type Ref struct {
	Value string
	Pos   diag.Pos
}
