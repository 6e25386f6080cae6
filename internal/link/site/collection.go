package site

import (
	"cmp"
	"slices"
	"strconv"

	"wenk/internal/base/diag"
	"wenk/internal/source/guide"
)

// linkPageWords checks the words that pages give themselves. Words are the domains and
// audiences in their front matter. Pages that name a word are listed on the page of
// the word.
func (s *Site) linkPageWords(diags *diag.List) {
	domains, audiences := s.ownWords("domains"), s.ownWords("audiences")
	for _, p := range s.Authored {
		if p.info == nil {
			continue
		}
		if p.has(withNetwork) {
			s.linkNetwork(p, diags)
		}
		domains.add(p, p.info.domains, func() []guide.Ref { return p.Source.Front.Domains }, diags)
		audiences.add(p, p.info.audiences, func() []guide.Ref { return p.Source.Front.Audiences }, diags)
	}
	for _, own := range []ownWords{domains, audiences} {
		for _, w := range own.words {
			if len(w.pages) > 0 {
				s.pagesOfWord[w.Word] = w.pages
			}
		}
	}
}

// ownWords holds the words of one vocabulary, each with the pages that name it in
// their front matter.
type ownWords struct {
	vocabulary string // its id
	*guide.Vocabulary
	words map[string]*ownWord // by id
}

// An ownWord is a word with the pages that name it.
type ownWord struct {
	*guide.Word
	pages []*Page // in reading order
}

// ownWords returns the words of a vocabulary, without pages yet. The vocabulary may
// be missing.
func (s *Site) ownWords(vocabulary string) ownWords {
	own := ownWords{vocabulary, s.Config.Vocabulary[vocabulary], map[string]*ownWord{}}
	for _, id := range own.IDs() {
		own.words[id] = &ownWord{Word: own.Word(id)}
	}
	return own
}

// add adds the words that a page names in its front matter. A word that a page names
// twice counts once. refs returns the places of the ids, and is called only for a
// problem, since places are in the front matter, which most pages do not need.
func (own ownWords) add(p *Page, ids []string, refs func() []guide.Ref, diags *diag.List) {
	for i, id := range ids {
		w := own.words[id]
		if w == nil {
			diags.Add(addable(unknown(p.Source.Src, refs()[i].Pos, id, own.vocabulary, own.IDs()), own.File()))
			continue
		}
		if n := len(w.pages); n == 0 || w.pages[n-1] != p {
			w.pages = append(w.pages, p)
		}
	}
}

// addCollections makes the pages that gather blocks of the whole guide: by kind, by word
// and by voice. It also makes the lists of words, voices, terms and sources. A kind
// without blocks has no page. The pages that wenk makes come after those of editors,
// so an address that an editor took stays the editor's.
func (s *Site) addCollections(diags *diag.List) {
	for _, k := range s.Config.Kinds {
		blocks := s.Select(Query{Kind: k})
		if address := k.Collection.In(s.Lang); address != "" && len(blocks) > 0 {
			kind := Collection
			if k.Supported {
				kind = Ledger
			}
			s.addDivided(&Page{
				Type: kind, Kind: k, Title: k.Plural.In(s.Lang), Description: k.Intro.In(s.Lang),
				Address: address + "/", Groups: s.byChapter(blocks),
			}, pageSize, diags)
		}
	}
	s.addPage(&Page{Type: Contents, Address: s.wordAddress("contents")}, diags)
	s.addWordPages("domains", diags)
	s.addWordPages("audiences", diags)
	s.addVoicePages(diags)
	if len(s.Config.Glossary) > 0 {
		s.addPage(&Page{Type: Glossary, Address: s.wordAddress("glossary")}, diags)
	}
	if len(s.Notes) > 0 {
		s.addDivided(&Page{Type: Sources, Address: s.wordAddress("sources"), Groups: s.notesByChapter()}, pageSize, diags)
	}
	if s.Config.Search {
		s.addDivided(&Page{Type: Search, Address: s.wordAddress("search"), Groups: s.byLetter()}, maxTitles, diags)
	}
	if s.takesAlong() {
		s.addPage(&Page{Type: Bundle, Address: s.wordAddress("bundle")}, diags)
	}
	s.Pages = append(s.Pages, &Page{Type: NotFound, Address: "404/"})
}

// addWordPages makes the page of a vocabulary and those of its words. The page of a
// word has the blocks that have the word, by kind, then the pages that name it.
func (s *Site) addWordPages(id string, diags *diag.List) {
	v := s.Config.Vocabulary[id]
	if v == nil || len(v.Words) == 0 {
		return
	}
	base := s.wordAddress(id)
	index := &Page{Type: Words, Vocabulary: v, Address: base}
	if !s.addPage(index, diags) {
		return
	}
	for _, w := range v.Words {
		q := Query{Domain: w}
		if id == "audiences" {
			q = Query{Audience: w}
		}
		p := &Page{
			Type: Collection, Word: w, Vocabulary: v, Title: w.Label.In(s.Lang), Description: w.Text.In(s.Lang),
			Address: base + w.ID + "/", Groups: s.byKind(s.Select(q)),
		}
		if pages := s.pagesOfWord[w]; len(pages) > 0 {
			p.Groups = append(p.Groups, Group{Pages: pages})
		}
		if s.addDivided(p, pageSize, diags) {
			index.Pages = append(index.Pages, p)
		}
	}
}

