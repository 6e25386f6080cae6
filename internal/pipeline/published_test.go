package pipeline

import (
	"testing"

	"wenk/internal/testing/casetest"
)

// TestPublishedListed checks that the tests that testdata/hostile/18-published.txt names
// exist.
func TestPublishedListed(t *testing.T) {
	cases := casetest.Read(t, "testdata/hostile/18-published.txt")
	if n := casetest.By(t, cases); n != len(cases) {
		t.Errorf("%d of %d cases are held", n, len(cases))
	}
}
