package pdf

import (
	"cmp"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// answers are what people type: every letter of the languages that can be typed,
// and names.
var answers = []string{
	"Ayşe Yılmaz, Ğ İ ğ ı Ş ş", "Łódź ĄĆĘŁŃŚŹŻ ąćęłńśźż", "Đorđe Čović šž ŠŽ", "Ștefan Țepeș ĂÂÎ ăâî", "Shpëtim Çela ËÇ",
	"Київ, Сім’я Ґ ґ Є є І і Ї ї ʼ №", "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩ", "ЪЫЬЭЮЯ абвгдеёжзийклмно", "прстуфхцчшщъыьэюя",
	"één œuvre, façade, Größe, señor € –", "Els@voorbeeld.be_[1] <0470/12.34.56>",
}

// filled returns a document in whose fields a program wrote the answers, but did
// not draw them: whatever shows it sets them in the font of the fields.
func filled(values []string) []byte {
	d := New(Meta{Title: "Ingevuld", Lang: "nl"})
	p := d.Page(595, 842)
	for i, v := range values {
		p.TextField(d.Root.Add(P), Field{Name: "a", Tip: "Wat?", Rect: Rect{20, 20 + 24*float64(i), 550, 20}})
		a := p.annotations[i]
		dict := a.dict
		a.dict = func(f *file) string {
			before, _, _ := strings.Cut(dict(f), "/AP ")
			return before + "/V " + text(v)
		}
	}
	return d.Bytes()
}

// own are the answers that MuPDF can set: it takes no font of the document, but
// has one of its own, without the letters of Turkish and Polish.
var own = []string{answers[4], answers[6], answers[7], answers[8], answers[9], answers[10]}

// TestFilled reads what poppler and MuPDF show of fields that are filled in.
func TestFilled(t *testing.T) {
	name := filepath.Join(t.TempDir(), "filled.pdf")
	if err := os.WriteFile(name, filled(answers), 0o666); err != nil {
		t.Fatal(err)
	}
	t.Run("poppler", func(t *testing.T) { shows(t, answers, "pdftotext", "-raw", name, "-") })
	t.Run("MuPDF", func(t *testing.T) { shows(t, own, "mutool", "draw", "-q", "-F", "text", name) })
}

// shows checks that a program reads texts.
func shows(t *testing.T, texts []string, command ...string) {
	t.Helper()
	tool, err := exec.LookPath(command[0])
	if err != nil {
		t.Skip(command[0] + " is not installed")
	}
	out, err := exec.Command(tool, command[1:]...).Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range texts {
		if !strings.Contains(string(out), want) {
			t.Errorf("%s does not show %q:\n%s", command[0], want, out)
		}
	}
}

// TestFilledInFirefox fills in fields with pdf.js and saves: other programs then
// show the same.
func TestFilledInFirefox(t *testing.T) {
	dir := cmp.Or(os.Getenv("WENK_NODE_MODULES"), filepath.Join("..", "..", "testing", "browsertest", "testdata", "npm", "node_modules"))
	library, err := filepath.Abs(filepath.Join(dir, "pdfjs-dist", "legacy", "build", "pdf.mjs"))
	if err != nil {
		t.Fatal(err)
	}
	node, err := exec.LookPath("node")
	if _, none := os.Stat(library); err != nil || none != nil {
		t.Skip("pdf.js or node is not installed; run npm ci in a copy of internal/testing/browsertest/testdata/npm and set WENK_NODE_MODULES")
	}
	name := filepath.Join(t.TempDir(), "filled.pdf")
	if err := os.WriteFile(name, filled(make([]string, len(answers))), 0o666); err != nil {
		t.Fatal(err)
	}
	values, err := json.Marshal(answers)
	if err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(node, filepath.Join("testdata", "fill.mjs"), library, name, string(values)).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Run("poppler", func(t *testing.T) { shows(t, answers, "pdftotext", "-raw", name, "-") })
	t.Run("MuPDF", func(t *testing.T) { shows(t, answers, "mutool", "draw", "-q", "-F", "text", name) })
}
