// Package serve shows the newest build in browsers and tells them when it
// changed. It knows files and problems, not how they come about.
//
// Only what was published is served, by exact name, from memory: there is no
// path from a request to the disk. Requests must name this machine as their
// host, and those that a browser makes for another website are refused, so that
// no other website can read the preview through a browser. Of a name that
// another program added to a request (X-Forwarded-Host) nothing is believed.
package serve

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"mime"
	"net"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"wenk/internal/diag"
	"wenk/internal/output"
)

//go:embed live.js
var liveScript []byte

// The addresses of the server's own.
const (
	eventsPath = "/_wenk/events"
	scriptPath = "/_wenk/live.js"
)

// How long a browser may take to receive an event, or any other answer.
const (
	patience     = 2 * time.Second
	filePatience = 30 * time.Second
)

// A Server serves the newest build. The zero Server is ready to use.
type Server struct {
	Hosts []string // names to answer to, beside those of this machine

	mu      sync.Mutex
	build   int // how many were published
	files   map[string][]byte
	state   []byte // the event for the newest build
	clients map[chan []byte]bool
}

// An event is what browsers are told of a build.
type event struct {
	Build    int           `json:"build"`
	Changed  []string      `json:"changed"` // paths of files that differ from the build before
	Old      bool          `json:"old"`     // the site shown is that of an earlier build
	Problems []diag.Record `json:"problems"`
	Title    string        `json:"title"` // says how many problems there are
	Stale    string        `json:"stale"` // says, in the language of the guide, that the site is old
}

// Publish shows a new build. When it has errors and there is an earlier site,
// that stays, with the problems over it.
func (s *Server) Publish(files []output.File, diags diag.List, lang string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.build++
	e := event{Build: s.build, Changed: []string{}, Problems: diags.Records(lang), Title: diags.Summary(lang)}
	if diags.Fatal(false) && s.files != nil {
		e.Old, e.Stale = true, diag.Old(lang)
	} else {
		next := make(map[string][]byte, len(files))
		for _, f := range files {
			next[f.Path] = f.Data
			if !bytes.Equal(s.files[f.Path], f.Data) {
				e.Changed = append(e.Changed, f.Path)
			}
		}
		for name := range s.files {
			if _, ok := next[name]; !ok {
				e.Changed = append(e.Changed, name)
			}
		}
		s.files = next
	}
	s.state, _ = json.Marshal(e)
	for c := range s.clients {
		select { // a client that is behind needs only the newest
		case <-c:
		default:
		}
		c <- s.state
	}
}

// HTTP returns the server for the network. What it is asked ends with ctx.
func (s *Server) HTTP(ctx context.Context) *http.Server {
	return &http.Server{
		Handler:           s,
		BaseContext:       func(net.Listener) context.Context { return ctx },
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
	}
}

// headers are those of every answer.
var headers = map[string]string{
	"Cache-Control":                "no-store",
	"Content-Security-Policy":      "frame-ancestors 'none'",
	"Cross-Origin-Opener-Policy":   "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Referrer-Policy":              "no-referrer",
	"X-Content-Type-Options":       "nosniff",
}

// ServeHTTP implements [http.Handler].
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for name, value := range headers {
		w.Header().Set(name, value)
	}
	http.NewResponseController(w).SetWriteDeadline(time.Now().Add(filePatience))
	switch {
	case !s.answersTo(r):
		http.Error(w, fmt.Sprintf("this preview answers to localhost only, not to %q; start it with --allow-host to change that", r.Host), http.StatusMisdirectedRequest)
	case foreign(r):
		http.Error(w, "this preview is not for other websites", http.StatusForbidden)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
	case r.URL.Path == eventsPath:
		s.events(w, r)
	case r.URL.Path == scriptPath:
		write(w, "live.js", http.StatusOK, liveScript)
	default:
		s.file(w, r)
	}
}

// answersTo reports whether the host of a request is a name of this machine,
// the address that it came in on, or a name that was allowed.
func (s *Server) answersTo(r *http.Request) bool {
	host := r.Host
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	host = strings.ToLower(strings.Trim(host, "[]"))
	if ip := net.ParseIP(host); ip != nil {
		at, _ := r.Context().Value(http.LocalAddrContextKey).(*net.TCPAddr)
		return ip.IsLoopback() || at != nil && at.IP.Equal(ip)
	}
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || slices.Contains(s.Hosts, host)
}

// foreign reports whether a browser asks something for another website. A
// reader who follows a link from there is welcome.
func foreign(r *http.Request) bool {
	if r.Header.Get("Sec-Fetch-Site") == "cross-site" && r.Header.Get("Sec-Fetch-Mode") != "navigate" {
		return true
	}
	origin := r.Header.Get("Origin")
	return r.URL.Path == eventsPath && origin != "" && origin != "http://"+r.Host && origin != "https://"+r.Host
}

func (s *Server) file(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	files := s.files
	s.mu.Unlock()
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	if data, ok := files[name]; ok {
		write(w, name, http.StatusOK, data)
		return
	}
	if _, ok := files[name+"/index.html"]; ok {
		to := url.URL{Path: path.Base(name) + "/"}
		w.Header().Set("Location", to.String())
		w.WriteHeader(http.StatusMovedPermanently)
		return
	}
	data, ok := files["404.html"]
	if !ok {
		data = []byte("<!doctype html><meta charset=utf-8><title>wenk</title><body></body>")
	}
	write(w, "404.html", http.StatusNotFound, data)
}

// write sends a file. Pages get the script that reloads them.
func write(w http.ResponseWriter, name string, status int, data []byte) {
	h := w.Header()
	kind := mime.TypeByExtension(path.Ext(name))
	if kind == "" {
		kind = "application/octet-stream"
	}
	if path.Ext(name) == ".html" {
		script := []byte(`<script src="` + scriptPath + `" defer></script></body>`)
		data = bytes.Replace(data, []byte("</body>"), script, 1)
		data = bytes.Replace(data, []byte("connect-src 'none'"), []byte("connect-src 'self'"), 1) // for the events
	}
	h.Set("Content-Type", kind)
	h.Set("Content-Length", fmt.Sprint(len(data)))
	w.WriteHeader(status)
	w.Write(data)
}

// events sends the state of the newest build, now and whenever it changes.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	c := make(chan []byte, 1)
	s.mu.Lock()
	if s.clients == nil {
		s.clients = map[chan []byte]bool{}
	}
	s.clients[c] = true
	if s.state != nil {
		c <- s.state
	}
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		delete(s.clients, c)
		s.mu.Unlock()
	}()
	w.Header().Set("Content-Type", "text/event-stream")
	flush := http.NewResponseController(w)
	for {
		select {
		case <-r.Context().Done():
			return
		case state := <-c:
			flush.SetWriteDeadline(time.Now().Add(patience))
			if _, err := fmt.Fprintf(w, "data: %s\n\n", state); err != nil || flush.Flush() != nil {
				return
			}
		}
	}
}
