package markdown

import (
	"html"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestForeignText reads a guide as it comes from other programs: its text is, letter
// for letter, that of the reference parser of CommonMark, which is given alerts and
// admonitions as their titles and what is in them, and check boxes as none.
func TestForeignText(t *testing.T) {
	guide, err := txtar.ParseFile("testdata/foreign.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var names, texts []string
	plain := []string{}
	for _, f := range guide.Files {
		if strings.HasSuffix(f.Name, ".md") {
			names, texts = append(names, f.Name), append(texts, string(f.Data))
			plain = append(plain, withoutForeign(string(f.Data)))
		}
	}
	var answers []string
	ask(t, "html", plain, &answers)
	for i, text := range texts {
		got, want := letters(usual(text)), letters(usualSigns(answers[i]))
		if got != want {
			t.Errorf("%s\n got %s\nwant %s", names[i], got, want)
		}
	}
	if len(texts) < 6 {
		t.Errorf("%d pages", len(texts))
	}
}

var (
	ofAlert      = regexp.MustCompile(`(?m)^> \[!\w+\] ?(.*)$`)
	ofAdmonition = regexp.MustCompile(`(?m)^(?:!!!|\?\?\?) \w+(?: "(.*)")?\n((?:(?: {4}.*)?\n)+)`)
	ofFence      = regexp.MustCompile("(?ms)^```.*?^```$")
	ofTask       = regexp.MustCompile(`(?m)^- \[[ x]\] `)
	anyTag       = regexp.MustCompile(`<[^>]*>`)
)

// withoutForeign returns a text with nothing in it but CommonMark.
func withoutForeign(text string) string {
	var b strings.Builder
	for text != "" {
		at := ofFence.FindStringIndex(text)
		if at == nil {
			at = []int{len(text), len(text)}
		}
		part := ofAlert.ReplaceAllString(text[:at[0]], "> $1\n>")
		part = ofAdmonition.ReplaceAllStringFunc(part, func(s string) string {
			m := ofAdmonition.FindStringSubmatch(s)
			return m[1] + "\n\n" + strings.ReplaceAll(m[2], "\n    ", "\n")[4:]
		})
		b.WriteString(ofTask.ReplaceAllString(part, "- ") + text[at[0]:at[1]])
		text = text[at[1]:]
	}
	return b.String()
}

// letters returns the text of HTML without white space.
func letters(page string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, html.UnescapeString(anyTag.ReplaceAllString(page, "")))
}
