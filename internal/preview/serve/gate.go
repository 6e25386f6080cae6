package serve

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"fmt"
	"html"
	"net"
	"net/http"
	"sync"
)

// gateCookie is what machines that were let in have.
const gateCookie = "wenk-in"

// A Gate lets other machines see the preview: those that came with a token,
// which opens the gate once. This machine needs none. The zero Gate is ready to
// use.
type Gate struct {
	Refusal string               // what machines are told that may not come in
	Welcome string               // what those are told that may
	Opened  func(machine string) // told of each that was let in, when there is another token

	mu    sync.Mutex
	token string
	known map[[sha256.Size]byte]bool // the sums of the cookies
}

// Token returns the token that lets the next machine in.
func (g *Gate) Token() string {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.token == "" {
		g.token = rand.Text()
	}
	return g.token
}

// passes reports whether a request may have what it asks for. If not, it was
// answered.
func (g *Gate) passes(w http.ResponseWriter, r *http.Request) bool {
	machine, _, _ := net.SplitHostPort(r.RemoteAddr)
	if ip := net.ParseIP(machine); ip != nil && ip.IsLoopback() || g.knows(r) {
		return true
	}
	token := r.URL.Query().Get("token")
	if r.Method == http.MethodHead {
		token = "" // it is a program that looks at a link in a message, before the person does
	}
	cookie, ok := g.open(token)
	if !ok {
		http.Error(w, g.Refusal, http.StatusForbidden)
		return false
	}
	http.SetCookie(w, &http.Cookie{Name: gateCookie, Value: cookie, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
	// No redirect: a browser that comes from a link in a message would follow it
	// without the cookie.
	page := fmt.Sprintf(`<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="0;url=/"><title>wenk</title><p><a href="/">%s</a></p>`, html.EscapeString(g.Welcome))
	write(w, "welcome.html", http.StatusOK, []byte(page))
	if g.Opened != nil {
		g.Opened(machine)
	}
	return false
}

// knows reports whether a request comes from a machine that was let in.
func (g *Gate) knows(r *http.Request) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, c := range r.CookiesNamed(gateCookie) {
		if g.known[sha256.Sum256([]byte(c.Value))] {
			return true
		}
	}
	return false
}

// open spends the token and returns a cookie for who came with it.
func (g *Gate) open(token string) (cookie string, ok bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.token == "" || subtle.ConstantTimeCompare([]byte(token), []byte(g.token)) != 1 {
		return "", false
	}
	if g.known == nil {
		g.known = map[[sha256.Size]byte]bool{}
	}
	g.token, cookie = rand.Text(), rand.Text()
	g.known[sha256.Sum256([]byte(cookie))] = true
	return cookie, true
}
