package html

import (
	"encoding/json"
	"html/template"
	"strings"

	"wenk/internal/base/spelling"
	"wenk/internal/link/site"
	"wenk/internal/print/search"
)

// FindData returns what the script of the search page needs, as JSON: where the index is and
// what it is made of, the version of the site, and the words of the interface. A script asks for files with the
// version, since a browser must not mix those of two builds.
func (v *PageView) FindData() string {
	data := struct {
		Root    string          `json:"root"`
		Index   string          `json:"index"`
		About   json.RawMessage `json:"about"`
		Version string          `json:"version"`
		Lang    string          `json:"lang"`
		Words   map[string]any  `json:"words"`
	}{v.base, v.base + search.Dir, v.r.Search.About(), v.r.Version(), v.Lang, v.r.Words.ForScripts(func(key string) bool { return strings.HasPrefix(key, "find-") || key == "take" })}
	text, err := json.Marshal(data)
	if err != nil {
		panic(err) // texts only
	}
	return string(text)
}

// A Letter holds the titles that begin with a letter.
type Letter struct {
	Letter  string
	Key     string // for an id
	Entries []TitleEntry
}

// A TitleEntry is a title in the list of all titles.
type TitleEntry struct {
	Title, Label, Href string
	Lang               template.HTMLAttr // lang and dir of the title, see [SiteView.LangOf]
}

// Letters returns the titles that the page lists, by letter.
func (v *PageView) Letters() (letters []Letter) {
	for _, g := range v.Shown() {
		l := Letter{Letter: g.Title, Key: spelling.Slug(g.Title)}
		for _, t := range g.Titles() {
			l.Entries = append(l.Entries, v.titleEntry(t))
		}
		letters = append(letters, l)
	}
	return letters
}

func (v *PageView) titleEntry(t site.Titled) TitleEntry {
	if b := t.Block; b != nil {
		return TitleEntry{Title: b.Title, Label: strings.TrimSpace(b.Kind.Label.In(v.Lang) + " " + b.Number), Href: v.Link(b)}
	}
	return TitleEntry{Title: t.Page.Title, Href: v.Link(t.Page), Lang: v.LangOf(t.Page)}
}
