// Package guide is the model of an inspiration guide, as editors wrote it: settings,
// vocabularies, kinds of block, templates and pages. It holds data and answers simple
// questions about it. It knows no files, no addresses and no HTML.
//
//	kind := g.Config.Kind("getuigenis")  // nil when the guide has no such kind
//	word := g.Config.Vocabulary["domains"].Word("wonen")
//	label := word.Label.In("fr")
//
// The types:
//
//   - A [Guide] is all of it: a [Config] and its [Page]s.
//   - A [Kind] says what a block must and can have; a [Vocabulary] lists the [Word]s
//     that fields take their values from.
//   - A [Template] is a form for readers, with [Row]s and [Question]s.
//   - A [Text] is a text in several languages. A [Ref] is a value with its place.
//
// The laws: a value that depends on another file is kept as an editor wrote it, with
// its place; package site finds out what it means. Once made, a Guide never changes.
package guide

import (
	"maps"
	"net/url"
	"slices"
	"strings"
	"time"

	"wenk/internal/base/diag"
	"wenk/internal/source/prose"
)

// A Guide is everything that editors wrote.
type Guide struct {
	Config *Config
	Pages  []*Page           // in the order of their paths
	Files  map[string][]byte // pictures and documents beside the pages, by path
}

// A Text is a text in one or more languages, by language code.
type Text map[string]string

// Base returns the language without its region: "nl" for "nl-BE".
func Base(lang string) string {
	base, _, _ := strings.Cut(lang, "-")
	return base
}

// In returns the text in lang, or else in lang without its region, or else in the
// first of its languages in the alphabet.
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

// A Config holds the settings of a guide: wenk.yaml, and the vocabularies, voices,
// glossary and translations beside it.
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
	Search       bool // readers can search
	Accent       string
	Menu         []MenuItem // at the top of every page
	HomeLinks    []MenuItem // large links on the home page
	Kinds        []*Kind    // in their order
	Vocabulary   map[string]*Vocabulary
	Voices       []*Voice
	VoicesFile   string // path of the file that lists the voices; "" without voices
	Glossary     []*Term
	Exit         string         // address for readers of a form who must leave at once
	Translations []*Translation // of the labels of templates, in their order
	Warnings     []Ref          // codes of errors that this guide makes warnings
	Src          *diag.Source   // wenk.yaml
	Incomplete   bool           // a settings file could not be read, so names that pages use may exist
}

// A MenuItem is a link in the menu, or one of the large links on the home page.
type MenuItem struct {
	Label string
	Text  string // a sentence under the label, for HomeLinks
	Icon  string // name of a drawing, for HomeLinks
	Dest  string // as in a Markdown link, relative to the language's folder
	Pos   diag.Pos
}

// URL returns the full URL of a path on the site, escaped (RFC 3986).
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

// Kind returns the kind with an id, or with the word that editors use for it. It is nil
// when there is none.
func (c *Config) Kind(word string) *Kind {
	for _, k := range c.Kinds {
		if k.ID == word || k.Word == word {
			return k
		}
	}
	return nil
}

// KindWords returns the words that editors may use for kinds.
func (c *Config) KindWords() []string {
	var words []string
	for _, k := range c.Kinds {
		words = append(words, k.Word)
	}
	return words
}

// VocabularyIDs returns the ids of the vocabularies, sorted.
func (c *Config) VocabularyIDs() []string { return slices.Sorted(maps.Keys(c.Vocabulary)) }

// WordFile returns the path of the file that has the words of a vocabulary or the voices,
// "" without words.
func (c *Config) WordFile(vocabulary string) string {
	if vocabulary == "voices" {
		return c.VoicesFile
	}
	return c.Vocabulary[vocabulary].File()
}

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
	Doc   *prose.Doc
	Src   *diag.Source
}

// A Front is the front matter of a page.
type Front struct {
	Title       string // "" when neither front matter nor the text has one
	Heading     bool   // the title comes from the first heading of the text
	TitleLang   string // language of the title, given at that heading; "" for that of the guide
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
	Network     []Person  // around the family that the page is about
	NetworkOf   Ref       // link to the page whose network this page shows; may be empty
	SlugPos     diag.Pos  // zero when there is no slug
}

// NoOrder is the order of a page that gives none. Such pages come last.
const NoOrder = 1 << 30

// A Person is someone in the network around a family.
type Person struct {
	Name         string
	Role         string
	Organisation string
	Formal       bool   // of a service, not a neighbour or volunteer
	Tie          string // with the family: one of Ties, or "" when not told
	Domains      []Ref
}

// A Ref is a value that an editor wrote, with its place.
type Ref struct {
	Value string
	Pos   diag.Pos
}

// Values returns the values of refs.
func Values(refs []Ref) []string {
	var list []string
	for _, r := range refs {
		list = append(list, r.Value)
	}
	return list
}
