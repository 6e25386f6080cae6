package serve

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"wenk/internal/base/diag"
	"wenk/internal/base/file"
	"wenk/internal/base/words"
)

// files returns files by name. The text of a file is its name, or the part of the argument
// after "=".
func files(names ...string) []file.File {
	var list []file.File
	for _, name := range names {
		name, text, ok := strings.Cut(name, "=")
		if !ok {
			text = name
		}
		list = append(list, file.File{Path: name, Data: []byte(text)})
	}
	return list
}

// ask sends a request, and returns the answer and its body.
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

// refusal returns the answer to a request with a foreign host.
func refusal(host string) string {
	return fmt.Sprintf("this preview answers to localhost only, not to %q; start it with --allow-host to change that\n", host)
}

func published() *Server {
	s := &Server{Hosts: []string{"gids.example"}}
	s.Publish(Build{Files: files("index.html=home", "a/index.html=page", "een é/index.html=page", "a/b.css", "404.html=none", "zonder"), Words: words.For("nl")})
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
		{"GET", "192.168.1.7:1313", "/", 421, refusal("192.168.1.7:1313"), "text/plain; charset=utf-8", ""},
		{"GET", "evil.example", "/", 421, refusal("evil.example"), "text/plain; charset=utf-8", ""},
		{"GET", "localhost.evil.example:1313", "/", 421, refusal("localhost.evil.example:1313"), "text/plain; charset=utf-8", ""},
		{"GET", "evil.example", eventsPath, 421, refusal("evil.example"), "text/plain; charset=utf-8", ""},
		{"GET", "", "/", 421, refusal(""), "text/plain; charset=utf-8", ""},
	} {
		res, body := ask(published(), c.method, c.host, c.target)
		h := res.Header
		if res.StatusCode != c.status || body != c.body || h.Get("Content-Type") != c.kind || h.Get("Location") != c.location {
			t.Errorf("%s %s on %s: %d %s %q %q", c.method, c.target, c.host, res.StatusCode, h.Get("Content-Type"), h.Get("Location"), body)
		}
	}
}

// TestHeaders checks that no other website can read the preview, and that no browser keeps
// it.
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

// TestScript finds the script in pages, and no other change.
func TestScript(t *testing.T) {
	const page = "<body>x</body>"
	script := regexp.MustCompile(`^<body>x<script src="/_wenk/live\.js" data-version="[0-9a-f]{16}" defer></script></body>$`)
	s := &Server{}
	s.Publish(Build{Files: files("index.html="+page, "a.svg="+page, "404.html="+page), Words: words.For("nl")})
	for target, want := range map[string]bool{"/": true, "/a.svg": false, "/none": true} {
		res, body := ask(s, "GET", "localhost", target)
		if got := script.MatchString(body); got != want || !got && body != page {
			t.Errorf("%s is %q", target, body)
		}
		if n := res.Header.Get("Content-Length"); n != fmt.Sprint(len(body)) {
			t.Errorf("%s has %d bytes and says %s", target, len(body), n)
		}
	}
}

// TestNothingYet serves a page that waits for the first build.
func TestNothingYet(t *testing.T) {
	s := &Server{}
	res, body := ask(s, "GET", "localhost", "/")
	if res.StatusCode != 404 || !strings.Contains(body, scriptPath) {
		t.Errorf("%d %s", res.StatusCode, body)
	}
	before := stateOf(t, s, "/")
	s.Publish(Build{Files: files("index.html=home"), Words: words.For("nl")})
	if now := stateOf(t, s, "/"); now.Version == before.Version || before.Build != 0 || now.Build != 1 {
		t.Errorf("from %+v to %+v", before, now)
	}
}

// stateOf returns the state of a page.
func stateOf(t *testing.T, s *Server, page string) (st pageState) {
	t.Helper()
	res, body := ask(s, "GET", "localhost", statePath+page)
	if err := json.Unmarshal([]byte(body), &st); err != nil || res.StatusCode != 200 {
		t.Fatalf("%d %v %s", res.StatusCode, err, body)
	}
	return st
}

