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

// canary is the text of files beside the site. No answer may have it.
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

// send writes bytes to a server and returns the bytes that come back within a moment.
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

// alive fails the test if the server does not answer.
func alive(t testing.TB, addr string) {
	t.Helper()
	if res := send(t, addr, []byte("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")); !strings.HasPrefix(res, "HTTP/1.1 200 ") {
		t.Fatalf("the server is not there any more: %.100q", res)
	}
}

// TestJunk sends a megabyte of random bytes into a stream of events.
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

// FuzzRequest sends any bytes. The answer has a known status and no byte of the files beside
// the site, and the server answers the next request.
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
