package main

import (
	"cmp"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"wenk/internal/base/file"
	"wenk/internal/pipeline"
	"wenk/internal/publish/folder"
	"wenk/internal/publish/onefile"
)

// file returns the name of the one file that the build makes, "" for a folder.
func (p *buildCommand) file() string { return cmp.Or(p.zip, p.single) }

// place returns the folder or file that the build makes.
func (p *buildCommand) place() string { return cmp.Or(p.file(), p.out) }

// carrier returns what readers get, and where it goes.
func (p *buildCommand) carrier() (pipeline.Carrier, pipeline.Target) {
	if p.zip != "" {
		return pipeline.Zip, onefile.Zip{Name: p.zip}
	}
	if p.single != "" {
		return pipeline.Single, onefile.Page{Name: p.single}
	}
	return pipeline.Website, folder.Folder{Dir: p.out, Clock: time.Now}
}

// checkPlace returns a usageError for flags that name two places, or a file whose name
// other programs would not open.
func (p *buildCommand) checkPlace() error {
	if p.file() == "" {
		return nil
	}
	if p.out != defaultOut || p.zip != "" && p.single != "" {
		return wrongUse("build-one-place")
	}
	if p.headers {
		return wrongUse("build-headers-file")
	}
	ending := ".zip"
	if p.single != "" {
		ending = ".html"
	}
	if !strings.EqualFold(filepath.Ext(p.file()), ending) {
		return wrongUse("build-file-name", "file", p.file(), "ending", ending)
	}
	return nil
}

// sayFile prints how large the file is that the build made.
func (p *buildCommand) sayFile(done file.Outcome, took time.Duration) {
	key, size := "built-file", (done.Bytes+999)/1000
	if done.Written == 0 {
		key = "unchanged-file"
	}
	fmt.Fprintln(p.stdout, p.words().Say(key, "count", p.published.Result.Pages, "file", p.file(), "size", size, "time", took))
}
