package pipeline

import (
	"bytes"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// schemes are the schemes of addresses that a page may load or lead to.
var schemes = map[string]bool{"": true, "http": true, "https": true, "mailto": true, "tel": true, "sms": true, "geo": true}

// leads has the attributes with an address: true if the browser loads the address, false if
// a reader follows it.
var leads = map[string]bool{
	"href": false, "action": false, "formaction": false, "xlink:href": false, "cite": false,
	"src": true, "srcset": true, "data": true, "poster": true, "background": true,
}

// unsafe returns the faults of a page: scripts besides those of wenk, files that it loads
// from other sites, and HTML that is another page after it is parsed and written again.
func unsafe(page []byte) []string {
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return []string{err.Error()}
	}
	var once, twice bytes.Buffer
	html.Render(&once, doc)
	again, _ := html.Parse(bytes.NewReader(once.Bytes()))
	html.Render(&twice, again)
	var wrong []string
	if !bytes.Equal(once.Bytes(), twice.Bytes()) {
		wrong = append(wrong, "reads otherwise when written again")
	}
	ids := map[string]bool{}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode {
			wrong = append(wrong, element(n, ids)...)
		}
	}
	return wrong
}

// element returns the faults of an element. ids has the ids of the elements before it.
func element(n *html.Node, ids map[string]bool) (wrong []string) {
	switch {
	case slices.Contains([]string{"iframe", "object", "embed", "base", "style"}, n.Data):
		wrong = append(wrong, n.Data)
	case n.Data == "script" && n.FirstChild != nil:
		wrong = append(wrong, "a script of its own: "+n.FirstChild.Data)
	}
	for _, a := range n.Attr {
		key := strings.TrimPrefix(a.Namespace+":"+a.Key, ":")
		loads, leads := leads[key]
		switch {
		case strings.HasPrefix(key, "on") || key == "style" || key == "srcdoc":
			wrong = append(wrong, n.Data+" "+key)
		case key == "id" && (a.Val == "" || ids[a.Val]):
			wrong = append(wrong, fmt.Sprintf("the id %q is empty, or there twice", a.Val))
		case key == "id":
			ids[a.Val] = true
		case leads && !leadsWell(a.Val, loads || n.Data == "link" && !canonical(n)):
			wrong = append(wrong, n.Data+" "+key+" "+a.Val)
		}
	}
	return wrong
}

// canonical reports whether a link element only names the address of the page.
func canonical(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "rel" && (a.Val == "canonical" || a.Val == "alternate") {
			return true
		}
	}
	return false
}

// leadsWell reports whether a page may have an address, read as a browser reads it: without
// blanks and control characters, and with a slash for a backslash.
func leadsWell(address string, loads bool) bool {
	seen := strings.Map(func(r rune) rune {
		switch {
		case r <= ' ' || r == 0x7f:
			return -1
		case r == '\\':
			return '/'
		}
		return r
	}, address)
	u, err := url.Parse(seen)
	if err != nil || !schemes[u.Scheme] {
		return false
	}
	foreign := u.Host != "" || strings.HasPrefix(seen, "//")
	return !foreign || !loads && u.Scheme != ""
}

// TestUnsafe checks pages without faults and pages with known faults.
func TestUnsafe(t *testing.T) {
	for page, ok := range map[string]bool{
		`<p id=a><a href="https://a.be">x</a><a href="b/#c">y</a><script src="../assets/a.js"></script>`: true,
		`<script>alert(1)</script>`:      false,
		`<p onclick="x()">`:              false,
		`<p style="color:red">`:          false,
		`<a href="java&#10;script:x">`:   false,
		`<a href="/\\evil.example">`:     false,
		`<a href="data:text/html,x">`:    false,
		`<form action="blob:x">`:         false,
		`<img src="https://a.be/b.png">`: false,
		`<p id=a><p id=a>`:               false,
		`<svg><a xlink:href="file:x">`:   false,
		`<table><a>1<p>2</a>3</p>`:       true,
	} {
		if wrong := unsafe([]byte(page)); ok != (wrong == nil) {
			t.Errorf("%s: %q", page, wrong)
		}
	}
}
