package pdf

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"wenk/internal/paper/typeset"
)

// A version is the text of the sample in a language.
type version struct {
	lang              string
	rtl               bool
	title, intro, box string
	heads             []string
	rows              []string
}

var versions = []version{
	{"nl-BE", false, "Handelingsplan (één)", "Kies samen één of twee levensdomeinen. Vul in kleine stappen in; niet alles hoeft tegelijk. Dat kost € 0, zei ze: “tof”.", "Bereikt",
		[]string{"Levensdomein", "Wat wil ik?", "Wanneer?"}, []string{"Wonen", "Financiën en administratie", "Taal: Nederlands leren"}},
	{"ar", true, "خطة العمل", "اختاروا معًا مجالًا أو مجالين من مجالات الحياة. املأوا الخطة خطوة بخطوة (VZW ABC, 2026).", "تحقّق",
		[]string{"مجال الحياة", "ماذا أريد؟", "متى؟"}, []string{"السكن", "المال والإدارة", "اللغة: تعلّم الهولندية"}},
	{"fa", true, "پلان کاری", "یک یا دو بخش زندگی را با هم انتخاب کنید. قدم‌به‌قدم بنویسید؛ ۱۲ گام کافی است.", "انجام شد",
		[]string{"بخش زندگی", "چه می‌خواهم؟", "چه وقت؟"}, []string{"خانه و سرپناه", "پول و اداره", "زبان: آموختن هلندی"}},
	{"uk", false, "План дій", "Оберіть разом одну або дві сфери життя. Заповнюйте крок за кроком; не все одразу: об’єднання, ґанок, їжа.", "Досягнуто",
		[]string{"Сфера життя", "Чого я хочу?", "Коли?"}, []string{"Житло", "Фінанси та адміністрація", "Мова: вивчення нідерландської"}},
}

const mm = 72 / 25.4

// sample makes a page, A4, with some of everything: some 60 texts, 30 fields.
func sample(v version) *Doc {
	d := New(Meta{Title: v.title, Lang: v.lang, RTL: v.rtl, Author: "Inspiratiegids"})
	w, h := 210*mm, 297*mm
	p := d.Page(w, h)
	s := sheet{p, v, w}
	sect := d.Root.Add(Sect)
	y := 20 * mm
	y = s.text(sect.Add(H1), v.title, Rect{15 * mm, y, w - 30*mm, 0}, typeset.Style{Size: 22, Bold: true})
	d.Bookmark(1, v.title, p, 15*mm)
	y = s.text(sect.Add(P), v.intro, Rect{15 * mm, y + 2*mm, w - 30*mm, 0}, typeset.Style{Size: 10.5}) + 4*mm
	p.Line(Point{15 * mm, y}, Point{w - 15*mm, y}, Pen{Color: Gray(0.5), Width: 0.6, Dash: []float64{2, 2}})
	y = s.table(sect.Add(Table), y+4*mm)
	list := sect.Add(L)
	list.Numbered = true
	for i, row := range v.rows {
		li := list.Add(LI)
		at := s.place(Rect{15*mm + float64(i)*62*mm, y + 8*mm, 56 * mm, 38 * mm})
		p.Rounded(at, 3*mm, Paint{Fill: RGB(230, 240, 235), Pen: Pen{Color: Gray(0.4), Width: 0.8}})
		number, label := Point{at.X + 6*mm, at.Y + 6*mm}, at.X+11*mm
		if v.rtl {
			number.X, label = at.X+at.W-6*mm, at.X+2*mm
		}
		p.Circle(number, 4*mm, Paint{Fill: Gray(1), Pen: Pen{Width: 0.5}})
		n := typeset.Lines(fmt.Sprint(i+1), v.lang, v.rtl, typeset.Style{Size: 9, Bold: true}, 20)[0]
		p.Text(li.Add(Lbl), n, number.X-n.Width/2, number.Y+3)
		body := li.Add(LBody)
		s.text(body.Add(P), row, Rect{label, at.Y + 3*mm, at.W - 13*mm, 0}, typeset.Style{Size: 9})
		p.TextField(body, Field{Name: fmt.Sprintf("net.%d", i), Tip: row, Rect: Rect{at.X + 2*mm, at.Y + 14*mm, at.W - 4*mm, at.H - 16*mm}, Multiline: true})
	}
	p.Figure(sect, v.title, Rect{80 * mm, 200 * mm, 50 * mm, 50 * mm}, func() {
		red, _ := Hex("#a8456b")
		p.Circle(Point{105 * mm, 225 * mm}, 20*mm, Paint{Fill: red.Tint(0.3), Pen: Pen{Color: red, Width: 2}})
		p.Path([]Point{{90 * mm, 240 * mm}, {105 * mm, 210 * mm}, {120 * mm, 240 * mm}}, true, Paint{Pen: Pen{Color: red, Width: 3, Round: true}})
	})
	p.Text(nil, typeset.Lines("1 / 1", v.lang, v.rtl, typeset.Style{Size: 8}, 100)[0], w/2, h-10*mm)
	return d
}

