package site

import (
	"crypto/sha256"
	"encoding/base32"

	"wenk/internal/base/diag"
)

// Readers take pieces of the guide along in a bundle: pages, templates and blocks. The
// address of a bundle names each by a code.

// codeLetters are the letters of codes.
var codeLetters = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567")

// codeSize is the number of letters of a code. In a guide of 10,000 pieces two have the
// same code once in 700 guides, which is reported.
const codeSize = 7

// codeOf returns the code of a piece: kind is "page", "template" or "block". The code
// depends on nothing else, so it stays when other pieces come and go.
func codeOf(kind, id string) string {
	sum := sha256.Sum256([]byte(kind + "\x00" + id))
	return codeLetters.EncodeToString(sum[:5])[:codeSize]
}

// addCodes gives pages and blocks their codes. A code that another piece has is reported
// with the place of that piece.
func (s *Site) addCodes(diags *diag.List) {
	type place struct {
		src *diag.Source
		pos diag.Pos
	}
	taken := make(map[string]place, len(s.Authored)+len(s.Blocks))
	add := func(code string, src *diag.Source, pos diag.Pos) string {
		if first, ok := taken[code]; ok {
			at := first.pos
			at.File = first.src.File
			diags.Add(src.On(pos, "code-clash", at.String()))
		}
		taken[code] = place{src, pos}
		return code
	}
	for _, p := range s.Authored {
		switch {
		case p.Source == nil || p.Type == Home:
		case p.Form != nil:
			p.Code = add(codeOf("template", p.Form.ID), p.Source.Src, p.Source.Src.Pos(0))
		default:
			p.Code = add(codeOf("page", p.Address), p.Source.Src, p.Source.Src.Pos(0))
		}
	}
	for _, b := range s.Blocks {
		if b.canTake() {
			b.Code = add(codeOf("block", b.ID), b.Page.Source.Src, b.Source.Pos)
		}
	}
}

// canTake reports whether readers can take a block along: one that has a name of its own
// and is no list of other pieces.
func (b *Block) canTake() bool {
	return !b.Kind.Query && (b.Title != "" || b.Voice != nil)
}

// takesAlong reports whether the guide has a piece to take along.
func (s *Site) takesAlong() bool {
	for _, p := range s.Authored {
		if p.Code != "" {
			return true
		}
	}
	return false
}
