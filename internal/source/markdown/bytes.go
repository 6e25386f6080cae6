package markdown

import "unsafe"

// asString returns bytes that nobody will change as a string, without a copy.
func asString(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
