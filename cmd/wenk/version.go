package main

import (
	"cmp"
	"context"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"runtime/debug"
	"strings"
)

// runVersion prints the version of the program and the commit that it was built from, as far
// as the Go tool noted them, or its bill of materials.
func runVersion(_ context.Context, e *env, args []string) error {
	var sbom bool
	if _, err := parse(e, "version", args, 0, 0, func(fs *flag.FlagSet) {
		fs.BoolVar(&sbom, "sbom", false, "print what the program is made of, as CycloneDX")
	}); err != nil {
		return err
	}
	// A program that the Go tool did not build has no information.
	info, ok := debug.ReadBuildInfo()
	if !ok {
		info = &debug.BuildInfo{}
	}
	if sbom {
		return writeSBOM(e.stdout, info)
	}
	version, revision := cmp.Or(info.Main.Version, "(unknown)"), ""
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			revision = " " + s.Value
		}
	}
	fmt.Fprintf(e.stdout, "wenk %s%s\n", version, revision)
	return nil
}

// A component is a part of a program in a software bill of materials, in the format
// CycloneDX 1.6 (ECMA-424). Programs that look for known faults read it.
type component struct {
	Type string `json:"type"`
	// Ref names the component in this bill.
	Ref     string `json:"bom-ref"`
	Name    string `json:"name"`
	Version string `json:"version"`
	// PURL is the package URL, by which scanners find known faults.
	PURL   string `json:"purl"`
	Hashes []hash `json:"hashes,omitempty"`
}

// A hash is a sum over the files of a component, in hexadecimal digits.
type hash struct {
	Algorithm string `json:"alg"`
	Content   string `json:"content"`
}

// writeSBOM writes the bill of materials of a program: the program, the Go release that
// compiled it, and its modules. A module that another one replaces counts as that one. It
// has no time and no serial number, so a program has one bill.
func writeSBOM(w io.Writer, info *debug.BuildInfo) error {
	program := newComponent("application", cmp.Or(info.Main.Path, "wenk"), cmp.Or(info.Main.Version, "(unknown)"), "")
	parts := []component{newComponent("library", "std", strings.TrimPrefix(info.GoVersion, "go"), "")}
	for _, m := range info.Deps {
		// The program has the code of the other module.
		if m.Replace != nil {
			m = m.Replace
		}
		parts = append(parts, newComponent("library", m.Path, m.Version, m.Sum))
	}
	// Go does not say which module needs which, so the program depends on all.
	refs := make([]string, len(parts))
	for i, c := range parts {
		refs[i] = c.Ref
	}
	// A map is written with its keys sorted, so the same program gives the same bytes.
	out := json.NewEncoder(w)
	out.SetIndent("", "  ")
	return out.Encode(map[string]any{
		"$schema":      "http://cyclonedx.org/schema/bom-1.6.schema.json",
		"bomFormat":    "CycloneDX",
		"specVersion":  "1.6",
		"version":      1,
		"metadata":     map[string]any{"component": program},
		"components":   parts,
		"dependencies": []map[string]any{{"ref": program.Ref, "dependsOn": refs}},
	})
}

// newComponent returns the component of a module: an "application" or a "library". Its package
// URL is as in "pkg:golang/golang.org/x/net@v0.30.0". sum is its line in go.sum: the SHA-256
// of the list of its files, in base64 after "h1:". Without a sum it has no hash.
func newComponent(kind, path, version, sum string) component {
	purl := fmt.Sprintf("pkg:golang/%s@%s", path, version)
	c := component{Type: kind, Ref: purl, Name: path, Version: version, PURL: purl}
	if raw, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(sum, "h1:")); err == nil && len(raw) > 0 {
		c.Hashes = []hash{{"SHA-256", hex.EncodeToString(raw)}}
	}
	return c
}
