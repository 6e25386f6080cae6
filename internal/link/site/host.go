package site

import (
	"net/netip"
	"net/url"
	"strings"
	"unicode"
)

// hostOf returns the host that an address names, that of a mail address too; "" when
// it names none.
func hostOf(u *url.URL) string {
	if u.Scheme != "mailto" {
		return u.Hostname()
	}
	_, host, _ := strings.Cut(u.Opaque, "@")
	if s, err := url.PathUnescape(host); err == nil {
		host = s
	}
	return host
}

// nearNames are the last parts of names that lead to a device, or into the network that it
// is in (RFC 6761, 6762, 8375 and 9476, and what routers hand out).
var nearNames = []string{"localhost", "local", "localdomain", "lan", "home", "internal", "intranet", "corp", "home.arpa"}

// nearby reports whether a host is the device of the reader or in the network around
// it: other readers get nothing, or something else.
func nearby(host string) bool {
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	if host == "" {
		return false
	}
	if ip, err := netip.ParseAddr(host); err == nil {
		return ip.IsLoopback() || ip.IsPrivate() || ip.IsLinkLocalUnicast() || ip.IsUnspecified()
	}
	for _, last := range nearNames {
		if strings.HasSuffix("."+host, "."+last) {
			return true
		}
	}
	return !strings.Contains(host, ".")
}

// mixed reports whether a part of the name of a host has letters of Latin and letters
// that look like these: it may be made to be taken for another.
func mixed(host string) bool {
	for label := range strings.SplitSeq(host, ".") {
		latin, like := false, false
		for _, r := range label {
			latin = latin || unicode.Is(unicode.Latin, r)
			like = like || unicode.In(r, unicode.Cyrillic, unicode.Greek, unicode.Armenian, unicode.Cherokee)
		}
		if latin && like {
			return true
		}
	}
	return false
}
