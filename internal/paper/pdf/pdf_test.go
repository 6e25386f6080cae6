package pdf

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode"

	"wenk/internal/paper/typeset"
)

// each runs a test for the sample in each language.
func each(t *testing.T, test func(t *testing.T, v version, d *document)) {
	for _, v := range versions {
		t.Run(v.lang, func(t *testing.T) { test(t, v, read(t, sample(v).Bytes())) })
	}
}

func TestSameBytes(t *testing.T) {
	for _, v := range versions {
		d := sample(v)
		once := d.Bytes()
		if !bytes.Equal(once, d.Bytes()) {
			t.Errorf("%s: the same document has other bytes", v.lang)
		}
		if !bytes.Equal(once, sample(v).Bytes()) {
			t.Errorf("%s: the same calls make other bytes", v.lang)
		}
		if len(once) > 60_000 {
			t.Errorf("%s: %d bytes", v.lang, len(once))
		}
	}
}

// TestAtOnce makes documents in several goroutines.
func TestAtOnce(t *testing.T) {
	var wg sync.WaitGroup
	for _, v := range versions {
		for range 4 {
			wg.Go(func() {
				if !bytes.Equal(sample(v).Bytes(), sample(v).Bytes()) {
					t.Errorf("%s differs", v.lang)
				}
			})
		}
	}
	wg.Wait()
}

func TestCatalog(t *testing.T) {
	each(t, func(t *testing.T, v version, d *document) {
		catalog, direction := d.catalog(), "L2R"
		if v.rtl {
			direction = "R2L"
		}
		for _, want := range []string{"/Lang " + text(v.lang), "/MarkInfo << /Marked true >>", "/DisplayDocTitle true", "/Direction /" + direction} {
			if !strings.Contains(d.bodies[catalog], want) {
				t.Errorf("no %s in %s", want, d.bodies[catalog])
			}
		}
		xmp := string(d.streams[d.ref(catalog, "Metadata")])
		for _, want := range []string{"<pdfuaid:part>1<", `"x-default">` + v.title + "<", "<rdf:li>" + v.lang + "<"} {
			if !strings.Contains(xmp, want) {
				t.Errorf("no %s in %s", want, xmp)
			}
		}
		if len(d.with(regexp.QuoteMeta("/Title "+text(v.title))+".*/Producer")) != 1 {
			t.Error("the title of Info is another")
		}
		if list := d.with(`/JS|/OpenAction|/Launch|/ActualText|/CreationDate`); len(list) > 0 {
			t.Errorf("%s", d.bodies[list[0]])
		}
	})
}

// TestPainting has all that is painted within an element or an artifact, and
// each element once.
func TestPainting(t *testing.T) {
	each(t, func(t *testing.T, v version, d *document) {
		for _, page := range d.with("/Type /Page ") {
			for _, want := range []string{"/Tabs /S", "/StructParents 0"} {
				if !strings.Contains(d.bodies[page], want) {
					t.Errorf("a page without %s", want)
				}
			}
			content := string(d.streams[d.ref(page, "Contents")])
			depth, next := 0, 0
			for line := range strings.Lines(content) {
				fields := strings.Fields(line)
				switch operator := fields[len(fields)-1]; operator {
				case "BMC":
					depth++
				case "BDC":
					depth++
					if m := regexp.MustCompile(`<</MCID (\d+)>>`).FindStringSubmatch(line); m == nil || m[1] != strconv.Itoa(next) {
						t.Errorf("%s is not number %d", line, next)
					}
					next++
				case "EMC":
					depth--
				case "S", "f", "B", "TJ":
					if depth != 1 {
						t.Errorf("%s at depth %d", line, depth)
					}
				}
				if depth < 0 || depth > 1 {
					t.Fatalf("depth %d", depth)
				}
			}
			if depth != 0 || next == 0 {
				t.Errorf("ends at depth %d, with %d marks", depth, next)
			}
			for i := range next {
				if n := len(d.with(fmt.Sprintf(`/StructElem.*/MCR /Pg %d 0 R /MCID %d >>`, page, i))); n != 1 {
					t.Errorf("mark %d is in %d elements", i, n)
				}
			}
		}
	})
}

