package sheet

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"wenk/internal/link/site"
	"wenk/internal/paper/pdf"
	"wenk/internal/paper/typeset"
	"wenk/internal/source/guide"
)

// label returns a text of at most 200 characters, of words of at most 40.
func label(r *rand.Rand, letters string, most int) string {
	length := 1 + r.IntN(most)
	all := []rune(letters)
	var b []rune
	for len(b) < length {
		for range 1 + r.IntN(40) {
			b = append(b, all[r.IntN(len(all))])
		}
		b = append(b, ' ')
	}
	return strings.TrimSpace(string(b[:length]))
}

const (
	latin    = "abcdefghijklmnopqrstuvwxyzéëABC/-("
	arabic   = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىًّ٣5"
	cyrillic = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяЖ/"
)

// random returns a template with labels of any length.
func random(r *rand.Rand, layout string, rows int) *site.Form {
	most := []int{20, 60, 200}[r.IntN(3)]
	text := func() guide.Text {
		t := guide.Text{"nl": "x" + label(r, latin, most)}
		if r.IntN(4) > 0 {
			t["ar"] = label(r, arabic, most)
		}
		if r.IntN(4) > 0 {
			t["uk"] = label(r, cyrillic, most)
		}
		return t
	}
	f := &site.Form{ID: "blad", Title: text(), Intro: text()}
	f.Layout, f.Version, f.Paper = layout, 1, guide.Paper{Size: "A4", Landscape: layout != "form"}
	f.Center = guide.Row{ID: "midden", Label: text()}
	f.Extra = r.IntN(min(3, rows))
	for i := range rows - f.Extra {
		row := guide.Row{ID: fmt.Sprintf("rij%d", i+1), Number: i + 1, Label: text()}
		for range r.IntN(4) {
			row.Examples = append(row.Examples, label(r, latin, 30))
		}
		f.Rows = append(f.Rows, row)
	}
	for i := range 1 + r.IntN(8) {
		q := &guide.Question{ID: fmt.Sprintf("veld%d", i+1), Type: guide.QuestionTypes()[r.IntN(len(guide.QuestionTypes()))], Label: text(), Lines: 1 + r.IntN(5)}
		if r.IntN(2) == 0 {
			q.Help = text()
		}
		if q.Type == "choice" || q.Type == "choices" {
			for k := range 2 + r.IntN(3) {
				q.Options = append(q.Options, guide.Row{ID: fmt.Sprintf("keuze%d", k+1), Label: text()})
			}
		}
		f.Fields = append(f.Fields, q)
	}
	for range r.IntN(12) {
		f.Questions = append(f.Questions, text())
	}
	return f
}

// wordIn returns a word of the interface in one of two languages.
func wordIn(lang, key string) string {
	if lang == "ar" {
		return "كلمة " + key[len(key)-3:]
	}
	return "Woord " + key
}

// place returns the place of a text: from where its letters reach up to where they
// hang down.
func (t text) place() pdf.Rect {
	f := t.line.Font
	up, down := t.line.Size*f.Ascent/1000, -t.line.Size*f.Descent/1000
	return pdf.Rect{X: t.x, Y: t.y - up, W: t.line.Width, H: up + down}
}

func overlap(a, b pdf.Rect) bool {
	const near = 0.1
	return a.X+near < b.X+b.W && b.X+near < a.X+a.W && a.Y+near < b.Y+b.H && b.Y+near < a.Y+a.H
}

func inside(a, b pdf.Rect) bool {
	const near = 0.1
	return a.X >= b.X-near && a.Y >= b.Y-near && a.X+a.W <= b.X+b.W+near && a.Y+a.H <= b.Y+b.H+near
}

