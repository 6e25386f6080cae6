package markup

import (
	"html"
	"strconv"
)

// escape returns text as it stands in an attribute. The result may also stand between
// tags. It is written as html/template writes it, so a page has one spelling of each
// sign.
func escape(s string) string { return html.EscapeString(s) }

// itoa returns a number in decimal digits.
func itoa(n int) string { return strconv.Itoa(n) }
