package project

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"wenk/internal/base/diag"
	"wenk/internal/base/filename"
)

// settingsName is the one file of settings that every guide may have.
const settingsName = "wenk.yaml"

// likeSettings reports whether a file is one that an editor may take for the
// settings of the guide.
func likeSettings(name string) bool {
	stem := strings.TrimSuffix(strings.ToLower(path.Base(name)), ".txt")
	return stem == settingsName || stem == "wenk.yml"
}

// unread reports a file of content that an editor may think is read, by its name.
func unread(at, name string, diags *diag.List) {
	top, _, below := strings.Cut(name, "/")
	switch {
	case name == settingsName:
	case likeSettings(name) || below && likeSettings(top):
		diags.Add(problem(at, "settings-place"))
	case filename.LikePage(name):
		diags.Add(problem(at, "name-page", path.Base(name)))
	case filename.Copy(name):
		diags.Add(problem(at, "name-copy", path.Base(name)))
	}
}

// beside reports what lies beside the folders of a guide and looks like settings, or
// like one of these folders.
func beside(dir fs.FS, diags *diag.List) error {
	entries, err := fs.ReadDir(dir, ".")
	if err != nil && !errors.Is(err, fs.ErrPermission) {
		return err
	}
	for _, e := range entries {
		name, folders := e.Name(), []string{"content", "layouts", "static"}
		switch lower := strings.ToLower(name); {
		case likeSettings(name):
			diags.Add(problem(name, "settings-place"))
		case e.IsDir() && lower != name && slices.Contains(folders, lower):
			diags.Add(problem(name, "folder-case", lower))
		}
	}
	return nil
}
