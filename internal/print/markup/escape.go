package markup

import (
	"html"
	"strconv"
)

// escape returns text as it stands in an attribute.
func escape(s string) string { return html.EscapeString(s) }

func itoa(n int) string { return strconv.Itoa(n) }
