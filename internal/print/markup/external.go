package markup

import (
	"strings"

	"wenk/internal/source/prose"
)

// external marks a link that leaves the site. On paper its address is added, unless
// the link is no more than that. A page that such a link opens learns neither the
// address of this page nor gets hold of its window. The stylesheet of paper shows
// data-to, the mail address or the telephone number.
func (p *printer) external(l *prose.LinkData) {
	to, scheme := reached(l.Dest)
	switch {
	case said(l.Text) == said(to):
		p.string(` class="external bare"`)
	case scheme == "mailto" || scheme == "tel":
		p.string(` class="external" data-to="`, escape(to), `"`)
	default:
		p.string(` class="external"`)
	}
	p.string(` rel="noopener noreferrer"`)
}

// reached returns what people write of the destination of a link, and its scheme. For
// example, "mailto:info@huis.be?subject=Plan" gives "info@huis.be" and "mailto".
func reached(dest string) (to, scheme string) {
	scheme, to, _ = strings.Cut(dest, ":")
	scheme = strings.ToLower(scheme)
	if scheme == "mailto" {
		to, _, _ = strings.Cut(to, "?")
	}
	return to, scheme
}

// said returns an address as it is compared: a part before its host, a slash at its
// end and what parts the digits of a telephone number do not matter.
// "https://www.huis.be/" and "huis.be" are the same, and so are "tel:+32 2 123" and
// "+322123".
func said(address string) string {
	address = strings.ToLower(address)
	for _, before := range []string{"mailto:", "tel:", "https:", "http:", "//", "www."} {
		address = strings.TrimPrefix(address, before)
	}
	between := func(r rune) bool { return strings.ContainsRune(" \u00a0()", r) }
	return strings.Join(strings.FieldsFunc(strings.TrimSuffix(address, "/"), between), "")
}
