package main

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

// TestDrafts marks a page as draft, and removes the mark, while wenk runs. The terminal and
// the preview say so.
func TestDrafts(t *testing.T) {
	e := &editor{dir: t.TempDir()}
	err := errors.Join(e.put("wenk.yaml", "title: Guide\nlanguages: [en]\n"), e.put("index.md", "# Guide\n\nText.\n"), e.put("later.md", "# Later\n\nText.\n"))
	if err != nil {
		t.Fatal(err)
	}
	p := start(t, e.dir, nil)
	state := func() string {
		res, err := http.Get(p.url + "_wenk/state/")
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		body, _ := io.ReadAll(res.Body)
		return string(body)
	}
	const line, note = "still a draft, and left out (1): content/later.md (--drafts includes them)", `"content/later.md (draft: true at its top)"`
	for _, draft := range []bool{false, true, false} {
		if draft {
			err = e.put("later.md", "---\ndraft: true\n---\n# Later\n\nText.\n")
		} else {
			err = e.put("later.md", "# Later\n\nText again.\n")
		}
		if err != nil {
			t.Fatal(err)
		}
		for end := time.Now().Add(30 * time.Second); strings.Contains(state(), note) != draft; time.Sleep(20 * time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("the preview says of drafts: %t; %s", !draft, state())
			}
		}
	}
	if !p.says(line) {
		t.Errorf("the window says %s", p.said.String())
	}
}