// flaws returns what is wrong with a scene.
func (s *scene) flaws() error {
	var errs []error
	flaw := func(format string, args ...any) { errs = append(errs, fmt.Errorf(format, args...)) }
	page := pdf.Rect{W: s.width, H: s.height}
	places := make([]pdf.Rect, len(s.texts))
	for i, t := range s.texts {
		places[i] = t.place()
		if !inside(places[i], page) {
			flaw("%q is not on the page", readingOrder(t.line, t.rtl))
		}
		for j, o := range s.texts[:i] {
			if overlap(places[i], places[j]) {
				flaw("%q and %q overlap", readingOrder(t.line, t.rtl), readingOrder(o.line, o.rtl))
			}
		}
		for _, sh := range s.shapes {
			if sh.class == "box" && t.box == sh.box && !inside(places[i], sh.rect) {
				flaw("%q is not in its box", readingOrder(t.line, t.rtl))
			}
		}
	}
	var rules []shape
	for _, sh := range s.shapes {
		for _, p := range sh.points {
			if !inside(pdf.Rect{X: p.X, Y: p.Y}, page) {
				flaw("a %s is not on the page", sh.class)
			}
		}
		if sh.kind == rectangle && !inside(sh.rect, page) {
			flaw("a %s is not on the page: %v", sh.class, sh.rect)
		}
		if sh.class == "rule" {
			rules = append(rules, sh)
		}
	}
	for i, a := range rules {
		for _, b := range rules[:i] {
			beside := max(a.points[0].X, a.points[1].X) < min(b.points[0].X, b.points[1].X)+0.1 || max(b.points[0].X, b.points[1].X) < min(a.points[0].X, a.points[1].X)+0.1
			if apart := math.Abs(a.points[0].Y - b.points[0].Y); !beside && apart < 8*mm-0.05 {
				flaw("lines to write on are %.2f mm apart", apart/mm)
			}
		}
		for j, t := range s.texts {
			r := pdf.Rect{X: min(a.points[0].X, a.points[1].X), Y: a.points[0].Y - 0.1, W: math.Abs(a.points[1].X - a.points[0].X), H: 0.4}
			if overlap(places[j], r) {
				flaw("a line to write on goes through %q", readingOrder(t.line, t.rtl))
			}
		}
	}
	for i, f := range s.fields {
		if f.Rect.W < 2*mm || f.Rect.H < 2*mm || !inside(f.Rect, page) {
			flaw("field %s has no place: %v", f.Name, f.Rect)
		}
		for _, o := range s.fields[:i] {
			if overlap(f.Rect, o.Rect) {
				flaw("fields %s and %s overlap", f.Name, o.Name)
			}
		}
	}
	return errors.Join(errs...)
}

// languages are in which to lay out random templates: the first and the second.
var languages = [][2]string{{"nl", ""}, {"ar", ""}, {"nl", "ar"}, {"ar", "nl"}, {"nl", "uk"}, {"fr", "ti"}}

// TestScenes lays out templates with labels of any length: nothing sticks out of
// its box or the paper, nothing overlaps, and there is room to write.
func TestScenes(t *testing.T) {
	for _, layout := range guide.TemplateLayouts() {
		for n := guide.MinRadial; n <= guide.MaxRadial; n++ {
			if layout != "radial" && n%5 > 0 {
				continue
			}
			for seed := range uint64(3) {
				f := random(rand.New(rand.NewPCG(seed, uint64(n))), layout, n)
				for _, langs := range languages {
					s := Sheet{Form: f, Lang: langs[0], Second: langs[1], Source: "nl", Size: "A4", Fillable: seed%2 == 1, Guide: "Gids · Uitgever", Review: true, Words: wordIn}
					_, scenes := s.scenes()
					for i, sc := range scenes {
						if err := sc.flaws(); err != nil {
							t.Fatalf("%s, %d rows, %v, seed %d, page %d:\n%v", layout, n, langs, seed, i+1, err)
						}
					}
				}
			}
		}
	}
}

