package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"wenk/internal/testing/casetest"
)

// A record keeps the bytes that many goroutines write to it.
type record struct {
	mu   sync.Mutex
	text strings.Builder
}

func (r *record) Write(data []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.text.Write(data)
}

func (r *record) String() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.text.String()
}

// A preview shows a guide until the test ends.
type preview struct {
	t      *testing.T
	addr   string // of the server
	out    record
	stderr record
}

// previewed starts a preview of the guide in a folder, and waits for the first
// build.
func previewed(t *testing.T, addr, dir string) *preview {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	p := &preview{t: t}
	done := make(chan int, 1)
	go func() {
		done <- run(ctx, &env{&p.out, &p.stderr, os.Getenv, false, askPassword, ""}, []string{"serve", "--addr", addr, dir})
	}()
	t.Cleanup(func() {
		cancel()
		if code := <-done; code != exitOK {
			t.Errorf("exit code %d", code)
		}
	})
	p.waits(&p.stderr, " pages (")
	p.addr = regexp.MustCompile(`http://([^/]+)/`).FindStringSubmatch(p.out.String())[1]
	return p
}

// waits waits until a record has a text.
func (p *preview) waits(r *record, text string) {
	p.t.Helper()
	for end := time.Now().Add(20 * time.Second); !strings.Contains(r.String(), text); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			p.t.Fatalf("does not say %q but %q", text, r.String())
		}
	}
}

// send sends bytes to an address and returns the answer.
func send(t *testing.T, addr, request string) string {
	t.Helper()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(5 * time.Second))
	io.WriteString(c, request)
	c.(*net.TCPConn).CloseWrite()
	answer, _ := io.ReadAll(c) // cut off is an answer too
	return string(answer)
}

func get(host, target string) string {
	return "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"
}

// outside is the text of files that are not on the website. No answer may have it.
const outside = "SECRET-OUTSIDE"

// guideWithSecrets writes a guide with files that do not belong on a website, in it and
// around it, and returns its folder.
func guideWithSecrets(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "guide")
	for name, text := range map[string]string{
		"content/index.md": "# Start\n\nText.\n", "content/wenk.yaml": "# " + outside + "\ntitle: Guide\nlanguages: [en]\n",
		"content/housing/index.md": "# Housing\n\nText.\n", "content/.env": outside, "static/.env": outside, ".env": outside,
		".git/config": outside, "../secret.txt": outside, "content/.draft.md": outside, "content/index.md~": outside,
	} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestPreview sends a preview the requests that no browser sends. No answer has a file that
// is not on the website. Problems name files as the guide does, without the folders of the
// disk. The guide can be built while the preview runs.
func TestPreview(t *testing.T) {
	dir := guideWithSecrets(t)
	p := previewed(t, "127.0.0.1:0", dir)
	requests := []string{
		get("localhost", "/../secret.txt"), get("localhost", "/.env"), get("localhost", "/content/.env"), get("localhost", "/.git/config"),
		get("localhost", "/wenk.yaml"), get("localhost", "/.draft/"), get("localhost", "/index.md~"), get("localhost", "/static/.env"),
	}
	for _, c := range casetest.Read(t, "../../internal/preview/serve/testdata/hostile/13-preview.txt") {
		if c.Lines[0].Verb == "send" {
			request, err := strconv.Unquote(c.Lines[0].Rest)
			if err != nil {
				t.Fatal(err)
			}
			requests = append(requests, strings.NewReplacer("ADDR", p.addr, "EVENTS", "/_wenk/events", "STATE", "/_wenk/state").Replace(request))
		}
	}
	for _, request := range requests {
		if answer := send(t, p.addr, request); strings.Contains(answer, outside) || strings.Contains(answer, "root:") {
			t.Errorf("%.80q is answered with %.300q", request, answer)
		}
	}

	var built record
	if code := run(t.Context(), &env{io.Discard, &built, os.Getenv, false, askPassword, ""}, []string{"build", "-o", filepath.Join(dir, "public"), dir}); code != exitOK {
		t.Errorf("a build beside it: exit code %d, %s", code, built.String())
	}
	if page, err := os.ReadFile(filepath.Join(dir, "public/housing/index.html")); err != nil || !strings.Contains(string(page), "</html>") {
		t.Errorf("the website holds %.50q (%v)", page, err)
	}

	if err := os.WriteFile(filepath.Join(dir, "content/index.md"), []byte("# Start\n\n[Gone](gone.md)\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	p.waits(&p.stderr, "link-broken")
	said := p.stderr.String()
	for _, target := range []string{"/", "/none", "/_wenk/live.js", "/_wenk/state/"} {
		said += send(t, p.addr, get("localhost", target))
	}
	said += streamed(t, p.addr)
	if i := strings.Index(said, filepath.Dir(dir)); i >= 0 || !strings.Contains(said, "content/index.md:3:2") {
		t.Errorf("the problem is told as %.300s", said[max(0, i-100):])
	}
	if answer := send(t, p.addr, get("localhost", "/")); !strings.HasPrefix(answer, "HTTP/1.1 200 ") {
		t.Errorf("after all that: %.60q", answer)
	}
}

// streamed returns the beginning of the event stream.
func streamed(t *testing.T, addr string) string {
	t.Helper()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(5 * time.Second))
	io.WriteString(c, "GET /_wenk/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
	text := ""
	for piece := make([]byte, 4096); !strings.Contains(text, "data: "); {
		n, err := c.Read(piece)
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		text += string(piece[:n])
	}
	return text
}

// TestOpenToOthers shows a preview to the whole network. The program says so, and other
// machines must use the address of this machine.
func TestOpenToOthers(t *testing.T) {
	p := previewed(t, "0.0.0.0:0", guideWithSecrets(t))
	p.waits(&p.stderr, "everyone on your network can now read this preview")
	_, port, _ := net.SplitHostPort(p.addr)
	addresses, err := net.InterfaceAddrs()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range addresses {
		ip, ok := a.(*net.IPNet)
		if !ok || ip.IP.To4() == nil {
			continue
		}
		at := net.JoinHostPort(ip.IP.String(), port)
		for host, want := range map[string]string{at: "200", "evil.example": "421", "192.0.2.1:" + port: "421"} {
			if answer := send(t, at, get(host, "/")); !strings.HasPrefix(answer, fmt.Sprintf("HTTP/1.1 %s ", want)) {
				t.Errorf("at %s as %s: %.60q, want %s", at, host, answer, want)
			}
		}
	}
}
