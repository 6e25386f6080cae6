// Package locktest holds locked files and files that only look locked, for tests of
// programs that open locked files. Each file has the result that it must give.
package locktest

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"wenk/internal/reader/sealed"
)

// A Case is a file, a password, and the result of opening the file with it: "" if it opens, the
// code of a refusal ("format", "newer", "kdf", "guide" or "locked"), or "?" for any refusal.
type Case struct {
	Name, File, Password, Want string
}

// Seal returns a locked file of the guide "gids" with the given text, which it does not pad.
func Seal(t *testing.T, plain []byte, password string) string {
	t.Helper()
	h := sealed.Header{Format: "wenk-dossier-locked", Version: 1, Guide: "gids"}
	h.KDF.Name, h.KDF.Iterations, h.KDF.Salt = "PBKDF2-HMAC-SHA-256", 100_000, make([]byte, 16)
	h.Cipher.Name, h.Cipher.IV = "AES-256-GCM", make([]byte, 12)
	_, _ = rand.Read(h.KDF.Salt)
	_, _ = rand.Read(h.Cipher.IV)
	header, err := json.Marshal(h)
	if err != nil {
		t.Fatal(err)
	}
	aead, err := h.AEAD(password)
	if err != nil {
		t.Fatal(err)
	}
	file, err := json.Marshal(sealed.File{Format: h.Format, Version: h.Version, Header: header, Data: aead.Seal(nil, h.Cipher.IV, plain, header)})
	if err != nil {
		t.Fatal(err)
	}
	return string(file)
}

const password = "appel boom"

// Cases returns the cases: good files, and files with each kind of damage. All belong to the
// guide "gids" but the one that says so.
func Cases(t *testing.T) []Case {
	t.Helper()
	plain := append([]byte(`{"een":"tekst"}`), bytes.Repeat([]byte(" "), 4096-15)...)
	m := &maker{t: t, file: Seal(t, plain, password)}
	m.parts = m.open(m.file)
	m.contents()
	m.passwords()
	m.bytes()
	m.swaps(m.open(Seal(t, plain, password)))
	m.outside()
	m.headers()
	m.base64()
	return m.cases
}

// A maker makes cases of a file that opens.
type maker struct {
	t     *testing.T
	file  string
	parts sealed.File
	cases []Case
}

// open parses a locked file.
func (m *maker) open(file string) (f sealed.File) {
	m.t.Helper()
	if err := json.Unmarshal([]byte(file), &f); err != nil {
		m.t.Fatal(err)
	}
	return f
}

// add adds a case.
func (m *maker) add(name, file, password, want string) {
	m.cases = append(m.cases, Case{name, file, password, want})
}

// with adds a case of the file that opens, after a change.
func (m *maker) with(name, want string, change func(f *sealed.File)) {
	m.t.Helper()
	f := m.parts
	f.Header, f.Data = bytes.Clone(f.Header), bytes.Clone(f.Data)
	change(&f)
	data, err := json.Marshal(f)
	if err != nil {
		m.t.Fatal(err)
	}
	m.add(name, string(data), password, want)
}

// contents adds files with different texts, and files that are no locked files.
func (m *maker) contents() {
	m.add("good", m.file, password, "")
	m.add("not padded", Seal(m.t, []byte("x"), password), password, "")
	m.add("empty", Seal(m.t, nil, password), password, "")
	m.add("not UTF-8", Seal(m.t, []byte("\xff\xfe"), password), password, "locked")
	m.add("half a character in UTF-8", Seal(m.t, []byte("\xed\xa0\x80"), password), password, "locked")
	m.add("not JSON", "PK\x03\x04", password, "format")
	m.add("a list", "[]", password, "format")
	m.add("nothing", "", password, "format")
	m.add("a field more outside", strings.Replace(m.file, "{", `{"later":1,`, 1), password, "")
}

// passwords adds passwords that are almost right.
func (m *maker) passwords() {
	for _, wrong := range []string{"", "Appel boom", "appel boom ", "appel  boom", "appelboom", "appel böom", password + "\x00x"} {
		m.add("password "+wrong, m.file, wrong, "locked")
	}
}

