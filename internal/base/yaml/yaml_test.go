package yaml

import (
	"fmt"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"wenk/internal/base/diag"
	"wenk/internal/base/limits"
)

// read reads settings and returns them with the problems so far. Reading values may add
// problems.
func read(text string) (*Map, *diag.List) {
	diags := &diag.List{}
	return Parse(diag.NewSource("content/wenk.yaml", []byte(text)), []byte(text), 1, "config", diags), diags
}

// list writes problems as "line:column code arguments", one a line.
func list(diags *diag.List) string {
	var b strings.Builder
	for _, d := range *diags {
		fmt.Fprintln(&b, append([]any{fmt.Sprintf("%d:%d %s", d.Pos.Line, d.Pos.Col, d.Code)}, d.Args...)...)
	}
	return b.String()
}

// TestRefused refuses YAML that is more than plain data, at its place.
func TestRefused(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a key twice", "a: 1\nb: 2\na: 3", "3:1 config-duplicate-key a 1\n"},
		{"a key twice, deeper", "a:\n  b: 1\n  b: 2", "3:3 config-duplicate-key b 2\n"},
		{"an alias", "a: &x 1\nb: *x", "1:4 yaml-alias-refused\n2:4 yaml-alias-refused\n"},
		{"an alias of nothing", "a: 1\nb: *x", "2:4 yaml-alias-refused\n"},
		{"a merge key", "a: 1\n<<: {b: 2}", "2:1 yaml-alias-refused\n"},
		{"a tag", "a: !!binary aGk=", "1:4 yaml-tag-refused !!binary\n"},
		{"a tag of its own", "a: !wie piet", "1:4 yaml-tag-refused !wie\n"},
		{"a second document", "a: 1\n---\nb: 2", "2:1 yaml-document\n"},
		{"a second document that cannot be read", "a: 1\n---\nb: [", "3:1 config-yaml yaml-open\n"},
		{"a list as a key", "? [a, b]\n: 1", "1:3 config-type list text\n"},
		{"too deep", "a: " + strings.Repeat("[", limits.YAMLDepth) + strings.Repeat("]", limits.YAMLDepth), "1:23 yaml-depth 20\n"},
		{"far too deep", "a: " + strings.Repeat("[", 20_000), "1:1 yaml-depth 20\n"},
		{"too much", "a: [" + strings.Repeat("b,", limits.YAMLValues) + "]", "1:19999 yaml-too-many 10000\n"},
		{"too large", "a: " + strings.Repeat("b", limits.Settings), "1:1 yaml-too-large 262147 262144\n"},
		{"no UTF-8", "a: 1\nb: caf\xe9", "2:7 encoding\n"},
		{"a colon in a value", "naam: Kort: lang", "1:11 config-yaml yaml-colon\n"},
		{"a tab before a key", "a:\n\tb: 1", "2:1 config-yaml yaml-tab\n"},
		{"a text", "tekst", "1:1 config-type text mapping\n"},
		{"a list", "- a", "1:1 config-type list mapping\n"},
	} {
		m, diags := read(c.text)
		if got := list(diags); got != c.want || m != nil {
			t.Errorf("%s: %v\n got %swant %s", c.name, m, got, c.want)
		}
	}
}

func TestDeepEnough(t *testing.T) {
	deep := limits.YAMLDepth - 2 // the mapping and the text are levels too
	m, diags := read("a: " + strings.Repeat("[", deep) + "b" + strings.Repeat("]", deep))
	if m == nil || len(*diags) > 0 {
		t.Errorf("%d levels are refused: %s", limits.YAMLDepth, list(diags))
	}
}

func TestEmpty(t *testing.T) {
	for _, text := range []string{"", "\n\n", "# niets", "~", "---\n"} {
		if m, diags := read(text); m == nil || len(m.Keys()) > 0 || len(*diags) > 0 {
			t.Errorf("%q: %v %s", text, m, list(diags))
		}
	}
}

// TestSpelling returns texts as the editor spelled them, also where YAML has another type for
// them.
func TestSpelling(t *testing.T) {
	for _, s := range []string{"no", "Yes", "1.10", "010", "12:30", "0x1F", "2026-05-31", "1e3", "true", ".inf", "+32 9 210 00 00"} {
		if m, diags := read("a: " + s); m.String("a") != s || len(*diags) > 0 {
			t.Errorf("%s became %q %s", s, m.String("a"), list(diags))
		}
	}
	m, _ := read("a: \"no\"\nb: 'It''s'\nc: |\n  een\n  twee\n")
	if got := m.String("a") + m.String("b") + m.String("c"); got != "noIt'seen\ntwee\n" {
		t.Errorf("quoted texts became %q", got)
	}
}