// TestGuide lays out the templates of the guide itself: without flaws, on one
// sheet where they can be, and with two lines at least in each box of a map.
func TestGuide(t *testing.T) {
	s, wordIn := real(t)
	for _, f := range s.Forms {
		for _, v := range versions {
			_, scenes := Sheet{Form: f, Lang: v.lang, Second: v.second, Source: s.Lang, Size: v.size, Fillable: v.fillable, Guide: s.Config.Title, Review: true, Words: wordIn}.scenes()
			for i, sc := range scenes {
				if err := sc.flaws(); err != nil {
					t.Errorf("%s, %s, page %d:\n%v", f.ID, v.name, i+1, err)
				}
			}
			most := 1
			if len(f.Questions) > 0 {
				most = 2
			}
			if f.Layout == "table" && v.second != "" {
				most = 2
			}
			if len(scenes) > most {
				t.Errorf("%s, %s: %d pages", f.ID, v.name, len(scenes))
			}
			if f.Layout != "radial" || v.fillable {
				continue
			}
			count := map[int]int{}
			for _, sh := range scenes[0].shapes {
				if sh.class == "rule" && sh.box > 0 {
					count[sh.box]++
				}
			}
			for box := 1; box <= len(f.Rows)+f.Extra; box++ {
				if count[box] < 2 {
					t.Errorf("%s, %s: box %d has %d lines", f.ID, v.name, box, count[box])
				}
			}
		}
	}
}

// TestSizes has letters that people can read on every sheet of the guide, in each
// pair of languages, and nobody's name.
func TestSizes(t *testing.T) {
	s, wordIn := real(t)
	for _, f := range s.Forms {
		for _, second := range []string{"", "fr", "uk", "ar", "fa", "en"} {
			for _, fillable := range []bool{false, true} {
				_, scenes := Sheet{Form: f, Lang: "nl", Second: second, Source: s.Lang, Fillable: fillable, Guide: s.Config.Title, Review: second != "", Words: wordIn}.scenes()
				smallest, text := 100.0, ""
				for _, sc := range scenes {
					for _, x := range sc.texts {
						if x.line.Size < smallest {
							smallest, text = x.line.Size, readingOrder(x.line, x.rtl)
						}
						for _, v := range s.Config.Voices {
							if readingOrder(x.line, x.rtl) == v.Name {
								t.Errorf("%s nl %s has the name %q", f.ID, second, v.Name)
							}
						}
					}
				}
				if smallest < 9-0.001 {
					t.Errorf("%s nl %s, fillable %t: %q is %.1f points", f.ID, second, fillable, text, smallest)
				}
			}
		}
	}
}

// TestOrder has the boxes of a map in the order of reading, empty ones last.
func TestOrder(t *testing.T) {
	s, wordIn := real(t)
	f := s.Form("netwerkkaart")
	for _, lang := range []string{"nl", "ar"} {
		_, scenes := Sheet{Form: f, Lang: lang, Source: s.Lang, Words: wordIn}.scenes()
		var boxes []pdf.Rect
		for _, sh := range scenes[0].shapes {
			if sh.class == "box" {
				boxes = append(boxes, sh.rect)
			}
		}
		first := slices.MinFunc(boxes, func(a, b pdf.Rect) int {
			if lang == "ar" {
				return cmp.Or(cmp.Compare(a.Y, b.Y), cmp.Compare(b.X, a.X))
			}
			return cmp.Or(cmp.Compare(a.Y, b.Y), cmp.Compare(a.X, b.X))
		})
		if boxes[0] != first {
			t.Errorf("%s: the first box is at %v, not %v", lang, boxes[0], first)
		}
		for i := len(f.Rows); i < len(boxes); i++ {
			for _, b := range boxes[:len(f.Rows)] {
				if boxes[i].Y < b.Y-1 {
					t.Errorf("%s: an empty box stands above another", lang)
				}
			}
		}
	}
}

func TestPages(t *testing.T) {
	f := random(rand.New(rand.NewPCG(1, 1)), "radial", 12)
	f.Questions = nil
	s := Sheet{Form: f, Lang: "nl", Source: "nl", Words: wordIn}
	if _, scenes := s.scenes(); len(scenes) != 1 {
		t.Errorf("a map without questions has %d pages", len(scenes))
	}
	f.Questions = []guide.Text{{"nl": "Wie?"}, {"nl": "Waar?"}}
	if _, scenes := s.scenes(); len(scenes) != 2 {
		t.Errorf("a map with questions has %d pages", len(scenes))
	}
}

