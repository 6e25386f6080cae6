package project

import (
	"path"
	"slices"
	"strings"

	"wenk/internal/base/diag"
	"wenk/internal/base/yaml"
)

// An ownFiles has the layouts and static files of the guide itself.
type ownFiles struct {
	layouts, static Tree
	read            []string // languages whose words were asked for
}

// wordsName returns the name of the file with a guide's own words in a language, below
// layouts.
func wordsName(lang string) string { return "words/" + lang + ".yaml" }

// words returns the guide's own words in a language, or nil.
func (o *ownFiles) words(lang string) *diag.Source {
	o.read = append(o.read, lang)
	name := wordsName(lang)
	text, ok := o.layouts[name]
	if !ok {
		return nil
	}
	return diag.NewSource("layouts/"+name, text)
}

// uses reports whether the guide uses a word that wenk does not have: for a kind or a
// vocabulary of its settings m, or in a layout or a script.
func (o *ownFiles) uses(m *yaml.Map, section, key string) bool {
	switch section {
	case "kinds":
		return slices.Contains(m.Map("kinds").Keys(), key)
	case "addresses":
		return slices.Contains(m.Map("vocabularies").Keys(), key)
	case "interface":
		id, intro := strings.CutSuffix(key, "-intro")
		return intro && slices.Contains(m.Map("vocabularies").Keys(), id) || mentions(o.layouts, key) || mentions(o.static, key)
	}
	return false
}

// mentions reports whether a file has the key between quotes, or how it begins up to a
// hyphen after a quote: a layout may put a key together.
func mentions(files Tree, key string) bool {
	var quoted []string
	for _, quote := range []string{`"`, "'", "`"} {
		quoted = append(quoted, quote+key+quote)
		for i, r := range key {
			if r == '-' {
				quoted = append(quoted, quote+key[:i+1])
			}
		}
	}
	for name, text := range files {
		if ext := path.Ext(name); ext != ".html" && ext != ".js" {
			continue
		}
		if slices.ContainsFunc(quoted, func(q string) bool { return strings.Contains(string(text), q) }) {
			return true
		}
	}
	return false
}

// reportUnread reports each file of words that is in no language of the guide.
func (o *ownFiles) reportUnread(diags *diag.List) {
	for name := range o.layouts {
		dir, file := path.Split(name)
		lang, _, _ := strings.Cut(file, ".")
		if ext := strings.ToLower(path.Ext(file)); dir != "words/" || ext != ".yaml" && ext != ".yml" || name == wordsName(lang) && slices.Contains(o.read, lang) {
			continue
		}
		var known []string
		for _, lang := range o.read {
			known = append(known, lang+".yaml")
		}
		slices.Sort(known)
		d := fileProblem("layouts/"+name, "words-unread", file, strings.Join(slices.Compact(known), ", "))
		d.Suggest = diag.Nearest(file, known)
		diags.Add(d)
	}
}
