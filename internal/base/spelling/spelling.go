// Package spelling gives one spelling to texts that people take for the same. Keyboards
// and systems spell an accent, a wide letter or a capital in several ways.
//
//	spelling.Composed("e\u0301") == "é"
//	spelling.Folded("STRASSE") == spelling.Folded("straße")
//
// The result never depends on the language of the machine.
package spelling

import (
	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Composed returns s with each letter and its accents as one character (NFC, Unicode
// Standard Annex #15).
func Composed(s string) string { return norm.NFC.String(s) }

// Compatible returns s without ligatures, wide letters and other variants of form
// (NFKC).
func Compatible(s string) string { return norm.NFKC.String(s) }

// Folded returns the same text for capitals and small letters (full case folding, The
// Unicode Standard, section 3.13).
func Folded(s string) string { return Composed(cases.Fold().String(Composed(s))) }