// TestTree has parents that know their children, and what each kind asks for.
func TestTree(t *testing.T) {
	each(t, func(t *testing.T, v version, d *document) {
		root := d.ref(d.catalog(), "StructTreeRoot")
		for _, e := range d.with("/Type /StructElem") {
			parent, kind := d.ref(e, "P"), d.match(e, `/S /(\w+)`)
			if parent != root && !slices.Contains(d.refs(parent, "K"), e) {
				t.Errorf("%s is no child of its parent", kind)
			}
			for kinds, pattern := range map[string]string{"TH": `/Scope /(Row|Column)`, "Figure": `/Alt .*/BBox (.)`, "L": `/ListNumbering /(Decimal)`, "Form": `/(OBJR)`} {
				if kind == kinds && d.match(e, pattern) == "" {
					t.Errorf("%s lacks %s: %s", kind, pattern, d.bodies[e])
				}
			}
			under := map[string]string{"TR": "Table", "TH": "TR", "TD": "TR", "LI": "L", "Lbl": "LI", "LBody": "LI"}[kind]
			if got := d.match(parent, `/S /(\w+)`); under != "" && got != under {
				t.Errorf("%s is in %s", kind, got)
			}
			if kind == "TR" && len(d.refs(e, "K")) != 4 {
				t.Errorf("a row of %d cells", len(d.refs(e, "K")))
			}
		}
	})
}

func TestFields(t *testing.T) {
	each(t, func(t *testing.T, v version, d *document) {
		parents := d.bodies[d.ref(d.ref(d.catalog(), "StructTreeRoot"), "ParentTree")]
		widgets := d.with("/Subtype /Widget")
		names := map[string]bool{}
		var rects [][]float64
		for _, w := range widgets {
			name := d.match(w, `/T \(([^)]+)\)`)
			if name == "" || names[name] || strings.Contains(name, ".") {
				t.Errorf("the name %q", name)
			}
			names[name] = true
			for _, pattern := range []string{`/F (4) `, `/TU (\(.+\)|<FEFF\w+>)`, `/AP (<<)`} {
				if d.match(w, pattern) == "" {
					t.Errorf("no %s in %s", pattern, d.bodies[w])
				}
			}
			elem := regexp.MustCompile(`[\[ ]` + d.match(w, `/StructParent (\d+)`) + ` (\d+) 0 R`).FindStringSubmatch(parents)
			if elem == nil {
				t.Fatalf("%s has no element", name)
			}
			form, _ := strconv.Atoi(elem[1])
			if d.match(form, `/S /(Form)`) == "" || !strings.Contains(d.bodies[form], fmt.Sprintf("/OBJR /Pg %d 0 R /Obj %d 0 R", d.ref(w, "P"), w)) {
				t.Errorf("%s is in %s", name, d.bodies[form])
			}
			if v.rtl && d.match(w, `/FT /(Tx)`) != "" && d.match(w, `/Q (2)`) == "" {
				t.Errorf("%s starts at the left", name)
			}
			var rect []float64
			for _, s := range strings.Fields(d.match(w, `/Rect \[([^\]]+)\]`)) {
				f, _ := strconv.ParseFloat(s, 64)
				rect = append(rect, f)
			}
			for _, r := range rects {
				if rect[0] < r[2] && r[0] < rect[2] && rect[1] < r[3] && r[1] < rect[3] {
					t.Errorf("%s overlaps another field", name)
				}
			}
			if rects = append(rects, rect); rect[0] < 0 || rect[1] < 0 || rect[2] > 596 || rect[3] > 842 || rect[0] >= rect[2] || rect[1] >= rect[3] {
				t.Errorf("%s is at %v", name, rect)
			}
		}
		form := d.ref(d.catalog(), "AcroForm")
		if !slices.Equal(d.refs(form, "Fields"), widgets) || len(widgets) != 24 {
			t.Errorf("%d fields", len(widgets))
		}
		var forms []int
		d.walk(d.ref(d.ref(d.catalog(), "StructTreeRoot"), "K"), func(e int) {
			if d.match(e, `/S /(Form)`) != "" {
				forms = append(forms, d.ref(e, "Obj"))
			}
		})
		if !slices.Equal(forms, widgets) {
			t.Error("fields are read in another order than they are visited")
		}
	})
}

