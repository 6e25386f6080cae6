package site

import (
	"wenk/internal/base/diag"
)

// Paper shows a short address that readers type: "k/" and the code of a page, or "t/" and the
// number of a tip, when editors fixed it: the number that a tip gets by its place goes to
// another when one is inserted. The addresses below these two folders are wenk's in every
// guide. They lead somewhere in a guide that says where it is published.

const (
	codeFolder = "k/"
	tipFolder  = "t/"
)

// mostRedirects is how many pieces have a page of their own at their short address. A guide
// with more has one page, whose script finds the piece: its short address is "k/#abcdefg".
const mostRedirects = 2_000

// A Redirect leads from an address to a page, or to a block on it.
type Redirect struct {
	From  string
	Page  *Page
	Block *Block // or nil
}

// piece is a page or a block with a code.
type piece struct {
	code string
	Redirect
}

// isTypable reports whether a number of a tip is the same on every keyboard and every system:
// letters and digits of ASCII, with single points or hyphens between them.
func isTypable(number string) bool {
	sign := true // the last was a point or a hyphen, or there is none yet
	for _, r := range number {
		switch {
		case '0' <= r && r <= '9', 'A' <= r && r <= 'Z', 'a' <= r && r <= 'z':
			sign = false
		case (r == '.' || r == '-') && !sign:
			sign = true
		default:
			return false
		}
	}
	return !sign
}

// addShort adds the short addresses of the site. A number that two tips have leads to none.
func (s *Site) addShort(diags *diag.List) {
	pieces := s.pieces()
	if s.Config.Address == "" || len(pieces) == 0 {
		return
	}
	s.short = codeFolder
	if len(pieces) > mostRedirects {
		s.short += "#"
		s.addPage(&Page{Type: Short, Address: codeFolder}, diags)
	} else {
		for _, p := range pieces {
			p.From = codeFolder + p.code + "/"
			s.Redirects = append(s.Redirects, p.Redirect)
		}
	}
	s.addNumbers()
}

// pieces returns what has a code, in reading order.
func (s *Site) pieces() (all []piece) {
	for _, p := range s.Authored {
		if p.Code != "" {
			all = append(all, piece{p.Code, Redirect{Page: p}})
		}
	}
	for _, b := range s.Blocks {
		if b.Code != "" {
			all = append(all, piece{b.Code, Redirect{Page: b.Page, Block: b}})
		}
	}
	return all
}

// addNumbers adds the addresses of tips with a fixed number.
func (s *Site) addNumbers() {
	count := map[string]int{}
	var tips []*Block
	for _, b := range s.Blocks {
		if number := b.Value("number"); b.Kind.ID == "tip" && isTypable(number) {
			count[number]++
			tips = append(tips, b)
		}
	}
	for _, b := range tips {
		if count[b.Number] == 1 {
			s.Redirects = append(s.Redirects, Redirect{tipFolder + b.Number + "/", b.Page, b})
		}
	}
}

// ShortForm returns how the short addresses of pages begin: "k/", or "k/#" when a script
// follows them; "" for none.
func (s *Site) ShortForm() string { return s.short }

// Short returns the short address of the page, "" for none. It has no "/" at its end when a
// script follows it.
func (s *Site) Short(p *Page) string {
	switch {
	case s.short == "" || p.Code == "":
		return ""
	case s.short == codeFolder:
		return codeFolder + p.Code + "/"
	}
	return s.short + p.Code
}