// TestFields checks that each place to fill in has a field, with a name of its
// own and a tip.
func TestFields(t *testing.T) {
	field := func(id, kind string) *guide.Question {
		return &guide.Question{ID: id, Type: kind, Label: guide.Text{"nl": "Wat wil ik?"}, Lines: 2}
	}
	options := field("keuze", "choices")
	options.Options = []guide.Row{{ID: "ja", Label: guide.Text{"nl": "Ja"}}, {ID: "nee", Label: guide.Text{"nl": "Nee"}}}
	f := &site.Form{ID: "blad", Title: guide.Text{"nl": "Blad"}}
	f.Paper.Landscape = true
	f.Fields = []*guide.Question{field("doel", "text"), field("bereikt", "check"), options}
	f.Rows = []guide.Row{{ID: "wonen", Label: guide.Text{"nl": "Wonen"}}, {ID: "werk", Label: guide.Text{"nl": "Werk"}}, {ID: "school", Label: guide.Text{"nl": "School"}}}
	f.Extra = 1
	f.Questions = []guide.Text{{"nl": "Wie?"}}
	for layout, want := range map[string]int{
		"radial": 2 + 2 + 3*6 + 5 + 1 + 3, // head, centre, lines of boxes and of the empty one, its label, questions
		"table":  2 + 4*(4+1+2) + 4 + 3,   // head, cells, lines of a label, questions
		"form":   2 + 3 + 2 + 3,
	} {
		f.Layout = layout
		for _, fillable := range []bool{true, false} {
			_, scenes := Sheet{Form: f, Lang: "nl", Source: "nl", Fillable: fillable, Words: wordIn}.scenes()
			names := map[string]string{}
			count := 0
			for _, s := range scenes {
				for _, x := range s.fields {
					count++
					names[x.Name] = x.Tip
					if x.Tip == "" {
						t.Errorf("%s: field %s has no tip", layout, x.Name)
					}
				}
			}
			if fillable && (count != want || len(names) != want) || !fillable && count > 0 {
				t.Errorf("%s, fillable %t: %d fields with %d names, not %d", layout, fillable, count, len(names), want)
			}
			if layout == "table" && fillable && names["blad.wonen.doel.1"] != "Wonen – Wat wil ik? (1/4)" {
				t.Errorf("the tip of a field is %q", names["blad.wonen.doel.1"])
			}
		}
	}
}

// TestPDF checks the documents with qpdf where it is installed.
func TestPDF(t *testing.T) {
	s, wordIn := real(t)
	dir := t.TempDir()
	_, err := exec.LookPath("qpdf")
	for _, f := range s.Forms {
		for _, v := range versions {
			sh := Sheet{Form: f, Lang: v.lang, Second: v.second, Source: s.Lang, Size: v.size, Fillable: v.fillable, Guide: s.Config.Title, Words: wordIn}
			data := PDF(sh)
			if !bytes.Equal(data, PDF(sh)) {
				t.Errorf("%s, %s: a second document differs", f.ID, v.name)
			}
			if len(data) > 120_000 {
				t.Errorf("%s, %s: %d bytes", f.ID, v.name, len(data))
			}
			if err != nil {
				continue
			}
			name := filepath.Join(dir, f.ID+v.name+".pdf")
			if err := os.WriteFile(name, data, 0o644); err != nil {
				t.Fatal(err)
			}
			if out, err := exec.Command("qpdf", "--check", name).CombinedOutput(); err != nil {
				t.Errorf("%s, %s: %s", f.ID, v.name, out)
			}
		}
	}
}

// TestReading has the documents read: the first language comes first, and what
// a row is called before what is asked about it.
func TestReading(t *testing.T) {
	if _, err := exec.LookPath("pdfinfo"); err != nil {
		t.Skip("pdfinfo is not installed")
	}
	s, wordIn := real(t)
	for id, want := range map[string][]string{
		"netwerkkaart":   {"Netwerkkaart", "Карта", "Het gezin", "Сім", "GEZIN", "Lokale vrijwilligers", "Місцеві", "Vrijwilliger, Buddy", "Wonen", "Житло", "steunend", "Waar gaat het"},
		"handelingsplan": {"Handelingsplan", "План", "Het gezin", "Wat wil ik?", "Чого", "Lokale", "Місцеві", "Wonen", "Житло"},
		"woon-cv":        {"Woon-CV", "Резюме", "Wie zijn wij?", "Хто ми?", "Huis", "Будинок"},
	} {
		name := filepath.Join(t.TempDir(), id+".pdf")
		data := PDF(Sheet{Form: s.Form(id), Lang: "nl", Second: "uk", Source: "nl", Fillable: true, Guide: "Gids", Words: wordIn})
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("pdfinfo", "-struct-text", name).Output()
		if err != nil {
			t.Fatal(err)
		}
		rest := string(out)
		for _, text := range want {
			_, after, ok := strings.Cut(rest, text)
			if !ok {
				t.Errorf("%s: %q is not read, or too early:\n%.300s", id, text, rest)
				break
			}
			rest = after
		}
	}
}

