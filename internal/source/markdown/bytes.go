package markdown

import (
	"strings"
	"unsafe"
)

// asString returns bytes that nobody will change as a string, without a copy;
// asBytes the bytes of a string, which must not be changed.
func asString(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
func asBytes(s string) []byte  { return unsafe.Slice(unsafe.StringData(s), len(s)) }

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;")

func escape(s string) string { return escaper.Replace(s) }
