package project

import (
	"net/url"
	"strings"

	"wenk/internal/base/yaml"
)

// isLangCode reports whether s has the form of a language code (BCP 47): two or three
// small letters, then parts of 2 to 8 letters and digits with "-" before each, as in
// "nl-BE".
func isLangCode(s string) bool {
	base, rest, more := strings.Cut(s, "-")
	if n := len(base); n < 2 || n > 3 || strings.Trim(base, smallLetters) != "" {
		return false
	}
	for part := ""; more; {
		part, rest, more = strings.Cut(rest, "-")
		if n := len(part); n < 2 || n > 8 || strings.Trim(part, smallLetters+capitals+digits) != "" {
			return false
		}
	}
	return true
}

// The characters of codes and ids, for cut sets.
// The characters of codes and ids.
const (
	smallLetters = "abcdefghijklmnopqrstuvwxyz"
	capitals     = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	digits       = "0123456789"
)

// isID reports whether s is one or more small letters, digits and "-", the last not at
// the start.
func isID(s string) bool {
	return s != "" && s[0] != '-' && strings.Trim(s, smallLetters+digits+"-") == ""
}

// plainID reports whether an id can be used as a part of an address, and as a key of an
// object in a browser, where two names have a meaning of their own.
func plainID(id string) bool {
	return isID(id) && id != "constructor" && id != "prototype"
}

// isColor reports whether s is a CSS colour of three or six hexadecimal digits, "#a03" or
// "#aa0033". It is written into style sheets as it stands, so no other form is allowed.
func isColor(s string) bool {
	hex, ok := strings.CutPrefix(s, "#")
	return ok && (len(hex) == 3 || len(hex) == 6) && strings.Trim(hex, digits+"abcdefABCDEF") == ""
}

// meansWarning reports whether a severity is a warning, in one of the languages of the
// interface.
func meansWarning(severity string) bool {
	switch strings.ToLower(severity) {
	case "warning", "waarschuwing", "avertissement", "تحذير", "هشدار", "попередження":
		return true
	}
	return false
}

// siteAddress returns the address at which the site is published, with "/" at its end. It
// is "" when there is none, or it is reported: it must be a whole web address without a
// query or an anchor, since paths are put behind it.
func siteAddress(m *yaml.Map) string {
	s := m.String("address")
	if s == "" {
		return ""
	}
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || u.RawQuery != "" || u.Fragment != "" {
		m.Problem("address", "config-url", s)
		return ""
	}
	return strings.TrimSuffix(s, "/") + "/"
}

// exitAddress returns the https address to which a form sends readers who must leave at
// once. It may not tell who they are, so a user in it is refused; nor may others on the
// network read it, so http is.
func exitAddress(m *yaml.Map) string {
	s := m.String("exit")
	if s == "" {
		return ""
	}
	if u, err := url.Parse(s); err != nil || u.Host == "" || u.Scheme != "https" || u.User != nil {
		m.Problem("exit", "url-broken", s)
		return ""
	}
	return s
}