// TestTyping has a field of one line on each line to write on, and says what it
// is for in both languages of the sheet.
func TestTyping(t *testing.T) {
	s, wordIn := real(t)
	for _, f := range s.Forms {
		sheet := Sheet{Form: f, Lang: "nl", Second: "uk", Source: "nl", Words: wordIn}
		_, blank := sheet.scenes()
		sheet.Fillable = true
		_, scenes := sheet.scenes()
		tips := map[string]string{}
		for i, sc := range scenes {
			typed := 0
			for _, f := range sc.fields {
				tips[f.Name] = f.Tip
				if f.Multiline || f.Size != 0 && f.Size < 9 {
					t.Errorf("%s takes several lines, or small letters", f.Name)
				}
				if !strings.Contains(f.Tip, " / ") {
					t.Errorf("%s is for %q", f.Name, f.Tip)
				}
				if !f.tick {
					typed++
				}
			}
			rules := 0
			for _, sh := range blank[i].shapes {
				if sh.class == "rule" {
					rules++
				}
			}
			if typed < rules {
				t.Errorf("%s, page %d: %d fields for %d lines", f.ID, i+1, typed, rules)
			}
		}
		if want := "Wonen – Wat wil ik? (1/3) / Житло – Чого я хочу? (1/3)"; f.Layout == "table" && tips["handelingsplan.wonen.doel.1"] != want {
			t.Errorf("a goal is for %q", tips["handelingsplan.wonen.doel.1"])
		}
	}
}

// TestDrawing checks that drawings are well-formed, say what they are given as
// text, and have no flaws.
func TestDrawing(t *testing.T) {
	for n := guide.MinRadial; n <= guide.MaxRadial; n++ {
		for seed := range uint64(4) {
			if testing.Short() && seed%2 != uint64(n)%2 {
				continue // with people and without, in one of the languages
			}
			r := rand.New(rand.NewPCG(seed, uint64(n)))
			p := Picture{Form: random(r, "radial", n), Lang: []string{"nl", "ar"}[seed%2], Source: "nl", Words: wordIn, Portrait: n%3 == 0, Label: `<"&'>`}
			if seed > 1 {
				for _, row := range p.Form.Rows {
					for range r.IntN(12) {
						p.People = append(p.People, Person{row.ID, "<b>" + label(r, latin, 40), label(r, latin, 60), append(guide.Ties(), "")[r.IntN(4)]})
					}
				}
			}
			if err := p.scene().flaws(); err != nil {
				t.Fatalf("%d rows, seed %d:\n%v", n, seed, err)
			}
			drawing := Drawing(p)
			for d := xml.NewDecoder(strings.NewReader(drawing)); ; {
				if _, err := d.Token(); err == io.EOF {
					break
				} else if err != nil {
					t.Fatalf("%d rows, seed %d: %v", n, seed, err)
				}
			}
			if strings.Contains(drawing, "<b>") || strings.Contains(drawing, "style=") || strings.Contains(drawing, " id=") {
				t.Errorf("%d rows, seed %d: the drawing has what it should not", n, seed)
			}
			if got := strings.Count(drawing, `<g class="row`); got != max(guide.MinRadial, len(p.Form.Rows)+blank(p)) {
				t.Errorf("%d rows, seed %d: %d boxes", n, seed, got)
			}
		}
	}
}

