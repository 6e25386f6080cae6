package spelling

// Letter reports whether c is a letter of ASCII. Bytes of other letters in UTF-8 are
// 0x80 or higher, so they never are.
func Letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// Alphanumeric reports whether c is a letter or a digit of ASCII.
func Alphanumeric(c byte) bool { return Letter(c) || '0' <= c && c <= '9' }
