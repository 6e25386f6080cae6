package serve

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html"
	"mime"
	"net/http"
	"net/url"
	"path"
	"strings"
)

//go:embed live.js
var liveScript []byte

// serveFile answers with the file at an address, with a redirect for a folder without its
// slash, or with the page that says that there is no such page.
func (s *Server) serveFile(w http.ResponseWriter, address string) {
	shown, _ := s.current()
	name, status := shown.at(address)
	switch {
	case status == http.StatusMovedPermanently:
		to := url.URL{Path: path.Base(name) + "/"}
		w.Header().Set("Location", to.String())
		w.WriteHeader(status)
	case path.Ext(name) == ".html":
		write(w, name, status, shown.page(name).html)
	default:
		write(w, name, status, shown.files[name].Bytes())
	}
}

// withScript returns a page with the script that reloads it. The script knows the version of
// the page that it is in. The content security policy of the page must let it ask for events.
func withScript(page []byte, version string) []byte {
	script := fmt.Sprintf(`<script src="%s" data-version="%s" defer></script></body>`, scriptPath, version)
	page = bytes.Replace(page, []byte("</body>"), []byte(script), 1)
	return bytes.Replace(page, []byte("connect-src 'none'"), []byte("connect-src 'self'"), 1) // for the events
}

// write answers with a file. The extension of name decides the type.
func write(w http.ResponseWriter, name string, status int, data []byte) {
	h := w.Header()
	kind := mime.TypeByExtension(path.Ext(name))
	if kind == "" {
		kind = "application/octet-stream"
	}
	h.Set("Content-Type", kind)
	h.Set("Content-Length", fmt.Sprint(len(data)))
	w.WriteHeader(status)
	w.Write(data)
}

// A pageState is the answer to a page that asks for its state.
type pageState struct {
	Version string   `json:"version"` // of the page as it is now, but for its styles
	Styles  []string `json:"styles"`  // the addresses of its stylesheets, as the page has them
	buildState
}

// servePageState answers with the state of the page at an address as JSON. It makes the page
// to know its version.
func (s *Server) servePageState(w http.ResponseWriter, address string) {
	shown, news := s.current()
	st := pageState{Styles: []string{}, buildState: news}
	if name, status := shown.at(address); status != http.StatusMovedPermanently {
		p := shown.page(name)
		st.Version, st.Styles = p.version, p.styles
	}
	answer, _ := json.Marshal(st)
	write(w, "state.json", http.StatusOK, answer)
}

// cutStyles returns a page without the addresses of its stylesheets, and these addresses as
// the page has them.
func cutStyles(page []byte) (rest []byte, styles []string) {
	styles = []string{} // JSON has a list, and not null
	const link = `<link rel="stylesheet" href="`
	for {
		before, after, found := bytes.Cut(page, []byte(link))
		address, after, closed := bytes.Cut(after, []byte(`"`))
		_, after, ended := bytes.Cut(after, []byte(">"))
		if !found || !closed || !ended {
			return append(rest, page...), styles
		}
		rest = append(append(rest, before...), "<link>"...)
		styles = append(styles, html.UnescapeString(string(address)))
		page = after
	}
}

// sourcesIn returns the values of the attributes src in a page, in their order. Attributes of
// HTML begin after white space.
func sourcesIn(page []byte) (values []string) {
	for at := 0; ; {
		i := bytes.Index(page[at:], []byte(`src="`))
		if i < 0 {
			return values
		}
		start := at + i + len(`src="`)
		at = start
		if start == len(`src="`) || !strings.ContainsRune(" \t\n\f\r", rune(page[start-len(`src="`)-1])) {
			continue
		}
		value, _, closed := bytes.Cut(page[start:], []byte(`"`))
		if !closed {
			return values
		}
		values = append(values, html.UnescapeString(string(value)))
		at = start + len(value) + 1
	}
}

// version returns the version of a page, and the addresses of its stylesheets. It is the
// hash of the page without the stylesheets, and of the files that it loads with src. So a
// page whose styles alone changed keeps its version, and gets them without being loaded
// again.
func (s *site) version(name string, page []byte) (version string, styles []string) {
	page, styles = cutStyles(page)
	h := sha256.New()
	h.Write(page)
	for _, value := range sourcesIn(page) {
		if src, err := url.Parse(value); err == nil && src.Host == "" {
			at := strings.TrimPrefix((&url.URL{Path: "/" + name}).ResolveReference(src).Path, "/")
			fmt.Fprintf(h, "\x00%s\x00", at)
			h.Write(s.files[at].Bytes())
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:8]), styles
}
