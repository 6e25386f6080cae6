package browsertest

import (
	"archive/zip"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"wenk"
	"wenk/internal/pipeline"
	"wenk/internal/publish/onefile"
)

// carried builds the guide for a carrier, and publishes it with write.
func carried(t *testing.T, c pipeline.Carrier, write func(res *pipeline.Result) error) {
	t.Helper()
	res, err := (&pipeline.Builder{Builtin: wenk.Files, Carrier: c}).Prepare()
	if err == nil {
		err = write(res)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// onDisk returns the address of a file in a folder.
func onDisk(name string) string {
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(name)}
	return u.String()
}

// unpack writes the files of a zip file to a folder.
func unpack(t *testing.T, name, dir string) {
	t.Helper()
	r, err := zip.OpenReader(name)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		save(t, dir, f.Name, string(data))
	}
}

// TestZip opens the page of a zip file: unpacked it leads to the guide, also without scripts.
// From the zip file itself, alone, it says to unpack first. The path has a space, # and %.
func TestZip(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "een map # met 100%41")
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "gids.zip")
	carried(t, pipeline.Zip, func(res *pipeline.Result) error {
		_, err := onefile.Zip{Name: name}.Write(t.Context(), res.Files, nil)
		return err
	})
	unpack(t, name, dir)
	const page = "Open de gids.html"
	alone := filepath.Join(dir, "alone")
	text, err := os.ReadFile(filepath.Join(dir, page))
	if err != nil {
		t.Fatal(err)
	}
	save(t, alone, page, string(text))

	b := open(t)
	b.run(chromedp.Navigate(onDisk(filepath.Join(alone, page))))
	if says := eval[string](b, `document.querySelector("main").innerText`); !strings.Contains(says, "Pak eerst alles uit") {
		t.Errorf("a page that was not unpacked says %q", says)
	}
	if _, failed := b.taken(); len(failed) == 0 {
		t.Error("the page did not look for the guide")
	}
	b.run(chromedp.Navigate(onDisk(filepath.Join(dir, page))), chromedp.WaitVisible(chromedp.CSS(".chapters")))
	if at := eval[string](b, `decodeURIComponent(location.pathname)`); !strings.HasSuffix(at, "41/gids/index.html") {
		t.Errorf("the page leads to %s", at)
	}
	b.run(chromedp.Click(chromedp.CSS(".chapters .numbered a")), chromedp.WaitVisible(chromedp.CSS(".opening h1")))
	b.run(chromedp.Navigate(onDisk(filepath.Join(dir, "gids/zoeken/index.html"))+"#z=huurwaarborg"), chromedp.WaitVisible(chromedp.CSS(".find-item")))
	b.run(chromedp.Click(chromedp.CSS(".find-item h3 a")), chromedp.WaitVisible(chromedp.CSS("main h1")))
	if at := eval[string](b, `location.pathname`); strings.Contains(at, "zoeken") {
		t.Errorf("a result leads to %s", at)
	}
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	b.run(chromedp.Navigate(onDisk(filepath.Join(dir, page))), chromedp.WaitVisible(chromedp.CSS("#_open")))
	if says := eval[string](b, `document.querySelector("main").innerText`); strings.Contains(says, "Pak eerst") {
		t.Errorf("an unpacked page says %q", says)
	}
	b.run(chromedp.Click(chromedp.CSS("#_open")), chromedp.WaitVisible(chromedp.CSS(".chapters")))
	if trouble, _ := b.taken(); len(trouble) > 0 {
		t.Error(trouble)
	}
}