// addVoicePages makes the page of all voices, and one for each voice that says
// something in the guide.
func (s *Site) addVoicePages(diags *diag.List) {
	if len(s.Config.Voices) == 0 {
		return
	}
	base := s.wordAddress("voices")
	index := &Page{Type: Voices, Address: base}
	if !s.addPage(index, diags) {
		return
	}
	for _, v := range s.Config.Voices {
		blocks := s.Select(Query{Voice: v})
		if len(blocks) == 0 {
			continue
		}
		p := &Page{Type: Collection, Voice: v, Title: v.Name, Description: v.Role, Address: base + v.ID + "/", Groups: s.byKind(blocks)}
		if s.addDivided(p, pageSize, diags) {
			index.Pages = append(index.Pages, p)
		}
	}
}

// A Query selects blocks; a field that is nil or zero selects all. Blocks must match
// all the fields that are set.
type Query struct {
	Kind     *guide.Kind // nil for all kinds that have a collection
	Domain   *guide.Word
	Audience *guide.Word
	Voice    *guide.Voice
	Chapter  *Page // the page that opens it
	Limit    int   // 0 for no limit
}

// An index holds the blocks that can match a query with one of its fields.
type index struct {
	kind  map[*guide.Kind][]*Block  // in reading order, as of the others
	word  map[*guide.Word][]*Block  // domains and audiences
	voice map[*guide.Voice][]*Block // who speaks in the block itself
}

// makeIndex sorts the blocks by kind, word and voice. Without it each of the many
// lists of a large guide would look at all blocks.
func (s *Site) makeIndex() {
	i := index{map[*guide.Kind][]*Block{}, map[*guide.Word][]*Block{}, map[*guide.Voice][]*Block{}}
	for _, b := range s.Blocks {
		i.kind[b.Kind] = append(i.kind[b.Kind], b)
		for _, words := range [][]*guide.Word{b.Domains, b.Audiences} {
			for n, w := range words {
				if !slices.Contains(words[:n], w) {
					i.word[w] = append(i.word[w], b)
				}
			}
		}
		if b.Voice != nil {
			i.voice[b.Voice] = append(i.voice[b.Voice], b)
		}
	}
	s.index = i
}

// candidates returns blocks in reading order. Every block that matches the query is among
// them, and others may be. It takes the shortest list that one of the fields gives.
func (i index) candidates(q Query, all []*Block) []*Block {
	if q.Voice != nil {
		all = i.voice[q.Voice]
	}
	if q.Kind != nil && len(i.kind[q.Kind]) < len(all) {
		all = i.kind[q.Kind]
	}
	for _, w := range []*guide.Word{q.Domain, q.Audience} {
		if w != nil && len(i.word[w]) < len(all) {
			all = i.word[w]
		}
	}
	return all
}

// Select returns the blocks of a query in reading order. It stops at the limit, so
// that a short list is cheap.
func (s *Site) Select(q Query) []*Block {
	var blocks []*Block
	for _, b := range s.index.candidates(q, s.Blocks) {
		if q.match(b) {
			blocks = append(blocks, b)
		}
		if q.Limit > 0 && len(blocks) == q.Limit {
			break
		}
	}
	return blocks
}

// match reports whether a block matches all fields. Without a kind, only kinds with a
// collection match: a note or a quote is no answer to a question.
func (q Query) match(b *Block) bool {
	return (q.Kind == nil && b.Kind.Collection != nil || q.Kind == b.Kind) &&
		(q.Domain == nil || slices.Contains(b.Domains, q.Domain)) &&
		(q.Audience == nil || slices.Contains(b.Audiences, q.Audience)) &&
		(q.Voice == nil || q.Voice == b.Voice) &&
		(q.Chapter == nil || q.Chapter == b.Page.Chapter)
}

// List returns the blocks that a block of a query kind shows. Values that name
// nothing select as if they were not there: they have been reported.
func (s *Site) List(b *Block) []*Block {
	c := s.Config
	q := Query{
		Kind:     c.Kind(b.Value("kind")),
		Domain:   c.Vocabulary["domains"].Word(b.Value("domain")),
		Audience: c.Vocabulary["audiences"].Word(b.Value("audience")),
		Voice:    c.Voice(b.Value("voice")),
	}
	if name := b.Value("chapter"); name != "" {
		q.Chapter = s.byAddress[name+"/"]
	}
	q.Limit, _ = strconv.Atoi(b.Value("limit"))
	return s.Select(q)
}

// byChapter groups blocks by the chapter they are in. Blocks of one chapter must
// stand together, as in reading order.
func (s *Site) byChapter(blocks []*Block) []Group {
	var groups []Group
	for _, b := range blocks {
		top := b.Page.Chapter
		if top == nil {
			top = b.Page
		}
		if n := len(groups); n == 0 || groups[n-1].Page != top {
			groups = append(groups, Group{Title: top.Title, Page: top})
		}
		g := &groups[len(groups)-1]
		g.Blocks = append(g.Blocks, b)
	}
	return groups
}

// byKind groups blocks by their kind, in the order of the kinds. Blocks of one kind
// stay in reading order. The slice that is given stays as it is.
func (s *Site) byKind(blocks []*Block) []Group {
	rank := map[*guide.Kind]int{}
	for i, k := range s.Config.Kinds {
		rank[k] = i
	}
	blocks = slices.Clone(blocks)
	slices.SortStableFunc(blocks, func(a, b *Block) int { return cmp.Compare(rank[a.Kind], rank[b.Kind]) })
	var groups []Group
	for _, b := range blocks {
		if n := len(groups); n == 0 || groups[n-1].Kind != b.Kind {
			groups = append(groups, Group{Title: b.Kind.Plural.In(s.Lang), Kind: b.Kind})
		}
		g := &groups[len(groups)-1]
		g.Blocks = append(g.Blocks, b)
	}
	return groups
}
