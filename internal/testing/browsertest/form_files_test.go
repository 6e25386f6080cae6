package browsertest

import (
	"encoding/base64"
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// formFiles returns files with the result that they must give: those in
// testdata/form/files.txtar, and large ones. A file without data stands for 60 MB of zeros.
func formFiles(t *testing.T) []txtar.File {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/form/files.txtar")
	if err != nil {
		t.Fatal(err)
	}
	dossier := func(parts string) string {
		return `{"format":"wenk-dossier","version":1,"guide":"gids","dossier":{"id":"d-1",` + parts + `}}`
	}
	list := func(n int) string { // of things with an id
		var items []string
		for i := range n {
			items = append(items, `{"id":"x`+strconv.Itoa(i)+`"}`)
		}
		return "[" + strings.Join(items, ",") + "]"
	}
	goals := func(a, b int) string {
		return dossier(`"templates":{"a":{"entries":` + list(a) + `},"b":{"entries":` + list(b) + `}}`)
	}
	nested := func(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) }
	made := []txtar.File{
		{Name: "ok/imp-long-text", Data: []byte(dossier(`"name":"` + strings.Repeat("a", 100_000) + `"`))},
		{Name: "large/imp-many-rows", Data: []byte(dossier(`"people":` + list(3000)))},
		{Name: "large/imp-huge", Data: nil},
		{Name: "format/imp-deep-100k", Data: []byte(nested(100_000))},
		{Name: "large/long-text", Data: []byte(dossier(`"name":"` + strings.Repeat("a", 100_001) + `"`))},
		{Name: "large/long-key", Data: []byte(dossier(`"` + strings.Repeat("a", 100_001) + `":1`))},
		{Name: "ok/people", Data: []byte(dossier(`"people":` + list(500)))},
		{Name: "large/people", Data: []byte(dossier(`"people":` + list(501)))},
		{Name: "ok/goals", Data: []byte(goals(1000, 1000))},
		{Name: "large/goals", Data: []byte(goals(1001, 1000))},
		{Name: "large/list", Data: []byte(dossier(`"later":[` + strings.Repeat("0,", 2000) + `0]`))},
		{Name: "ok/deep", Data: []byte(dossier(`"later":` + nested(18)))},
		{Name: "format/deep", Data: []byte(dossier(`"later":` + nested(19)))},
		{Name: "format/deep-inside", Data: []byte(dossier(`"later":` + nested(100_000)))},
		{Name: "format/quotes", Data: []byte(`{"a":"` + strings.Repeat(`\"`, 2_000_000))},
		{Name: "format/brackets-in-text", Data: []byte(`"` + strings.Repeat("[", 1_000_000))},
		{Name: "ok/brackets-in-text", Data: []byte(dossier(`"name":"` + strings.Repeat("[", 90_000) + `"`))},
	}
	for i, f := range archive.Files {
		archive.Files[i].Data = []byte(strings.TrimSuffix(locked(t, string(f.Data)), "\n"))
	}
	return append(archive.Files, made...)
}

// quoted returns a text as JavaScript.
func quoted(t *testing.T, text string) string {
	t.Helper()
	data, err := json.Marshal(text)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// locked encodes the header of a locked file that stands in it as JSON.
func locked(t *testing.T, text string) string {
	t.Helper()
	var file map[string]json.RawMessage
	if json.Unmarshal([]byte(text), &file) != nil || len(file["header"]) == 0 || file["header"][0] != '{' {
		return text
	}
	header, err := json.Marshal(base64.StdEncoding.EncodeToString(file["header"]))
	if err != nil {
		t.Fatal(err)
	}
	file["header"] = header
	data, err := json.Marshal(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
