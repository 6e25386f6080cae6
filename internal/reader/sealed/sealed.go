// Package sealed opens locked files: the answers of a reader, saved with a password.
// Browsers lock and unlock them (static/js/form/lock.js). This is the second
// implementation, for the day when no browser can.
//
//	text, err := sealed.Open(file, password) // err: ErrFormat, ErrNewer, ErrKDF or ErrLocked
//
// [Open] returns the JSON of a dossier. [Read] returns what a file says without its
// password: to which guide it belongs, and how it is locked.
//
// # The format
//
// A locked file is a JSON object: {format, version, header, data}. Header and data are
// base64 (RFC 4648, §4), each spelled as an encoder spells it. The header is JSON too: the
// guide, the way to make the key, the cipher.
//
//   - The key comes from the password in NFKC by PBKDF2-HMAC-SHA-256 (RFC 8018), with
//     100,000 to 10,000,000 iterations and a salt of 16 bytes.
//   - AES-256-GCM (NIST SP 800-38D) with an IV of 12 bytes seals the text, which is padded
//     with spaces to a multiple of 4,096 bytes.
//   - The exact bytes of the header are additional data: a file with a changed header does
//     not open.
package sealed

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/pbkdf2"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"unicode/utf8"

	"wenk/internal/base/spelling"
)

// An Error says why a file does not open.
type Error string

func (e Error) Error() string { return string(e) }

// Errors of a file that does not open.
const (
	ErrFormat Error = "not a locked file"
	ErrNewer  Error = "made by a newer version"
	ErrKDF    Error = "locked in a way that is not known here"
	ErrLocked Error = "the password is wrong, or the file is damaged" // both look the same: the cipher only says that something differs
)

// Values of the fields of a file of this version.
const (
	Format  = "wenk-dossier-locked"
	Version = 1
	KDF     = "PBKDF2-HMAC-SHA-256"
	Cipher  = "AES-256-GCM"

	MinIterations = 100_000
	MaxIterations = 10_000_000
)

// A File is a locked file.
type File struct {
	Format  string `json:"format"`
	Version int    `json:"version"`
	Header  []byte `json:"header"` // JSON of a Header
	Data    []byte `json:"data"`
}

// A Header tells how a file is locked.
type Header struct {
	Format  string `json:"format"`
	Version int    `json:"version"`
	Guide   string `json:"guide"` // to which the file belongs
	KDF     struct {
		Name       string `json:"name"`
		Iterations int    `json:"iterations"`
		Salt       []byte `json:"salt"`
	} `json:"kdf"`
	Cipher struct {
		Name string `json:"name"`
		IV   []byte `json:"iv"`
	} `json:"cipher"`
}

// AEAD returns the cipher for a password.
func (h *Header) AEAD(password string) (cipher.AEAD, error) {
	key, err := pbkdf2.Key(sha256.New, spelling.Compatible(password), h.KDF.Salt, h.KDF.Iterations, 32)
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

// Read reads a locked file without its password. The error is [ErrFormat], [ErrNewer] or
// [ErrKDF].
func Read(file []byte) (*File, *Header, error) {
	var f File
	var h Header
	file = bytes.TrimPrefix(file, []byte("\ufeff"))
	if json.Unmarshal(file, &f) != nil || f.Format != Format || !spelledOnce(file, f) {
		return nil, nil, ErrFormat
	}
	if f.Version > Version {
		return nil, nil, ErrNewer
	}
	if f.Version != Version || json.Unmarshal(f.Header, &h) != nil || h.Format != Format || h.Version != Version {
		return nil, nil, ErrFormat
	}
	if h.KDF.Name != KDF || h.KDF.Iterations < MinIterations || h.KDF.Iterations > MaxIterations || len(h.KDF.Salt) != 16 ||
		h.Cipher.Name != Cipher || len(h.Cipher.IV) != 12 {
		return nil, &h, ErrKDF
	}
	return &f, &h, nil
}

// spelledOnce reports whether base64 is spelled as an encoder spells it. The Go decoder
// skips line breaks and takes any spare bits.
func spelledOnce(file []byte, f File) bool {
	var raw struct{ Header, Data string }
	return json.Unmarshal(file, &raw) == nil &&
		raw.Header == base64.StdEncoding.EncodeToString(f.Header) && raw.Data == base64.StdEncoding.EncodeToString(f.Data)
}

// Open returns the text of a locked file. Its errors are those of [Read], and [ErrLocked]
// for a wrong password or a damaged file.
func Open(file []byte, password string) (string, error) {
	f, h, err := Read(file)
	if err != nil {
		return "", err
	}
	aead, err := h.AEAD(password)
	if err != nil {
		return "", err
	}
	plain, err := aead.Open(nil, h.Cipher.IV, f.Data, f.Header)
	if err != nil || !utf8.Valid(plain) {
		return "", ErrLocked
	}
	return string(bytes.TrimRight(plain, " ")), nil
}
