package serve

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"wenk/internal/testing/casetest"
)

var repeated = regexp.MustCompile(`\{(\d+)\}`)

// TestRaw sends the requests of testdata/hostile/13-preview.txt. Each answer has one of the
// statuses that the file names, and no byte that was not published.
func TestRaw(t *testing.T) {
	cases := casetest.Read(t, "testdata/hostile/13-preview.txt")
	held := casetest.By(t, cases)
	addr := listening(t) // in another folder
	for _, c := range cases {
		if c.Lines[0].Verb != "send" {
			continue
		}
		held++
		request, err := strconv.Unquote(c.Lines[0].Rest)
		if err != nil || len(c.Lines) != 2 || c.Lines[1].Verb != "status" {
			t.Fatalf("%s: %v", c.Lines[0].At, err)
		}
		request = strings.NewReplacer("ADDR", addr, "EVENTS", eventsPath, "STATE", statePath).Replace(request)
		request = repeated.ReplaceAllStringFunc(request, func(s string) string {
			n, _ := strconv.Atoi(s[1 : len(s)-1])
			return strings.Repeat("a", n)
		})
		answer := send(t, addr, []byte(request))
		m := status.FindStringSubmatch(answer)
		if m == nil || !slices.Contains(strings.Fields(c.Lines[1].Rest), m[1]) {
			t.Errorf("%s: %.60q, want %s", c.Name, answer, c.Lines[1].Rest)
		}
		for _, bad := range []string{canary, "root:", "Access-Control", "\nSet-Cookie", "Location: //", "Location: http", `Location: /\`} {
			if strings.Contains(answer, bad) {
				t.Errorf("%s: the answer holds %q", c.Name, bad)
			}
		}
		alive(t, addr)
	}
	if held != len(cases) {
		t.Errorf("%d of %d cases are held", held, len(cases))
	}
}
