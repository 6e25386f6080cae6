package site_test

import (
	"fmt"
	"strings"
	"testing"

	"wenk/internal/link/site"
)

// TestShort finds a redirect for each of 2,000 pieces, and for one more none: then there is
// one page that finds them. Blocks of other kinds with the number of a tip do not take its
// address.
func TestShort(t *testing.T) {
	for _, n := range []int{2_000, 2_001} {
		var tips strings.Builder
		for i := range n - 2 {
			fmt.Fprintf(&tips, ":::tip Tip {#tip-%d}\nTekst.\n:::\n\n", i)
		}
		s, problems := newSite(t, map[string]string{
			"wenk.yaml": "title: Gids\nlanguages: [nl]\naddress: https://gids.example/\n",
			"index.md":  "# Gids\n\n:::tip Eerst {#eerst number=1}\nTekst.\n:::\n\n:::signaal Ook {number=1 addressee=stad}\nTekst.\n:::\n",
			"a.md":      "# A\n\n" + tips.String()[:strings.LastIndex(tips.String(), ":::tip")],
		})
		if problems != "index.md:7:1 block-unsupported\n" { // the signal, a warning
			t.Fatal(problems)
		}
		page := s.Page("a/")
		wantShort, wantPage, wantRedirects := "k/"+page.Code+"/", false, n+1
		if n > 2_000 {
			wantShort, wantPage, wantRedirects = "k/#"+page.Code, true, 1
		}
		if got := s.Short(page); got != wantShort || s.Short(s.Home) != "" {
			t.Errorf("%d pieces: the short address is %q, want %q", n, got, wantShort)
		}
		if got := s.Page("k/") != nil; got != wantPage || len(s.Redirects) != wantRedirects {
			t.Errorf("%d pieces: a page: %t, %d redirects, want %t, %d", n, got, len(s.Redirects), wantPage, wantRedirects)
		}
		if last := s.Redirects[len(s.Redirects)-1]; last.From != "t/1/" || last.Block.ID != "eerst" {
			t.Errorf("%d pieces: the tip has %s", n, last.From)
		}
		seen := map[string]bool{}
		for _, r := range s.Redirects {
			if seen[r.From] {
				t.Errorf("%s leads to two pieces", r.From)
			}
			seen[r.From] = true
		}
	}
	if s, _ := newSiteWith(t, map[string]string{
		"wenk.yaml": "title: Gids\nlanguages: [nl]\naddress: https://gids.example/\n", "index.md": "# Gids\n", "a.md": "# A\n",
	}, site.Options{NoBundle: true}); len(s.Redirects) > 0 || s.Short(s.Page("a/")) != "" {
		t.Error("a site that is one file has short addresses")
	}
}
