package main

import (
	"testing"

	"wenk/internal/testing/casetest"
)

// TestHostileOutput checks that the tests that testdata/hostile/12-output.txt names exist.
func TestHostileOutput(t *testing.T) {
	cases := casetest.Read(t, "testdata/hostile/12-output.txt")
	if n := casetest.By(t, cases); n != len(cases) {
		t.Errorf("%d of %d cases are held", n, len(cases))
	}
}
