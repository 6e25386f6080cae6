package serve

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"wenk/internal/diag"
	"wenk/internal/output"
)

// files returns files of which each holds its own name, or what comes after a
// "=".
func files(names ...string) []output.File {
	var list []output.File
	for _, name := range names {
		name, text, ok := strings.Cut(name, "=")
		if !ok {
			text = name
		}
		list = append(list, output.File{Path: name, Data: []byte(text)})
	}
	return list
}

// ask sends a request and returns the answer with its body.
func ask(s *Server, method, host, target string) (*http.Response, string) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second) // a stream would not end
	defer cancel()
	r := httptest.NewRequestWithContext(ctx, method, target, nil)
	r.Host = host
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	res := w.Result()
	body, _ := io.ReadAll(res.Body)
	return res, string(body)
}

// only is what a server says to who calls it by a name that is not its own.
func only(host string) string {
	return fmt.Sprintf("this preview answers to localhost only, not to %q; start it with --allow-host to change that\n", host)
}

func published() *Server {
	s := &Server{Hosts: []string{"gids.example"}}
	s.Publish(files("index.html=home", "a/index.html=page", "een é/index.html=page", "a/b.css", "404.html=none", "zonder"), nil, "nl")
	return s
}

func TestAnswers(t *testing.T) {
	for _, c := range []struct {
		method, host, target string
		status               int
		body, kind, location string
	}{
		{"GET", "localhost:1313", "/", 200, "home", "text/html; charset=utf-8", ""},
		{"GET", "localhost:1313", "/a/", 200, "page", "text/html; charset=utf-8", ""},
		{"GET", "localhost:1313", "/a/index.html", 200, "page", "text/html; charset=utf-8", ""},
		{"GET", "localhost:1313", "/a/b.css?v=1", 200, "a/b.css", "text/css; charset=utf-8", ""},
		{"GET", "localhost:1313", "/zonder", 200, "zonder", "application/octet-stream", ""},
		{"HEAD", "localhost:1313", "/a/b.css", 200, "a/b.css", "text/css; charset=utf-8", ""},
		{"GET", "localhost:1313", scriptPath, 200, string(liveScript), "text/javascript; charset=utf-8", ""},

		{"GET", "localhost:1313", "/a", 301, "", "", "a/"},
		{"GET", "localhost:1313", "/een%20%C3%A9", 301, "", "", "een%20%C3%A9/"},
		{"GET", "localhost:1313", "/b/", 404, "none", "text/html; charset=utf-8", ""},
		{"GET", "localhost:1313", "/A/", 404, "none", "text/html; charset=utf-8", ""},
		{"GET", "localhost:1313", "/../serve.go", 404, "none", "text/html; charset=utf-8", ""},
		{"GET", "localhost:1313", "/a/..%2findex.html", 404, "none", "text/html; charset=utf-8", ""},
		{"GET", "localhost:1313", "//evil.example", 404, "none", "text/html; charset=utf-8", ""},

		{"POST", "localhost:1313", "/", 405, "only GET and HEAD\n", "text/plain; charset=utf-8", ""},
		{"DELETE", "localhost:1313", eventsPath, 405, "only GET and HEAD\n", "text/plain; charset=utf-8", ""},

		{"GET", "localhost", "/", 200, "home", "text/html; charset=utf-8", ""},
		{"GET", "gids.localhost:1313", "/", 200, "home", "text/html; charset=utf-8", ""},
		{"GET", "127.0.0.1:1313", "/", 200, "home", "text/html; charset=utf-8", ""},
		{"GET", "[::1]:1313", "/", 200, "home", "text/html; charset=utf-8", ""},
		{"GET", "LOCALHOST:1313", "/", 200, "home", "text/html; charset=utf-8", ""},
		{"GET", "gids.example:1313", "/", 200, "home", "text/html; charset=utf-8", ""},
		{"GET", "192.168.1.7:1313", "/", 421, only("192.168.1.7:1313"), "text/plain; charset=utf-8", ""},
		{"GET", "evil.example", "/", 421, only("evil.example"), "text/plain; charset=utf-8", ""},
		{"GET", "localhost.evil.example:1313", "/", 421, only("localhost.evil.example:1313"), "text/plain; charset=utf-8", ""},
		{"GET", "evil.example", eventsPath, 421, only("evil.example"), "text/plain; charset=utf-8", ""},
		{"GET", "", "/", 421, only(""), "text/plain; charset=utf-8", ""},
	} {
		res, body := ask(published(), c.method, c.host, c.target)
		h := res.Header
		if res.StatusCode != c.status || body != c.body || h.Get("Content-Type") != c.kind || h.Get("Location") != c.location {
			t.Errorf("%s %s on %s: %d %s %q %q", c.method, c.target, c.host, res.StatusCode, h.Get("Content-Type"), h.Get("Location"), body)
		}
	}
}

