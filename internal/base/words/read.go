package words

import (
	"slices"
	"strings"

	"golang.org/x/text/language"

	"wenk/internal/base/diag"
	"wenk/internal/base/yaml"
)

// A reader reads the file of one language.
type reader struct {
	lang language.Tag
	c    *Catalog

	// What the file of a guide is checked against; nil for a file of wenk.
	wenk  *Catalog
	known map[string][]string // the keys of wenk by section
	own   *Own

	diags *diag.List
}

// read returns the texts of one file alone. own is nil for a file of wenk.
func read(lang string, src *diag.Source, own *Own, diags *diag.List) *Catalog {
	r := reader{lang: tag(lang), c: empty(lang), own: own, diags: diags}
	if own != nil {
		r.wenk = builtin(source)
		r.known = r.wenk.keys()
	}
	m := yaml.Parse(src, []byte(src.Text()), 1, "config", diags)
	if m == nil {
		return r.c
	}
	for key, v := range m.All() {
		switch key {
		case "interface":
			r.texts(v, r.c.words)
		case "commands":
			r.texts(v, r.c.commands)
		case "problems":
			r.problems(v)
		case "addresses":
			r.addresses(v.Map())
		case "kinds":
			for id, v := range v.Map().All() {
				r.kind(id, v.Map())
			}
		case "needs_review": // for people who read the file
		default:
			if r.knows("interface", key) || !v.IsMap() {
				r.add(r.c.words, key, v)
			}
		}
	}
	r.reportUnknown(m)
	return r.c
}

// texts reads a section of texts.
func (r reader) texts(section *yaml.Value, to map[string]*text) {
	for key, v := range section.Map().All() {
		r.add(to, key, v)
	}
}

// add adds a text to a section. A place that wenk's own text lacks is a problem: nothing fills
// it.
func (r reader) add(to map[string]*text, key string, v *yaml.Value) {
	t := r.text(v)
	to[key] = t
	if r.wenk == nil {
		return
	}
	known := r.wenk.words[key]
	if r.wenk.commands[key] != nil && known == nil {
		known = r.wenk.commands[key]
	}
	if known == nil {
		return // a word for the layouts of the guide
	}
	r.checkPlaces(key, v, t, known.places())
}

// checkPlaces reports each place of a text of a guide that has none of the names.
func (r reader) checkPlaces(key string, v *yaml.Value, t *text, names []string) {
	for _, name := range t.places() {
		if !slices.Contains(names, name) {
			if len(names) == 0 {
				v.Problem("words-no-place", key, "{"+name+"}")
				continue
			}
			v.Problem("words-place", key, "{"+name+"}", "{"+strings.Join(names, "}, {")+"}")
		}
	}
}

// problems reads the section of problems.
func (r reader) problems(section *yaml.Value) {
	for key, v := range section.Map().All() {
		if v.IsText() {
			r.c.problems[key] = phrase{says: r.part(key, v)}
			continue
		}
		m := v.Map()
		r.c.problems[key] = phrase{r.part(key, m.One("says")), r.part(key, m.One("hint"))}
		m.Done()
	}
}

// addresses reads the section of addresses. A guide may write them with slashes.
func (r reader) addresses(m *yaml.Map) {
	for key, v := range m.All() {
		r.c.addresses[key] = strings.Trim(v.Text(), "/")
	}
}

// kind reads the words of a kind of block.
func (r reader) kind(id string, m *yaml.Map) {
	if m == nil {
		return
	}
	k := Kind{Label: m.String("label"), Plural: m.String("plural"), Intro: m.String("intro"), Alias: m.String("alias"), Collection: m.String("collection")}
	for field, v := range m.Map("fields").All() {
		if k.Fields == nil {
			k.Fields = map[string]string{}
		}
		k.Fields[field] = v.Text()
	}
	m.Done()
	r.c.kinds[id] = k
}

// part reads v as one of the texts of the problem with a key. It returns nil if v is nil.
func (r reader) part(key string, v *yaml.Value) *text {
	if v == nil {
		return nil
	}
	t := r.text(v)
	if r.own == nil || !slices.Contains(r.known["problems"], key) {
		return t
	}
	_, names := diag.Diagnostic{Code: key}.Phrase()
	known := r.wenk.problems[key]
	for _, has := range []*text{known.says, known.hint} {
		if has != nil { // braces that are text too
			names = append(names, has.places()...)
		}
	}
	slices.Sort(names)
	r.checkPlaces(key, v, t, slices.Compact(names))
	return t
}

// text reads a text, or the forms of one, of which "other" must be there. A key that is no
// form is a problem.
func (r reader) text(v *yaml.Value) *text {
	if !v.IsMap() {
		return &text{lang: r.lang, plain: v.Text()}
	}
	t := &text{lang: r.lang, forms: map[string]string{}}
	m := v.Map()
	m.Require("other")
	for _, form := range strings.Fields(forms) { // in one order, for m.Done names them
		if m.Has(form) {
			t.forms[form] = m.String(form)
		}
	}
	m.Done()
	t.plain = t.forms["other"]
	return t
}
