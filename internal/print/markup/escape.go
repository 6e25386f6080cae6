package markup

import (
	"strconv"
	"strings"
)

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;")

// escape returns text as it stands in an attribute.
func escape(s string) string { return escaper.Replace(s) }

func itoa(n int) string { return strconv.Itoa(n) }
