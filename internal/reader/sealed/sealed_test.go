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

// TestVectors opens the files of package locktest that must open, and refuses the others. The
// caller decides to which guide a file must belong.
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

// TestPassword opens a file with each spelling of a password that looks the same.
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

// FuzzRead reads any bytes. If they are accepted, the numbers in them are within bounds.
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
