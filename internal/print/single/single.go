// Package single folds the pages of a site into one HTML file, for readers who get a guide
// by mail or chat: a phone opens one file, and no folder.
//
//	data := single.Make(single.Input{Site: s, Files: files, …})
//
// Each page becomes a section, with its address as id. With its script the file shows one
// section at a time, and turns into a form when a reader opens one; static/js/single.js
// does that. Without the script the file is one long document, as mail programs show it.
//
// The laws:
//
//   - The file loads nothing. Its style, its script and the smallest version of each
//     picture stand in it, and so do the search index and the labels of forms.
//   - Its policy names the script and the style by their hash, so no other runs.
//   - A link leads to a section of the file, or to another site. A link to a file that is
//     not in it, such as a PDF, is no link, and says so.
//   - An id that two pages have gets the address of its page before it; any other id stays.
//
// The pages must be printed with addresses from the root of the site (see
// [wenk/internal/print/html.Input]).
package single

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"path"
	"regexp"
	"strings"

	"wenk/internal/base/file"
	"wenk/internal/link/site"
)

// An Input is what the file is made from.
type Input struct {
	Site   *site.Site
	Files  []file.File // of the site
	Title  func(*site.Page) string
	Style  string // path of the stylesheet of pages
	Form   string // path of the stylesheet of forms
	Script []byte // what static/js/single.js and its imports are bundled to
	Absent string // what a link to an absent file says, as "not in this file"
	Dir    string // of the text, "" for left to right
}

// A builder makes one file.
type builder struct {
	Input
	files map[string]file.File
	pages map[string]*site.Page // by address
	count map[string]int        // how many pages have an id
}

// Make returns the bytes of the file.
func Make(in Input) []byte {
	b := &builder{Input: in, files: map[string]file.File{}, pages: map[string]*site.Page{}, count: map[string]int{}}
	for _, f := range in.Files {
		b.files[f.Path] = f
	}
	var pages []*site.Page
	for _, p := range in.Site.Pages {
		if p.Type != site.NotFound {
			b.pages[p.Address] = p
			pages = append(pages, p)
		}
	}
	for _, p := range pages {
		for id := range ids(b.page(p)) {
			b.count[id]++
		}
	}
	return b.document(pages)
}

// document writes the file.
func (b *builder) document(pages []*site.Page) []byte {
	style, form := b.style(b.Style), b.style(b.Form)
	script := inline(string(b.Script))
	var out bytes.Buffer
	dir := ""
	if b.Dir != "" {
		dir = ` dir="` + b.Dir + `"`
	}
	fmt.Fprintf(&out, "<!doctype html>\n<html lang=\"%s\"%s>\n<head>\n<meta charset=\"utf-8\">\n", html.EscapeString(b.Site.Lang), dir)
	fmt.Fprintf(&out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"%s\">\n", policy([]string{script}, []string{style, form}))
	fmt.Fprintf(&out, "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"wenk\">\n<title>%s</title>\n", html.EscapeString(b.Site.Home.Title))
	fmt.Fprintf(&out, "<style id=\"_style-site\">%s</style>\n<style id=\"_style-form\" media=\"not all\">%s</style>\n", style, form)
	fmt.Fprintf(&out, "<script type=\"application/json\" id=\"_embedded\">%s</script>\n</head>\n<body class=\"is-single\">\n", b.embedded())
	home := b.page(b.Site.Home)
	before, after := around(home)
	out.WriteString(b.rewrite(before, b.Site.Home, true))
	out.WriteString("<main id=\"_main\" tabindex=\"-1\">\n")
	for _, p := range pages {
		b.section(&out, p)
	}
	out.WriteString("</main>\n")
	out.WriteString(b.rewrite(after, b.Site.Home, true))
	fmt.Fprintf(&out, "<script>%s</script>\n</body>\n</html>\n", script)
	return out.Bytes()
}

// section writes the section of a page. That of a form has its header in it, since the
// file turns into that page.
func (b *builder) section(out *bytes.Buffer, p *site.Page) {
	text := b.page(p)
	content, fill := mainOf(text), ""
	if p.Type == site.Fill {
		fill = " data-fill"
		before, _ := around(text)
		content = before + `<div id="_main">` + content + "</div>"
	}
	fmt.Fprintf(out, "<section class=\"leaf\" id=\"%s\" data-type=\"%s\" data-title=\"%s\"%s>\n", html.EscapeString(section(p)), p.Type, html.EscapeString(b.Title(p)), fill)
	out.WriteString(b.rewrite(content, p, false))
	out.WriteString("</section>\n")
}

// section returns the id of the section of a page.
func section(p *site.Page) string {
	if p.Address == "" {
		return "_home"
	}
	return p.Address
}

// page returns the HTML of a page.
func (b *builder) page(p *site.Page) string { return string(b.files[p.Address+"index.html"].Bytes()) }

// around returns what a page has in its body before and after main, without scripts.
func around(page string) (before, after string) {
	_, page, _ = strings.Cut(page, "<body")
	_, page, _ = strings.Cut(page, ">")
	before, page, _ = strings.Cut(page, "<main")
	_, after, _ = strings.Cut(page, "</main>")
	after, _, _ = strings.Cut(after, "</body>")
	return before, after
}

// mainOf returns what a page has in main.
func mainOf(page string) string {
	_, page, _ = strings.Cut(page, "<main")
	_, page, _ = strings.Cut(page, ">")
	page, _, _ = strings.Cut(page, "</main>")
	return page
}

// style returns a stylesheet, with what it loads in it.
func (b *builder) style(name string) string {
	cssURL := regexp.MustCompile(`url\(["']?([^"')]+)["']?\)`)
	text := string(b.files[name].Bytes())
	return inline(cssURL.ReplaceAllStringFunc(text, func(u string) string {
		target := cssURL.FindStringSubmatch(u)[1]
		if data := b.data(path.Join(path.Dir(name), target)); data != "" {
			return "url(" + data + ")"
		}
		return u
	}))
}

// inline returns a text that may stand in a script or a style: nothing in it ends the
// element.
func inline(text string) string {
	return strings.NewReplacer("</", `<\/`, "<!--", `<\!--`).Replace(text)
}

// policy returns the content security policy of a file with scripts and styles.
func policy(scripts, styles []string) string {
	hashes := func(texts []string) string {
		var list []string
		for _, text := range texts {
			sum := sha256.Sum256([]byte(text))
			list = append(list, "'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'")
		}
		return strings.Join(list, " ")
	}
	return "default-src 'none'; script-src " + hashes(scripts) + "; style-src " + hashes(styles) +
		"; img-src data: blob:; font-src data:; connect-src 'none'; manifest-src 'none'; worker-src 'none'; form-action 'none'; base-uri 'none'; trusted-types wenk; require-trusted-types-for 'script'"
}

// embedded returns the values that scripts of the site hand over, as JSON by their path.
func (b *builder) embedded() string {
	// SX("m",…) of the search index, wenkLabels("fr",…) of forms
	call := regexp.MustCompile(`(?s)^(?:SX|wenkLabels)\("[^"]*"\s*,(.*)\);?\s*$`)
	values := map[string]json.RawMessage{}
	for _, f := range b.Files {
		if !strings.HasPrefix(f.Path, "assets/") || path.Ext(f.Path) != ".js" {
			continue
		}
		if m := call.FindSubmatch(f.Bytes()); m != nil && json.Valid(m[1]) {
			values[f.Path] = m[1]
		}
	}
	text, err := json.Marshal(values) // it escapes <, so no value ends the element
	if err != nil {
		panic(err) // all of it is JSON already
	}
	return string(text)
}