// No other website may read the preview, nor a browser keep it.
func TestHeaders(t *testing.T) {
	for _, c := range []struct{ method, host, target string }{
		{"GET", "localhost", "/"}, {"GET", "localhost", "/a/b.css"}, {"GET", "localhost", "/none"}, {"GET", "localhost", scriptPath},
		{"GET", "localhost", "/a"}, {"POST", "localhost", "/"}, {"GET", "evil.example", "/"},
	} {
		target := c.target
		res, _ := ask(published(), c.method, c.host, target)
		for name, want := range map[string]string{
			"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin",
			"Content-Security-Policy": "frame-ancestors 'none'", "Referrer-Policy": "no-referrer", "Access-Control-Allow-Origin": "",
		} {
			if got := res.Header.Get(name); got != want {
				t.Errorf("%s: %s is %q, want %q", target, name, got, want)
			}
		}
	}
}

// Pages get the script that reloads them; nothing else is changed.
func TestScript(t *testing.T) {
	const page, script = "<body>x</body>", `<script src="/_wenk/live.js" defer></script></body>`
	s := &Server{}
	s.Publish(files("index.html="+page, "a.svg="+page, "404.html="+page), nil, "nl")
	for target, want := range map[string]bool{"/": true, "/a.svg": false, "/none": true} {
		res, body := ask(s, "GET", "localhost", target)
		if got := strings.HasSuffix(body, script); got != want || !got && body != page {
			t.Errorf("%s is %q", target, body)
		}
		if n := res.Header.Get("Content-Length"); n != fmt.Sprint(len(body)) {
			t.Errorf("%s has %d bytes and says %s", target, len(body), n)
		}
	}
}

// Before the first build there is a page that waits for it.
func TestNothingYet(t *testing.T) {
	res, body := ask(&Server{}, "GET", "localhost", "/")
	if res.StatusCode != 404 || !strings.Contains(body, scriptPath) {
		t.Errorf("%d %s", res.StatusCode, body)
	}
}

var broken = diag.List{{Code: "no-content", Pos: diag.Pos{File: "content/"}}}

// A good site stays until there is another; a first site is shown whatever is
// wrong with it.
func TestOldSite(t *testing.T) {
	s := &Server{}
	for _, c := range []struct {
		text  string
		diags diag.List
		want  string
		old   bool
	}{
		{"een", broken, "een", false},
		{"twee", nil, "twee", false},
		{"drie", broken, "twee", true},
		{"vier", diag.List{{Code: "empty-page"}}, "vier", false}, // a warning
	} {
		s.Publish(files("index.html="+c.text), c.diags, "nl")
		_, body := ask(s, "GET", "localhost", "/")
		if e := decode(t, string(s.state)); body != c.want || e.Old != c.old || len(e.Problems) != len(c.diags) {
			t.Errorf("after build %q: the page is %q, %+v", c.text, body, e)
		}
	}
}

func decode(t *testing.T, data string) (e event) {
	t.Helper()
	if err := json.Unmarshal([]byte(data), &e); err != nil {
		t.Fatal(err)
	}
	return e
}

// stream opens the event stream and returns a function that waits for the next
// event.
func stream(t *testing.T, url string) (next func() event) {
	t.Helper()
	client := http.Client{Transport: &http.Transport{ResponseHeaderTimeout: 20 * time.Second}}
	res, err := client.Get(url + eventsPath)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { res.Body.Close() })
	if kind := res.Header.Get("Content-Type"); kind != "text/event-stream" {
		t.Fatalf("the stream is %s", kind)
	}
	events := make(chan event, 1)
	go func() {
		defer close(events)
		for lines := bufio.NewScanner(res.Body); lines.Scan(); {
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				var e event
				json.Unmarshal([]byte(data), &e)
				events <- e
			}
		}
	}()
	return func() event {
		t.Helper()
		select {
		case e, ok := <-events:
			if !ok {
				t.Fatal("the stream ended")
			}
			return e
		case <-time.After(20 * time.Second):
			t.Fatal("no event came")
		}
		return event{}
	}
}

