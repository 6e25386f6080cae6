package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"regexp"
	"strings"
	"testing"

	"wenk"
	"wenk/internal/publish/headers"
)

var (
	policyMeta = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy" content="([^"]*)">`)
	outgoing   = regexp.MustCompile(`<a [^>]*href="https?:[^>]*>`)
	inline     = regexp.MustCompile(`(?i)<style|<script(?: [^>]*)?>[^<]|<script[^>]* src="(?:https?:)?//|<[a-z][^>]* (?:style|on[a-z]+)="`)
)

// TestPublished checks the pages of the built-in guide: each has the policy and no inline
// script, and sends no referrer. The names of assets are hashes of their bytes.
func TestPublished(t *testing.T) {
	res, err := (&Builder{Builtin: wenk.Files}).Build()
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Replace(headers.Policy, " frame-ancestors 'none';", "", 1)
	pages := 0
	for _, f := range res.Files {
		if dir, name := path.Split(f.Path); dir == "assets/" {
			sum := sha256.Sum256(f.Data)
			if part := strings.Split(name, "."); len(part) == 3 && part[1] != hex.EncodeToString(sum[:5]) {
				t.Errorf("%s is not named after its bytes", f.Path)
			}
		}
		if path.Ext(f.Path) != ".html" {
			continue
		}
		pages++
		text := string(f.Data)
		m := policyMeta.FindStringSubmatch(text)
		if m == nil {
			t.Errorf("%s has no policy", f.Path)
			continue
		}
		got := strings.ReplaceAll(m[1], " file:", "")
		if strings.Contains(text, `class="is-fill"`) {
			for _, sends := range []string{"connect-src", "manifest-src", "worker-src"} { // a worker could send what a page may not
				if !strings.Contains(got, sends+" 'none'") {
					t.Errorf("%s can send what is filled in: %s", f.Path, sends)
				}
				got = strings.Replace(got, sends+" 'none'", sends+" 'self'", 1)
			}
		}
		if got != want {
			t.Errorf("%s has the policy %q, want %q", f.Path, got, want)
		}
		if !strings.Contains(text, `<meta name="referrer" content="no-referrer">`) {
			t.Errorf("%s tells others where its readers come from", f.Path)
		}
		for _, a := range outgoing.FindAllString(text, -1) {
			if !strings.Contains(a, `rel="noopener noreferrer"`) {
				t.Errorf("%s: %s", f.Path, a)
			}
		}
		if bad := inline.FindString(text); bad != "" {
			t.Errorf("%s: %q", f.Path, bad)
		}
	}
	if pages < 90 {
		t.Errorf("only %d pages", pages)
	}
}
