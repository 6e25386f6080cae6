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
	"regexp"
	"strings"

	"wenk/internal/output"
)

//go:embed live.js
var liveScript []byte

// A site is its files, by path. Their bytes are made when they are asked for, and
// are the same each time.
type site map[string]output.File

// at returns the file at the path of a request and its status: of a path that
// leads nowhere the page that says so. The status of a folder without its slash
// is that of a redirect.
func (f site) at(address string) (name string, data []byte, status int) {
	name = strings.TrimPrefix(address, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	if file, ok := f[name]; ok {
		return name, file.Bytes(), http.StatusOK
	}
	if _, ok := f[name+"/index.html"]; ok {
		return name, nil, http.StatusMovedPermanently
	}
	if file, ok := f["404.html"]; ok {
		return "404.html", file.Bytes(), http.StatusNotFound
	}
	return "404.html", []byte("<!doctype html><meta charset=utf-8><title>wenk</title><body></body>"), http.StatusNotFound
}

func (s *Server) file(w http.ResponseWriter, address string) {
	shown, _ := s.newest()
	name, data, status := shown.at(address)
	if status == http.StatusMovedPermanently {
		to := url.URL{Path: path.Base(name) + "/"}
		w.Header().Set("Location", to.String())
		w.WriteHeader(status)
		return
	}
	if path.Ext(name) == ".html" {
		version, _ := shown.version(name, data)
		data = live(data, version)
	}
	write(w, name, status, data)
}

// live returns a page with the script that keeps it new.
func live(page []byte, version string) []byte {
	script := fmt.Sprintf(`<script src="%s" data-version="%s" defer></script></body>`, scriptPath, version)
	page = bytes.Replace(page, []byte("</body>"), []byte(script), 1)
	return bytes.Replace(page, []byte("connect-src 'none'"), []byte("connect-src 'self'"), 1) // for the events
}

// write sends a file.
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

// A state is what a page is told when it asks.
type state struct {
	Version string   `json:"version"` // of the page as it is now, but for its styles
	Styles  []string `json:"styles"`  // the addresses of its stylesheets, as they stand in it
	news
}

func (s *Server) state(w http.ResponseWriter, address string) {
	shown, news := s.newest()
	st := state{news: news}
	name, data, _ := shown.at(address)
	st.Version, st.Styles = shown.version(name, data)
	answer, _ := json.Marshal(st)
	write(w, "state.json", http.StatusOK, answer)
}

var (
	stylesheet = regexp.MustCompile(`<link rel="stylesheet" href="([^"]*)"[^>]*>`)
	source     = regexp.MustCompile(`\ssrc="([^"]*)"`)
)

// version returns the version of a page and the addresses of its stylesheets.
// Two versions are the same when the bytes are, but for the stylesheets, and
// those of the files that the page loads.
func (f site) version(name string, page []byte) (version string, styles []string) {
	styles = []string{}
	for _, m := range stylesheet.FindAllSubmatch(page, -1) {
		styles = append(styles, html.UnescapeString(string(m[1])))
	}
	page = stylesheet.ReplaceAll(page, []byte("<link>"))
	h := sha256.New()
	h.Write(page)
	for _, m := range source.FindAllSubmatch(page, -1) {
		if src, err := url.Parse(html.UnescapeString(string(m[1]))); err == nil && src.Host == "" {
			at := strings.TrimPrefix((&url.URL{Path: "/" + name}).ResolveReference(src).Path, "/")
			fmt.Fprintf(h, "\x00%s\x00", at)
			h.Write(f[at].Bytes())
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:8]), styles
}
