package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"wenk"
	"wenk/internal/base/system"
	"wenk/internal/pipeline"
)

// builder opens the guide that the arguments name: a folder, or else the guide of the current
// folder, or else the guide that comes with wenk. dir is the folder of the guide, "" for the
// last. A folder that is named and that is no guide is a usageError.
func builder(args []string) (b *pipeline.Builder, dir string, err error) {
	b = &pipeline.Builder{Builtin: wenk.Files}
	// Without an argument the current folder is tried first.
	named := "."
	if len(args) > 0 {
		named = args[0]
	}
	dir = guideOf(named)
	if dir == "" && len(args) == 0 {
		return b, "", nil
	}
	if dir == "" {
		return nil, "", wrongUse("not-a-guide", "folder", named)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, "", err
	}
	// The root stays open as long as the program: the preview reads from it.
	b.Dir = system.FS(root)
	return b, dir, nil
}

// guideOf returns the folder of the guide to which a folder belongs, or "". Editors work in
// content/, so it looks in the folders around dir too, if the way up leads through a folder
// of a guide. The result is relative to the current folder where that is possible, since
// messages show it.
func guideOf(dir string) string {
	if isGuide(dir) {
		return dir
	}
	// A link to a folder of a guide leads to that guide.
	here, err1 := realPath(".")
	at, err2 := realPath(dir)
	if err1 != nil || err2 != nil {
		return "" // there is no such folder
	}
	// The way up leads from content/nl/wonen to content, whose folder is the guide.
	for up := filepath.Dir(at); up != at; at, up = up, filepath.Dir(up) {
		if !slices.Contains(pipeline.Folders(), filepath.Base(at)) || !isGuide(up) {
			continue
		}
		if rel, err := filepath.Rel(here, up); err == nil {
			return rel
		}
		return up
	}
	return ""
}

// realPath returns the absolute path of a folder without links. The folder must exist.
func realPath(dir string) (string, error) {
	full, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(full)
}

// isGuide reports whether a folder holds a guide: whether it has a folder content.
func isGuide(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, "content"))
	return err == nil && info.IsDir()
}

// sayBuiltin tells a person in the wrong folder that the command uses the guide that comes
// with wenk. Without it an editor might look for a page in another guide.
func (e *env) sayBuiltin(b *pipeline.Builder) {
	if b.Dir == nil {
		fmt.Fprintln(e.stderr, b.Words().Say("builtin"))
	}
}
