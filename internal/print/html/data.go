package html

import (
	"bytes"
	_ "embed"
	"strconv"
	"strings"

	"wenk/internal/base/file"
	"wenk/internal/link/site"
	"wenk/internal/source/guide"
	"wenk/internal/source/prose"
)

// The shape of guide.json. guide.schema.json describes it; change both.
type (
	guideData struct {
		Schema  string       `json:"$schema"`
		Version int          `json:"version"`
		Guide   aboutData    `json:"guide"`
		Kinds   []kindData   `json:"kinds"`
		Words   vocabularies `json:"vocabularies"`
		Voices  []voiceData  `json:"voices"`
		Terms   []termData   `json:"glossary"`
	}
	aboutData struct {
		Title       string `json:"title"`
		Subtitle    string `json:"subtitle,omitempty"`
		Description string `json:"description,omitempty"`
		Language    string `json:"language"`
		Publisher   string `json:"publisher,omitempty"`
		Year        string `json:"year,omitempty"`
		Address     string `json:"address,omitempty"`
	}
	kindData struct {
		ID         string `json:"id"`
		Label      string `json:"label"`
		Collection string `json:"collection,omitempty"`
	}
	vocabularies map[string][]wordData
	wordData     struct {
		ID     string `json:"id"`
		Number int    `json:"number"`
		Label  string `json:"label"`
		Text   string `json:"text,omitempty"`
	}
	voiceData struct {
		ID           string `json:"id"`
		Name         string `json:"name"`
		Role         string `json:"role,omitempty"`
		Organisation string `json:"organisation,omitempty"`
		Fictitious   bool   `json:"fictitious,omitempty"`
	}
	termData struct {
		ID    string   `json:"id"`
		Term  string   `json:"term"`
		Full  string   `json:"full,omitempty"`
		Kind  string   `json:"kind,omitempty"`
		Text  string   `json:"text"`
		Link  string   `json:"link,omitempty"`
		Pages []string `json:"pages,omitempty"`
	}
	pageData struct {
		Address     string   `json:"address"`
		Type        string   `json:"type"`
		Title       string   `json:"title"`
		Description string   `json:"description,omitempty"`
		Chapter     string   `json:"chapter,omitempty"`
		Number      int      `json:"number,omitempty"`
		Domains     []string `json:"domains,omitempty"`
		Audiences   []string `json:"audiences,omitempty"`
		Links       []string `json:"links,omitempty"`
		Text        string   `json:"text,omitempty"`
	}
	blockData struct {
		ID         string              `json:"id"`
		Kind       string              `json:"kind"`
		Number     string              `json:"number,omitempty"`
		Title      string              `json:"title,omitempty"`
		Attributes map[string][]string `json:"attributes,omitempty"`
		Domains    []string            `json:"domains,omitempty"`
		Audiences  []string            `json:"audiences,omitempty"`
		Page       string              `json:"page"`
		Chapter    string              `json:"chapter,omitempty"`
		Parent     string              `json:"parent,omitempty"`
		Links      []string            `json:"links,omitempty"`
		Text       string              `json:"text"`
	}
	noteData struct {
		ID     string   `json:"id"`
		Number int      `json:"number"`
		Label  string   `json:"label"`
		Text   string   `json:"text"`
		Page   string   `json:"page"`
		Links  []string `json:"links,omitempty"`
	}
)

//go:embed guide.schema.json
var guideSchema []byte

// data returns guide.json, the whole guide for other programs, and its schema.
func (r *renderer) data() []file.File {
	return []file.File{{Path: "guide.json", Pieces: r.guide, Size: r.roughly()}, {Path: "guide.schema.json", Data: guideSchema}}
}