// A sheet is a page that some version of the sample is put on.
type sheet struct {
	p     *Page
	v     version
	width float64
}

// place mirrors a place for a version that starts at the right.
func (s sheet) place(r Rect) Rect {
	if s.v.rtl {
		r.X = s.width - r.X - r.W
	}
	return r
}

// text sets a text in a place, as wide as that, and returns where it ends.
func (s sheet) text(e *Elem, text string, r Rect, style typeset.Style) float64 {
	y := r.Y
	for _, l := range typeset.Lines(text, s.v.lang, s.v.rtl, style, r.W) {
		x := r.X
		if s.v.rtl {
			x += r.W - l.Width
		}
		s.p.Text(e, l, x, y+style.Ascent())
		y += style.LineHeight()
	}
	return y
}

func (s sheet) table(table *Elem, y float64) float64 {
	widths := []float64{45 * mm, 75 * mm, 40 * mm, 20 * mm}
	const height = 14 * mm
	for row := range 8 {
		tr := table.Add(TR)
		x := 15 * mm
		for i, w := range widths {
			at := s.place(Rect{x, y, w, height})
			s.p.Rect(at, Paint{Pen: Pen{Color: Gray(0.35), Width: 0.6}})
			inner := Rect{at.X + 1.5*mm, at.Y + 1.5*mm, at.W - 3*mm, at.H - 3*mm}
			tip := fmt.Sprintf("%s – %d", append(s.v.heads, s.v.box)[i], row)
			switch {
			case row == 0:
				s.text(tr.Add(TH), append(s.v.heads, s.v.box)[i], inner, typeset.Style{Size: 9, Bold: true})
			case i == 0:
				th := tr.Add(TH)
				th.Row = true
				s.text(th, s.v.rows[row%3], inner, typeset.Style{Size: 9, Bold: true})
			case i == 3:
				s.p.CheckBox(tr.Add(TD), Field{Name: fmt.Sprintf("plan.%d.ok", row), Tip: tip, Rect: Rect{at.X + 8*mm, at.Y + 4*mm, 5 * mm, 5 * mm}})
			default:
				s.p.TextField(tr.Add(TD), Field{Name: fmt.Sprintf("plan.%d.%d", row, i), Tip: tip, Rect: inner, Multiline: i == 1})
			}
			x += w
		}
		y += height
	}
	return y
}

// TestSample writes the samples to the folder WENK_SAMPLES, to look at.
func TestSample(t *testing.T) {
	dir := os.Getenv("WENK_SAMPLES")
	if dir == "" {
		t.Skip("WENK_SAMPLES is not set")
	}
	for _, v := range versions {
		if err := os.WriteFile(filepath.Join(dir, v.lang+".pdf"), sample(v).Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func BenchmarkDocument(b *testing.B) {
	for _, v := range versions {
		b.Run(v.lang, func(b *testing.B) {
			for b.Loop() {
				sample(v).Bytes()
			}
		})
	}
}
