package html_test

import (
	"fmt"
	"testing"
)

// The glossary names the first pages of a term, and says how many more there are.
func TestUsed(t *testing.T) {
	guide := map[string]string{
		"content/wenk.yaml":     "title: Gids\nglossary: [{id: ocmw, term: OCMW, text: Helpt.}, {id: caw, term: CAW, text: Helpt.}, {id: vzw, term: vzw, text: Samen.}]\n",
		"layouts/glossary.html": `{{range .TermsByName}}{{.Term}}:{{with $.Used .}}{{range .Pages}} {{.Title}}{{end}} +{{.More}}{{end}};{{end}}`,
	}
	for i := range 14 {
		text := fmt.Sprintf("# P%d\n\nHet OCMW.", i+1)
		if i > 1 {
			text += " Het CAW."
		}
		guide[fmt.Sprintf("content/p%02d.md", i+1)] = text
	}
	guide["content/index.md"] = "# Thuis\n"
	files, problems := publish(t, guide)
	if problems != "" {
		t.Error(problems)
	}
	want := "CAW: P3 P4 P5 P6 P7 P8 P9 P10 P11 P12 P13 P14 +0;OCMW: P1 P2 P3 P4 P5 P6 P7 P8 P9 P10 P11 P12 +2;vzw:;"
	if got := text(files["woordenlijst/index.html"]); got != want {
		t.Errorf("the glossary says\n%s\nwant\n%s", got, want)
	}
}
