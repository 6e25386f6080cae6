package html

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"net/url"
	"strings"
	"sync"

	"wenk/internal/base/file"
	"wenk/internal/link/site"
	"wenk/internal/print/search"
	"wenk/internal/source/guide"
)

// Readers make a bundle of pieces of the guide: pages, templates and blocks. The page of
// the bundle loads the pieces as scripts that call SX with their name and a value, as the
// index of the search does:
//
//   - m.js, or m-<letter>.js in a large guide: the codes of the pieces in each shard;
//   - <n>.js: a shard, which has the pages that stand behind each other in the guide.
//
// The HTML of a block is that of its page, where an element has its code.

// bundleDir is the folder of the pieces on the site.
const bundleDir = "assets/bundle/"

// AskedWithVersion reports whether pages ask for a file with the version of the site behind
// its path, since a file of another build would be wrong.
func AskedWithVersion(path string) bool {
	return strings.HasPrefix(path, search.Dir) || strings.HasPrefix(path, bundleDir)
}

const (
	textOfPieces = 4_000  // bytes of text in a shard, unless one page has more
	textOfMany   = 12_000 // the same in a large guide
	fewShards    = 200    // a guide that has more is large
	codesOfMap   = 2_000  // that one file lists; above it, there is one for each first letter
)

// A bundle holds what readers can take along. Each file is made when it is needed.
type bundle struct {
	r      *renderer
	page   *site.Page // on which the pieces are shown
	shards [][]*site.Page
	maps   []string                 // names of the files that list codes
	lists  func() map[string][]byte // those files
}

// newBundle returns the pieces of the site, or nil when it has no page for them.
func (r *renderer) newBundle() *bundle {
	page := r.Site.Generated("bundle")
	if page == nil {
		return nil
	}
	total := 0
	for _, p := range r.Site.Authored {
		if p.Source != nil {
			total += p.Source.Doc.Size()
		}
	}
	most := max(textOfPieces, min(textOfMany, total/fewShards))
	b, size, codes := &bundle{r: r, page: page, maps: []string{"m"}}, most, 0
	for _, p := range r.Site.Authored {
		if p.Source == nil || p.Code == "" && len(p.Blocks) == 0 {
			continue
		}
		if size += p.Source.Doc.Size(); len(b.shards) == 0 || size > most {
			b.shards = append(b.shards, nil)
			size = p.Source.Doc.Size()
		}
		last := &b.shards[len(b.shards)-1]
		*last = append(*last, p)
		codes += 1 + len(p.Blocks)
	}
	if codes > codesOfMap {
		b.maps = nil
		for _, letter := range "abcdefghijklmnopqrstuvwxyz234567" {
			b.maps = append(b.maps, "m-"+string(letter))
		}
	}
	b.lists = sync.OnceValue(b.printLists)
	return b
}

// files returns the files of the pieces.
func (b *bundle) files() (files []file.File) {
	if b == nil {
		return nil
	}
	add := func(name string, data func() []byte) {
		files = append(files, file.File{Path: bundleDir + name + ".js", Pieces: file.FromFunc(data)})
	}
	for _, name := range b.maps {
		add(name, func() []byte { return b.lists()[name] })
	}
	for i := range b.shards {
		name := fmt.Sprint(i)
		add(name, func() []byte { return shardScript(name, b.shard(i)) })
	}
	return files
}

// The values of a shard, as static/js/bundle reads them.
type (
	shardData struct {
		Pages []pageData           `json:"pages"`
		Terms map[string][2]string `json:"terms"` // by id: the term, and what it means
	}
	pageData struct {
		Code   string               `json:"code"`
		Label  string               `json:"label"`
		Title  string               `json:"title"`
		At     string               `json:"at"` // the address, from the root
		HTML   string               `json:"html"`
		Sheet  string               `json:"sheet,omitempty"` // of a template, blank
		Blocks map[string][3]string `json:"blocks"`          // by code: label, title and id
	}
)

// printLists makes the files that list codes: for each shard, those of its pieces.
func (b *bundle) printLists() map[string][]byte {
	lists := map[string]map[int]string{}
	for _, name := range b.maps {
		lists[name] = map[int]string{}
	}
	for i, pages := range b.shards {
		for _, p := range pages {
			for _, code := range codesOf(p) {
				name := b.maps[0]
				if len(b.maps) > 1 {
					name = "m-" + code[:1]
				}
				lists[name][i] += code
			}
		}
	}
	files := map[string][]byte{}
	for name, list := range lists {
		files[name] = shardScript(name, list)
	}
	return files
}

// codesOf returns the codes of a page and of its blocks.
func codesOf(p *site.Page) (codes []string) {
	if p.Code != "" { // the home page has none
		codes = append(codes, p.Code)
	}
	eachPiece(p.Blocks, func(b *site.Block) { codes = append(codes, b.Code) })
	return codes
}

