package html

import (
	"cmp"
	"encoding/json"
	"html/template"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"wenk/internal/base/spelling"
	"wenk/internal/link/site"
	"wenk/internal/print/search"
)

// maxTitles is how many titles the page on which readers search lists.
const maxTitles = 500

// FindData returns what the script of the search page needs, as JSON: where the index is,
// the version of the site, and the words of the interface. A script asks for files with the
// version, since a browser must not mix those of two builds.
func (v *PageView) FindData() string {
	data := struct {
		Root    string         `json:"root"`
		Index   string         `json:"index"`
		Version string         `json:"version"`
		Lang    string         `json:"lang"`
		Words   map[string]any `json:"words"`
	}{v.base, v.base + search.Dir, v.r.Version(), v.Lang, v.r.Words.ForScripts(func(key string) bool { return strings.HasPrefix(key, "find-") || key == "take" })}
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

// Letters returns the titles of pages and blocks of the guide, by letter. A guide that has
// more than 500 lists only those of pages, and one that has more pages lists none.
func (v *PageView) Letters() []Letter {
	var entries []TitleEntry
	for _, p := range v.Site.Authored {
		if p.Title != "" && p.Type != site.Home {
			entries = append(entries, TitleEntry{Title: p.Title, Href: v.Link(p), Lang: v.LangOf(p)})
		}
	}
	if len(entries) > maxTitles {
		return nil
	}
	var blocks []TitleEntry
	for _, b := range v.Site.Blocks {
		if b.Title != "" && b.Title != b.Page.Title {
			label := strings.TrimSpace(b.Kind.Label.In(v.Lang) + " " + b.Number)
			blocks = append(blocks, TitleEntry{Title: b.Title, Label: label, Href: v.Link(b)})
		}
	}
	if len(entries)+len(blocks) <= maxTitles {
		entries = append(entries, blocks...)
	}
	slices.SortStableFunc(entries, func(a, b TitleEntry) int { return cmp.Compare(sortKey(a.Title), sortKey(b.Title)) })
	var letters []Letter
	for _, e := range entries {
		letter := firstLetter(e.Title)
		if n := len(letters); n == 0 || letters[n-1].Letter != letter {
			letters = append(letters, Letter{Letter: letter, Key: spelling.Slug(letter)})
		}
		last := &letters[len(letters)-1]
		last.Entries = append(last.Entries, e)
	}
	return letters
}

// sortKey returns a title as it is sorted: without accents, capitals, and what stands
// before its first letter or digit.
func sortKey(title string) string {
	i := strings.IndexFunc(title, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	if i < 0 {
		return ""
	}
	return spelling.Slug(title[i:])
}

// firstLetter returns the capital under which a title is listed, "#" for a digit.
func firstLetter(title string) string {
	r, _ := utf8.DecodeRuneInString(sortKey(title))
	if !unicode.IsLetter(r) {
		return "#"
	}
	return string(unicode.ToUpper(r))
}
