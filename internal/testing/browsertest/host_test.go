package browsertest

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"mime"
	"net/http"
	"net/http/httptest"
	"path"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"wenk"
	"wenk/internal/pipeline"
)

// below is where the host has the guide.
const below = "/gids/"

// A host serves builds of a guide below a path, as hosts do while a guide is published, and
// fails as networks do.
type host struct {
	*httptest.Server
	t *testing.T

	mu       sync.Mutex
	dice     *rand.Rand
	now      *hosted   // the build that it serves
	next     *hosted   // with fault "half" it serves each file of this build or of now
	fault    string    // "" for none; see [host.ServeHTTP]
	requests []request // since the last call of log
	builds   []*hosted
	builder  *pipeline.Builder
	guide    fstest.MapFS
	changed  map[string]int // the build in which a part of the guide changed last
}

// A request is what a host's log has of a request, and whether it asked for a worker.
type request struct {
	address string
	worker  bool
}

// A hosted is a build on a host.
type hosted struct {
	number  int
	files   map[string][]byte
	version string         // that pages put behind the names of what they load later
	changed map[string]int // see host
}

// published returns a host with a first build of a small guide: five pages, one of them with a
// form. Its style, its script and each page say in which build they changed last.
func published(t *testing.T, seed uint64) *host {
	t.Helper()
	h := &host{t: t, dice: rand.New(rand.NewPCG(seed, 17)), guide: fstest.MapFS{}, changed: map[string]int{}}
	h.builder = &pipeline.Builder{Builtin: wenk.Files, Dir: h.guide, Offline: true}
	h.write("content/wenk.yaml", "title: Gids\nlanguages: [nl]\n")
	h.write("content/blad.md", "---\ntitle: Blad\ntemplate:\n  layout: form\n  fields: [{id: naam, type: text, label: Naam}]\n---\nTekst.\n")
	h.now = h.build("index", "een", "twee", "drie", "style", "script")
	h.Server = httptest.NewServer(h)
	t.Cleanup(func() { h.CloseClientConnections(); h.Close() })
	return h
}

func (h *host) write(name, text string) { h.guide[name] = &fstest.MapFile{Data: []byte(text)} }

// build makes a build in which some parts of the guide changed.
func (h *host) build(parts ...string) *hosted {
	h.t.Helper()
	n := len(h.builds) + 1
	for _, part := range parts {
		h.changed[part] = n
		switch part {
		case "style":
			h.write("static/css/guide.css", fmt.Sprintf(":root { --changed: %d; }\n", n))
		case "script":
			script, err := fs.ReadFile(wenk.Files, "static/js/take.js")
			if err != nil {
				h.t.Fatal(err)
			}
			h.write("static/js/take.js", fmt.Sprintf("%s\nwindow.changed = %d;\n", script, n))
		default:
			h.write("content/"+part+".md", fmt.Sprintf("# Pagina %s\n\n:::tip Tip van %s {#tip-%s}\nVeranderd in bouw %d.\n:::\n", part, part, part, n))
		}
	}
	res, err := h.builder.Build()
	if err != nil || res.Files == nil {
		h.t.Fatal(err, res.Diags)
	}
	b := &hosted{number: n, files: map[string][]byte{}, changed: map[string]int{}}
	for _, f := range res.Files {
		b.files[f.Path] = f.Data
	}
	for part, n := range h.changed {
		b.changed[part] = n
	}
	if m := regexp.MustCompile(`version&#34;:&#34;([0-9a-f]+)`).FindSubmatch(b.files["bundel/index.html"]); m != nil {
		b.version = string(m[1])
	}
	h.builds = append(h.builds, b)
	return b
}

// set changes what the host does from now on.
func (h *host) set(fault string, now, next *hosted) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.fault, h.now, h.next = fault, now, next
}

// log returns the requests since the last call.
func (h *host) log() []request {
	h.mu.Lock()
	defer h.mu.Unlock()
	list := h.requests
	h.requests = nil
	return list
}

// serves notes a request, and returns the build that answers it, and how it fails.
func (h *host) serves(r *http.Request) (b *hosted, fault string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.requests = append(h.requests, request{r.URL.RequestURI(), r.Header.Get("Service-Worker") == "script"})
	b, fault = h.now, h.fault
	switch luck := h.dice.IntN(10); {
	case fault == "half" && luck < 5:
		b = h.next
	case fault != "down" && fault != "portal" && luck >= 3:
		fault = "" // a network is not bad all the time
	}
	return b, fault
}

// ServeHTTP serves a file. The faults: "down", "drop" ends the connection, "cut" ends it in the
// middle of a file, "busy" is the status 503, "slow" takes a while, "portal" is a page for
// guests of a network in place of each file, and "half" serves two builds at once.
func (h *host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	b, fault := h.serves(r)
	name := strings.TrimPrefix(r.URL.Path, below)
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	data, found := b.files[name]
	w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
	w.Header().Set("Cache-Control", "no-cache")
	if strings.HasPrefix(name, "assets/") {
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	switch {
	case fault == "down" || fault == "drop":
		panic(http.ErrAbortHandler)
	case fault == "portal":
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Cache-Control", "no-store")
		fmt.Fprint(w, "<!doctype html><title>Wifi</title><h1>Welkom</h1>")
	case fault == "busy":
		http.Error(w, "later", http.StatusServiceUnavailable)
	case !found:
		http.NotFound(w, r)
	case fault == "cut":
		w.Header().Set("Content-Length", fmt.Sprint(len(data)))
		w.Write(data[:len(data)/2])
		panic(http.ErrAbortHandler)
	default:
		if fault == "slow" {
			time.Sleep(20 * time.Millisecond)
		}
		http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(data))
	}
}
