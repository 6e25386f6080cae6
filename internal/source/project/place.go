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

// looksLikeSettings reports whether an editor may take a file for the settings of the
// guide: wenk.yaml in any case of letters, wenk.yml, or with the .txt that Windows hides.
func looksLikeSettings(name string) bool {
	stem := strings.TrimSuffix(strings.ToLower(path.Base(name)), ".txt")
	return stem == settingsName || stem == "wenk.yml"
}

// checkUnread reports a file of content, with its path on the disk at, whose name lets an
// editor think that wenk reads it: settings in a wrong place, a page with a wrong ending,
// or a copy that a program for sharing files made.
func checkUnread(at, name string, diags *diag.List) {
	top, _, below := strings.Cut(name, "/")
	switch {
	case name == settingsName:
	case looksLikeSettings(name) || below && looksLikeSettings(top):
		diags.Add(fileProblem(at, "settings-place"))
	case filename.LikePage(name):
		diags.Add(fileProblem(at, "name-page", path.Base(name)))
	case filename.Copy(name):
		diags.Add(fileProblem(at, "name-copy", path.Base(name)))
	}
}

// checkBeside reports each file beside the folders of a guide that looks like settings,
// and each folder there whose name differs from one of those only in the case of its
// letters.
func checkBeside(dir fs.FS, diags *diag.List) error {
	entries, err := fs.ReadDir(dir, ".")
	if err != nil && !errors.Is(err, fs.ErrPermission) {
		return err
	}
	for _, e := range entries {
		// A folder Content is content on macOS and Windows, and unknown on Linux.
		name, folders := e.Name(), []string{"content", "layouts", "static"}
		switch lower := strings.ToLower(name); {
		case looksLikeSettings(name):
			diags.Add(fileProblem(name, "settings-place"))
		case e.IsDir() && lower != name && slices.Contains(folders, lower):
			diags.Add(fileProblem(name, "folder-case", lower))
		}
	}
	return nil
}