// TestVersion changes the version of a page if the page or a file that it loads changes, and
// keeps it if only styles change.
func TestVersion(t *testing.T) {
	const page = `<link rel="stylesheet" href="../s.1.css"><img src="../p%20q.png"><img src="https://example.org/p"></body>`
	s := &Server{}
	publish := func(page, picture, styles string) {
		s.Publish(Build{Files: files("a b/index.html="+page, "p q.png="+picture, "s.1.css="+styles, "404.html=none"), Words: words.For("nl")})
	}
	publish(page, "picture", "styles")
	first := stateOf(t, s, "/a%20b/")
	if _, body := ask(s, "GET", "localhost", "/a%20b/"); !strings.Contains(body, `data-version="`+first.Version+`"`) {
		t.Errorf("the page is told that it is %s: %s", first.Version, body)
	}
	for _, c := range []struct {
		what, page, picture, styles string
		same                        bool
		href                        string
	}{
		{"nothing", page, "picture", "styles", true, "../s.1.css"},
		{"its styles", strings.Replace(page, "s.1", "s.2&amp;", 1), "picture", "styles", true, "../s.2&.css"},
		{"its text", page + "more", "picture", "styles", false, "../s.1.css"},
		{"a picture", page, "other", "styles", false, "../s.1.css"},
		{"another file", page, "picture", "other", true, "../s.1.css"},
	} {
		publish(c.page, c.picture, c.styles)
		st := stateOf(t, s, "/a%20b/")
		if got := st.Version == first.Version; got != c.same || len(st.Styles) != 1 || st.Styles[0] != c.href {
			t.Errorf("when %s changed: the same %t, styles %v", c.what, got, st.Styles)
		}
	}
	none := stateOf(t, s, "/none/").Version
	s.Publish(Build{Files: files("none/index.html=some", "404.html=none"), Words: words.For("nl")})
	if now := stateOf(t, s, "/none/").Version; now == none {
		t.Error("a page that came is the page that said that it is not there")
	}
}

var broken = diag.List{{Code: "no-content", Pos: diag.Pos{File: "content/"}}}

// TestOldSite keeps a good site until the next good one. The first site is shown even with
// errors.
func TestOldSite(t *testing.T) {
	s := &Server{}
	own := words.New("nl", &words.Own{File: func(lang string) *diag.Source {
		return diag.NewSource("words", []byte(`commands: {old-version: dit is nog de vorige}`))
	}}, &diag.List{})
	for _, c := range []struct {
		text  string
		diags diag.List
		want  string
		stale string
	}{
		{"een", broken, "een", ""},
		{"twee", nil, "twee", ""},
		{"drie", broken, "twee", "dit is nog de vorige"},
		{"vier", diag.List{{Code: "empty-page"}}, "vier", ""}, // a warning
	} {
		s.Publish(Build{Files: files("index.html=" + c.text), Diags: c.diags, Words: own})
		_, body := ask(s, "GET", "localhost", "/")
		if st := stateOf(t, s, "/"); !strings.HasPrefix(body, c.want) || st.Stale != c.stale || len(st.Problems) != len(c.diags) {
			t.Errorf("after build %q: the page is %q, %+v", c.text, body, st)
		}
	}
}

// TestManyProblems gives a page a hundred problems and the number of the others.
func TestManyProblems(t *testing.T) {
	s := &Server{}
	var many diag.List
	for line := range 250 {
		many.Add(diag.Diagnostic{Code: "no-content", Pos: diag.Pos{File: "content/a.md", Line: line + 1}})
	}
	s.Publish(Build{Diags: many})
	if st := stateOf(t, s, "/"); len(st.Problems) != 100 || !strings.Contains(st.More, "150") || st.Title != "250 errors" {
		t.Errorf("%q: %d and %q", st.Title, len(st.Problems), st.More)
	}
}

// stream opens the event stream. next waits for the next event and returns it.
func stream(t *testing.T, url string) (next func() string) {
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
	events := make(chan string, 1)
	go func() {
		defer close(events)
		for lines := bufio.NewScanner(res.Body); lines.Scan(); {
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				events <- data
			}
		}
	}()
	return func() string {
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
		return ""
	}
}

// TestEvents sends the number of the newest build at once, and the number of each later
// build.
func TestEvents(t *testing.T) {
	s := &Server{}
	s.Publish(Build{Files: files("a", "b", "c"), Words: words.For("nl")})
	server := httptest.NewServer(s)
	defer server.Close()
	defer server.CloseClientConnections()
	next := stream(t, server.URL)
	if e := next(); e != "1" {
		t.Errorf("first heard of build %s", e)
	}
	s.Publish(Build{Files: files("a", "b=new", "d"), Words: words.For("nl")})
	if e := next(); e != "2" {
		t.Errorf("then heard of build %s", e)
	}
	s.Publish(Build{Diags: broken, Words: words.For("en")})
	if e, st := next(), stateOf(t, s, "/"); e != "3" || st.Title != "1 error" || st.Problems[0].File != "content/" {
		t.Errorf("heard of build %s, then %+v", e, st)
	}
}