// A browser hears at once what there is, and then what changed.
func TestEvents(t *testing.T) {
	s := &Server{}
	s.Publish(files("a", "b", "c"), nil, "nl")
	server := httptest.NewServer(s)
	defer server.Close()
	defer server.CloseClientConnections()
	next := stream(t, server.URL)
	if e := next(); e.Build != 1 {
		t.Errorf("first heard of build %d", e.Build)
	}
	s.Publish(files("a", "b=new", "d"), nil, "nl")
	e := next()
	slices.Sort(e.Changed)
	if e.Build != 2 || strings.Join(e.Changed, " ") != "b c d" {
		t.Errorf("build %d changed %v", e.Build, e.Changed)
	}
	s.Publish(nil, broken, "en")
	if e := next(); !e.Old || len(e.Changed) != 0 || e.Title != "1 error" || e.Problems[0].File != "content/" {
		t.Errorf("heard %+v", e)
	}
}

// Whoever does not read holds nobody up, and hears of the newest build when it
// reads again.
func TestSlowReader(t *testing.T) {
	s := &Server{}
	stuck := make(chan []byte, 1)
	s.clients = map[chan []byte]bool{stuck: true}
	done := make(chan bool)
	go func() {
		for range 100 {
			s.Publish(files("a"), nil, "nl")
		}
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		t.Fatal("Publish waits for a reader")
	}
	if e := decode(t, string(<-stuck)); e.Build != 100 {
		t.Errorf("hears of build %d, want 100", e.Build)
	}
}

// A browser that goes is forgotten, and so is one that stays but does not read.
func TestGone(t *testing.T) {
	t.Parallel()
	for name, leave := range map[string]func(*http.Response, *Server){
		"goes": func(res *http.Response, _ *Server) { res.Body.Close() },
		"does not read": func(_ *http.Response, s *Server) {
			s.Publish(files(strings.Repeat("a", 16<<20)), nil, "nl") // more than connections hold
		},
	} {
		s := published()
		server := httptest.NewServer(s)
		res, err := http.Get(server.URL + eventsPath)
		if err != nil {
			t.Fatal(err)
		}
		leave(res, s)
		forgotten := func() bool {
			s.mu.Lock()
			defer s.mu.Unlock()
			return len(s.clients) == 0
		}
		for end := time.Now().Add(20 * time.Second); !forgotten(); time.Sleep(10 * time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("a browser that %s is kept", name)
			}
		}
		res.Body.Close()
		server.Close()
	}
}

// TestManyReaders has 500 pages open, and 50 connections that never read: each
// build is told to all that listen, and when they leave nothing of them stays.
func TestManyReaders(t *testing.T) {
	s := published()
	before := runtime.NumGoroutine()
	ctx, cancel := context.WithCancel(t.Context())
	var ready, told, gone sync.WaitGroup
	const readers, deaf = 500, 50
	ready.Add(readers)
	told.Add(readers)
	for range readers {
		gone.Go(func() {
			w := &answer{build: make(chan int, 100)}
			r := httptest.NewRequestWithContext(ctx, "GET", eventsPath, nil)
			r.Host = "localhost"
			go func() {
				<-w.build
				ready.Done()
				for n := range w.build {
					if n == 11 {
						told.Done()
						return
					}
				}
			}()
			s.ServeHTTP(w, r)
		})
	}
	for range deaf {
		gone.Go(func() {
			r := httptest.NewRequestWithContext(ctx, "GET", eventsPath, nil)
			r.Host = "localhost"
			s.ServeHTTP(&answer{stuck: ctx.Done()}, r)
		})
	}
	ready.Wait()
	for i := range 10 {
		s.Publish(files(fmt.Sprintf("index.html=%d", i)), nil, "nl")
	}
	told.Wait()
	cancel()
	gone.Wait()
	s.mu.Lock()
	left := len(s.clients)
	s.mu.Unlock()
	if left > 0 {
		t.Errorf("%d readers are still listed", left)
	}
	for end := time.Now().Add(20 * time.Second); runtime.NumGoroutine() > before+5; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%d goroutines before, %d after", before, runtime.NumGoroutine())
		}
	}
}

// An answer is one that goes on: the numbers of the builds it was told, or
// nothing until stuck ends.
type answer struct {
	header http.Header
	build  chan int
	stuck  <-chan struct{}
}

func (w *answer) Header() http.Header {
	if w.header == nil {
		w.header = http.Header{}
	}
	return w.header
}

func (w *answer) Write(data []byte) (int, error) {
	if w.stuck != nil {
		<-w.stuck
		return len(data), nil
	}
	var e event
	if err := json.Unmarshal(bytes.TrimPrefix(bytes.TrimSpace(data), []byte("data: ")), &e); err != nil {
		return 0, err
	}
	w.build <- e.Build
	return len(data), nil
}

func (w *answer) WriteHeader(int)                  {}
func (w *answer) Flush()                           {}
func (w *answer) SetWriteDeadline(time.Time) error { return nil }
