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

// gateCookie is the name of the cookie of a machine that was let in.
const gateCookie = "wenk-in"

// A Gate lets other machines see the preview. Each needs a token, which opens the
// gate once. This machine needs none. The zero Gate is ready to use.
type Gate struct {
	Refusal string               // text for machines that are not let in
	Welcome string               // text for machines that are let in
	Opened  func(machine string) // called for each machine that is let in, when the next token is ready

	mu sync.Mutex
	// token is the one that works now; "" before the first call of Token.
	token string
	known map[[sha256.Size]byte]bool // hashes of the cookies
}

// Token returns the token that lets the next machine in. It has 128 bits of chance or more,
// and stays the same until a machine uses it.
func (g *Gate) Token() string {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.token == "" {
		g.token = rand.Text()
	}
	return g.token
}

// admits reports whether a request may see the preview: it comes from this machine, or has
// the cookie of a machine that was let in. If not, it answers the request: with a page that
// leads to the preview and sets the cookie if the request brings the token, and with
// Refusal otherwise.
func (g *Gate) admits(w http.ResponseWriter, r *http.Request) bool {
	machine, _, _ := net.SplitHostPort(r.RemoteAddr)
	if ip := net.ParseIP(machine); ip != nil && ip.IsLoopback() || g.knows(r) {
		return true
	}
	token := r.URL.Query().Get("token")
	if r.Method == http.MethodHead {
		token = "" // a program that previews a link in a message
	}
	cookie, ok := g.redeem(token)
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

// redeem spends the token and returns a cookie for the machine that brought it. It is false
// for any other token. The comparison takes the same time for all wrong tokens.
func (g *Gate) redeem(token string) (cookie string, ok bool) {
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
