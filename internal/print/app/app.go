// Package app prints what readers need to keep a site on their device: a manifest, with
// which it can be installed as an app, and a worker that gives its pages without a network.
//
//	a := app.New(app.Input{Site: s, Words: words, …}, files)
//	files = a.Files() // those and manifest.json, sw.js
//
// The worker has a list of the files that readers need, each with its SHA-256 and its size;
// PDFs, which not everyone wants to pay for, are a second part of it. static/js/sw.js is
// the code. A site that readers cannot keep has a worker that removes itself, at the same
// address: a browser that has an older worker looks there, and nowhere else.
//
// The laws:
//
//   - A file is made once: its hash is taken while someone else needs its bytes. So the
//     files of this package are made last (see [file.File]). A file that was not made yet
//     is made for its hash alone.
//   - Of each file only its address, hash and size are in memory.
//   - A site of more than 3,000 files has no list, and no file of it is hashed. One of more
//     than 60 MB has none either: that shows when its files are made.
//   - What the list names is a file at that address on any host. Files for hosts and for
//     programs are not on it.
package app

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"wenk/internal/base/file"
	"wenk/internal/base/words"
	"wenk/internal/link/site"
)

// The addresses of the manifest and of the worker.
const (
	Manifest = "manifest.json"
	Worker   = "sw.js"
)

// The most that readers can keep.
const (
	maxFiles = 3_000
	maxBytes = 60_000_000
)

// An Input is what the app of a site is made from.
type Input struct {
	Site  *site.Site
	Words *words.Catalog
	Offer bool // readers may keep the site
	// Script is what static/js/sw.js is bundled to, Gone what static/js/gone.js is. Without
	// them there is no app.
	Script, Gone []byte
	Icon         func(size int) string // the path of the icon of a size in pixels
	// Query returns what pages put behind the path of a file when they ask for it, such
	// as "?1a2b3c4d5e", or "".
	Query func(path string) string
}

// An App is the app of one site.
type App struct {
	Input
	files []file.File
	texts []*entry // on the list
	pdfs  []*entry // on its second part
	list  func() list
}

// New returns the app of a site with the given files.
func New(in Input, files []file.File) *App {
	a := &App{Input: in, files: slices.Clone(files)}
	if a.Offer = a.Offer && a.Script != nil; a.Offer {
		a.choose()
	}
	a.list = sync.OnceValue(a.makeList)
	return a
}

// choose decides which files are on the list. Each of them notes its hash when it is made.
func (a *App) choose() {
	redirects := a.redirects()
	for i := range a.files {
		f := &a.files[i]
		switch {
		case redirects[f.Path] || !needed(f.Path):
		case strings.EqualFold(path.Ext(f.Path), ".pdf"):
			a.pdfs = append(a.pdfs, a.newEntry(f))
		default:
			a.texts = append(a.texts, a.newEntry(f))
		}
	}
	if len(a.texts) > maxFiles {
		a.Offer, a.texts = false, nil
	}
	if len(a.texts)+len(a.pdfs) > maxFiles || !a.Offer {
		a.pdfs = nil
	}
	for _, e := range slices.Concat(a.texts, a.pdfs) {
		e.watch()
	}
}

// Offered reports whether pages should offer to keep the site. It is known before any file
// is made.
func (a *App) Offered() bool { return a.Offer }

// Files returns the files of the site and those of the app.
func (a *App) Files() []file.File {
	switch {
	case a.Gone == nil:
		return a.files
	case !a.Offer:
		return append(a.files, file.File{Path: Worker, Data: a.Gone})
	}
	last := func(path string, data func() []byte) file.File {
		return file.File{Path: path, Pieces: file.FromFunc(data), Last: true}
	}
	return append(a.files, last(Manifest, a.manifest), last(Worker, a.worker))
}

// worker returns the worker: its constants, and its code.
func (a *App) worker() []byte {
	l := a.list()
	if l.large {
		return a.Gone
	}
	return fmt.Appendf(nil, "const BUILD=%q,FILL=%q,PDFS=%d,LIST=%q;\n%s", l.build(), "/"+a.Words.Address("fill")+"/", l.pdfs, l.text, a.Script)
}

// redirects returns the files that lead from an old or a short address to a page.
func (a *App) redirects() map[string]bool {
	all := map[string]bool{}
	for _, p := range a.Site.Authored {
		for _, address := range p.Aliases {
			all[address+"index.html"] = true
		}
	}
	for _, r := range a.Site.Redirects {
		all[r.From+"index.html"] = true
	}
	for _, p := range a.Site.Pages {
		switch p.Type {
		case site.Ledger:
			all[p.Table()] = true
		case site.Short:
			all[p.Address+"index.html"] = true
		}
	}
	return all
}

// needed reports whether readers need a file, and get it from any host. Of a name that
// begins with a dot or an underscore no host is sure to give the file.
func needed(name string) bool {
	switch name {
	case "404.html", "CNAME", "dossier.schema.json", "feed.xml", "guide.json", "guide.schema.json", "robots.txt", "sitemap.xml":
		return false
	}
	return !strings.HasPrefix(name, "_") && !strings.HasPrefix(name, ".") && !strings.Contains(name, "/.") && !strings.HasPrefix(name, "assets/share/")
}
