package browsertest

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/chromedp/chromedp"
)

// A lockedForm is a locked file.
type lockedForm struct {
	Format  string `json:"format"`
	Version int    `json:"version"`
	Header  []byte `json:"header"` // JSON of a lockedHeader
	Data    []byte `json:"data"`
}

type lockedHeader struct {
	Format  string `json:"format"`
	Version int    `json:"version"`
	Guide   string `json:"guide"`
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

// aead returns the cipher of a password, which is in NFKC.
func (h *lockedHeader) aead(password string) (cipher.AEAD, error) {
	key, err := pbkdf2.Key(sha256.New, password, h.KDF.Salt, h.KDF.Iterations, 32)
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

// unlockForm opens a locked file: the second implementation of the format.
func unlockForm(file, guide, password string) (string, error) {
	var f lockedForm
	if err := json.Unmarshal([]byte(file), &f); err != nil {
		return "", err
	}
	var h lockedHeader
	if err := json.Unmarshal(f.Header, &h); err != nil {
		return "", err
	}
	spelled, err := json.Marshal(f.Data)
	if err != nil {
		return "", err
	}
	switch {
	case !strings.Contains(file, string(spelled)): // Go leaves out line breaks
		return "", fmt.Errorf("not base64")
	case f.Format != "wenk-dossier-locked", f.Version != 1, h.Format != f.Format, h.Version != f.Version:
		return "", fmt.Errorf("not a locked file of version 1")
	case h.Guide != guide:
		return "", fmt.Errorf("of guide %s", h.Guide)
	case h.KDF.Name != "PBKDF2-HMAC-SHA-256", h.KDF.Iterations < 100_000, h.KDF.Iterations > 10_000_000, len(h.KDF.Salt) != 16,
		h.Cipher.Name != "AES-256-GCM", len(h.Cipher.IV) != 12:
		return "", fmt.Errorf("key derivation or cipher unknown")
	}
	aead, err := h.aead(password)
	if err != nil {
		return "", err
	}
	plain, err := aead.Open(nil, h.Cipher.IV, f.Data, f.Header)
	if err != nil {
		return "", err
	}
	if !utf8.Valid(plain) {
		return "", fmt.Errorf("not a text")
	}
	return strings.TrimRight(string(plain), " "), nil
}

// lockForm makes a locked file.
func lockForm(t *testing.T, plain []byte, password string) string {
	t.Helper()
	h := lockedHeader{Format: "wenk-dossier-locked", Version: 1, Guide: "gids"}
	h.KDF.Name, h.KDF.Iterations, h.KDF.Salt = "PBKDF2-HMAC-SHA-256", 100_000, make([]byte, 16)
	h.Cipher.Name, h.Cipher.IV = "AES-256-GCM", make([]byte, 12)
	_, _ = rand.Read(h.KDF.Salt)
	_, _ = rand.Read(h.Cipher.IV)
	header, err := json.Marshal(h)
	if err != nil {
		t.Fatal(err)
	}
	aead, err := h.aead(password)
	if err != nil {
		t.Fatal(err)
	}
	file, err := json.Marshal(lockedForm{h.Format, h.Version, header, aead.Seal(nil, h.Cipher.IV, plain, header)})
	if err != nil {
		t.Fatal(err)
	}
	return string(file)
}

// unlockInBrowser returns what the browser makes of a locked file: its text, or
// a code.
func unlockInBrowser(b *tab, file, guide, password string) (text, code string) {
	b.t.Helper()
	out := await[map[string]string](b, fmt.Sprintf(`checks.unlock(%s, %s, %s)`, quoted(b.t, file), quoted(b.t, guide), quoted(b.t, password)))
	return out["text"], out["refused"]
}

// TestFormLocked opens in Go what a browser locks, and the other way round.
func TestFormLocked(t *testing.T) {
	b := open(t)
	b.run(chromedp.Navigate(formServer(t)))
	for seed := range 10 {
		made := await[map[string]string](b, fmt.Sprintf(`checks.lockedFile(%d)`, seed))
		text, err := unlockForm(made["file"], "gids", fmt.Sprintf("café-%d", seed))
		if err != nil || text != made["text"] {
			t.Errorf("file %d: %v, a text of %d bytes, want %d", seed, err, len(text), len(made["text"]))
		}
		back := lockForm(t, []byte(text), "sleutel ﬁ") // as typed, it is not NFKC
		if _, code := unlockInBrowser(b, back, "gids", "sleutel ﬁ"); code != "locked" {
			t.Errorf("file %d: a password that is not in NFKC: %q", seed, code)
		}
		back = lockForm(t, []byte(text), "sleutel fi")
		if got, code := unlockInBrowser(b, back, "gids", "sleutel ﬁ"); got != text {
			t.Errorf("file %d: the browser opens it as %q, %.100q", seed, code, got)
		}
	}
}

// A lockedCase is a locked file and what comes of it: "" when it opens, a code,
// or "?" for any refusal.
type lockedCase struct {
	name, file, password, want string
}

// TestFormVectors gives files that are changed in every way to both
// implementations.
func TestFormVectors(t *testing.T) {
	b := open(t)
	b.run(chromedp.Navigate(formServer(t)))
	cases := lockedCases(t)
	good := 0
	for _, c := range cases {
		text, code := unlockInBrowser(b, c.file, "gids", c.password)
		inGo, err := unlockForm(c.file, "gids", c.password)
		switch {
		case c.want == "?" && code == "", c.want != "?" && code != c.want:
			t.Errorf("%s: %q in the browser, want %q", c.name, code, c.want)
		case (err == nil) != (code == ""), inGo != text:
			t.Errorf("%s: %q in the browser, %v in Go", c.name, code, err)
		default:
			good++
		}
	}
	t.Logf("%d/%d files", good, len(cases))
}

func lockedCases(t *testing.T) []lockedCase {
	t.Helper()
	const password = "appel boom"
	plain := append([]byte(`{"een":"tekst"}`), bytes.Repeat([]byte(" "), 4096-15)...)
	file := lockForm(t, plain, password)
	cases := []lockedCase{
		{"good", file, password, ""},
		{"not padded", lockForm(t, []byte("x"), password), password, ""},
		{"empty", lockForm(t, nil, password), password, ""},
		{"not UTF-8", lockForm(t, []byte("\xff\xfe"), password), password, "locked"},
		{"half a character in UTF-8", lockForm(t, []byte("\xed\xa0\x80"), password), password, "locked"},
		{"not JSON", "PK\x03\x04", password, "format"},
		{"a list", "[]", password, "format"},
		{"nothing", "", password, "format"},
		{"a field more outside", strings.Replace(file, "{", `{"later":1,`, 1), password, ""},
	}
	for _, wrong := range []string{"", "Appel boom", "appel boom ", "appel  boom", "appelboom", "appel böom", password + "\x00x"} {
		cases = append(cases, lockedCase{"password " + wrong, file, wrong, "locked"})
	}

	var f lockedForm
	if err := json.Unmarshal([]byte(file), &f); err != nil {
		t.Fatal(err)
	}
	with := func(name, want string, change func(f *lockedForm)) {
		g := f
		g.Header, g.Data = bytes.Clone(f.Header), bytes.Clone(f.Data)
		change(&g)
		data, err := json.Marshal(g)
		if err != nil {
			t.Fatal(err)
		}
		cases = append(cases, lockedCase{name, string(data), password, want})
	}
	for i := 0; i < len(f.Header); i += 5 {
		with(fmt.Sprintf("byte %d of the header", i), "?", func(f *lockedForm) { f.Header[i] ^= 1 })
	}
	for _, i := range []int{0, 1, 15, 16, 2047, 4094, 4095} {
		with(fmt.Sprintf("byte %d of the data", i), "locked", func(f *lockedForm) { f.Data[i] ^= 0x80 })
	}
	for i := range 16 {
		with(fmt.Sprintf("byte %d of the tag", i), "locked", func(f *lockedForm) { f.Data[4096+i] ^= 1 })
	}
	for _, n := range []int{0, 1, 15, 16, 17, 4095, 4096, 4111} {
		with(fmt.Sprintf("cut to %d bytes", n), "locked", func(f *lockedForm) { f.Data = f.Data[:n] })
	}
	other := lockedForm{}
	if err := json.Unmarshal([]byte(lockForm(t, plain, password)), &other); err != nil {
		t.Fatal(err)
	}
	with("the data of another file", "locked", func(f *lockedForm) { f.Data = other.Data })
	with("the header of another file", "locked", func(f *lockedForm) { f.Header = other.Header })
	with("a byte more", "locked", func(f *lockedForm) { f.Data = append(f.Data, 0) })
	with("blocks the other way round", "locked", func(f *lockedForm) { copy(f.Data, f.Data[16:32]); copy(f.Data[16:], f.Data[:16]) })
	with("a space in the header", "locked", func(f *lockedForm) { f.Header = append([]byte(" "), f.Header...) })
	with("a field more in the header", "locked", func(f *lockedForm) { f.Header = append([]byte(`{"later":1,`), f.Header[1:]...) })
	with("the header cut", "format", func(f *lockedForm) { f.Header = f.Header[:40] })
	with("no header", "format", func(f *lockedForm) { f.Header = nil })
	with("version 2 outside", "newer", func(f *lockedForm) { f.Version = 2 })
	with("version 0 outside", "format", func(f *lockedForm) { f.Version = 0 })
	with("another format", "format", func(f *lockedForm) { f.Format = "wenk-dossier" })

	for name, change := range map[string]func(h *lockedHeader){
		"kdf too few":        func(h *lockedHeader) { h.KDF.Iterations = 99_999 },
		"kdf too many":       func(h *lockedHeader) { h.KDF.Iterations = 10_000_001 },
		"kdf negative":       func(h *lockedHeader) { h.KDF.Iterations = -1 },
		"kdf name":           func(h *lockedHeader) { h.KDF.Name = "PBKDF2-HMAC-SHA-1" },
		"kdf salt short":     func(h *lockedHeader) { h.KDF.Salt = h.KDF.Salt[:15] },
		"kdf salt long":      func(h *lockedHeader) { h.KDF.Salt = append(h.KDF.Salt, 0) },
		"kdf iv short":       func(h *lockedHeader) { h.Cipher.IV = h.Cipher.IV[:11] },
		"kdf cipher":         func(h *lockedHeader) { h.Cipher.Name = "AES-128-GCM" },
		"guide other":        func(h *lockedHeader) { h.Guide = "andere-gids" },
		"format inside":      func(h *lockedHeader) { h.Format = "wenk-dossier" },
		"format new version": func(h *lockedHeader) { h.Version = 2 },
	} {
		want, _, _ := strings.Cut(name, " ")
		with(name, want, func(f *lockedForm) {
			var h lockedHeader
			if err := json.Unmarshal(f.Header, &h); err != nil {
				t.Fatal(err)
			}
			change(&h)
			f.Header, _ = json.Marshal(h)
		})
	}

	encoded := base64.StdEncoding.EncodeToString(f.Data)
	for name, spelled := range map[string]string{
		"no padding": strings.TrimRight(encoded, "="), "a line break": encoded[:76] + `\n` + encoded[76:], "a space": " " + encoded,
		"for addresses": strings.NewReplacer("+", "-", "/", "_").Replace(encoded), "not base64": "%%%", "spare bits": encoded[:len(encoded)-2] + string(encoded[len(encoded)-2]+1) + "=",
	} {
		if bad := strings.Replace(file, encoded, spelled, 1); bad != file {
			cases = append(cases, lockedCase{"base64: " + name, bad, password, "format"})
		}
	}
	return cases
}