// TestTypes returns a zero value for a value of the wrong type, and reports its place.
func TestTypes(t *testing.T) {
	const text = `naam: Gids
lijst: [een, [twee], drie]
alleen: een
orde: drie
vier: 4
aan: "yes"
uit: false
dag: 2026-02-30
feest: 2026-02-28
groep: {a: 1}
groepen: [{a: 1}, b]
leeg:
`
	for _, c := range []struct {
		name    string
		ask     func(m *Map) any
		want    any
		problem string
	}{
		{"a text", func(m *Map) any { return m.String("naam") }, "Gids", ""},
		{"no text", func(m *Map) any { return m.String("leeg") + m.String("niets") }, "", ""},
		{"a list for a text", func(m *Map) any { return m.String("lijst") }, "", "2:8 config-type list text\n"},
		{"a list in texts", func(m *Map) any { return m.Strings("lijst") }, []string{"een", "drie"}, "2:14 config-type list text\n"},
		{"one text for a list", func(m *Map) any { return m.Strings("alleen") }, []string{"een"}, ""},
		{"a number", func(m *Map) any { return m.Int("vier", 9) }, 4, ""},
		{"no number", func(m *Map) any { return m.Int("leeg", 9) }, 9, ""},
		{"a word for a number", func(m *Map) any { return m.Int("orde", 9) }, 9, "4:7 config-number drie\n"},
		{"a list for a number", func(m *Map) any { return m.Int("lijst", 9) }, 9, "2:8 config-type list number\n"},
		{"a truth", func(m *Map) any { return m.Bool("uit") }, false, ""},
		{"another truth", func(m *Map) any { return m.Bool("aan") }, false, "6:6 config-bool yes\n"},
		{"a day", func(m *Map) any { return m.Date("feest").Day() }, 28, ""},
		{"no such day", func(m *Map) any { return m.Date("dag").IsZero() }, true, "8:6 config-date 2026-02-30\n"},
		{"a group", func(m *Map) any { return m.Map("groep").Int("a", 0) }, 1, ""},
		{"a text for a group", func(m *Map) any { return m.Map("naam") == nil }, true, "1:7 config-type text mapping\n"},
		{"groups", func(m *Map) any { return len(m.Maps("groepen")) }, 1, "11:19 config-type text mapping\n"},
		{"a text for groups", func(m *Map) any { return len(m.Maps("naam")) }, 0, "1:7 config-type text list\n"},
	} {
		m, diags := read(text)
		if got := c.ask(m); fmt.Sprint(got) != fmt.Sprint(c.want) || list(diags) != c.problem {
			t.Errorf("%s: %v, want %v\n got %swant %s", c.name, got, c.want, list(diags), c.problem)
		}
	}
}

func TestLabels(t *testing.T) {
	m, diags := read("a: Wonen\nb: {nl: Wonen, en: Housing}\nc: [x]")
	for key, want := range map[string]string{"a": "map[nl:Wonen]", "b": "map[en:Housing nl:Wonen]", "c": "map[]", "d": "map[]"} {
		if got := fmt.Sprint(m.Labels(key, "nl")); got != want {
			t.Errorf("%s: %s, want %s", key, got, want)
		}
	}
	if got := list(diags); got != "3:4 config-type list text\n" {
		t.Error(got)
	}
}

// TestDone reports a key that was not asked for, with the nearest key that was.
func TestDone(t *testing.T) {
	m, diags := read("title: Gids\ncolour: rood\n")
	m.String("title")
	m.Map("colors")
	m.Done()
	if got := list(diags); got != "2:1 config-unknown-key colour title, colors\n" {
		t.Error(got)
	}
	if s := (*diags)[0].Suggest; s != "colors" {
		t.Errorf("suggests %q", s)
	}
	(*Map)(nil).Done() // has no keys
}

func TestRequire(t *testing.T) {
	m, diags := read("a: 1\nb:\n")
	if m.Require("a", "b", "c") {
		t.Error("b and c are missing")
	}
	if got := list(diags); got != "1:1 config-missing-key b\n1:1 config-missing-key c\n" {
		t.Error(got)
	}
}

