package site

import (
	"encoding/hex"
	"fmt"
	"net/url"
	"path"
	"strings"

	"wenk/internal/base/filename"
)

// scheme returns the part of dest before the ":" in lower case (RFC 3986, section
// 3.1). It is "" when dest is relative. For example, "https" for "HTTPS://huis.be"
// and "" for "wonen.md" and for "./a:b".
func scheme(dest string) string {
	before, _, ok := strings.Cut(strings.ToLower(dest), ":")
	other := strings.IndexFunc(before, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || strings.ContainsRune("+-.", r))
	})
	if !ok || other >= 0 || before == "" {
		return ""
	}
	return before
}

// allowedScheme reports whether a link out of the site may have the scheme of dest. All
// others are refused: a browser may run what follows them, or open a program.
func allowedScheme(dest string) bool {
	switch scheme(dest) {
	case "http", "https", "mailto", "tel", "sms", "geo":
		return true
	}
	return false
}

// visible returns dest without blanks and control characters. Browsers drop them
// before they look for a scheme, so wenk does too.
func visible(dest string) string {
	return strings.Map(func(r rune) rune {
		if r <= ' ' || r == 0x7f {
			return -1
		}
		return r
	}, dest)
}

// A destination is what an editor wrote between the brackets of a link, parsed. It
// says what the link asks for; [Site.find] says whether that exists.
type destination struct {
	kind     destinationKind
	code     string // why the link leads nowhere, or what to warn of
	target   Target // of toWeb
	name     string // path in content of toFile, address of toAddress, the right path of withBackslash
	path, id string // what stands before the "#", and what it stands for after it
}

// A destinationKind says where a link leads.
type destinationKind uint8

const (
	toNowhere     destinationKind = iota // leads nowhere, whatever there is
	toWeb                                // out of the site; the code may be a warning
	toID                                 // to an id, on the page or anywhere
	toAddress                            // to an address on the site
	toFile                               // to a file of the guide
	withBackslash                        // nowhere, but for its backslashes
)

// parseDestination parses the destination of a link. Relative paths start at the file
// from. An id is what follows the first "#". A query, as in "plan.pdf?v=2", has no
// meaning among files and is left out. It looks at no page and no file.
func parseDestination(from, dest string) destination {
	clean := visible(dest)
	switch {
	case clean == "":
		return destination{code: "link-empty"}
	case strings.HasPrefix(strings.ReplaceAll(clean, `\`, "/"), "//"):
		return destination{code: "url-scheme"}
	case local(clean):
		return destination{code: "link-local"}
	case scheme(clean) != "":
		t, code := external(dest)
		return destination{kind: toWeb, target: t, code: code}
	case strings.Contains(clean, `\`):
		return destination{kind: withBackslash, code: "link-broken", name: strings.ReplaceAll(dest, `\`, "/")}
	case clean[0] == '#':
		return destination{kind: toID, id: unescape(clean[1:])}
	}
	written, id, _ := strings.Cut(dest, "#")
	rel, _, _ := strings.Cut(written, "?")
	rel, id = unescape(rel), unescape(id)
	name := path.Join(path.Dir(from), rel)
	switch {
	case strings.HasPrefix(rel, "/"):
		return destination{kind: toAddress, name: rel, path: written, id: id}
	case strings.HasPrefix(name, "../") || name == "..":
		return destination{code: "link-outside"}
	}
	return destination{kind: toFile, name: filename.Clean(name), path: written, id: id}
}

// unescape returns s with its percent-encoded bytes decoded, or s itself if they are
// not all valid.
func unescape(s string) string {
	if u, err := url.PathUnescape(s); err == nil {
		return u
	}
	return s
}

// encoded returns dest as it stands in HTML. Characters that no address may hold are
// percent-encoded, as CommonMark does. Bytes that are percent-encoded already stay
// so, and letters of any script too: browsers encode those.
func encoded(dest string) string {
	var b strings.Builder
	for i := range len(dest) {
		switch c := dest[i]; {
		case c <= ' ', c == 0x7f, strings.IndexByte("\"<>^`{|}", c) >= 0, c == '%' && !escaped(dest[i:]):
			fmt.Fprintf(&b, "%%%02X", c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// escaped reports whether s begins with a percent-encoded byte, such as "%20".
func escaped(s string) bool {
	if len(s) < 3 {
		return false
	}
	_, err := hex.DecodeString(s[1:3])
	return err == nil
}

// external parses an address outside the site. The code says what is wrong with it; a
// code with a target is a warning. A scheme other than those that allowedScheme
// knows, an address that browsers do not read, or one without a host gives the code
// alone. A name and password in it, a host that mixes scripts, a host nearby and http
// are warnings.
func external(dest string) (t Target, code string) {
	said := strings.TrimSpace(dest)
	if clean := visible(dest); scheme(said) != scheme(clean) {
		said = clean // a browser would find a scheme in it
	}
	if !allowedScheme(said) {
		return t, "url-scheme"
	}
	dest = encoded(said)
	u, err := url.Parse(dest)
	if err != nil || strings.Contains(dest, `\`) || strings.HasPrefix(u.Scheme, "http") && u.Host == "" {
		return t, "url-broken"
	}
	switch t = (Target{URL: dest, Title: strings.TrimPrefix(said, "mailto:")}); {
	case u.User != nil:
		code = "url-userinfo"
	case mixesScripts(hostOf(u)):
		code = "url-mixed"
	case strings.HasPrefix(u.Scheme, "http") && privateHost(u.Hostname()):
		code = "url-nearby"
	case u.Scheme == "http":
		code = "url-http"
	}
	return t, code
}
