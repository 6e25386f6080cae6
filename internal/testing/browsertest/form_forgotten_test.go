package browsertest

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/chromedp/chromedp"
)

// traces lists the files below a folder that hold a text, as letters of one
// byte or of two, by the folder in which they are.
func traces(t *testing.T, dir, text string) map[string]int {
	t.Helper()
	var wide []byte
	for _, c := range utf16.Encode([]rune(text)) {
		wide = append(wide, byte(c), byte(c>>8))
	}
	found := map[string]int{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return nil // the browser may just have removed it
		}
		data, _ := os.ReadFile(name)
		if bytes.Contains(data, []byte(text)) || bytes.Contains(data, wide) {
			rel, _ := filepath.Rel(dir, name)
			found[filepath.ToSlash(filepath.Dir(rel))]++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestFormForgotten searches the profile of a browser for text that was filled in and then
// cleared. It is only in the log of the storage; the browser decides when to compact that.
func TestFormForgotten(t *testing.T) {
	nightly(t)
	t.Parallel()
	const mark = "QUETZALCOATL"
	dir := t.TempDir()
	b := openAlone(t, chromedp.UserDataDir(dir))
	b.begin(site(t, "/") + mapPage)
	b.write("#family-name", mark)
	b.keeps(`d.family.name === "` + mark + `"`)
	for deadline := time.Now().Add(20 * time.Second); len(traces(t, dir, mark)) == 0 && time.Now().Before(deadline); time.Sleep(100 * time.Millisecond) {
	}
	t.Logf("before: %v", traces(t, dir, mark))
	b.menu()
	b.use("#menu-panel", "Wis alles")
	b.click("#clear-all")
	b.until(`document.querySelector(".message")?.textContent.includes("Alles is gewist")`)
	b.run(chromedp.Navigate("about:blank"))
	if err := chromedp.Cancel(b.ctx); err != nil {
		t.Logf("the browser: %v", err)
	}
	left := traces(t, dir, mark)
	t.Logf("after: %v", left)
	for in := range left {
		if !strings.HasSuffix(in, "Local Storage/leveldb") {
			t.Errorf("%s still holds it", in)
		}
	}
}
