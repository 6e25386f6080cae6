package sealed_test

import (
	"errors"
	"testing"

	"wenk/internal/reader/sealed"
	"wenk/internal/testing/locktest"
)

var codes = map[error]string{
	nil: "", sealed.ErrFormat: "format", sealed.ErrNewer: "newer", sealed.ErrKDF: "kdf", sealed.ErrLocked: "locked",
}

// TestVectors opens what must open and nothing else. Which guide a file belongs
// to is for who opens it.
func TestVectors(t *testing.T) {
	good := 0
	cases := locktest.Cases(t)
	for _, c := range cases {
		_, err := sealed.Open([]byte(c.File), c.Password)
		code, known := codes[err]
		want := c.Want
		if want == "guide" {
			want = "locked"
			if _, h, _ := sealed.Read([]byte(c.File)); h == nil || h.Guide == "gids" {
				t.Errorf("%s: of which guide?", c.Name)
			}
		}
		if !known || want == "?" && err == nil || want != "?" && code != want {
			t.Errorf("%s: %v, want %q", c.Name, err, c.Want)
			continue
		}
		good++
	}
	t.Logf("%d/%d files", good, len(cases))
}

// Passwords are the same when they look the same.
func TestPassword(t *testing.T) {
	file := []byte(locktest.Seal(t, []byte("tekst   "), "sleutel fi \u00e9"))
	for password, want := range map[string]error{
		"sleutel fi \u00e9": nil, "sleutel \ufb01 e\u0301": nil, "Sleutel fi \u00e9": sealed.ErrLocked, "": sealed.ErrLocked,
	} {
		text, err := sealed.Open(file, password)
		if !errors.Is(err, want) || err == nil && text != "tekst" {
			t.Errorf("%q: %q, %v", password, text, err)
		}
	}
}

// FuzzRead reads what anyone calls a locked file: of what is taken the numbers
// are within bounds.
func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"format":"wenk-dossier-locked","version":1,"header":"e30=","data":""}`))
	f.Fuzz(func(t *testing.T, file []byte) {
		_, h, err := sealed.Read(file)
		if err != nil {
			return
		}
		if n := h.KDF.Iterations; n < sealed.MinIterations || n > sealed.MaxIterations || len(h.KDF.Salt) != 16 || len(h.Cipher.IV) != 12 {
			t.Errorf("%+v", h)
		}
	})
}
