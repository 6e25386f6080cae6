// Package words holds all that wenk says, in each language: one catalogue a language,
// in <lang>.yaml beside this file. A catalogue has these sections:
//
//	interface:  words on the pages of a website
//	problems:   what is wrong with a guide, and what to do about it
//	commands:   what the program says in the terminal
//	addresses:  names of the pages that wenk makes, as parts of their addresses
//	kinds:      words of the kinds of block: label, plural, intro, alias, collection, fields
//
// A text may have named places. It may also have plural forms. The value of the place
// {count} selects a form. Forms have the names of CLDR: zero, one, two, few, many and
// other. A language has only the forms that CLDR lists for it:
//
//	interface:
//	  published-by: "Published by {publisher}, {year}"
//	  items: {one: "{count} item", other: "{count} items"}
//
// Callers name what fills a place:
//
//	c := words.For("nl-BE")
//	c.Word("items", "count", 3)           // "3 items"
//	c.Say("made", "file", "wonen/plan.md") // "wonen/plan.md is gemaakt"
//	c.Message(problem)                     // er is geen pagina "plan.md"
//
// Of a place in double quotes, what fills it is escaped as in Go: "{name}". Braces that
// hold no name of a place, as in {decorative}, are text.
//
// [For] finds each text first in the language that is asked for, then in that language
// without its region, then in English. The texts of a guide lie over those: [New]. A
// guide writes them in layouts/words/<lang>.yaml, in the same sections; a text outside
// the sections is a word of the interface. A key that neither wenk nor the guide uses is a
// problem.
//
// A Catalog never changes, and may be used by many goroutines.
package words

import (
	"cmp"
	"embed"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"wenk/internal/base/diag"
)

// source is the language that has every text.
const source = "en"

// A Catalog holds the texts of one language.
type Catalog struct {
	lang     string
	words    map[string]*text
	problems map[string]phrase
	commands map[string]*text

	addresses map[string]string
	kinds     map[string]Kind
}

// A Kind has the words of a kind of block; those that it lacks are "".
type Kind struct {
	Label, Plural string
	Intro         string            // what the collection is, in a sentence
	Alias         string            // what editors may call it
	Collection    string            // address of the collection
	Fields        map[string]string // labels, by the id of the field
}

// A phrase is the text of a problem. What is named in a problem, such as a type of a
// value, has no hint.
type phrase struct{ says, hint *text }

//go:embed *.yaml
var files embed.FS

// Languages returns the languages that have a catalogue, sorted.
func Languages() []string {
	names, _ := fs.Glob(files, "*.yaml") // the pattern is sound
	for i, name := range names {
		names[i] = strings.TrimSuffix(name, ".yaml")
	}
	return names
}

// For returns the catalogue of a language.
func For(lang string) *Catalog {
	c, ok := built.Load(lang)
	if !ok {
		c, _ = built.LoadOrStore(lang, New(lang, nil, nil))
	}
	return c.(*Catalog)
}

// built holds the catalogues that For made, by language.
var built sync.Map

// New returns the catalogue of a language. Texts in the guide's own words files
// replace the texts of wenk. New adds problems of those files to diags. own is nil for
// no guide.
func New(lang string, own *Own, diags *diag.List) *Catalog {
	return build(lang, []string{source, Base(lang), lang}, own, diags)
}

// Alone is New without English texts. It is for a translation: its caller uses the
// language of the guide for texts that are missing.
func Alone(lang string, own *Own, diags *diag.List) *Catalog {
	return build(lang, []string{Base(lang), lang}, own, diags)
}

// build returns the catalogue of a language from the catalogues of several languages.
// A later language replaces texts of an earlier one.
func build(lang string, from []string, own *Own, diags *diag.List) *Catalog {
	c := empty(lang)
	for _, l := range slices.Compact(from) {
		c.cover(builtin(l))
		if own == nil {
			continue
		}
		if src := own.File(l); src != nil {
			c.cover(read(l, src, own, diags))
		}
	}
	return c
}

// empty returns a catalogue of a language without a text.
func empty(lang string) *Catalog {
	return &Catalog{lang, map[string]*text{}, map[string]phrase{}, map[string]*text{}, map[string]string{}, map[string]Kind{}}
}

