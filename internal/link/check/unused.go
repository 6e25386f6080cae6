package check

import (
	"path"
	"strings"

	"wenk/internal/base/diag"
	"wenk/internal/link/site"
)

// maxUnused is the number of unused files of one folder that are reported one by one.
const maxUnused = 3

// unused reports the files in content that are not published because nothing links to
// them. More than maxUnused files of one folder are reported together. It leaves out
// files that have another problem, and files that a broken link may mean. It runs
// last, since it looks at the problems found before: a file of which the name is
// misspelt in a link is not unused but misnamed, and is reported once.
func unused(s *site.Site, diags *diag.List) {
	names := s.Unused()
	if len(names) == 0 {
		return
	}
	told := map[string]bool{}
	for _, d := range *diags {
		told[d.Pos.File] = true
		if near, _, _ := strings.Cut(d.Suggest, "#"); near != "" { // a link to it is wrong
			told[path.Join(path.Dir(d.Pos.File), near)] = true
		}
	}
	folders := map[string][]string{}
	for _, name := range names {
		if at := "content/" + name; !told[at] {
			folders[path.Dir(at)] = append(folders[path.Dir(at)], at)
		}
	}
	for folder, files := range folders {
		if len(files) > maxUnused {
			diags.Add(diag.Diagnostic{Code: "files-unused", Pos: diag.Pos{File: folder}, Args: []any{len(files), path.Base(files[0])}})
			continue
		}
		for _, file := range files {
			diags.Add(diag.Diagnostic{Code: "file-unused", Pos: diag.Pos{File: file}, Args: []any{path.Base(file), asDestination(path.Base(file))}})
		}
	}
}

// asDestination returns a file name as a link writes it. Characters that end or
// change a destination in Markdown are percent-encoded, and a name with spaces or
// brackets stands in angle brackets: "plan (1).pdf" → "<plan (1).pdf>". An editor can
// copy it.
func asDestination(name string) string {
	name = strings.NewReplacer("%", "%25", "#", "%23", "?", "%3F", "<", "%3C", ">", "%3E").Replace(name)
	if strings.ContainsAny(name, " ()") {
		return "<" + name + ">"
	}
	return name
}
