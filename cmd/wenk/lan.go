package main

import (
	"fmt"
	"net"

	"wenk/internal/base/qr"
	"wenk/internal/base/words"
	"wenk/internal/preview/serve"
)

// guests are other machines that may see the preview, such as the editor's phone. Each is let
// in once by a token, and then known by a cookie.
type guests struct {
	// Gate has the token that the address in the QR code holds.
	*serve.Gate
	e     *env
	words *words.Catalog
	// at has the addresses at which other machines reach the preview, the best one first.
	at []net.Addr
}

// invite returns the guests for listeners that other machines can reach. When a machine is
// let in, it prints the address for the next one, since a token works once.
func invite(e *env, w *words.Catalog, listeners []net.Listener) *guests {
	g := &guests{&serve.Gate{Refusal: w.Say("lan-refused"), Welcome: w.Say("lan-welcome")}, e, w, nil}
	for _, l := range listeners {
		// A phone cannot reach the loopback addresses.
		if at, ok := l.Addr().(*net.TCPAddr); ok && !at.IP.IsLoopback() {
			g.at = append(g.at, at)
		}
	}
	g.Opened = func(machine string) {
		fmt.Fprintln(e.stdout, w.Say("lan-opened", "device", machine))
		g.show()
	}
	return g
}

// show prints the address that lets in one machine, and its QR code for people: only of the
// first address, so that the code fits on the screen.
func (g *guests) show() {
	for i, at := range g.at {
		url := fmt.Sprintf("http://%s/?token=%s", at, g.Token())
		fmt.Fprintln(g.e.stdout, g.words.Say("lan", "address", url))
		// Without a code the phone's owner can still type the address.
		if code, err := qr.Terminal(url, g.e.colors()); err == nil && i == 0 && g.e.terminal {
			fmt.Fprint(g.e.stdout, code)
		}
	}
	fmt.Fprintln(g.e.stdout, g.words.Say("lan-once"))
}
