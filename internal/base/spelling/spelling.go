// Package spelling makes one text of those that people take for the same:
// keyboards and systems spell an accent, a wide letter or a capital in several
// ways. It never depends on the language of the machine.
package spelling

import (
	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Composed returns a text with each accent and its letter as one character
// (Unicode, UAX #15, NFC).
func Composed(s string) string { return norm.NFC.String(s) }

// Compatible returns a text without differences that are only ones of form,
// such as those of ligatures and wide letters (NFKC).
func Compatible(s string) string { return norm.NFKC.String(s) }

// Folded returns the same text for capitals and small letters (Unicode, full
// case folding).
func Folded(s string) string { return Composed(cases.Fold().String(Composed(s))) }