// cover replaces texts of c by the texts of other.
func (c *Catalog) cover(other *Catalog) {
	maps.Copy(c.words, other.words)
	for key, p := range other.problems {
		known := c.problems[key]
		c.problems[key] = phrase{cmp.Or(p.says, known.says), cmp.Or(p.hint, known.hint)}
	}
	maps.Copy(c.commands, other.commands)
	maps.Copy(c.addresses, other.addresses)
	maps.Copy(c.kinds, other.kinds)
}

// Base returns the language of a tag, without its region and script: "nl" of "nl-BE".
func Base(lang string) string {
	base, _, _ := strings.Cut(lang, "-")
	return base
}

// Lang returns the language that was asked for.
func (c *Catalog) Lang() string { return c.lang }

// Word returns a word of the interface. args are the name of a place and what fills it,
// and so on. For a word that the catalogue lacks it returns the key.
func (c *Catalog) Word(key string, args ...any) string {
	t, ok := c.words[key]
	switch {
	case !ok:
		return key
	case len(args) == 0:
		return t.plain
	}
	return t.fill(pairs(args))
}

// Find returns a word of the interface as it is written, its places empty, and whether
// the catalogue has it.
func (c *Catalog) Find(key string) (string, bool) {
	t, ok := c.words[key]
	if !ok {
		return "", false
	}
	return t.plain, true
}

// Missing returns the keys of the words of the interface that are in English because
// they are not translated, sorted.
func (c *Catalog) Missing() []string {
	var keys []string
	for key, t := range c.words {
		if t.lang == language.English && tag(c.lang) != language.English && Base(c.lang) != source {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}

// ForScripts returns the words of the interface whose keys keep allows, for a script in
// a browser: a text, or the forms of a text by name. Their places have numbers, from
// {0}, in the alphabetical order of their names.
func (c *Catalog) ForScripts(keep func(key string) bool) map[string]any {
	words := map[string]any{}
	for key, t := range c.words {
		if keep(key) {
			words[key] = t.numbered()
		}
	}
	return words
}

// Say returns what the program says in the terminal; args are as of [Catalog.Word].
func (c *Catalog) Say(key string, args ...any) string {
	t, ok := c.commands[key]
	if !ok {
		return key
	}
	return t.fill(pairs(args))
}

// Address returns the name of a page that wenk makes, as a part of its address: the
// key of the page when the catalogue has none.
func (c *Catalog) Address(key string) string { return cmp.Or(c.addresses[key], key) }

// Kind returns the words of a kind of block.
func (c *Catalog) Kind(id string) Kind { return c.kinds[id] }

// Message returns the text of a problem in the language of the catalogue, without its place.
func (c *Catalog) Message(d diag.Diagnostic) string {
	key, names := d.Phrase()
	p, ok := c.problems[key]
	if !ok {
		return d.Code
	}
	return p.says.fill(c.args(d, names))
}

// Hint says what to do about a problem: the suggestion of the problem if it has one, or else
// the hint of its code. It is "" if there is neither.
func (c *Catalog) Hint(d diag.Diagnostic) string {
	if d.Suggest != "" {
		return c.Say("did-you-mean", "near", d.Suggest)
	}
	key, names := d.Phrase()
	return c.problems[key].hint.fill(c.args(d, names))
}

// args returns what fills the places of a problem, each [diag.Word] in the language of
// the catalogue.
func (c *Catalog) args(d diag.Diagnostic, names []string) []arg {
	args := make([]arg, min(len(names), len(d.Args)))
	for i := range args {
		args[i] = arg{names[i], d.Args[i]}
		if w, ok := d.Args[i].(diag.Word); ok {
			if p, ok := c.problems[string(w)]; ok {
				args[i].value = p.says.plain
			}
		}
	}
	return args
}

// builtin returns the texts of wenk in one language alone: none for a language that
// has no catalogue.
func builtin(lang string) *Catalog {
	data, err := files.ReadFile(lang + ".yaml")
	if err != nil {
		return empty(lang)
	}
	var diags diag.List
	return read(lang, diag.NewSource(lang+".yaml", data), nil, &diags)
}

// tag returns the language of the plural rules.
func tag(lang string) language.Tag {
	t, err := language.Parse(lang)
	if err != nil {
		return language.English
	}
	return t
}
