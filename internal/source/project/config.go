package project

import (
	"maps"
	"path"
	"slices"
	"strings"

	"wenk/internal/base/diag"
	"wenk/internal/base/spelling"
	"wenk/internal/base/words"
	"wenk/internal/base/yaml"
	"wenk/internal/source/guide"
	"wenk/internal/source/starter"
)

// The settings of a guide are in content/wenk.yaml. A long list may stand in a file of
// its own beside it, whose name is then the value:
//
//	title: Samen wonen
//	languages: [nl]
//	address: https://gids.example.org/
//	domains: domains.yaml
//	voices:
//	  - {id: amina, name: Amina, fictitious: true}
//
// A settingsReader reads the settings of one guide: wenk.yaml and the files that it
// names. It makes a [guide.Config] from them, and reports what is missing, unknown or not
// valid. A setting with a problem has its default, so that the rest of the guide is
// built. It is used for one reading.
type settingsReader struct {
	files       Tree
	diags       *diag.List
	c           *guide.Config
	m           *yaml.Map       // wenk.yaml
	hasSettings bool            // it is there and can be read
	words       *words.Catalog  // in the language of the guide
	used        map[string]bool // files that the settings name
}

// defaultLanguage is the language of a guide that names none, and of its messages.
const defaultLanguage = "nl"

// newReader reads wenk.yaml: the settings that need no other file. They include the
// language of the guide, in which all problems are told.
func newReader(files Tree, diags *diag.List) *settingsReader {
	r := &settingsReader{files: files, diags: diags, used: map[string]bool{}, c: &guide.Config{
		Languages:  []string{defaultLanguage},
		Vocabulary: map[string]*guide.Vocabulary{},
	}}
	text, ok := files["wenk.yaml"]
	r.c.Src = diag.NewSource("content/wenk.yaml", text)
	r.m = yaml.Parse(r.c.Src, text, 1, "config", diags)
	// A guide without settings, or with settings that cannot be read, is read as one with
	// an empty wenk.yaml. In the second case, names that pages use may exist all the
	// same.
	if r.hasSettings = ok && r.m != nil; r.m == nil {
		r.c.Incomplete = true
		r.m = yaml.Parse(r.c.Src, nil, 1, "config", diags)
	}
	r.settings(r.m)
	return r
}

// readConfig reads wenk.yaml and the files that it names. It makes the catalogues of
// words of the guide and of its translations; layouts has the words that the guide has
// itself. Every setting has a default, so that a folder of Markdown is a guide.
//
// The order matters: labels need the language, kinds need the catalogue, and the glossary
// needs the vocabularies. Only at the end is it known which keys and files nothing reads.
func readConfig(files Tree, layouts *ownFiles, diags *diag.List) (*guide.Config, *words.Catalog) {
	r := newReader(files, diags)
	m := r.m
	own := &words.Own{File: layouts.words, Uses: func(section, key string) bool { return layouts.uses(m, section, key) }}
	r.words = words.New(r.lang(), own, diags)
	r.kinds(m)
	r.vocabularies(m)
	r.voices(m)
	r.glossary(m)
	r.translations(m)
	for _, t := range r.c.Translations {
		t.Words = words.Alone(t.Lang, own, diags)
	}
	m.Done()
	if r.hasSettings {
		m.Require("title")
	}
	r.reportUnused()
	layouts.reportUnread(diags)
	reportUntranslated(r.c, r.words, diags)
	return r.c, r.words
}

// reportUnused reports each YAML file that no setting names. An editor who writes one
// expects that it is read.
func (r *settingsReader) reportUnused() {
	_, read := r.files[settingsName]
	if r.c.Incomplete || !read && slices.ContainsFunc(slices.Collect(maps.Keys(r.files)), looksLikeSettings) {
		return // they may be named in what was not read
	}
	for name := range r.files {
		if ext := strings.ToLower(path.Ext(name)); ext != ".yaml" && ext != ".yml" || r.used[name] || looksLikeSettings(name) {
			continue
		}
		r.diags.Add(fileProblem("content/"+name, "settings-unused", name))
	}
}

// settings reads the keys of wenk.yaml that need no other file.
func (r *settingsReader) settings(m *yaml.Map) {
	c := r.c
	var languages []string
	for _, v := range m.Values("languages") {
		switch code := v.Text(); {
		case isLangCode(code):
			languages = append(languages, code)
			c.LanguagePos = append(c.LanguagePos, v.Pos())
		case v.IsText():
			v.Problem("config-language", code)
		}
	}
	if len(languages) > 0 {
		c.Languages = languages
	}
	c.Title = m.String("title")
	c.ID = m.String("id")
	if c.ID != "" && !isID(c.ID) {
		m.Problem("id", "config-id", c.ID)
		c.ID = ""
	}
	if c.ID == "" {
		// Files that readers keep have this id, so a guide that changes its title sets
		// it.
		c.ID = spelling.Slug(c.Title)
	}
	c.Exit = exitAddress(m)
	c.Subtitle = m.String("subtitle")
	c.Description = m.String("description")
	c.Publisher = m.String("publisher")
	// What the command new writes there is for editors.
	for _, key := range []string{"description", "publisher"} {
		if starter.Setting(m.String(key)) {
			m.Problem(key, "starter-setting")
		}
	}
	c.Year = m.String("year")
	c.Updated = m.Date("updated")
	c.HTML = m.Bool("html")
	c.Search = !m.Has("search") || m.Bool("search")
	c.Address = siteAddress(m)
	colors := m.Map("colors")
	c.Accent = r.color(colors, "accent")
	colors.Done()
	c.Warnings = r.warnings(m)
	c.Menu, c.HomeLinks = menu(m, "menu"), menu(m, "doors")
}

