package serve

import (
	"bytes"
	"io"
	"math/rand/v2"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// canary is the text of files beside the site, which no answer may hold.
const canary = "SECRET-OUTSIDE"

// listening starts a server in a folder with a canary. It returns its address.
func listening(t testing.TB) string {
	t.Helper()
	t.Chdir(t.TempDir())
	for _, name := range []string{"secret.txt", "content/wenk.yaml", ".env"} {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(canary), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := published().HTTP(t.Context())
	go server.Serve(l)
	t.Cleanup(func() { server.Close() })
	return l.Addr().String()
}

// send writes bytes to a server and returns all that comes back in a moment.
func send(t testing.TB, addr string, request []byte) string {
	t.Helper()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(5 * time.Second))
	c.Write(request)
	c.(*net.TCPConn).CloseWrite()
	answer, _ := io.ReadAll(c) // cut off is an answer too
	return string(answer)
}

var status = regexp.MustCompile(`^HTTP/1\.[01] (\d{3}) `)

// alive fails the test when the server does not answer any more.
func alive(t testing.TB, addr string) {
	t.Helper()
	if res := send(t, addr, []byte("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")); !strings.HasPrefix(res, "HTTP/1.1 200 ") {
		t.Fatalf("the server is not there any more: %.100q", res)
	}
}

// TestRaw sends what browsers do not send. ADDR stands for the address.
func TestRaw(t *testing.T) {
	addr := listening(t)
	const own = "Host: ADDR\r\n"
	for _, c := range []struct{ name, target, headers, want string }{
		{"no port", "/", "Host: evil.example\r\n", "421"},
		{"a name that begins like ours", "/", "Host: localhost.evil.example:1313\r\n", "421"},
		{"an address of another machine", "/", "Host: 192.0.2.1\r\n", "421"},
		{"empty", "/", "Host: \r\n", "421"},
		{"none", "/", "", "400"},
		{"two", "/", own + "Host: evil.example\r\n", "400"},
		{"a whole address as target", "http://evil.example/", own, "421"},
		{"localhost", "/", "Host: localhost:1313\r\n", "200"},
		{"in capitals", "/", "Host: LOCALHOST\r\n", "200"},
		{"the address itself", "/", own, "200"},

		{"events for another site", eventsPath, own + "Origin: http://evil.example\r\nX-Forwarded-Host: evil.example\r\nAccept: text/event-stream\r\n", "403"},
		{"events for a file", eventsPath, own + "Origin: null\r\n", "403"},
		{"events for a program on another port", eventsPath, own + "Origin: http://localhost:9\r\n", "403"},
		{"the state for another site", statePath + "/", own + "Origin: http://evil.example\r\n", "403"},
		{"the state for a script on another site", statePath + "/", own + "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n", "403"},
		{"the state of a page outside", statePath + "/../../../secret.txt", own, "200"},
		{"the state of no page", statePath, own, "404"},
		{"a host that somebody vouches for", "/", "Host: evil.example\r\nX-Forwarded-Host: localhost\r\nForwarded: host=localhost\r\n", "421"},
		{"a script on another site", "/a/b.css", own + "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n", "403"},
		{"a link on another site", "/", own + "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\n", "200"},
		{"a simple request with an origin", "/", own + "Origin: https://evil.example\r\n", "200"},

		{"up", "/../../../../etc/passwd", own, "404"},
		{"up, encoded", "/%2e%2e/%2e%2e/%2e%2e/etc/passwd", own, "404"},
		{"up, encoded twice", "/%252e%252e%252f%252e%252e%252fetc/passwd", own, "404"},
		{"up with more dots", "/....//....//etc/passwd", own, "404"},
		{"up to the canary", "/../secret.txt", own, "404"},
		{"the canary", "/secret.txt", own, "404"},
		{"full-width dots", "/%uff0e%uff0e/etc/passwd", own, "400"},
		{"NUL", "/%00", own, "404"},
		{"a blank at the end", "/index.html%20", own, "404"},
		{"a drive", "/C:/Windows/win.ini", own, "404"},
		{"a device", "/con", own, "404"},
		{"a device with an ending", "/aux.html", own, "404"},
		{"a stream of NTFS", "/index.html::$DATA", own, "404"},
		{"of another server", "/@fs/etc/passwd", own, "404"},
		{"with a query", "/@fs/etc/passwd?raw??", own, "404"},
		{"a path in the query", "/x/?/../../../etc/passwd?import&raw", own, "404"},
		{"a page and a path in its query", "/index.html?/../../../etc/passwd", own, "200"},
		{"a hidden file", "/.env", own, "404"},
		{"a hidden file and a dot", "/.env/.", own, "404"},
		{"the settings", "/content/wenk.yaml", own, "404"},
		{"a folder without a page", "/assets/", own, "404"},
		{"two slashes", "//evil.example/%2e%2e", own, "404"},
		{"a backslash", `/\evil.example`, own, "404"},
		{"a line end in the path", "/a%0d%0aSet-Cookie:%20x=1", own, "404"},
		{"a fragment", "/#/../../etc/passwd", own, "404"},
		{"a long header", "/", own + "X-A: " + strings.Repeat("a", 100_000) + "\r\n", "431"},
		{"two lengths", "/", own + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "400 200"},
		{"no path", "*", own, "404 400"},
	} {
		headers := strings.ReplaceAll(c.headers, "ADDR", addr)
		res := send(t, addr, []byte("GET "+c.target+" HTTP/1.1\r\n"+headers+"Connection: close\r\n\r\n"))
		m := status.FindStringSubmatch(res)
		if m == nil || !strings.Contains(c.want, m[1]) {
			t.Errorf("%s: %.60q, want %s", c.name, res, c.want)
		}
		for _, bad := range []string{canary, "root:", "Access-Control", "\nSet-Cookie", "Location: //", "Location: http"} {
			if strings.Contains(res, bad) {
				t.Errorf("%s: the answer holds %q", c.name, bad)
			}
		}
		alive(t, addr)
	}
	for _, method := range []string{"OPTIONS", "POST", "PUT", "TRACE", "CONNECT", "BREW"} {
		res := send(t, addr, []byte(method+" / HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example\r\nAccess-Control-Request-Method: GET\r\nConnection: close\r\n\r\n"))
		if m := status.FindStringSubmatch(res); m == nil || m[1] != "405" && m[1] != "400" || strings.Contains(res, "Access-Control") {
			t.Errorf("%s: %.200q", method, res)
		}
	}
}

// TestJunk sends a megabyte of anything into a stream of events.
func TestJunk(t *testing.T) {
	addr := listening(t)
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	io.WriteString(c, "GET "+eventsPath+" HTTP/1.1\r\nHost: localhost\r\n\r\n")
	random := rand.NewChaCha8([32]byte{1})
	junk := make([]byte, 1<<20)
	random.Read(junk)
	c.SetDeadline(time.Now().Add(2 * time.Second))
	c.Write(junk)
	alive(t, addr)
}

// FuzzRequest sends any bytes: the answer has a status that is known and
// nothing from beside the site, and the server stays.
func FuzzRequest(f *testing.F) {
	for _, s := range []string{
		"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET /../secret.txt HTTP/1.0\r\n\r\n", "HEAD /a HTTP/1.1\r\nHost: [::1]\r\n\r\n",
		"GET /%00%ff HTTP/1.1\r\nHost: 127.0.0.1\r\nRange: bytes=0-\r\n\r\n", "\x00", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
		"GET http://localhost/a/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
	} {
		f.Add([]byte(s))
	}
	addr := listening(f)
	known := map[string]bool{"200": true, "301": true, "400": true, "403": true, "404": true, "405": true, "417": true, "421": true, "431": true, "501": true, "505": true}
	f.Fuzz(func(t *testing.T, request []byte) {
		if bytes.Contains(request, []byte(eventsPath)) || bytes.Contains(request, []byte("_wenk")) {
			return // a stream ends when its reader leaves
		}
		res := send(t, addr, request)
		if m := status.FindStringSubmatch(res); res != "" && (m == nil || !known[m[1]]) {
			t.Errorf("%.100q", res)
		}
		if strings.Contains(res, canary) && !bytes.Contains(request, []byte(canary)) {
			t.Errorf("the canary: %.200q", res)
		}
		alive(t, addr)
	})
}