// walk visits elements in the order of reading.
func (d *document) walk(e int, visit func(e int)) {
	visit(e)
	for _, k := range d.refs(e, "K") {
		if d.match(k, `/Type /(StructElem)`) != "" {
			d.walk(k, visit)
		}
	}
}

func TestWithoutFields(t *testing.T) {
	d := New(Meta{Title: "Leeg", Lang: "nl"})
	p := d.Page(100, 100)
	p.Text(d.Root.Add(P), typeset.Line{}, 10, 10)
	for name, data := range map[string][]byte{"a page": d.Bytes(), "nothing": New(Meta{}).Bytes()} {
		doc := read(t, data)
		if len(doc.with("/AcroForm|/Widget|/Outlines|/Annots")) > 0 {
			t.Errorf("%s has fields", name)
		}
		if len(doc.with("/Type /Page ")) != 1 {
			t.Errorf("%s has %d pages", name, len(doc.with("/Type /Page ")))
		}
	}
}

// TestFonts has fonts that tell what every glyph means, and draws none that is
// missing.
func TestFonts(t *testing.T) {
	each(t, func(t *testing.T, v version, d *document) {
		fonts := d.with(`/Type /Font /Subtype /(Type0|TrueType)`)
		if len(fonts) != 3 {
			t.Errorf("%d fonts", len(fonts))
		}
		for _, f := range fonts {
			codes := strings.Count(string(d.streams[d.ref(f, "ToUnicode")]), "> <") - 1
			descendant := f
			if list := d.refs(f, "DescendantFonts"); len(list) > 0 {
				descendant = list[0]
				widths := len(strings.Fields(d.match(descendant, `/W \[0 \[([^\]]+)`)))
				if mapped := len(d.streams[d.ref(descendant, "CIDToGIDMap")]) / 2; codes != widths || codes != mapped {
					t.Errorf("%d codes, %d widths, %d glyphs", codes, widths, mapped)
				}
			}
			file := d.ref(d.ref(descendant, "FontDescriptor"), "FontFile2")
			if data := d.streams[file]; !bytes.HasPrefix(data, []byte{0, 1, 0, 0}) || len(data) > 40_000 {
				t.Errorf("a font of %d bytes", len(data))
			}
			if !regexp.MustCompile(`^[A-Z]{6}\+DejaVu`).MatchString(d.match(f, `/BaseFont /(\S+)`)) {
				t.Errorf("the name %s", d.match(f, `/BaseFont /(\S+)`))
			}
		}
		for _, page := range d.with("/Type /Page ") {
			for _, m := range regexp.MustCompile(`<([0-9A-F]+)>`).FindAllStringSubmatch(string(d.streams[d.ref(page, "Contents")]), -1) {
				for i := 0; i < len(m[1]); i += 4 {
					if m[1][i:i+4] == "0000" {
						t.Error("a glyph is missing")
					}
				}
			}
		}
	})
}

