package browsertest

import (
	"fmt"
	"slices"
	"testing"

	"wenk/internal/reader/sealed"
	"wenk/internal/testing/locktest"

	"github.com/chromedp/chromedp"
)

// unlockForm opens a locked file of a guide: the second implementation of the
// format.
func unlockForm(file, guide, password string) (string, error) {
	if _, h, _ := sealed.Read([]byte(file)); h != nil && h.Guide != guide {
		return "", fmt.Errorf("of guide %s", h.Guide)
	}
	return sealed.Open([]byte(file), password)
}

// unlockInBrowser opens a locked file in the browser and returns its text, or a code.
func unlockInBrowser(b *tab, file, guide, password string) (text, code string) {
	b.t.Helper()
	out := await[map[string]string](b, fmt.Sprintf(`checks.unlock(%s, %s, %s)`, quoted(b.t, file), quoted(b.t, guide), quoted(b.t, password)))
	return out["text"], out["refused"]
}

// TestFormLocked opens in Go what a browser locked, and in a browser what Go locked. TestNode
// does so with more files.
func TestFormLocked(t *testing.T) {
	b := open(t)
	b.run(chromedp.Navigate(formServer(t)))
	for seed := range 2 {
		made := await[map[string]string](b, fmt.Sprintf(`checks.lockedFile(%d)`, seed))
		text, err := unlockForm(made["file"], "gids", fmt.Sprintf("café-%d", seed))
		if err != nil || text != made["text"] {
			t.Errorf("file %d: %v, a text of %d bytes, want %d", seed, err, len(text), len(made["text"]))
		}
		back := locktest.Seal(t, []byte(text), "sleutel fi")
		if got, code := unlockInBrowser(b, back, "gids", "sleutel ﬁ"); got != text {
			t.Errorf("file %d: the browser opens it as %q, %.100q", seed, code, got)
		}
	}
}

// TestFormVectors opens the files of package locktest in a browser and in Go. With -short it
// opens one file for each result: TestNode opens them all.
func TestFormVectors(t *testing.T) {
	b := open(t)
	b.run(chromedp.Navigate(formServer(t)))
	cases := locktest.Cases(t)
	if testing.Short() {
		seen := map[string]bool{}
		cases = slices.DeleteFunc(cases, func(c locktest.Case) bool {
			was := seen[c.Want]
			seen[c.Want] = true
			return was
		})
	}
	good := 0
	for _, c := range cases {
		text, code := unlockInBrowser(b, c.File, "gids", c.Password)
		inGo, err := unlockForm(c.File, "gids", c.Password)
		switch {
		case c.Want == "?" && code == "", c.Want != "?" && code != c.Want:
			t.Errorf("%s: %q in the browser, want %q", c.Name, code, c.Want)
		case (err == nil) != (code == ""), inGo != text:
			t.Errorf("%s: %q in the browser, %v in Go", c.Name, code, err)
		default:
			good++
		}
	}
	t.Logf("%d/%d files", good, len(cases))
}
