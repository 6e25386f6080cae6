package browsertest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/evanw/esbuild/pkg/api"
	"rsc.io/qr/coding"
)

// TestQRNode makes QR codes of addresses with the script of the bundle, and compares them
// with those of a Go module: the same modules, with the mask of the lowest penalty.
func TestQRNode(t *testing.T) {
	t.Parallel()
	texts := qrTexts()
	codes := codesInNode(t, texts)
	sizes := map[int]bool{}
	for i, text := range texts {
		sizes[len(codes[i])] = true
		if got, want := strings.Join(codes[i], "\n"), strings.Join(bestInGo(t, text), "\n"); got != want {
			t.Fatalf("%d bytes:\n%s\nwant\n%s", len(text), got, want)
		}
	}
	if len(sizes) != 20 {
		t.Errorf("%d versions", len(sizes))
	}
}

// TestQRRead reads the codes of some addresses with another program.
func TestQRRead(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("zbarimg"); err != nil {
		t.Skip("zbarimg is not installed; TestQRNode compares the codes with those of a Go module")
	}
	texts := qrTexts()
	texts = []string{texts[0], texts[20], texts[50], texts[70], texts[99]}
	for i, code := range codesInNode(t, texts) {
		name := filepath.Join(t.TempDir(), "code.png")
		save(t, filepath.Dir(name), "code.png", pictured(t, code))
		out, err := exec.Command("zbarimg", "-q", "--raw", name).Output()
		if got := strings.TrimSuffix(string(out), "\n"); err != nil || got != texts[i] {
			t.Errorf("%v: reads %q, want %q", err, got, texts[i])
		}
	}
}

// qrTexts returns 100 addresses, with the first and the last length of each version.
func qrTexts() (texts []string) {
	add := func(length int) {
		text := fmt.Sprintf("https://gids%d.example/bundel/#1.", len(texts))
		for i := 0; len(text) < length; i++ {
			text += string("abcdefghijklmnopqrstuvwxyz234567."[(i*i+len(texts))%33])
		}
		texts = append(texts, text[len(text)-length:])
	}
	for v := coding.Version(1); v <= 20; v++ {
		most := (8*v.DataBytes(coding.L) - coding.String("").Bits(v)) / 8
		add(most)
		if v < 20 {
			add(most + 1)
		}
	}
	for i := len(texts); i < 100; i++ {
		add(1 + i*857/100)
	}
	return texts
}

// codesInNode returns the codes of texts, as the script makes them.
func codesInNode(t *testing.T, texts []string) (codes [][]string) {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		if os.Getenv("WENK_NODE") == "required" {
			t.Fatal("Node is not installed")
		}
		t.Skip("Node is not installed")
	}
	script, err := bundled("testdata/qr/qr.js", api.FormatESModule, "")
	if err != nil {
		t.Fatal(err)
	}
	cases, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	save(t, dir, "qr.test.mjs", script)
	save(t, dir, "cases.json", string(cases))
	made := filepath.Join(dir, "made.json")
	cmd := exec.Command(node, "--enable-source-maps", "--test-reporter=tap", filepath.Join(dir, "qr.test.mjs"))
	cmd.Env = append(os.Environ(), "WENK_CASES="+filepath.Join(dir, "cases.json"), "WENK_MADE="+made)
	if out, err := cmd.CombinedOutput(); err != nil || passed.Find(out) == nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if err := json.Unmarshal(read(t, made), &codes); err != nil || len(codes) != len(texts) {
		t.Fatalf("%v: %d codes of %d texts", err, len(codes), len(texts))
	}
	return codes
}

// bestInGo returns the rows of the smallest code of a text, with the mask of the lowest
// penalty.
func bestInGo(t *testing.T, text string) (best []string) {
	t.Helper()
	version := coding.Version(1)
	for coding.String(text).Bits(version) > 8*version.DataBytes(coding.L) {
		version++
	}
	for mask := range 8 {
		if code := codeInGo(t, text, version, coding.Mask(mask)); best == nil || penalty(code) < penalty(best) {
			best = code
		}
	}
	return best
}

// codeInGo returns the rows of a code, as a Go module makes it.
func codeInGo(t *testing.T, text string, version coding.Version, mask coding.Mask) []string {
	t.Helper()
	plan, err := coding.NewPlan(version, coding.L, mask)
	if err != nil {
		t.Fatal(err)
	}
	code, err := plan.Encode(coding.String(text))
	if err != nil {
		t.Fatal(err)
	}
	rows := make([]string, code.Size)
	for y := range rows {
		for x := range code.Size {
			rows[y] += map[bool]string{true: "1", false: "0"}[code.Black(x, y)]
		}
	}
	return rows
}

// penalty counts what the standard has against a code.
func penalty(rows []string) (cost int) {
	size := len(rows)
	black := strings.Count(strings.Join(rows, ""), "1")
	across := func(at func(i, j int) byte) {
		for i := range size {
			for j, run := 0, 0; j < size; j++ {
				if run++; j+1 < size && at(i, j+1) == at(i, j) {
					continue
				}
				if run >= 5 {
					cost += 3 + run - 5
				}
				run = 0
			}
			for j := range size - 10 {
				var window [11]byte
				for k := range window {
					window[k] = at(i, j+k)
				}
				if w := string(window[:]); w == "10111010000" || w == "00001011101" {
					cost += 40
				}
			}
		}
	}
	across(func(i, j int) byte { return rows[i][j] })
	across(func(i, j int) byte { return rows[j][i] })
	for y := 1; y < size; y++ {
		for x := 1; x < size; x++ {
			if pair := rows[y][x-1 : x+1]; pair == rows[y-1][x-1:x+1] && pair[0] == pair[1] {
				cost += 3
			}
		}
	}
	off := 20*black - 10*size*size // from a half, in twentieths of all modules
	return cost + 10*(max(off, -off)/(size*size))
}

// pictured returns a code as a PNG, with white around it.
func pictured(t *testing.T, rows []string) string {
	t.Helper()
	const scale, margin = 6, 4
	size := (len(rows) + 2*margin) * scale
	img := image.NewGray(image.Rect(0, 0, size, size))
	for y := range size {
		for x := range size {
			row, column := y/scale-margin, x/scale-margin
			if inside := min(row, column) >= 0 && max(row, column) < len(rows); !inside || rows[row][column] == '0' {
				img.SetGray(x, y, color.Gray{Y: 255})
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
