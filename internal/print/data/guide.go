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

// The shape of guide.json. guide.schema.json describes it: change both together, and
// raise version when a program that reads the file would break. Addresses are paths
// below the root of the site; a field that is empty is left out.
type (
	guideData struct { // all but the long lists, which a jsonStream adds
		Schema  string       `json:"$schema"` // path of the schema, beside guide.json
		Version int          `json:"version"` // of this shape
		Guide   aboutData    `json:"guide"`
		Kinds   []kindData   `json:"kinds"`
		Words   vocabularies `json:"vocabularies"`
		Voices  []voiceData  `json:"voices"`
		Terms   []termData   `json:"glossary"`
	}
	aboutData struct { // from the settings
		Title       string `json:"title"`
		Subtitle    string `json:"subtitle,omitempty"`
		Description string `json:"description,omitempty"`
		Language    string `json:"language"` // BCP 47 tag
		Publisher   string `json:"publisher,omitempty"`
		Year        string `json:"year,omitempty"`    // of publication, as editors write it
		Address     string `json:"address,omitempty"` // where the guide is published
	}
	kindData struct { // a kind of block
		ID         string `json:"id"`
		Label      string `json:"label"`
		Collection string `json:"collection,omitempty"` // address of its collection, without slashes
	}
	vocabularies map[string][]wordData // by id
	wordData     struct {
		ID     string `json:"id"`
		Number int    `json:"number"` // place in the vocabulary, 0 for none
		Label  string `json:"label"`
		Text   string `json:"text,omitempty"`
	}
	voiceData struct { // who speaks in the guide
		ID           string `json:"id"`
		Name         string `json:"name"`
		Role         string `json:"role,omitempty"`
		Organisation string `json:"organisation,omitempty"`
		Fictitious   bool   `json:"fictitious,omitempty"` // an invented person
	}
	termData struct { // a term of the glossary
		ID    string   `json:"id"`
		Term  string   `json:"term"`
		Full  string   `json:"full,omitempty"` // what an abbreviation stands for
		Kind  string   `json:"kind,omitempty"`
		Text  string   `json:"text"`            // the explanation
		Link  string   `json:"link,omitempty"`  // to a page with more
		Pages []string `json:"pages,omitempty"` // addresses of the pages with the term
	}
	pageData struct { // a page that editors wrote
		Address     string   `json:"address"`
		Type        string   `json:"type"` // see [site.Page]
		Title       string   `json:"title"`
		Description string   `json:"description,omitempty"`
		Chapter     string   `json:"chapter,omitempty"` // address of the opening of its chapter
		Number      int      `json:"number,omitempty"`  // of a chapter, from 1
		Domains     []string `json:"domains,omitempty"` // ids of words, as of Audiences
		Audiences   []string `json:"audiences,omitempty"`
		Links       []string `json:"links,omitempty"` // destinations, see links
		Text        string   `json:"text,omitempty"`  // without Markdown
	}
	blockData struct { // a tip, a testimony, a signal and so on
		ID         string              `json:"id"`
		Kind       string              `json:"kind"`
		Number     string              `json:"number,omitempty"` // in its chapter
		Title      string              `json:"title,omitempty"`
		Attributes map[string][]string `json:"attributes,omitempty"` // by field
		Domains    []string            `json:"domains,omitempty"`
		Audiences  []string            `json:"audiences,omitempty"`
		Page       string              `json:"page"` // address
		Chapter    string              `json:"chapter,omitempty"`
		Parent     string              `json:"parent,omitempty"` // id of the block around it
		Links      []string            `json:"links,omitempty"`
		Text       string              `json:"text"`
	}
	noteData struct { // a footnote
		ID     string   `json:"id"` // as on its page
		Number int      `json:"number"`
		Label  string   `json:"label"` // what editors write in [^label]
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

// guide yields the bytes of guide.json. The parts that follow from the settings come
// first and are small. The long lists of notes, pages and blocks are made while they
// are written, so the whole is never in memory.
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

// estimate returns about how many bytes guide.json has. It decides only how the file
// is made; it need not be right.
func (p *printer) estimate() int {
	n := 4096 + 512*len(p.Site.Blocks) + 256*len(p.Site.Notes)
	for _, page := range p.Site.Authored {
		n += 512 + page.Size()
	}
	return n
}

// pageData returns what guide.json says of a page. Pages that wenk makes have no text
// of their own.
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
	d.Text = at.Source.Doc.TextWith(p.Site.LinkTitles(at))
	d.Links = p.links(at, at.Source.Doc.Links)
	return d
}

// blockData returns what guide.json says of a block. The words of a block have fields
// of their own, and so do not stand among its attributes.
func (p *printer) blockData(b *site.Block) blockData {
	d := blockData{
		ID: b.ID, Kind: b.Kind.ID, Number: b.Number, Title: b.Title, Text: b.Source.TextWith(p.Site.LinkTitles(b.Page)),
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

// wordIDs returns the ids of words, in order.
func wordIDs(words []*guide.Word) []string {
	var ids []string
	for _, w := range words {
		ids = append(ids, w.ID)
	}
	return ids
}

// links returns the destinations of links on a page: addresses of the site, with
// anchors, and URLs. For example "/wonen/huren/#prijs", "/plan.pdf" and
// "https://www.vlaanderen.be/". Broken links are left out.
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
