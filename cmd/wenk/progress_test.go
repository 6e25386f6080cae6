package main

import (
	"bytes"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"wenk/internal/base/words"
	"wenk/internal/pipeline"
)

// TestProgress shows no line for a short build. For a long one it shows the progress, and
// removes the line.
func TestProgress(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var b bytes.Buffer
		short := newProgress(&b)
		time.Sleep(progressAfter - time.Millisecond)
		short.stop()
		if b.Len() > 0 {
			t.Errorf("a short build shows %q", &b)
		}

		p := newProgress(&b)
		time.Sleep(progressAfter + time.Millisecond)
		p.set(pipeline.Progress{Words: words.For("nl")})
		time.Sleep(progressEach)
		for made := range 80 {
			p.set(pipeline.Progress{Words: words.For("nl"), Made: made + 1, Total: 100})
			time.Sleep(progressEach / 8)
		}
		p.stop()
		p.stop()
		shown := strings.Split(b.String(), "\r")
		for _, want := range []string{"", "…", "de gids wordt gelezen …", "8 van 100 bestanden gemaakt", "80 van 100 bestanden gemaakt"} {
			if !contains(shown, want) {
				t.Errorf("never shows %q but %q", want, shown)
			}
		}
		if n := len(shown); n > 2+10+4 { // ten changes in a second
			t.Errorf("shows %d lines: %q", n, shown)
		}
		if last := shown[len(shown)-2]; strings.TrimSpace(last) != "" || len(last) < len("80 van 100 bestanden gemaakt") || shown[len(shown)-1] != "" {
			t.Errorf("ends with %q", shown)
		}
	})
}

// contains reports whether a line is there, with or without the spaces that cover the line
// before.
func contains(lines []string, want string) bool {
	for _, l := range lines {
		if strings.TrimRight(l, " ") == want {
			return true
		}
	}
	return false
}

// TestProgressQuiet shows no line where no person looks, or with --quiet.
func TestProgressQuiet(t *testing.T) {
	for _, c := range []struct {
		args     []string
		terminal bool
		want     bool
	}{
		{nil, true, true}, {nil, false, false}, {[]string{"--quiet"}, true, false}, {[]string{"--json"}, true, false},
	} {
		p := &buildCommand{env: &env{terminal: c.terminal}}
		if _, err := parse(p.env, "build", c.args, 0, 1, p.define); err != nil {
			t.Fatal(err)
		}
		if got := p.hasProgress(); got != c.want {
			t.Errorf("%q on a terminal (%t): %t, want %t", c.args, c.terminal, got, c.want)
		}
	}
}
