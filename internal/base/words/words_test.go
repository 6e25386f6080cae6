package words

import (
	"slices"
	"strings"
	"testing"

	"wenk/internal/base/diag"
)

func TestProblems(t *testing.T) {
	for _, c := range []struct {
		d                   diag.Diagnostic
		lang, message, hint string
	}{
		{diag.Diagnostic{Code: "link-broken", Args: []any{"a.md"}}, "en", `there is no page "a.md"`, "check the name of the file and its folder"},
		{diag.Diagnostic{Code: "link-broken", Args: []any{"a.md"}, Suggest: "b.md"}, "nl-BE", `er is geen pagina "a.md"`, "bedoelde je b.md?"},
		{diag.Diagnostic{Code: "link-empty"}, "fr", "this link leads nowhere", "put an address between the parentheses"},
		{diag.Diagnostic{Code: "front-matter-type", Args: []any{diag.Word("list"), diag.Word("text")}}, "nl", "hier staat een lijst in plaats van een tekst", "schrijf een tekst"},
		{diag.Diagnostic{Code: "config-unknown-key", Args: []any{"a", "b, c"}}, "en", `unknown key "a"`, "known are: b, c"},
		{diag.Diagnostic{Code: "yaml-depth", Args: []any{20}}, "en", "this YAML is nested more than 20 levels deep", "make it flatter"},
		{diag.Diagnostic{Code: "link-broken", Args: []any{"100%s {name} \"\x07"}}, "en", `there is no page "100%s {name} \"\a"`, "check the name of the file and its folder"},
		{diag.Diagnostic{Code: "block-attribute-missing", Args: []any{"tip", "voice"}}, "en", `the block "tip" has no voice`, "add it between braces: {voice=...}"},
		{diag.Diagnostic{Code: "image-alt"}, "en", "this picture has no description", "write between [ ] what it shows; write {decorative} after it when it only decorates"},
		{diag.Diagnostic{Code: "script-no-font", Args: []any{"A", "x", diag.Word("Tifinagh")}}, "nl", "de labels in het A (x) zijn in een schrift waarvoor wenk geen lettertype heeft: Tifinagh; in die taal komen er geen pdf's", "lezers kunnen het sjabloon in die taal op het scherm openen en vandaar afdrukken"},
		{diag.Diagnostic{Code: "no-such-code"}, "nl", "no-such-code", ""},
	} {
		if got := For(c.lang).Message(c.d); got != c.message {
			t.Errorf("message of %s: %s", c.d.Code, got)
		}
		if got := For(c.lang).Hint(c.d); got != c.hint {
			t.Errorf("hint of %s: %s", c.d.Code, got)
		}
	}
}

func TestSay(t *testing.T) {
	for _, c := range []struct {
		lang, key string
		args      []any
		want      string
	}{
		{"en", "errors", []any{"count", 1}, "1 error"},
		{"nl", "errors", []any{"count", 0}, "0 fouten"},
		{"ti", "warnings", []any{"count", 2}, "2 warnings"},
		{"nl", "errors", nil, "{count} fouten"},
		{"en", "and-more", []any{"files", "{count}", "count", 3}, "{count} and 3 more"}, // a file may be called so
		{"en", "nothing", nil, "nothing"},
	} {
		if got := For(c.lang).Say(c.key, c.args...); got != c.want {
			t.Errorf("%s in %s is %q", c.key, c.lang, got)
		}
	}
}

// TestOwn replaces texts of wenk by the guide's own words.
func TestOwn(t *testing.T) {
	own := func(text map[string]string) (*Catalog, diag.List) {
		var diags diag.List
		c := New("nl-BE", &Own{File: func(lang string) *diag.Source {
			if s, ok := text[lang]; ok {
				return diag.NewSource("layouts/words/"+lang+".yaml", []byte(s))
			}
			return nil
		}, Uses: func(section, key string) bool { return section == "interface" && key != "hi" && key != "problem" }}, &diags)
		return c, diags
	}
	c, diags := own(map[string]string{
		"en":    "hello: Hello\nbye: Bye",
		"nl":    "hello: Hallo\ninterface: {again: {one: nog eens, other: \"nog {count} keer\"}}\nproblems: {link-empty: {says: een lege link}}\ncommands: {made: \"klaar: {file}\"}",
		"nl-BE": "hello: Dag",
	})
	for got, want := range map[string]string{
		c.Word("hello"): "Dag", c.Word("bye"): "Bye", c.Word("again", "count", 1): "nog eens", c.Word("again", "count", 2): "nog 2 keer",
		c.Message(diag.Diagnostic{Code: "link-empty"}): "een lege link", c.Say("made", "file", "a"): "klaar: a", c.Say("error"): "fout",
	} {
		if got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
	if len(diags) > 0 {
		t.Errorf("%v", diags)
	}
	_, diags = own(map[string]string{"nl": "a: [b]\nproblems: {link-empty: {sais: d}, config-depth: x}\ninterface: {e: {one: f}}\ncommands: g\nkinds: {made: {}}\nhi: x\nproblem: {y: {}}"})
	var codes, near []string
	for _, d := range diags {
		codes = append(codes, d.Pos.String()+" "+d.Code)
		if d.Code == "words-unknown" {
			near = append(near, d.Suggest)
		}
	}
	want := []string{
		"layouts/words/nl.yaml:1:4 config-type", "layouts/words/nl.yaml:2:25 config-unknown-key",
		"layouts/words/nl.yaml:3:16 config-missing-key", "layouts/words/nl.yaml:4:11 config-type",
		"layouts/words/nl.yaml:2:35 words-unknown", "layouts/words/nl.yaml:5:9 words-unknown", "layouts/words/nl.yaml:6:1 words-unknown", "layouts/words/nl.yaml:7:1 words-unknown",
	}
	if !slices.Equal(codes, want) {
		t.Errorf("got %s", strings.Join(codes, "\n"))
	}
	if want := []string{"yaml-depth", "commands: made", "", "problems"}; !slices.Equal(near, want) {
		t.Errorf("near are %q", near)
	}
	if _, diags = own(map[string]string{"nl": "a: ["}); len(diags) != 1 {
		t.Errorf("%v", diags)
	}
}
