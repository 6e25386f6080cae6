package browsertest

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// heaviest is the limit in bytes for a first visit to a page: its HTML, stylesheet and script,
// compressed as by a web server.
const heaviest = 60_000

var (
	assets   = regexp.MustCompile(`(?:<link rel="stylesheet" href|<script src)="([^"]+)"`)
	bodyType = regexp.MustCompile(`<body class="is-([a-z]+)">`)
)

// TestWeight weighs every page, and logs the heaviest of each type.
func TestWeight(t *testing.T) {
	res, err := guide()
	if err != nil {
		t.Fatal(err)
	}
	packed := map[string]int{}
	for _, f := range res.Files {
		packed[f.Path] = compressed(t, f.Data)
	}
	weight, page := map[string]int{}, map[string]string{}
	for _, f := range res.Files {
		kind := bodyType.FindSubmatch(f.Data)
		if kind == nil || !strings.HasSuffix(f.Path, ".html") {
			continue
		}
		sum := packed[f.Path]
		for _, m := range assets.FindAllSubmatch(f.Data, -1) {
			name := path.Join(path.Dir(f.Path), string(m[1]))
			if packed[name] == 0 {
				t.Errorf("%s: no file %s", f.Path, name)
			}
			sum += packed[name]
		}
		if sum > heaviest {
			t.Errorf("%s: %d bytes, more than %d", f.Path, sum, heaviest)
		}
		if k := string(kind[1]); sum > weight[k] {
			weight[k], page[k] = sum, f.Path
		}
	}
	if len(weight) < 5 {
		t.Errorf("only %d types of page", len(weight))
	}
	for kind, sum := range weight {
		t.Logf("%-10s %6d bytes  %s", kind, sum, page[kind])
	}
}

func compressed(t *testing.T, data []byte) int {
	t.Helper()
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, 6)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

// write writes the files of the guide to a folder.
func write(t *testing.T) (dir string) {
	t.Helper()
	res, err := guide()
	if err != nil {
		t.Fatal(err)
	}
	dir = t.TempDir()
	for _, f := range res.Files {
		save(t, dir, f.Path, string(f.Data))
	}
	return dir
}

// TestValidHTML checks every page with the checker of the HTML standard. It needs Java, and is
// never required.
func TestValidHTML(t *testing.T) {
	t.Parallel()
	java, err := exec.LookPath("java")
	if err != nil {
		t.Skip("Java is not installed")
	}
	jar, dir := nodeModule(t, "vnu-jar/build/dist/vnu.jar"), write(t)
	out, err := exec.Command(java, "-jar", jar, "--stdout", "--errors-only", "--skip-non-html", "--format", "json", dir).Output()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) { // it exits with 1 when it finds errors
		t.Fatal(err)
	}
	var report struct {
		Messages []struct {
			URL, Message, Extract string
			LastLine              int
		}
	}
	if err := json.Unmarshal(out, &report); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, m := range report.Messages {
		name, _ := filepath.Rel(dir, strings.TrimPrefix(m.URL, "file:"))
		t.Errorf("%s:%d: %s\n\t%s", name, m.LastLine, m.Message, m.Extract)
	}
}

// TestPaper prints pages. The text is on paper, and no control that works only on a screen.
func TestPaper(t *testing.T) {
	b := open(t)
	home := site(t, "/")
	for _, page := range []string{"de-gezinnen/", tipPage, "het-ondersteuningsnetwerk/netwerkkaart/"} {
		b.run(chromedp.Navigate(home + page))
		call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		for _, shown := range eval[[]string](b, `[...document.querySelectorAll(".skip, .top, .foot, nav, button, .term-tip")]
			.filter((e) => e.checkVisibility()).map((e) => e.outerHTML.slice(0, 100))`) {
			t.Errorf("%s prints %s", page, shown)
		}
		if n := eval[int](b, `document.body.innerText.split(/\s+/).length`); n < 60 {
			t.Errorf("%s prints %d words", page, n)
		}
		pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize()))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(pdf, []byte("%PDF-")) || len(pdf) < 10_000 {
			t.Errorf("%s: a PDF of %d bytes", page, len(pdf))
		}
	}
}
