package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"

	"wenk/internal/pipeline"
)

// origin returns a hash over all that makes a difference to the website, "" when
// there is none. Of the options these are the ones that change a file of it; the
// folder that it goes to, and what is said, do not.
func (p *building) origin(b *pipeline.Builder, src *pipeline.Source, program string) string {
	if program == "" {
		return ""
	}
	return b.Origin(src, program, fmt.Sprintf("headers=%t", p.headers))
}

// programSum returns a hash over the program, and with it over all that it brings
// along; "" when it cannot be read.
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
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
}