// TestFieldFont has one code for each letter of the languages that can be typed,
// with a width and a way back to the letter, in a small file.
func TestFieldFont(t *testing.T) {
	codes := fieldCodes()
	for _, r := range "aéëïÉËçœäßñ ğĞıİşŞ ąćęłńśźżĄĆĘŁŃŚŹŻ čđšžČĐŠŽ ëçËÇ ăâîșțĂÂÎȘȚ абвгґдеєжзиіїйклмнопрстуфхцчшщьюяАБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ ёъыэЁЪЫЭ ’ʼ№€–@_0123456789" {
		if !CanType(r) {
			t.Errorf("nobody can type %q", r)
		}
	}
	seen := map[int]rune{}
	for r, code := range codes {
		if other, ok := seen[code]; ok || code < 1 || code > 255 || code == 9 || code == 10 || code == 13 || code == 160 || code == 173 {
			t.Errorf("%q has code %d, as %q", r, code, other)
		}
		seen[code] = r
	}
	if len(codes) != 248 || CanType('م') || CanType('中') {
		t.Errorf("%d letters", len(codes))
	}

	d := New(Meta{Title: "x", Lang: "nl"})
	d.Page(100, 100).TextField(d.Root.Add(P), Field{Name: "a", Rect: Rect{10, 10, 80, 20}})
	doc := read(t, d.Bytes())
	form := doc.ref(doc.catalog(), "AcroForm")
	if !strings.Contains(doc.bodies[form], "/DA (/Webdings 10.5 Tf 0 g)") {
		t.Errorf("the form: %s", doc.bodies[form])
	}
	if da := doc.match(doc.with("/Widget")[0], `/DA \((.*?)\)`); da != "/Webdings 10.5 Tf 0 g" {
		t.Errorf("a field: %s", da)
	}
	font, err := strconv.Atoi(doc.match(form, `/Webdings (\d+) 0 R`))
	if err != nil {
		t.Fatal(err)
	}
	if got := doc.match(font, `/Subtype /(\S+)`) + doc.match(font, `/BaseEncoding /(\S+)`) + doc.match(doc.ref(font, "FontDescriptor"), `/Flags (\d+)`); got != "TrueTypeWinAnsiEncoding32" {
		t.Errorf("the font is %s", got)
	}
	widths := strings.Fields(doc.match(font, `/FirstChar 1 /LastChar 255 /Widths \[([^\]]+)`))
	back := string(doc.streams[doc.ref(font, "ToUnicode")])
	for r, code := range codes {
		if len(widths) != 255 || widths[code-1] == "0" {
			t.Errorf("%q has no width", r)
		}
		if !strings.Contains(back, fmt.Sprintf("<%02X> <%s>", code, hex(string(r)))) {
			t.Errorf("code %d is not said to be %q", code, r)
		}
	}
	names := doc.match(font, `/Differences \[([^\]]+)`)
	for _, want := range []string{"/afii10017 ", "/afii10049 ", "/afii10050 ", "/afii10104 ", "/afii61352 ", "/dotlessi ", "/Lslash ", "/uni021B ", "/Dcroat "} {
		if !strings.Contains(names+" ", want) {
			t.Errorf("no %s in %s", want, names)
		}
	}
	if theFieldFont(); len(theFieldFont().outlines)+len(theFieldFont().unicode)+len(theFieldFont().widths) > 16_000 {
		t.Errorf("the font takes %d bytes", len(theFieldFont().outlines)+len(theFieldFont().unicode)+len(theFieldFont().widths))
	}
	t.Logf("the font takes %d bytes", len(theFieldFont().outlines)+len(theFieldFont().unicode)+len(theFieldFont().widths))
}

