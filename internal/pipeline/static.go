package pipeline

import (
	"maps"
	"path"
	"slices"
	"strings"

	"wenk/internal/base/diag"
	"wenk/internal/media/asset"
	"wenk/internal/media/picture"
)

// checkStatic reports the static files that run or load something from another site:
// stylesheets that are published as they are, and drawings.
func checkStatic(static map[string][]byte, diags *diag.List) {
	for _, name := range slices.Sorted(maps.Keys(static)) {
		switch strings.ToLower(path.Ext(name)) {
		case ".svg":
			err := picture.Check(static[name])
			if code := pictureCode(err); code != "" && err != picture.ErrBroken { // browsers show nothing of that
				diags.Add(diag.Diagnostic{Code: code, Pos: diag.Pos{File: "static/" + name}, Args: pictureArgs(name)})
			}
		case ".css":
			if asset.Source(name) {
				continue
			}
			for _, e := range asset.Outside(name, static[name]) {
				diags.Add(assetProblem(e))
			}
		}
	}
}

func assetProblem(e *asset.Error) diag.Diagnostic {
	code := "asset-broken"
	switch {
	case e.Outside:
		code = "asset-outside"
	case e.Missing:
		code = "asset-missing"
	}
	return diag.Diagnostic{Code: code, Pos: diag.Pos{File: e.File, Line: e.Line, Col: e.Col}, Source: e.Text, Args: []any{e.Msg}}
}