// TestPlaces reads front matter, which begins on the second line of its file.
func TestPlaces(t *testing.T) {
	src := diag.NewSource("content/a.md", []byte("---\ntitel: é: x\n---\n"))
	var diags diag.List
	Parse(src, []byte("titel: é: x\n"), 2, "front-matter", &diags)
	if got := list(&diags); !strings.HasPrefix(got, "2:9 front-matter-yaml") || diags[0].Source != "titel: é: x" {
		t.Errorf("%s%q", got, diags[0].Source)
	}
}

func TestSecondColon(t *testing.T) {
	lines := []string{"a: b", "tijd: van: tot", "c: d"}
	for line, want := range map[int]string{1: "2:10", 2: "2:10", 3: "2:10", 9: "9:1"} {
		l, col := secondColon(lines, line)
		if got := fmt.Sprintf("%d:%d", l, col); got != want {
			t.Errorf("the library says line %d: found at %s, want %s", line, got, want)
		}
	}
}

// FuzzYAML reads any text. The result is a Map or a problem, all places are in the text, and
// a plain text keeps its spelling.
func FuzzYAML(f *testing.F) {
	for _, s := range []string{
		"titel: Wonen: nu\n", "a: &x [1]\nb: *x\n", "<<: {a: b}\n", "a: !!int 3\n", "a: 1\n---\nb: {\n",
		"a: no\nb: 1.10\nc: 12:30\n", "lijst:\n  - {id: x, label: {nl: é, en: \"x\"}}\n", "a: |\n  tekst\n\tb", "? [a]\n: b",
		"a: 1\na: 2\n", "%TAG ! x\n---\na", "\u2028a: b", "a: \x01", "- - - - x", "{a: [b, {c", "a: '\n", "...\n", "@a: b", "---", "a:\n  b:",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ReplaceAll(text, "\r", "")
		m, diags := read(text)
		if m == nil && !diags.Fatal(false) {
			t.Error("neither a Map nor an error")
		}
		if m != nil {
			plain(t, text, m.node)
			everything(m)
			m.Require("none")
			m.Done()
		}
		lines := strings.Split(text, "\n")
		for _, d := range *diags {
			if d.Pos.Line < 1 || d.Pos.Line > len(lines) || d.Pos.Col < 1 || d.Pos.Col > len([]rune(lines[d.Pos.Line-1]))+1 {
				t.Errorf("%s at %v is not in the text", d.Code, d.Pos)
			}
		}
	})
}

// plain checks that texts without quotation marks are in the YAML as they are. Texts of
// several lines or words may be joined in another way.
func plain(t *testing.T, text string, n *yaml.Node) {
	if n.Kind == yaml.ScalarNode && n.Style == 0 && !strings.ContainsAny(n.Value, " \n\u0085\u2028\u2029") && !strings.Contains(text, n.Value) {
		t.Errorf("%q is not in the text", n.Value)
	}
	for _, c := range n.Content {
		plain(t, text, c)
	}
}

// everything asks for each key as each type.
func everything(m *Map) {
	for _, key := range m.Keys() {
		m.String(key)
		m.Strings(key)
		m.Int(key, 0)
		m.Bool(key)
		m.Date(key)
		m.Labels(key, "nl")
		m.Require(key)
		m.Problem(key, "config-id", key)
		for _, sub := range append(m.Maps(key), m.Map(key)) {
			everything(sub)
		}
	}
}

// TestComment reports a text that YAML cuts off at a "#", in each place of a document.
func TestComment(t *testing.T) {
	for text, want := range map[string]string{
		"title: Kamer #4 is vrij\n":       `1:14 config-comment "Kamer #4 is vrij"`,
		"accent: #7a2e1f\n":               `1:9 config-comment "#7a2e1f"`,
		"a:\n  - Nr #3\n  - b # c\n":      `2:8 config-comment "Nr #3"`,
		"a: zij zei \"nee\" #4\n":         `1:18 config-comment 'zij zei "nee" #4'`,
		"é: een #twee\n":                  `1:8 config-comment "een #twee"`,
		"a: b # c\n#d\ne: 3 #f\n":         "",
		"a: \"b\" #c\nd: 'e' #f\n":        "",
		"a: true #c\nd: ##\ne: |\n  #f\n": "",
		"a: b#c\n":                        "",
	} {
		var diags diag.List
		Parse(diag.NewSource("a.yaml", []byte(text)), []byte(text), 1, "config", &diags)
		got := ""
		for _, d := range diags {
			got += fmt.Sprintf("%d:%d %s %v", d.Pos.Line, d.Pos.Col, d.Code, d.Args[1])
		}
		if got != want {
			t.Errorf("%q\n got %s\nwant %s", text, got, want)
		}
	}
}
