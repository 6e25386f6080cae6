// Package locktest has locked files, and files that only look like them, for
// whoever opens locked files: each with what must come of it.
package locktest

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"wenk/internal/lock"
)

// A Case is a locked file and what comes of it: "" when it opens, a code,
// or "?" for any refusal.
type Case struct {
	Name, File, Password, Want string
}

// Seal makes a locked file of the guide "gids".
func Seal(t *testing.T, plain []byte, password string) string {
	t.Helper()
	h := lock.Header{Format: "wenk-dossier-locked", Version: 1, Guide: "gids"}
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
	file, err := json.Marshal(lock.File{Format: h.Format, Version: h.Version, Header: header, Data: aead.Seal(nil, h.Cipher.IV, plain, header)})
	if err != nil {
		t.Fatal(err)
	}
	return string(file)
}

// Cases returns the files. They belong to the guide "gids".
func Cases(t *testing.T) []Case {
	t.Helper()
	const password = "appel boom"
	plain := append([]byte(`{"een":"tekst"}`), bytes.Repeat([]byte(" "), 4096-15)...)
	file := Seal(t, plain, password)
	cases := []Case{
		{"good", file, password, ""},
		{"not padded", Seal(t, []byte("x"), password), password, ""},
		{"empty", Seal(t, nil, password), password, ""},
		{"not UTF-8", Seal(t, []byte("\xff\xfe"), password), password, "locked"},
		{"half a character in UTF-8", Seal(t, []byte("\xed\xa0\x80"), password), password, "locked"},
		{"not JSON", "PK\x03\x04", password, "format"},
		{"a list", "[]", password, "format"},
		{"nothing", "", password, "format"},
		{"a field more outside", strings.Replace(file, "{", `{"later":1,`, 1), password, ""},
	}
	for _, wrong := range []string{"", "Appel boom", "appel boom ", "appel  boom", "appelboom", "appel böom", password + "\x00x"} {
		cases = append(cases, Case{"password " + wrong, file, wrong, "locked"})
	}

	var f lock.File
	if err := json.Unmarshal([]byte(file), &f); err != nil {
		t.Fatal(err)
	}
	with := func(name, want string, change func(f *lock.File)) {
		g := f
		g.Header, g.Data = bytes.Clone(f.Header), bytes.Clone(f.Data)
		change(&g)
		data, err := json.Marshal(g)
		if err != nil {
			t.Fatal(err)
		}
		cases = append(cases, Case{name, string(data), password, want})
	}
	for i := 0; i < len(f.Header); i += 5 {
		with(fmt.Sprintf("byte %d of the header", i), "?", func(f *lock.File) { f.Header[i] ^= 1 })
	}
	for _, i := range []int{0, 1, 15, 16, 2047, 4094, 4095} {
		with(fmt.Sprintf("byte %d of the data", i), "locked", func(f *lock.File) { f.Data[i] ^= 0x80 })
	}
	for i := range 16 {
		with(fmt.Sprintf("byte %d of the tag", i), "locked", func(f *lock.File) { f.Data[4096+i] ^= 1 })
	}
	for _, n := range []int{0, 1, 15, 16, 17, 4095, 4096, 4111} {
		with(fmt.Sprintf("cut to %d bytes", n), "locked", func(f *lock.File) { f.Data = f.Data[:n] })
	}
	other := lock.File{}
	if err := json.Unmarshal([]byte(Seal(t, plain, password)), &other); err != nil {
		t.Fatal(err)
	}
	with("the data of another file", "locked", func(f *lock.File) { f.Data = other.Data })
	with("the header of another file", "locked", func(f *lock.File) { f.Header = other.Header })
	with("a byte more", "locked", func(f *lock.File) { f.Data = append(f.Data, 0) })
	with("blocks the other way round", "locked", func(f *lock.File) { copy(f.Data, f.Data[16:32]); copy(f.Data[16:], f.Data[:16]) })
	with("a space in the header", "locked", func(f *lock.File) { f.Header = append([]byte(" "), f.Header...) })
	with("a field more in the header", "locked", func(f *lock.File) { f.Header = append([]byte(`{"later":1,`), f.Header[1:]...) })
	with("the header cut", "format", func(f *lock.File) { f.Header = f.Header[:40] })
	with("no header", "format", func(f *lock.File) { f.Header = nil })
	with("version 2 outside", "newer", func(f *lock.File) { f.Version = 2 })
	with("version 0 outside", "format", func(f *lock.File) { f.Version = 0 })
	with("another format", "format", func(f *lock.File) { f.Format = "wenk-dossier" })

	for name, change := range map[string]func(h *lock.Header){
		"kdf too few":        func(h *lock.Header) { h.KDF.Iterations = 99_999 },
		"kdf too many":       func(h *lock.Header) { h.KDF.Iterations = 10_000_001 },
		"kdf negative":       func(h *lock.Header) { h.KDF.Iterations = -1 },
		"kdf name":           func(h *lock.Header) { h.KDF.Name = "PBKDF2-HMAC-SHA-1" },
		"kdf salt short":     func(h *lock.Header) { h.KDF.Salt = h.KDF.Salt[:15] },
		"kdf salt long":      func(h *lock.Header) { h.KDF.Salt = append(h.KDF.Salt, 0) },
		"kdf iv short":       func(h *lock.Header) { h.Cipher.IV = h.Cipher.IV[:11] },
		"kdf cipher":         func(h *lock.Header) { h.Cipher.Name = "AES-128-GCM" },
		"guide other":        func(h *lock.Header) { h.Guide = "andere-gids" },
		"format inside":      func(h *lock.Header) { h.Format = "wenk-dossier" },
		"format new version": func(h *lock.Header) { h.Version = 2 },
	} {
		want, _, _ := strings.Cut(name, " ")
		with(name, want, func(f *lock.File) {
			var h lock.Header
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
			cases = append(cases, Case{"base64: " + name, bad, password, "format"})
		}
	}
	return cases
}
