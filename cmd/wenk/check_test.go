package main

import (
	"testing"

	"wenk/internal/base/limits"
	"wenk/internal/base/words"
)

// TestLimits finds words for every limit.
func TestLimits(t *testing.T) {
	for _, l := range limits.All() {
		if key := "limit-" + l.Name; words.For("en").Say(key) == key {
			t.Errorf("no words for the limit %s", l.Name)
		}
	}
}