// warnings returns the codes of the errors that the guide makes warnings, from the key
// problems. Only those that harm no reader may be changed; see [diag.Lowerable].
func (r *settingsReader) warnings(m *yaml.Map) (codes []guide.Ref) {
	problems := m.Map("problems")
	for _, code := range problems.Keys() {
		switch severity := problems.String(code); {
		case (diag.Diagnostic{Code: code}).Severity() == diag.Warning:
			problems.KeyProblem(code, "problems-warning", code)
		case !slices.Contains(diag.Lowerable(), code):
			problems.KeyProblem(code, "problems-code", code, strings.Join(diag.Lowerable(), ", "))
			(*r.diags)[len(*r.diags)-1].Suggest = diag.Nearest(code, diag.Lowerable())
		case !meansWarning(severity):
			problems.Problem(code, "value-unknown", severity, code, "warning")
		default:
			codes = append(codes, guide.Ref{Value: code, Pos: problems.KeyPos(code)})
		}
	}
	return codes
}

// menu reads a list of links, each with a label and a page. An entry that is a plain text
// or has no label is reported.
func menu(m *yaml.Map, key string) []guide.MenuItem {
	var items []guide.MenuItem
	for _, v := range m.Values(key) {
		if v.IsText() {
			v.Problem("menu-plain", v.Text())
			continue
		}
		item := v.Map()
		if item == nil {
			continue
		}
		item.Require("label", "page")
		items = append(items, guide.MenuItem{
			Label: item.String("label"), Text: item.String("text"), Icon: item.String("icon"),
			Dest: item.String("page"), Pos: item.Pos("page"),
		})
		item.Done()
	}
	return items
}

// color reads a colour; it is "" when there is none, or it is reported.
func (r *settingsReader) color(m *yaml.Map, key string) string {
	s := m.String(key)
	if s != "" && !isColor(s) {
		m.Problem(key, "config-color", s)
		return ""
	}
	return s
}

// entries returns the list under a key, or the list in the YAML file that the key names:
//
//	domains: domains.yaml
//
// A file that is missing or cannot be read is reported, and gives no entries.
func (r *settingsReader) entries(m *yaml.Map, key string) []*yaml.Map {
	values := m.Values(key)
	if len(values) != 1 || !values[0].IsText() {
		return m.Maps(key)
	}
	name := path.Clean(values[0].Text())
	text, ok := r.files[name]
	r.used[name] = true
	before := len(*r.diags)
	if !ok {
		m.Problem(key, "config-file-missing", name)
	}
	list := yaml.ParseList(diag.NewSource("content/"+name, text), text, r.diags)
	// Without the list, each use of its words on a page would be a problem too.
	r.c.Incomplete = r.c.Incomplete || list == nil && len(*r.diags) > before
	return list
}

// lang returns the language of the guide, in which labels that name none are.
func (r *settingsReader) lang() string { return r.c.Languages[0] }

// checkID reports whether the id of an entry can be used; if not, that is a problem.
// taken tells that an earlier entry has the id.
func (r *settingsReader) checkID(e *yaml.Map, taken bool) bool {
	switch id := e.String("id"); {
	case id == "":
		return false // reported as missing
	case taken:
		e.Problem("id", "config-duplicate-id", id)
		return false
	case !plainID(id):
		e.Problem("id", "config-id", id)
		return false
	}
	return true
}

// reportUnknown reports a value that is not in allowed, with the one that is spelled most
// like it. what names the setting or vocabulary.
func (r *settingsReader) reportUnknown(v *yaml.Value, value, what string, allowed []string) {
	if len(allowed) == 0 {
		v.Problem("vocabulary-empty", value, what)
		return
	}
	v.Problem("value-unknown", value, what, strings.Join(allowed, ", "))
	(*r.diags)[len(*r.diags)-1].Suggest = diag.Nearest(value, allowed)
}

// addable says of the problem that was reported last that an editor may add the unknown
// value to a file.
func (r *settingsReader) addable(file string) {
	if d := &(*r.diags)[len(*r.diags)-1]; d.Code == "value-unknown" {
		d.Code, d.Args = "word-unknown", append(d.Args, file)
	}
}
