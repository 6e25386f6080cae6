package site

import (
	"net/netip"
	"net/url"
	"strings"
	"unicode"
)

// hostOf returns the host of an address, also of a mail address. It is "" when there
// is none. For example, "huis.be" for "mailto:info@huis.be?subject=Plan".
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

// privateHost reports whether a host is the reader's own device or in its local
// network. Such a link works for the editor and not for readers. The names are those
// of RFC 6761, 6762, 8375 and 9476, and those that routers give out. A name without a
// dot, such as "nas", is one that only a local network knows.
func privateHost(host string) bool {
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	if host == "" {
		return false
	}
	if ip, err := netip.ParseAddr(host); err == nil {
		return ip.IsLoopback() || ip.IsPrivate() || ip.IsLinkLocalUnicast() || ip.IsUnspecified()
	}
	for _, last := range []string{"localhost", "local", "localdomain", "lan", "home", "internal", "intranet", "corp", "home.arpa"} {
		if strings.HasSuffix("."+host, "."+last) {
			return true
		}
	}
	return !strings.Contains(host, ".")
}

// mixesScripts reports whether a label of a host name mixes Latin letters with
// letters that look like Latin. Such names imitate another host. For example,
// "раypal.com" with two Cyrillic letters. A name in one other script is fine.
func mixesScripts(host string) bool {
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
