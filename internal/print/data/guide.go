package data

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

// The shape of guide.json. guide.schema.json describes it: change both together.
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

// guideFiles returns guide.json, the whole guide for other programs, and its schema.
func (p *printer) guideFiles() []file.File {
	return []file.File{{Path: "guide.json", Pieces: p.guide, Size: p.estimate()}, {Path: "guide.schema.json", Data: guideSchema}}
}

// guide yields the bytes of guide.json.
func (p *printer) guide(yield func([]byte) bool) {
	s, c := p.Site, p.Site.Config
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
		for _, page := range s.Terms.Pages(t) {
			td.Pages = append(td.Pages, page.Address)
		}
		d.Terms = append(d.Terms, td)
	}
	l := jsonStream{b: bytes.TrimSuffix(encode(d, " "), []byte("\n}\n")), yield: yield}
	l.add("footnotes", len(s.Notes), func(i int) any {
		n := s.Notes[i]
		return noteData{"_fn-" + strconv.Itoa(n.Number), n.Number, n.Label, n.Text(), n.Page.Address, p.links(n.Page, n.Links)}
	})
	l.add("pages", len(s.Authored), func(i int) any { return p.pageData(s.Authored[i]) })
	l.add("blocks", len(s.Blocks), func(i int) any { return p.blockData(s.Blocks[i]) })
	l.end()
}

// estimate returns about how many bytes guide.json has.
func (p *printer) estimate() int {
	n := 4096 + 512*len(p.Site.Blocks) + 256*len(p.Site.Notes)
	for _, page := range p.Site.Authored {
		n += 512 + page.Size()
	}
	return n
}

// pageData returns what guide.json says of a page.
func (p *printer) pageData(at *site.Page) pageData {
	d := pageData{Address: at.Address, Type: at.Type, Title: at.Title, Description: at.Description, Number: at.Number}
	if at.Chapter != nil {
		d.Chapter = at.Chapter.Address
	}
	if at.Source == nil {
		return d
	}
	f := at.Source.Front
	d.Domains, d.Audiences = guide.Values(f.Domains), guide.Values(f.Audiences)
	d.Text = at.Source.Doc.Text()
	d.Links = p.links(at, at.Source.Doc.Links)
	return d
}

// blockData returns what guide.json says of a block.
func (p *printer) blockData(b *site.Block) blockData {
	d := blockData{
		ID: b.ID, Kind: b.Kind.ID, Number: b.Number, Title: b.Title, Text: b.Source.Text(),
		Attributes: map[string][]string{}, Domains: wordIDs(b.Domains), Audiences: wordIDs(b.Audiences),
		Page: b.Page.Address, Links: p.links(b.Page, b.Source.Links()),
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

// links returns the destinations of links on a page: addresses of the site, with anchors,
// and URLs.
func (p *printer) links(at *site.Page, links []*prose.LinkData) []string {
	var list []string
	for _, l := range links {
		switch t := p.Site.Link(at, l).Target; {
		case t.Page != nil:
			list = append(list, strings.TrimSuffix("/"+t.Page.Address+"#"+t.Anchor, "#"))
		case t.File != "":
			list = append(list, "/"+p.Site.FileAddress(t.File))
		case t.URL != "":
			list = append(list, t.URL)
		}
	}
	return list
}
