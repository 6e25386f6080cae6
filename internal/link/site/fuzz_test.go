package site_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"
)

// signs are those that are more than a part of a name in the address of a file:
// percent-encoded they are another address.
const signs = `%\#?:`

// warned are the codes of addresses that are published all the same.
var warned = []string{"url-http", "url-userinfo", "url-nearby", "url-mixed"}

// FuzzLink resolves any destination. What it leads to is a page or a file of the
// guide, or an address with a scheme that is allowed, or else a problem is said. A
// heading that is not on a page leads to the page alone, and is said too. A path
// leads to the same, percent-encoded or not.
func FuzzLink(f *testing.F) {
	for _, dest := range []string{
		"a.md", "b/", "../b/c.md", "b/c.md#kop", "#kop", "/b/c/", "/", "../../x", "..%2f..%2fx", "%2e%2e/%2e%2e/etc/passwd", "blad é.pdf",
		"blad%20%C3%A9.pdf", "blad e\u0301.pdf", "java\tscript:x", "JaVaScRiPt:x", "//evil.example", `\\evil.example`, `/\evil.example`, "https://a:b@c.be",
		"http:/x", "mailto:a@b.be", "data:text/html,x", "", " ", "\x01javascript:x", "a.md?x=1#kop", "%zz", "%00", "b/../../content/a.md", "./a.md", "http://[",
		"b#k", "a.md#geen", "/b/c/#k", "http://M", "https://p\u0430ypal.com", "https://localhost",
	} {
		f.Add(dest)
	}
	s, _ := newSite(f, map[string]string{
		"index.md": "# Home", "a.md": "# A\n\n## Kop {#kop}", "b/index.md": "# B", "b/c.md": "# C\n\n## Kop {#kop}", "blad é.pdf": "%PDF", "b/x.txt": "x",
	})
	f.Fuzz(func(t *testing.T, dest string) {
		for _, p := range s.Authored {
			got, code, _ := s.Resolve(p, dest)
			leads := got.Page != nil || got.File != "" || got.URL != ""
			said := code != "" && !slices.Contains(warned, code)
			top := code == "anchor-broken" && got.Page != nil && got.Anchor == ""
			switch {
			case leads == said && !top:
				t.Errorf("%q on /%s leads to %+v, and %q is said", dest, p.Address, got, code)
			case got.Page != nil && !slices.Contains(s.Pages, got.Page):
				t.Errorf("%q leads to a page that is not of the site", dest)
			case got.File != "" && s.Guide.Files[got.File] == nil:
				t.Errorf("%q leads to %q, which is not of the guide", dest, got.File)
			case got.URL != "":
				u, err := url.Parse(got.URL)
				if err != nil || !slices.Contains([]string{"http", "https", "mailto", "tel", "sms", "geo"}, u.Scheme) || strings.ContainsAny(got.URL, "\\ \t\n") {
					t.Errorf("%q leads to %q", dest, got.URL)
				}
			case !strings.ContainsAny(dest, signs) && dest == strings.TrimSpace(dest) && !strings.HasPrefix(dest, "//") && !strings.ContainsFunc(dest, control):
				if twin, same, _ := s.Resolve(p, encoded(dest)); twin != got || same != code {
					t.Errorf("%q leads to %+v %q, but %q to %+v %q", dest, got, code, encoded(dest), twin, same)
				}
			}
		}
	})
}

// control reports whether browsers drop a character from an address.
func control(r rune) bool { return r <= ' ' || r == 0x7f }

// encoded writes each byte of a path as %XX, apart from its slashes.
func encoded(name string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(name) {
		if c := name[i]; c == '/' {
			b.WriteByte(c)
		} else {
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		}
	}
	return b.String()
}
