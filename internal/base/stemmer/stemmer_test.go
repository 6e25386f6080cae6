package stemmer

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestDutch(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]string{
		"huis": "huis", "huizen": "huis", "huisje": "huis", "gezin": "zin", "gezinnen": "zin", "brieven": "brief", "brief": "brief",
		"vrijwilligers": "vrijwil", "vrijwilligster": "vrijwil", "opleidingen": "opleid", "mogelijkheden": "molijk", "woning": "woon",
		"werkte": "werk", "gewerkt": "werk", "uitgewerkt": "uitwerk", "woonden": "woond", "foto's": "foto", "fotootje": "fotoo",
		"ideeën": "ideeën", "knieën": "knieën", "financiële": "financieel", "cafés": "café", "schilderij": "schilder", "bloempje": "bloem",
		"koninkje": "koon", "geval": "geval", "gevallen": "geval", "gevaar": "gevaar", "geef": "geef", "geënt": "ent", "geïnd": "inn",
		"innig": "innig", "geweij": "geweij", "en": "en", "s": "s", "": "",
	} {
		if got := Dutch(word); got != want {
			t.Errorf("Dutch(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestDutchEndings(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]string{"gezinnen": "gezin", "begeleiding": "begeleid", "gemeenten": "gemeent", "huizen": "huis"} {
		if got := DutchEndings(word); got != want {
			t.Errorf("DutchEndings(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestFor(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ lang, word, want string }{
		{"nl-BE", "huizen", "huis"}, {"en", "families", "famili"}, {"fr", "familles", "famill"}, {"de", "häuser", "haus"},
	} {
		if got := For(c.lang)(c.word); got != c.want {
			t.Errorf("%s: %q is %q, want %q", c.lang, c.word, got, c.want)
		}
	}
	if For("uk") != nil {
		t.Error("a stemmer of Ukrainian, which has none")
	}
}

// oracle asks Snowball 3 for stems. It needs Node and the packages of npm that
// WENK_NODE_MODULES names.
const oracle = `import { readFileSync } from "node:fs";
const { dutch } = await import(process.argv[2]);
console.log(JSON.stringify(readFileSync(0, "utf8").split("\n").map(dutch)));
`

// TestDutchOracle compares with Snowball 3, for the words of the guide, and for those of a
// word list of Dutch that WENK_WORDS names.
func TestDutchOracle(t *testing.T) {
	t.Parallel()
	modules := os.Getenv("WENK_NODE_MODULES")
	if _, err := exec.LookPath("node"); err != nil || modules == "" {
		t.Skip("Node or WENK_NODE_MODULES is not there")
	}
	words := wordsOf(t)
	script := filepath.Join(t.TempDir(), "oracle.mjs")
	if err := os.WriteFile(script, []byte(oracle), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", script, filepath.Join(modules, "multilingual-stemmer/dist/index.js"))
	cmd.Stdin = strings.NewReader(strings.Join(words, "\n"))
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var stems []string
	if err := json.Unmarshal(out, &stems); err != nil || len(stems) != len(words) {
		t.Fatal(err, len(stems), len(words))
	}
	for i, w := range words {
		if got := Dutch(w); got != stems[i] {
			t.Errorf("Dutch(%q) = %q, Snowball has %q", w, got, stems[i])
		}
	}
	t.Log(len(words), "words")
}

// wordsOf returns different words in lower case, of letters alone.
func wordsOf(t *testing.T) []string {
	t.Helper()
	var text strings.Builder
	if name := os.Getenv("WENK_WORDS"); name != "" {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text.Write(data)
	}
	err := filepath.Walk("../../../content/nl", func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		text.Write(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	var words []string
	for w := range strings.FieldsFuncSeq(strings.ToLower(text.String()), func(r rune) bool { return !isVowel(r) && (r < 'a' || r > 'z') && r != '\'' }) {
		if !seen[w] {
			seen[w] = true
			words = append(words, w)
		}
	}
	return words
}
