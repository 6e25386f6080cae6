package main

import "wenk/internal/base/words"

// say fills in a line in the language of a guide, or in English.
func say(lang, key string, args ...any) string { return words.For(lang).Say(key, args...) }