func (r *renderer) guide(yield func([]byte) bool) {
	s, c := r.Site, r.Site.Config
	d := guideData{
		Schema: "guide.schema.json", Version: 1,
		Guide: aboutData{s.Home.Title, c.Subtitle, s.Home.Description, s.Lang, c.Publisher, c.Year, c.Address},
		Words: vocabularies{},
		Kinds: []kindData{}, Voices: []voiceData{}, Terms: []termData{},
	}
	for _, k := range c.Kinds {
		d.Kinds = append(d.Kinds, kindData{k.ID, k.Label.In(s.Lang), k.Collection.In(s.Lang)})
	}
	for id, v := range c.Vocabulary {
		d.Words[id] = []wordData{}
		for _, w := range v.Words {
			d.Words[id] = append(d.Words[id], wordData{w.ID, w.Number, w.Label.In(s.Lang), w.Text.In(s.Lang)})
		}
	}
	for _, v := range c.Voices {
		d.Voices = append(d.Voices, voiceData{v.ID, v.Name, v.Role, v.Organisation, v.Fictitious})
	}
	for _, t := range c.Glossary {
		td := termData{ID: t.ID, Term: t.Term, Full: t.Full, Kind: t.Kind, Text: t.Text, Link: t.Link}
		for _, p := range s.Terms.Pages(t) {
			td.Pages = append(td.Pages, p.Address)
		}
		d.Terms = append(d.Terms, td)
	}
	l := lines{b: bytes.TrimSuffix(encode(d, " "), []byte("\n}\n")), yield: yield}
	l.add("footnotes", len(s.Notes), func(i int) any {
		n := s.Notes[i]
		return noteData{"_fn-" + strconv.Itoa(n.Number), n.Number, n.Label, n.Text(), n.Page.Address, r.links(n.Page, n.Links)}
	})
	l.add("pages", len(s.Authored), func(i int) any { return r.pageData(s.Authored[i]) })
	l.add("blocks", len(s.Blocks), func(i int) any { return r.blockData(s.Blocks[i]) })
	l.end()
}

// roughly returns how many bytes guide.json has, more or less.
func (r *renderer) roughly() int {
	n := 4096 + 512*len(r.Site.Blocks) + 256*len(r.Site.Notes)
	for _, p := range r.Site.Authored {
		n += 512 + p.Size()
	}
	return n
}

func (r *renderer) pageData(p *site.Page) pageData {
	d := pageData{Address: p.Address, Type: p.Type, Title: p.Title, Description: p.Description, Number: p.Number}
	if p.Chapter != nil {
		d.Chapter = p.Chapter.Address
	}
	if p.Source == nil {
		return d
	}
	f := p.Source.Front
	d.Domains, d.Audiences = values(f.Domains), values(f.Audiences)
	d.Text = p.Source.Doc.Text()
	d.Links = r.links(p, p.Source.Doc.Links)
	return d
}

func values(refs []guide.Ref) []string {
	var list []string
	for _, r := range refs {
		list = append(list, r.Value)
	}
	return list
}

func (r *renderer) blockData(b *site.Block) blockData {
	d := blockData{
		ID: b.ID, Kind: b.Kind.ID, Number: b.Number, Title: b.Title, Text: b.Source.Text(),
		Attributes: map[string][]string{}, Domains: wordIDs(b.Domains), Audiences: wordIDs(b.Audiences),
		Page: b.Page.Address, Links: r.links(b.Page, b.Source.Links()),
	}
	for _, f := range b.Kind.Fields {
		if v := b.Values[f.ID]; len(v) > 0 && f.ID != "domains" && f.ID != "audiences" && f.ID != "number" {
			d.Attributes[f.ID] = v
		}
	}
	if b.Page.Chapter != nil {
		d.Chapter = b.Page.Chapter.Address
	}
	if b.Parent != nil {
		d.Parent = b.Parent.ID
	}
	return d
}

func wordIDs(words []*guide.Word) []string {
	var ids []string
	for _, w := range words {
		ids = append(ids, w.ID)
	}
	return ids
}

// links returns where links lead: addresses of the site, with anchors, or of
// elsewhere.
func (r *renderer) links(p *site.Page, links []*prose.LinkData) []string {
	var list []string
	for _, l := range links {
		switch t := r.Site.Link(p, l).Target; {
		case t.Page != nil:
			list = append(list, strings.TrimSuffix("/"+t.Page.Address+"#"+t.Anchor, "#"))
		case t.File != "":
			list = append(list, "/"+r.Site.FileAddress(t.File))
		case t.URL != "":
			list = append(list, t.URL)
		}
	}
	return list
}
