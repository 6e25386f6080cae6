package main

import (
	"bytes"
	"encoding/json"
	"runtime/debug"
	"testing"
)

// TestSBOM writes a bill of materials: every module once, with the sum of its files. A
// replaced module is there as the module that replaces it.
func TestSBOM(t *testing.T) {
	info := &debug.BuildInfo{
		GoVersion: "go1.26.6",
		Main:      debug.Module{Path: "wenk", Version: "v1.2.3"},
		Deps: []*debug.Module{
			{Path: "example.org/a", Version: "v1.0.0", Sum: "h1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="},
			{Path: "example.org/b", Version: "v1.0.0", Replace: &debug.Module{Path: "example.org/fork", Version: "v2.0.0"}},
		},
	}
	var out bytes.Buffer
	if err := writeSBOM(&out, info); err != nil {
		t.Fatal(err)
	}
	var bill struct {
		BOMFormat  string `json:"bomFormat"`
		Metadata   struct{ Component component }
		Components []component
		Deps       []struct {
			Ref       string
			DependsOn []string
		} `json:"dependencies"`
	}
	if err := json.Unmarshal(out.Bytes(), &bill); err != nil {
		t.Fatal(err)
	}
	if bill.BOMFormat != "CycloneDX" || bill.Metadata.Component.PURL != "pkg:golang/wenk@v1.2.3" || len(bill.Deps) != 1 || len(bill.Deps[0].DependsOn) != 3 {
		t.Errorf("%s", out.Bytes())
	}
	for i, want := range []string{"pkg:golang/std@1.26.6", "pkg:golang/example.org/a@v1.0.0", "pkg:golang/example.org/fork@v2.0.0"} {
		if got := bill.Components[i].PURL; got != want || got != bill.Deps[0].DependsOn[i] {
			t.Errorf("part %d is %s, want %s", i, got, want)
		}
	}
	if h := bill.Components[1].Hashes; len(h) != 1 || h[0].Content != "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f" {
		t.Errorf("hashes %v", h)
	}
}