// TestFieldNames gives each field a name of its own and its place on the page.
func TestFieldNames(t *testing.T) {
	d := New(Meta{Title: "x", Lang: "nl"})
	p := d.Page(100, 100)
	for range 2 {
		p.TextField(d.Root.Add(P), Field{Name: "a.b", Rect: Rect{10, 10, 300, 20}, Size: 9})
	}
	doc := read(t, d.Bytes())
	widgets := doc.with("/Widget")
	if got := doc.match(widgets[0], `/DA \((.*?)\)`); got != "/Webdings 9 Tf 0 g" {
		t.Errorf("it is set in %s", got)
	}
	if got := doc.match(widgets[1], `/T \((.*?)\) /TU \(a\.b\)`); got != "a-b-2" {
		t.Errorf("the name of the second is %s", got)
	}
	if got := doc.match(widgets[0], `/Rect (\[.*?\])`); got != "[10 70 100 90]" {
		t.Errorf("it is at %s", got)
	}
}

func TestOutline(t *testing.T) {
	d := New(Meta{Title: "Boek", Lang: "nl"})
	p, q := d.Page(100, 200), d.Page(200, 100)
	d.Bookmark(1, "Een", p, 0)
	d.Bookmark(2, "Een.een", p, 50)
	d.Bookmark(5, "Een.een.een", p, 60)
	d.Bookmark(2, "Een.twee", q, 0)
	d.Bookmark(1, "Twee", q, 50)
	d.Bookmark(0, "Drie", q, 60)
	doc := read(t, d.Bytes())
	var list func(e int, depth string) string
	list = func(e int, depth string) string {
		s := ""
		for i := doc.ref(e, "First"); ; i = doc.ref(i, "Next") {
			s += depth + doc.match(i, `/Title \((.*?)\)`) + doc.match(i, `R( /XYZ null \d+) null`) + "\n"
			if doc.ref(i, "Parent") != e {
				t.Errorf("%d has another parent", i)
			}
			if strings.Contains(doc.bodies[i], "/First") {
				s += list(i, depth+"-")
			}
			if !strings.Contains(doc.bodies[i], "/Next") {
				if doc.ref(e, "Last") != i {
					t.Errorf("%d is not last", i)
				}
				return s
			}
		}
	}
	const want = "Een /XYZ null 200\n-Een.een /XYZ null 150\n--Een.een.een /XYZ null 140\n-Een.twee /XYZ null 100\nTwee /XYZ null 50\nDrie /XYZ null 40\n"
	if got := list(doc.ref(doc.catalog(), "Outlines"), ""); got != want {
		t.Errorf("%s, want\n%s", got, want)
	}
}

func TestLinkAndNote(t *testing.T) {
	d := New(Meta{Title: "Link", Lang: "nl"})
	p := d.Page(100, 100)
	link := d.Root.Add(P).Add(Link)
	p.Text(link, typeset.Lines("hier", "nl", false, typeset.Style{Size: 9}, 90)[0], 10, 20)
	p.Link(link, Rect{10, 10, 20, 12}, "https://example.org/(a)", "Een voorbeeld")
	note := d.Root.Add(Note)
	note.Lang = "uk"
	doc := read(t, d.Bytes())
	a := doc.with("/Subtype /Link")
	if len(a) != 1 || !strings.Contains(doc.bodies[a[0]], `/Contents (Een voorbeeld) /A << /S /URI /URI (https://example.org/\(a\)) >>`) {
		t.Errorf("%v", doc.bodies)
	}
	if e := doc.with(`/S /Link`); len(e) != 1 || !strings.Contains(doc.bodies[e[0]], "/MCR") || !strings.Contains(doc.bodies[e[0]], "/OBJR") {
		t.Errorf("%v", doc.bodies)
	}
	if e := doc.with(`/S /Note.*/Lang \(uk\) /ID \(`); len(e) != 1 {
		t.Error("no note")
	}
	if strings.Contains(doc.bodies[doc.catalog()], "/AcroForm") {
		t.Error("a link is no field")
	}
}

// TestManyObjects fills several object streams.
func TestManyObjects(t *testing.T) {
	d := New(Meta{Title: "Veel", Lang: "nl"})
	for range 3 {
		p := d.Page(100, 100)
		for range 100 {
			p.TextField(d.Root.Add(P), Field{Name: "veld", Rect: Rect{10, 10, 10, 10}})
		}
	}
	doc := read(t, d.Bytes())
	if n := len(doc.with("/ObjStm")); n < 7 || len(doc.with("/Widget")) != 300 {
		t.Errorf("%d streams", n)
	}
}