// bytes adds files with one changed byte, and files that end too soon.
func (m *maker) bytes() {
	for i := 0; i < len(m.parts.Header); i += 5 {
		m.with(fmt.Sprintf("byte %d of the header", i), "?", func(f *sealed.File) { f.Header[i] ^= 1 })
	}
	for _, i := range []int{0, 1, 15, 16, 2047, 4094, 4095} {
		m.with(fmt.Sprintf("byte %d of the data", i), "locked", func(f *sealed.File) { f.Data[i] ^= 0x80 })
	}
	for i := range 16 {
		m.with(fmt.Sprintf("byte %d of the tag", i), "locked", func(f *sealed.File) { f.Data[4096+i] ^= 1 })
	}
	for _, n := range []int{0, 1, 15, 16, 17, 4095, 4096, 4111} {
		m.with(fmt.Sprintf("cut to %d bytes", n), "locked", func(f *sealed.File) { f.Data = f.Data[:n] })
	}
	m.with("a byte more", "locked", func(f *sealed.File) { f.Data = append(f.Data, 0) })
}

// swaps adds files with parts of other, which has the same text and password, and files with
// their own parts in another order.
func (m *maker) swaps(other sealed.File) {
	m.with("the data of another file", "locked", func(f *sealed.File) { f.Data = other.Data })
	m.with("the header of another file", "locked", func(f *sealed.File) { f.Header = other.Header })
	m.with("blocks the other way round", "locked", func(f *sealed.File) { copy(f.Data, f.Data[16:32]); copy(f.Data[16:], f.Data[:16]) })
}

// outside adds files whose header has other bytes, and files with other values beside the
// header.
func (m *maker) outside() {
	m.with("a space in the header", "locked", func(f *sealed.File) { f.Header = append([]byte(" "), f.Header...) })
	m.with("a field more in the header", "locked", func(f *sealed.File) { f.Header = append([]byte(`{"later":1,`), f.Header[1:]...) })
	m.with("the header cut", "format", func(f *sealed.File) { f.Header = f.Header[:40] })
	m.with("no header", "format", func(f *sealed.File) { f.Header = nil })
	m.with("version 2 outside", "newer", func(f *sealed.File) { f.Version = 2 })
	m.with("version 0 outside", "format", func(f *sealed.File) { f.Version = 0 })
	m.with("another format", "format", func(f *sealed.File) { f.Format = "wenk-dossier" })
}

// headers adds files whose header has a value that is not allowed. The first word of their
// names is the code of the refusal.
func (m *maker) headers() {
	for name, change := range map[string]func(h *sealed.Header){
		"kdf too few":        func(h *sealed.Header) { h.KDF.Iterations = 99_999 },
		"kdf too many":       func(h *sealed.Header) { h.KDF.Iterations = 10_000_001 },
		"kdf negative":       func(h *sealed.Header) { h.KDF.Iterations = -1 },
		"kdf name":           func(h *sealed.Header) { h.KDF.Name = "PBKDF2-HMAC-SHA-1" },
		"kdf salt short":     func(h *sealed.Header) { h.KDF.Salt = h.KDF.Salt[:15] },
		"kdf salt long":      func(h *sealed.Header) { h.KDF.Salt = append(h.KDF.Salt, 0) },
		"kdf iv short":       func(h *sealed.Header) { h.Cipher.IV = h.Cipher.IV[:11] },
		"kdf cipher":         func(h *sealed.Header) { h.Cipher.Name = "AES-128-GCM" },
		"guide other":        func(h *sealed.Header) { h.Guide = "andere-gids" },
		"format inside":      func(h *sealed.Header) { h.Format = "wenk-dossier" },
		"format new version": func(h *sealed.Header) { h.Version = 2 },
	} {
		want, _, _ := strings.Cut(name, " ")
		m.with(name, want, func(f *sealed.File) {
			var h sealed.Header
			if err := json.Unmarshal(f.Header, &h); err != nil {
				m.t.Fatal(err)
			}
			change(&h)
			f.Header, _ = json.Marshal(h)
		})
	}
}

// base64 adds files whose data is not base64 as an encoder spells it.
func (m *maker) base64() {
	data := base64.StdEncoding.EncodeToString(m.parts.Data)
	for name, spelled := range map[string]string{
		"no padding":    strings.TrimRight(data, "="),
		"a line break":  data[:76] + `\n` + data[76:],
		"a space":       " " + data,
		"for addresses": strings.NewReplacer("+", "-", "/", "_").Replace(data),
		"not base64":    "%%%",
		"spare bits":    data[:len(data)-2] + string(data[len(data)-2]+1) + "=",
	} {
		if file := strings.Replace(m.file, data, spelled, 1); file != m.file {
			m.add("base64: "+name, file, password, "format")
		}
	}
}
