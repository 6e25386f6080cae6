package typeset

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"
)

var ten = Style{Size: 10}

// seen returns the text of lines from left to right, as the eye meets it.
func seen(lines []Line) []string {
	var list []string
	for _, l := range lines {
		var b strings.Builder
		for _, r := range l.Runs {
			for _, g := range r.Glyphs {
				b.WriteString(g.Text)
			}
		}
		list = append(list, b.String())
	}
	return list
}

func TestLines(t *testing.T) {
	for _, c := range []struct {
		text  string
		width float64
		want  []string
	}{
		{"", 100, nil},
		{"een", 100, []string{"een"}},
		{"een twee drie", 45, []string{"een twee ", "drie"}},
		{"een  twee\n\ndrie\r\nvier", 30, []string{"een ", "twee", "", "drie", "vier"}},
		{"tabs\tand\x00nothing", 1000, []string{"tabs and nothing"}},
		{"Aanspreekpunten van ons", 40, []string{"Aanspre", "ekpunte", "n van ", "ons"}},
		{"een-twee", 25, []string{"een-", "twee"}},
		{"on\u00adder\u00adsteu\u00adning", 1000, []string{"ondersteuning"}},
		{"on\u00adder\u00adsteu\u00adning", 35, []string{"onder\u00ad", "steu\u00ad", "ning"}},
		{"e\u0301e\u0301n", 1000, []string{"e\u0301e\u0301n"}},
		{"a 10\u00a0euro", 40, []string{"a ", "10\u00a0euro"}},
		{"a\ufeffb\ufffec\xff", 1000, []string{"ab\ufffdc\ufffd"}},
		{"iiiii", 0, []string{"i", "i", "i", "i", "i"}},
	} {
		if got := seen(Lines(c.text, "nl", false, ten, c.width)); !slices.Equal(got, c.want) {
			t.Errorf("%q in %v: %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

// TestDirections puts texts of two directions in the order in which they are seen.
func TestDirections(t *testing.T) {
	for _, c := range []struct {
		text, want string // want is from left to right
		rtl        bool
	}{
		{"een ابج twee", "een جبا twee", false},
		{"een ابج twee", "twee جبا een", true},
		{"ابج 12 دهو", "وهد 12 جبا", true},
		{"ابج 12 دهو", "وهد 12 جبا", false},
		{"een ابج 12 twee", "een 12 جبا twee", false},
		{"een ابج ١٢ twee", "een ١٢ جبا twee", false},
		{"een ١٢ ابج twee", "een جبا ١٢ twee", false},
		{"een 12 ابج twee", "een 12 جبا twee", false},
		{"ابج (VZW ABC, 2026).", ".)VZW ABC, 2026( جبا", true},
		{"می\u200cخ", "خی\u200cم", true},
		{"+32 475 12 34 56 ابج", "جبا +32 475 12 34 56", true},
		{"+32 475 12 34 56 ابج", "+32 475 12 34 56 جبا", false},
		{"ابج +32 475 12 34 56 دهو", "وهد +32 475 12 34 56 جبا", true},
		{"ابج +32 475 12 34 56 دهو", "وهد +32 475 12 34 56 جبا", false},
		{"ابج ۰۴۷۵ ۱۲ ۳۴ ۵۶ دهو", "وهد ۰۴۷۵ ۱۲ ۳۴ ۵۶ جبا", true},
		{"ابج ٠٤٧٥ ١٢ ٣٤ ٥٦", "٠٤٧٥ ١٢ ٣٤ ٥٦ جبا", true},
		{"ابج 30/11/2026 دهو", "وهد 30/11/2026 جبا", true},
		{"ابج (0475) 12.34-56: د", "د :(0475) 12.34-56 جبا", true},
		{"ابج (2026)", ")2026( جبا", true}, // with glyphs that are mirrored
		{"+32475123456", "+32475123456", true},
		{"0475 12 34 56", "0475 12 34 56", true},
		{"bel 0475 12 34 56, ابج, Jan 09 12", "bel 0475 12 34 56, جبا, Jan 09 12", false},
	} {
		got := seen(Lines(c.text, "ar", c.rtl, ten, 1000))[0]
		if got != c.want {
			t.Errorf("%q, rtl %v: %q, want %q", c.text, c.rtl, got, c.want)
		}
	}
}

// TestArabic joins letters, and makes one picture of a letter and its marks.
func TestArabic(t *testing.T) {
	f := ten.Font()
	l := Lines("تحقّق", "ar", true, ten, 1000)[0]
	if len(l.Runs) != 1 || !l.Runs[0].RTL || len(l.Runs[0].Glyphs) != 4 {
		t.Fatalf("%+v", l)
	}
	for _, g := range l.Runs[0].Glyphs {
		alone, _ := f.CharShape([]rune(g.Text)[0])
		if g.Text != "ق" && g.Shape == alone {
			t.Errorf("%q is not joined", g.Text)
		}
	}
	if g := l.Runs[0].Glyphs[1]; g.Text != "قّ" {
		t.Errorf("the mark stands with %q", g.Text)
	}
	if got := Lines("لا", "ar", true, ten, 1000)[0].Runs[0].Glyphs; len(got) != 1 || got[0].Text != "لا" {
		t.Errorf("lam and alef are %d glyphs", len(got))
	}
	lines := Lines("اختاروا معًا مجالًا أو مجالين من مجالات الحياة", "ar", true, ten, 60)
	if len(lines) < 3 {
		t.Fatalf("%d lines", len(lines))
	}
	for i, l := range lines {
		g := l.Runs[0].Glyphs[0]
		if last := i == len(lines)-1; !last && (g.Text != " " || g.X >= 0) {
			t.Errorf("line %d ends with %q at %v", i, g.Text, g.X)
		}
	}
}

func TestWidth(t *testing.T) {
	if w, bold := Width("een twee", "nl", false, ten), Width("een twee", "nl", false, Style{Size: 10, Bold: true}); w < 30 || bold <= w {
		t.Errorf("%v, bold %v", w, bold)
	}
	if w := Width("een\neen twee", "nl", false, ten); w != Width("een twee", "nl", false, ten) {
		t.Errorf("two lines are %v wide", w)
	}
	if Width("", "nl", false, ten) != 0 || Lines(" ", "nl", false, ten, 10)[0].Width != 0 {
		t.Error("nothing has a width")
	}
	if a, d := ten.Ascent(), ten.Descent(); a < 7 || a > 10 || d < 1 || d > 3 || ten.LineHeight() < a+d {
		t.Errorf("ascent %v, descent %v", a, d)
	}
	if h := ten.Font().CapHeight; h < 700 || h > 760 {
		t.Errorf("an H is %v high", h)
	}
}

func TestMissing(t *testing.T) {
	for text, want := range map[string]string{
		"Één œuvre kost € 5 – „ja”, zei İlker uit Łódź\u00ad\n": "",
		"українська: ґ є і ї ʼ №":                               "",
		"العربية: پچژگکی ۀ ۍ":                                   "ۍ", // ۀ is drawn from its parts
		"a🦄漢b🦄":                                                 "漢🦄",
	} {
		if got := string(Missing(text)); got != want {
			t.Errorf("%q misses %q, want %q", text, got, want)
		}
	}
}

// scripts is text of the languages of guides.
var scripts = []string{
	"Kies samen één of twee levensdomeinen; ’t kost niets (€ 0).",
	"Élaborez un plan : où, quand, cœur, naïve, ça.",
	"İstanbul'da yaşıyor, çocuğu var mı? Ş ğ ı",
	"Оберіть разом одну або дві сфери життя: ґанок, їжа, об’єднання.",
	"اختاروا معًا مجالًا أو مجالين من مجالات الحياة؟ ٠١٢٣٤٥٦٧٨٩",
	"یک یا دو بخش زندگی را با هم انتخاب کنید؛ ۰۱۲۳۴۵۶۷۸۹ پچژگک می\u200cخواهم",
	"څه غواړم؟ څنګه ورته رسېږم؟ ښوونځی، ژبه، وړيا، ټول، ډېر، کوڼ",
}

// TestScripts has every letter of the languages of guides, and loses none.
func TestScripts(t *testing.T) {
	for _, text := range scripts {
		if m := Missing(text); len(m) > 0 {
			t.Errorf("%s: %q is missing", text, m)
		}
		for _, s := range []Style{ten, {Size: 10, Bold: true}} {
			l := Lines(text, "", false, s, 1e4)[0]
			var got []rune
			for _, r := range l.Runs {
				for _, g := range r.Glyphs {
					if g.Shape == (Shape{}) {
						t.Errorf("%q is drawn as missing", g.Text)
					}
					got = append(got, []rune(g.Text)...)
				}
			}
			want := []rune(text)
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("%s: %q", text, string(got))
			}
		}
	}
}

// random returns text of letters, marks, joiners, spaces and what nobody writes.
func random(r *rand.Rand) string {
	parts := append(slices.Clone(scripts), "\u00ad", "\u200c", "\u200d", "\u202e", "\u2067", "\u2069", "\n", " ", "\u0301", "\u0651", "\u064b", "ﷺ", "\u0600", "😀", "한", "\u180e", "\ufe0f", "fi", "\xff", "क्षि")
	var b strings.Builder
	for range r.IntN(40) {
		p := []rune(parts[r.IntN(len(parts))])
		if len(p) > 2 {
			at := r.IntN(len(p) - 1)
			p = p[at : at+1+r.IntN(min(len(p)-at-1, 6))]
		}
		b.WriteString(string(p))
		if r.IntN(20) == 0 {
			b.WriteRune(rune(r.IntN(unicode.MaxRune)))
		}
	}
	return b.String()
}

// TestRandom sets texts that nobody writes.
func TestRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		text, rtl, width := random(r), r.IntN(2) == 0, 200*r.Float64()
		check(t, text, rtl, width)
	}
}

func FuzzLines(f *testing.F) {
	for _, s := range scripts {
		f.Add(s, false, 50.0)
	}
	f.Fuzz(func(t *testing.T, text string, rtl bool, width float64) {
		if len(text) < 2000 {
			check(t, text, rtl, width)
		}
	})
}

// check sets a text: no glyph goes without text, and lines are wide enough to hold them.
func check(t *testing.T, text string, rtl bool, width float64) {
	t.Helper()
	for _, l := range Lines(text, "ar", rtl, ten, width) {
		for _, r := range l.Runs {
			for _, g := range r.Glyphs {
				if g.Text == "" || g.X > l.Width+2*ten.Size {
					t.Errorf("%q: %q at %v of %v", text, g.Text, g.X, l.Width)
				}
			}
		}
	}
}

// TestNarrow sets texts in lines of any width: all of it, and nothing sticks out.
func TestNarrow(t *testing.T) {
	for _, text := range append(scripts, "AVAVATAYAWAVLTVAVAVATAYAWAVLTVA") {
		text = strings.ReplaceAll(text, "a", "a\u00ad")
		for _, rtl := range []bool{false, true} {
			for width := 15.0; width < 300; width *= 1.07 {
				var got []rune
				for _, l := range Lines(text, "", rtl, ten, width) {
					if l.Width > width+0.01 {
						t.Errorf("%q is wider than %v", seen([]Line{l}), width)
					}
					got = append(got, []rune(seen([]Line{l})[0])...)
				}
				want := []rune(text)
				got = slices.DeleteFunc(got, func(r rune) bool { return r == '\u00ad' || r == '\u200c' })
				want = slices.DeleteFunc(want, func(r rune) bool { return r == '\u00ad' || r == '\u200c' })
				slices.Sort(got)
				slices.Sort(want)
				if !slices.Equal(got, want) {
					t.Errorf("in %v: %q", width, string(got))
				}
			}
		}
	}
}

// TestAtOnce sets texts from several goroutines: each as one alone would.
func TestAtOnce(t *testing.T) {
	set := func() (all [][]Line) {
		for _, text := range scripts {
			all = append(all, Lines(text, "uk", false, Style{Size: 9, Bold: true}, 90), Lines(text, "ar", true, ten, 70))
		}
		return all
	}
	want := set()
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				if !reflect.DeepEqual(set(), want) {
					t.Error("differs")
				}
			}
		})
	}
	wg.Wait()
}

