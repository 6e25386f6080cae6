package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/util"
)

// unescape returns what an editor means with a destination or a title, as a string. See
// [decode].
func unescape(b []byte) string { return string(decode(b)) }

// longestReference is the length in bytes of the longest reference of a character, with
// "&" and ";". It bounds the search for the ";".
const longestReference = 33

// decode returns a text as readers see it: punctuation without the backslash before it,
// characters in place of their references, and U+FFFD for U+0000. Nothing is read twice:
// in \&amp; there is no reference. A text with none of these is returned without a copy.
func decode(s []byte) []byte {
	if bytes.IndexByte(s, '\\') < 0 && bytes.IndexByte(s, '&') < 0 && bytes.IndexByte(s, 0) < 0 {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == 0:
			b = append(b, "\ufffd"...)
		case s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			i++
			b = append(b, s[i])
		case s[i] == '&':
			// An "&" that begins no reference is itself.
			end := bytes.IndexByte(s[i:min(len(s), i+longestReference)], ';') + 1
			if end == 0 {
				end = 1
			}
			b = append(b, util.ResolveEntityNames(util.ResolveNumericReferences(s[i:i+end]))...)
			i += end - 1
		default:
			b = append(b, s[i])
		}
	}
	return b
}
