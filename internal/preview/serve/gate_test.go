package serve

import (
	"net"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
)

// A far listener says that its connections come from another machine.
type far struct {
	net.Listener
	from atomic.Pointer[net.TCPAddr]
}

type farConn struct {
	net.Conn
	from *net.TCPAddr
}

func (l *far) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	return farConn{c, l.from.Load()}, err
}

func (c farConn) RemoteAddr() net.Addr { return c.from }
func (c farConn) LocalAddr() net.Addr  { return &net.TCPAddr{IP: net.IPv4(192, 168, 1, 7), Port: 1313} }

// TestGate sends the requests of phones that were invited, and of machines that were not.
func TestGate(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var opened []string
	s := published()
	s.Gate = &Gate{Refusal: "niet open", Welcome: "naar <binnen>", Opened: func(machine string) { opened = append(opened, machine) }}
	at := &far{Listener: l}
	server := s.HTTP(t.Context())
	go server.Serve(at)
	t.Cleanup(func() { server.Close() })

	const host = "Host: 192.168.1.7:1313\r\n"
	ask := func(from, method, target, headers string) (status, answer string) {
		at.from.Store(&net.TCPAddr{IP: net.ParseIP(from), Port: 5555})
		answer = send(t, l.Addr().String(), []byte(method+" "+target+" HTTP/1.1\r\n"+headers+"Connection: close\r\n\r\n"))
		m := regexp.MustCompile(`^HTTP/1\.1 (\d{3}) `).FindStringSubmatch(answer)
		if m == nil {
			t.Fatalf("%s %s: %q", method, target, answer)
		}
		return m[1], answer
	}
	const phone, other = "192.168.1.50", "192.168.1.66"
	first := s.Gate.Token()
	if len(first) < 20 || first != s.Gate.Token() {
		t.Fatalf("the token is %q, then %q", first, s.Gate.Token())
	}
	refused := func(what, from, method, target, headers string) {
		t.Helper()
		status, answer := ask(from, method, target, headers)
		if status == "200" || strings.Contains(answer, "home") || strings.Contains(answer, "Set-Cookie") {
			t.Errorf("%s: %.80q", what, answer)
		}
		if status == "403" && method != "HEAD" && !strings.Contains(headers, "cross-site") && !strings.HasSuffix(answer, "\r\n\r\nniet open\n") {
			t.Errorf("%s: is told %q", what, answer)
		}
	}
	for _, path := range []string{"/", "/a/b.css", "/none", eventsPath, scriptPath, statePath + "/", "/?token=", "/?token=" + strings.ToLower(first), "/?token=" + first + "A", "/" + first} {
		refused("no token: "+path, phone, "GET", path, host)
	}
	refused("another host", phone, "GET", "/?token="+first, "Host: evil.example\r\n")
	refused("another website", phone, "GET", "/?token="+first, host+"Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n")
	refused("not a way to ask", phone, "POST", "/?token="+first, host)
	refused("a glance at the link", other, "HEAD", "/?token="+first, host)
	refused("a cookie of nothing", phone, "GET", "/", host+"Cookie: wenk-in=\r\n")
	refused("the token as cookie", phone, "GET", "/", host+"Cookie: wenk-in="+first+"\r\n")
	refused("who says that it is this machine", phone, "GET", "/", host+"X-Forwarded-For: 127.0.0.1\r\nForwarded: for=127.0.0.1\r\nX-Real-IP: ::1\r\n")
	for _, here := range []string{"127.0.0.1", "::1"} {
		if status, _ := ask(here, "GET", "/", "Host: localhost:1313\r\n"); status != "200" {
			t.Errorf("%s needs a token: %s", here, status)
		}
	}
	if len(opened) > 0 || s.Gate.Token() != first {
		t.Fatalf("the token was spent by nobody: %v", opened)
	}

	status, answer := ask(phone, "GET", "/?token="+first, host)
	cookie := regexp.MustCompile(`\nSet-Cookie: (wenk-in=[^;]+); Path=/; HttpOnly; SameSite=Strict\r\n`).FindStringSubmatch(answer)
	if status != "200" || cookie == nil || !strings.Contains(answer, `content="0;url=/"`) || !strings.Contains(answer, "naar &lt;binnen&gt;") || strings.Contains(answer, first) {
		t.Fatalf("with the token: %q", answer)
	}
	if len(opened) != 1 || opened[0] != phone || s.Gate.Token() == first {
		t.Errorf("told of %v; the next token is the first: %t", opened, s.Gate.Token() == first)
	}
	with := host + "Cookie: a=b; " + cookie[1] + "\r\n"
	for path, want := range map[string]string{"/": "200", "/a/b.css": "200", "/none": "404", statePath + "/": "200", "/?token=" + first: "200"} {
		if status, _ := ask(phone, "GET", path, with); status != want {
			t.Errorf("with the cookie, %s: %s, want %s", path, status, want)
		}
	}
	refused("the token again", other, "GET", "/?token="+first, host)
	refused("no cookie", other, "GET", "/", host)
	refused("half a cookie", other, "GET", "/", host+"Cookie: "+cookie[1][:len(cookie[1])-3]+"\r\n")
	if status, answer := ask(other, "GET", "/?token="+s.Gate.Token(), host); status != "200" || !strings.Contains(answer, "Set-Cookie") {
		t.Errorf("the next token: %q", answer)
	}
	if status, _ := ask(phone, "GET", "/", with); status != "200" {
		t.Error("the first phone is out when the second is in")
	}
}

// TestGateOnce sends many requests with one token at once. One of them is let in.
func TestGateOnce(t *testing.T) {
	s := published()
	s.Gate = &Gate{}
	token := s.Gate.Token()
	in := make(chan bool)
	for range 50 {
		go func() {
			_, ok := s.Gate.redeem(token)
			in <- ok
		}()
	}
	n := 0
	for range 50 {
		if <-in {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d are let in", n)
	}
}