func TestColors(t *testing.T) {
	for s, want := range map[string]Color{"#a8456b": RGB(0xa8, 0x45, 0x6b), "#fff": Gray(1), "#000000": Gray(0), "": 0, "fff": 0, "#ffff": 0, "#gggggg": 0, "#-12345": 0} {
		if got, ok := Hex(s); got != want || ok != (want != 0) {
			t.Errorf("%q is %v", s, got)
		}
	}
	if got := RGB(0, 100, 255).Tint(0.5); got != RGB(128, 178, 255) {
		t.Errorf("%v", got)
	}
}

func TestNumber(t *testing.T) {
	for v, want := range map[float64]string{0: "0", 1: "1", -1: "-1", 1.5: "1.5", 0.05: "0.05", -0.004: "0", 0.996: "1", -12.345: "-12.35", 1000.1: "1000.1"} {
		if got := number(v); got != want {
			t.Errorf("%v is %s, want %s", v, got, want)
		}
	}
}

// TestRandom writes texts that nobody writes: no document breaks.
func TestRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 100 {
		random := func() string {
			var s []rune
			for range r.IntN(20) {
				s = append(s, rune([]int{r.IntN(0x80), r.IntN(0x700), r.IntN(0x10ffff), 0x640 + r.IntN(0x20), 0x200b + r.IntN(5)}[r.IntN(5)]))
			}
			return string(s)
		}
		d := New(Meta{Title: random(), Lang: "nl", Author: random(), RTL: r.IntN(2) == 0})
		p := d.Page(300, 300)
		e := d.Root.Add(P)
		e.Alt, e.Lang = random(), "ar"
		for _, l := range typeset.Lines(random(), "ar", r.IntN(2) == 0, typeset.Style{Size: 1 + 20*r.Float64()}, 100) {
			p.Text(e, l, 10, 20)
		}
		p.TextField(e, Field{Name: random(), Tip: random(), Rect: Rect{r.Float64() * 400, math.Inf(1), -5, 10}})
		d.Bookmark(r.IntN(5), random(), p, 0)
		read(t, d.Bytes())
	}
}

// tool returns the path of a program that some tests ask; without it they are
// skipped.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed", name)
	}
	return path
}

func saved(t *testing.T, v version) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "sample.pdf")
	if err := os.WriteFile(name, sample(v).Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestQpdf(t *testing.T) {
	qpdf := tool(t, "qpdf")
	for _, v := range versions {
		if out, err := exec.Command(qpdf, "--check", saved(t, v)).CombinedOutput(); err != nil || bytes.Contains(out, []byte("WARNING")) {
			t.Errorf("%s: %v: %s", v.lang, err, out)
		}
	}
}

// TestExtraction finds the words of the sample where other programs look for them.
func TestExtraction(t *testing.T) {
	pdftotext := tool(t, "pdftotext")
	for _, v := range versions {
		out, err := exec.Command(pdftotext, "-enc", "UTF-8", saved(t, v), "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		direction := strings.NewReplacer("\u202a", "", "\u202b", "", "\u202c", "", "\u202d", "", "\u202e", "", "\u200e", "", "\u200f", "")
		got := direction.Replace(string(out))
		if strings.ContainsRune(got, unicode.ReplacementChar) {
			t.Errorf("%s: unknown characters in %s", v.lang, got)
		}
		for _, text := range slices.Concat([]string{v.title, v.intro, v.box}, v.heads, v.rows) {
			for _, word := range strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) }) {
				if !strings.Contains(got, word) {
					t.Errorf("%s: no %q in %s", v.lang, word, got)
				}
			}
		}
	}
}
