package markup

import (
	"strconv"
	"strings"
	"unsafe"
)

// asString returns bytes that nobody will change as a string, without a copy.
func asString(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;")

// escape returns text as it stands in an attribute.
func escape(s string) string { return escaper.Replace(s) }

func itoa(n int) string { return strconv.Itoa(n) }
