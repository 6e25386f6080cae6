package words

import (
	"io/fs"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"wenk/internal/base/diag"
)

// texts returns all texts of a catalogue, each by its section and key.
func (c *Catalog) texts() iter.Seq2[string, *text] {
	return func(yield func(string, *text) bool) {
		for key, t := range c.words {
			if !yield("interface: "+key, t) {
				return
			}
		}
		for key, t := range c.commands {
			if !yield("commands: "+key, t) {
				return
			}
		}
		for key, p := range c.problems {
			if !yield("problems: "+key, p.says) || p.hint != nil && !yield("problems: "+key+": hint", p.hint) {
				return
			}
		}
	}
}

// TestCatalogues checks each catalogue against English: its keys, its places and its
// plural forms.
func TestCatalogues(t *testing.T) {
	english := map[string]*text{}
	for key, text := range builtin(source).texts() {
		english[key] = text
	}
	for _, lang := range Languages() {
		c := builtin(lang)
		for key, text := range c.texts() {
			en, ok := english[key]
			if !ok {
				t.Errorf("%s: %s is not in English", lang, key)
				continue
			}
			if got, want := text.places(), en.places(); !slices.Equal(got, want) {
				t.Errorf("%s: %s has the places %v, in English %v", lang, key, got, want)
			}
			if text.forms != nil {
				checkForms(t, lang+": "+key, text)
			}
		}
	}
}

// checkForms checks that a text has each form that its language has for a number, and
// the form "other", and no more.
func checkForms(t *testing.T, name string, text *text) {
	t.Helper()
	asked := map[string]bool{"other": true}
	for n := range 1001 {
		asked[formOf(text.lang, n)] = true
	}
	for form := range asked {
		if text.forms[form] == "" {
			t.Errorf("%s has no form %q", name, form)
		}
	}
	for form := range text.forms {
		if !asked[form] {
			t.Errorf("%s has a form %q that its language has not", name, form)
		}
	}
}

// TestComplete checks that the languages of editors have every text.
func TestComplete(t *testing.T) {
	dutch := map[string]*text{}
	for key, text := range builtin("nl").texts() {
		dutch[key] = text
	}
	for key := range builtin(source).texts() {
		if dutch[key] == nil {
			t.Errorf("%s is not in Dutch", key)
		}
	}
}

// TestSections checks that the languages of editors have the same addresses and the
// same words of kinds.
func TestSections(t *testing.T) {
	en, nl := builtin(source), builtin("nl")
	if got, want := slices.Sorted(maps.Keys(nl.addresses)), slices.Sorted(maps.Keys(en.addresses)); !slices.Equal(got, want) {
		t.Errorf("addresses: Dutch has %v, English %v", got, want)
	}
	if got, want := slices.Sorted(maps.Keys(nl.kinds)), slices.Sorted(maps.Keys(en.kinds)); !slices.Equal(got, want) {
		t.Errorf("kinds: Dutch has %v, English %v", got, want)
	}
	for id, k := range en.kinds {
		d := nl.kinds[id]
		if (d.Label == "") != (k.Label == "") || (d.Plural == "") != (k.Plural == "") || (d.Intro == "") != (k.Intro == "") || (d.Collection == "") != (k.Collection == "") ||
			!slices.Equal(slices.Sorted(maps.Keys(d.Fields)), slices.Sorted(maps.Keys(k.Fields))) {
			t.Errorf("%s: %+v in Dutch, %+v in English", id, d, k)
		}
	}
}

// TestCodes checks that every code has words, which name what the problem has.
func TestCodes(t *testing.T) {
	c := builtin(source)
	for _, code := range diag.Codes() {
		p := c.problems[code]
		if p.says == nil || p.hint == nil {
			t.Errorf("%s has no words", code)
			continue
		}
		_, names := diag.Diagnostic{Code: code}.Phrase()
		for _, name := range append(p.says.places(), p.hint.places()...) {
			if !slices.Contains(names, name) && name != "decorative" { // an attribute of pictures
				t.Errorf("%s has no {%s}, only %v", code, name, names)
			}
		}
	}
	for key, p := range c.problems {
		if p.hint != nil && !slices.Contains(diag.Codes(), key) {
			t.Errorf("there is no problem %s", key)
		}
	}
}

// begun and ended list the beginnings and the ends of keys that callers put together.
var (
	begun = []string{"drafts-", "drafts-hint-", "drafts-title-", "form-refused-", "form-support-", "form-taken-", "form-tie-", "form-weak-", "limit-", "stats-"}
	ended = []string{"-intro", "-sure"}
)

// TestCallers checks that each key has a caller.
func TestCallers(t *testing.T) {
	code := program(t)
	for key := range builtin(source).texts() {
		key = strings.TrimSuffix(key[strings.Index(key, ": ")+2:], ": hint")
		if strings.Contains(code, `"`+key+`"`) || unicode.Scripts[key] != nil {
			continue
		}
		if rest, ok := strings.CutPrefix(key, "yaml-"); ok && strings.Contains(code, `-`+rest+`"`) {
			continue
		}
		called := func(part string) bool {
			return strings.Contains(code, `"`+part+`"`) || strings.Contains(code, "`"+part+"${") || strings.Contains(code, "}"+part+"`")
		}
		if !slices.ContainsFunc(begun, func(b string) bool { return strings.HasPrefix(key, b) && called(b) }) &&
			!slices.ContainsFunc(ended, func(e string) bool { return strings.HasSuffix(key, e) && called(e) }) {
			t.Errorf("nothing asks for %s", key)
		}
	}
}

// TestNoLanguage checks that the program compares with no language: what depends on one
// is in its catalogue.
func TestNoLanguage(t *testing.T) {
	for _, found := range regexp.MustCompile(`[^\n]*([!=]= "|case ")(nl|en)"[^\n]*`).FindAllString(program(t), -1) {
		t.Error(found)
	}
}

// program returns the text of the program, its layouts and its scripts.
func program(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	for _, root := range []string{"cmd", "internal", "layouts", "static"} {
		err := filepath.WalkDir(filepath.Join("..", "..", "..", root), func(name string, d fs.DirEntry, err error) error {
			if err != nil || !slices.Contains([]string{".go", ".html", ".js"}, filepath.Ext(name)) || strings.HasSuffix(name, "_test.go") ||
				filepath.Base(name) == "codes.go" {
				return err
			}
			data, err := os.ReadFile(name)
			b.Write(data)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}