// eachPiece calls do with the blocks that readers can take along, and with those in them.
func eachPiece(blocks []*site.Block, do func(*site.Block)) {
	for _, b := range blocks {
		if b.Code != "" {
			do(b)
		}
		eachPiece(b.Blocks, do)
	}
}

// shard returns the value of a shard.
func (b *bundle) shard(i int) shardData {
	data := shardData{Terms: map[string][2]string{}}
	for _, p := range b.shards[i] {
		data.Pages = append(data.Pages, b.r.pieces(p, b.page, data.Terms))
	}
	return data
}

// pieces returns the pieces of a page as they stand on the page of the bundle, and adds the
// terms in them. Problems are reported where the page itself is made.
func (r *renderer) pieces(p, bundle *site.Page, terms map[string][2]string) pageData {
	base := strings.Repeat("../", strings.Count(bundle.Address, "/"))
	v := newView(p, &SiteView{Site: r.Site, r: r, base: base})
	v.loose = true
	d := pageData{Code: p.Code, Label: v.pieceLabel(p), Title: p.Title, At: (&url.URL{Path: p.Address}).EscapedPath(), HTML: string(v.Content()), Blocks: map[string][3]string{}}
	if p.Form != nil {
		d.Sheet = r.execute("parts/blank.html", v, &v.problems)
	}
	eachPiece(p.Blocks, func(b *site.Block) {
		d.Blocks[b.Code] = [3]string{strings.TrimSpace(b.Kind.Label.In(v.Lang) + " " + b.Number), b.Name(v.Lang), b.ID}
	})
	for _, t := range v.Terms {
		text := t.Text
		if t.Full != "" {
			text = t.Full + ". " + text
		}
		terms[t.ID] = [2]string{t.Term, text}
	}
	return d
}

// pieceLabel says what a page is.
func (v *PageView) pieceLabel(p *site.Page) string {
	switch {
	case p.Form != nil:
		return v.Word("find-template")
	case p.Type == site.Chapter && p.Number > 0:
		return v.Word("chapter", "number", p.Number)
	}
	return v.Word("find-page")
}

// shardScript returns the call that hands a value to the page.
func shardScript(name string, value any) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "SX(%q,", name)
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // it stands in a file of its own
	if err := enc.Encode(value); err != nil {
		panic(err) // texts only
	}
	b.Truncate(b.Len() - 1)
	b.WriteByte(')')
	return b.Bytes()
}

// loosePiece marks the HTML of a block that readers can take along.
func loosePiece(b *site.Block, html string) string {
	if b.Code == "" {
		return html
	}
	return `<div data-piece="` + b.Code + `">` + html + "</div>"
}

// looseTerm is [writer.Term] for bundles. Each use of a term is marked, since a bundle may
// have the second alone.
func (w writer) looseTerm(text string) (start, end int, html string) {
	start, end, term := w.v.Site.Terms.Find(text, func(*guide.Term) bool { return false })
	if term == nil {
		return 0, 0, ""
	}
	w.v.Terms = append(w.v.Terms, term)
	esc := template.HTMLEscapeString
	return start, end, `<span data-term="` + esc(term.ID) + `">` + esc(text[start:end]) + "</span>"
}

// Take returns the button with which a reader takes the page along, or "".
func (v *PageView) Take() template.HTML { return v.take(v.Code, v.Title) }

// Take returns the button with which a reader takes the block along, or "".
func (b *BlockView) Take() template.HTML {
	if b.Code == "" {
		return ""
	}
	return `<p class="take">` + b.View.take(b.Code, b.Name()) + "</p>"
}

// take returns a button for a piece.
func (v *PageView) take(code, title string) template.HTML {
	if code == "" || v.r.bundle == nil {
		return ""
	}
	return template.HTML(`<button type="button" data-take="` + code + `" aria-pressed="false">` + template.HTMLEscapeString(v.Word("take")) +
		`<span class="hidden">: ` + template.HTMLEscapeString(title) + `</span></button>`)
}

// BundleData returns what the script of the bundle needs, as JSON.
func (v *PageView) BundleData() string {
	data := struct {
		Root    string         `json:"root"`
		Version string         `json:"version"`
		Large   bool           `json:"large"`
		Address string         `json:"address"` // of the page, when the guide says where it is published
		Guide   string         `json:"guide"`
		Lang    string         `json:"lang"`
		Words   map[string]any `json:"words"`
	}{v.base + bundleDir, v.r.Version(), v.r.bundle.isLarge(), v.Canonical, v.Site.Home.Title, v.Lang, v.wordsOf("bundle-")}
	return textOf(data)
}

// wordsOf returns the words of the interface that begin in a way.
func (v *PageView) wordsOf(prefix string) map[string]any {
	return v.r.Words.ForScripts(func(key string) bool { return strings.HasPrefix(key, prefix) })
}

// isLarge reports whether codes are listed in a file for each first letter.
func (b *bundle) isLarge() bool { return b != nil && len(b.maps) > 1 }

// textOf returns a value as JSON.
func textOf(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err) // texts only
	}
	return string(text)
}
