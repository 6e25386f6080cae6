package main

import (
	"testing"

	"wenk/internal/base/limits"
)

// TestLimits has words for every limit in every language.
func TestLimits(t *testing.T) {
	for lang, words := range lines {
		for _, l := range limits.All() {
			if words["limit-"+l.Name] == "" {
				t.Errorf("%s: no words for the limit %s", lang, l.Name)
			}
		}
	}
}
