package main

import "wenk/internal/base/words"

// message returns a message in the language of a guide, or else in English.
func message(lang, key string, args ...any) string { return words.For(lang).Say(key, args...) }
