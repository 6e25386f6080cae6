package main

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
)

// programSum returns a hash over the program with all its files, or "" if it cannot be read.
// The version alone is not enough: a program that was compiled again, with other layouts,
// may make another site.
func programSum() string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	f, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer f.Close()
	// The layouts and static files of wenk are among its bytes.
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
}