// TestTies has the sign of a tie directly before each name, and nobody left out:
// the drawing grows with who is on it.
func TestTies(t *testing.T) {
	s, wordIn := real(t)
	f := s.Form("netwerkkaart")
	var people []Person
	kinds := append(slices.Clone(guide.Ties()), "")
	for i := range 70 {
		people = append(people, Person{f.Rows[i*i%7%3].ID, "Naam " + itoa(i) + " met een tweede regel erbij", "buur", kinds[i%4]})
	}
	for _, lang := range []string{"nl", "ar"} {
		for _, portrait := range []bool{false, true} {
			p := Picture{Form: f, Lang: lang, Source: "nl", Words: wordIn, People: people, Portrait: portrait}
			sc := p.scene()
			if err := sc.flaws(); err != nil {
				t.Error(err)
			}
			signs := slices.DeleteFunc(slices.Clone(sc.shapes), func(sh shape) bool {
				return sh.kind != circle || sh.box == 0 || !strings.HasPrefix(sh.class, "tie-sign") || strings.HasSuffix(sh.class, "dot")
			})
			if len(signs) != len(people) {
				t.Fatalf("%s: %d signs for %d people", lang, len(signs), len(people))
			}
			for _, who := range people {
				first, _, _ := strings.Cut(who.Name, " met")
				at := slices.IndexFunc(sc.texts, func(x text) bool { return strings.HasPrefix(readingOrder(x.line, x.rtl)+" ", first+" ") })
				if at < 0 {
					t.Fatalf("%s, portrait %t: %s is left out", lang, portrait, who.Name)
				}
				x := sc.texts[at].place()
				sign := slices.IndexFunc(signs, func(sh shape) bool {
					near := x.X - sh.points[0].X
					if lang == "ar" {
						near = sh.points[0].X - x.X - x.W
					}
					return sh.points[0].Y > x.Y && sh.points[0].Y < x.Y+x.H && near > sh.radius && near < 3*sh.radius
				})
				if want := "tie-sign is-" + cmp.Or(who.Tie, "none"); sign < 0 || signs[sign].class != want {
					t.Errorf("%s, portrait %t: %s has no sign %s", lang, portrait, who.Name, want)
				}
			}
			if drawing := Drawing(p); !strings.Contains(drawing, wordIn(lang, "form-tie-none")) || !strings.Contains(drawing, `class="tie-sign is-supporting" fill="currentColor"`) {
				t.Errorf("%s: the drawing does not tell what its signs mean", lang)
			}
		}
	}
	for i := range people {
		people[i].Tie = ""
	}
	if drawing := Drawing(Picture{Form: f, Lang: "nl", Source: "nl", Words: wordIn, People: people}); strings.Contains(drawing, "tie-") {
		t.Error("nothing is told of ties, and there are signs")
	}
	people = []Person{{f.Rows[0].ID, "خالة 0475 12 34 56", "", ""}}
	if drawing := Drawing(Picture{Form: f, Lang: "ar", Source: "ar", Words: wordIn, People: people}); !strings.Contains(drawing, "\u20660475 12 34 56\u2069") {
		t.Errorf("the groups of a number may change places: %s", drawing)
	}
}

func blank(p Picture) int {
	if p.People == nil {
		return p.Form.Extra
	}
	return 0
}

// TestSaid checks that a line reads as it was written.
func TestSaid(t *testing.T) {
	m := &maker{cache: map[lineKey][]typeset.Line{}}
	for _, w := range []wording{
		{"Wie kan helpen?", "nl"}, {"من يدعم العائلة", "ar"}, {"OCMW en العائلة هنا en zo", "nl"}, {"مركز OCMW في Gent", "ar"},
		{"عدد 12 و 34 شخصا", "ar"}, {"één €20", "nl"}, {"خالة +32 475 12 34 56 نور", "ar"}, {"Nour خالة 0475 12 34 56", "nl"},
	} {
		var lines []string
		for _, l := range m.lines(w, plainStyle(10, black).first, 1e5) {
			lines = append(lines, readingOrder(l, w.rtl()))
		}
		if got := strings.Join(lines, " "); got != w.text {
			t.Errorf("%q is said as %q", w.text, got)
		}
	}
}