func BenchmarkLines(b *testing.B) {
	for _, text := range []string{scripts[0], scripts[4]} {
		b.Run(text[:4], func(b *testing.B) {
			for b.Loop() {
				Lines(text, "nl", false, ten, 150)
			}
		})
	}
}

// What is taken for granted is in both fonts.
func TestFamiliar(t *testing.T) {
	n := 0
	for r := range rune(0x3000) {
		if !isCommon(r) || isIgnorable(r) {
			continue
		}
		n++
		if _, ok := regular().Glyph(r); !ok {
			t.Errorf("no font has %q (%U)", r, r)
		}
		if _, ok := bold().Glyph(r); !ok {
			t.Errorf("no bold font has %q (%U)", r, r)
		}
	}
	if n < 500 {
		t.Errorf("%d familiar characters", n)
	}
}

func TestMissingScript(t *testing.T) {
	for text, want := range map[string]string{
		"Wie helpt? «Ґанок» – خانوادهٔ ما": "",
		"ትግርኛ 中 tekst":                     "ርትኛግ中",
		"Ayşe Łódź\n\tა":                   "",
	} {
		if got := string(Missing(text)); got != want {
			t.Errorf("%q lacks %q, not %q", text, got, want)
		}
	}
	for r, want := range map[rune]string{'ት': "Ethiopic", '中': "Han", 'a': "Latin", 'မ': "Myanmar"} {
		if got := Script(r); got != want {
			t.Errorf("%q is %s", r, got)
		}
	}
}
