package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
)

// TestLAN lets one machine in with the address that is printed. Then it prints another
// address for the next one.
func TestLAN(t *testing.T) {
	if len(networks()) == 0 {
		t.Skip("this machine is in no network")
	}
	ctx, cancel := context.WithCancel(t.Context())
	out, in := io.Pipe()
	code := make(chan int, 1)
	go func() {
		code <- run(ctx, &env{in, io.Discard, func(string) string { return "" }, true, askPassword, ""}, []string{"serve", "--lan", "--addr", "127.0.0.1:0"})
		in.Close()
	}()
	lines := make(chan string)
	go func() {
		defer close(lines)
		for s := bufio.NewScanner(out); s.Scan(); {
			lines <- s.Text()
		}
	}()
	address := regexp.MustCompile(`http://\S+\?token=\S+`)
	// next returns the address that is printed next and whether a code comes with it.
	next := func() (url string, drawn bool) {
		for line := range lines {
			switch {
			case url == "":
				url = address.FindString(line)
			case strings.HasPrefix(line, "\x1b[30;107m"):
				drawn = true
			case strings.Contains(line, "één keer"):
				return url, drawn
			}
		}
		t.Fatal("no address")
		return "", false
	}
	ask := func(url string) (int, []*http.Cookie) {
		res, err := http.Get(url)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		return res.StatusCode, res.Cookies()
	}
	url, drawn := next()
	plain, _, _ := strings.Cut(url, "?")
	if !drawn {
		t.Error("no code is drawn")
	}
	if status, _ := ask(plain); status != http.StatusForbidden {
		t.Errorf("without the token: %d", status)
	}
	answered := make(chan bool)
	go func() {
		defer close(answered)
		if status, cookies := ask(url); status != http.StatusOK || len(cookies) != 1 {
			t.Errorf("with the token: %d %v", status, cookies)
		}
	}()
	again, drawn := next()
	<-answered
	if again == url || !strings.HasPrefix(again, plain) || !drawn {
		t.Errorf("first %s, then %s", url, again)
	}
	if status, _ := ask(url); status != http.StatusForbidden {
		t.Errorf("with a token that is spent: %d", status)
	}
	go io.Copy(io.Discard, out)
	cancel()
	for range lines {
	}
	if c := <-code; c != exitOK {
		t.Errorf("exit code %d", c)
	}
}

// TestLANAddress refuses an address that other machines can reach: they would need no token
// there.
func TestLANAddress(t *testing.T) {
	e := &env{io.Discard, io.Discard, func(string) string { return "" }, false, askPassword, ""}
	for _, addr := range []string{"0.0.0.0:0", "192.0.2.1:0", "example.org:0"} {
		if c := run(t.Context(), e, []string{"serve", "--lan", "--addr", addr}); c != exitUsage {
			t.Errorf("%s: exit code %d", addr, c)
		}
	}
}
