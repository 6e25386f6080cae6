package pdf

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"sync"

	"wenk/internal/paper/typeset"
)

// A fieldFont is what people type with. Programs that show PDF take only simple
// fonts for that, which have at most 256 characters, so one font has the letters
// of all languages that can be typed: see [Typed]. Its bytes are made once.
type fieldFont struct {
	base     string // of the font, with the mark of its part
	encoding string
	widths   string
	outlines []byte // compressed
	length   int    // of outlines before
	unicode  []byte // compressed
}

// fieldFontName names the font in the file. PDFium, which shows PDF in Chrome and
// Edge, sets letters outside of its ANSI code page in a font of the system, and
// loses those that it does not find there; what is called so it takes from us.
const fieldFontName = "Webdings"

// fieldSize is the size of what is typed, in points. Programs choose one
// themselves where a file does not: 3 in one field and 22 in the next.
const fieldSize = 10.5

// Typed reports whether what people type may hold a character: those of Dutch,
// French, German and most others of Western Europe, of Turkish, Polish, Bosnian,
// Albanian, Romanian, Ukrainian and Russian.
func Typed(r rune) bool {
	_, ok := fieldCodes()[r]
	return ok
}

// western are the characters that keep the code that they have in
// WinAnsiEncoding (ISO 32000-1, Annex D.2), by which programs know them without
// a table; more of them than these leaves no room for other alphabets.
const western = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]_abcdefghijklmnopqrstuvwxyz~" +
	"àáâãäåæçèéêëìíîïñòóôõöøùúûüßœšž" + "ÀÁÂÄÅÇÈÉÊËÎÓÖØÜŠŽ" + "€’–"

// eastern are the other characters, with the names of their glyphs in the Adobe
// Glyph List.
var eastern = sync.OnceValue(func() (list []named) {
	add := func(letters, names string) {
		all := strings.Fields(names)
		for i, r := range []rune(letters) {
			list = append(list, named{r, all[i]})
		}
	}
	add("ĞğİıŞş", "Gbreve gbreve Idotaccent dotlessi Scedilla scedilla")
	add("ĄąĆćĘęŁłŃńŚśŹźŻż", "Aogonek aogonek Cacute cacute Eogonek eogonek Lslash lslash Nacute nacute Sacute sacute Zacute zacute Zdotaccent zdotaccent")
	add("ČčĐđĂăȘșȚț", "Ccaron ccaron Dcroat dcroat Abreve abreve uni0218 uni0219 uni021A uni021B")
	for i, r := range []rune("абвгдеёжзийклмнопрстуфхцчшщъыьэюя") {
		list = append(list, named{r, fmt.Sprintf("afii%05d", 10065+i)})
	}
	for i, r := range []rune("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ") {
		list = append(list, named{r, fmt.Sprintf("afii%05d", 10017+i)})
	}
	add("ҐЄІЇґєіїʼ№", "afii10050 afii10053 afii10055 afii10056 afii10098 afii10101 afii10103 afii10104 afii57929 afii61352")
	return list
})

type named struct {
	char rune
	name string // of its glyph
}

// fieldCodes returns the code of each character.
var fieldCodes = sync.OnceValue(func() map[rune]int {
	codes, used := map[rune]int{}, map[int]bool{160: true, 173: true} // no codes of letters, for any program
	for code, r := range winAnsi() {
		if r != 0 && strings.ContainsRune(western, r) {
			codes[r], used[code] = code, true
		}
	}
	free := slices.Concat(span(32, 255), span(24, 31), span(14, 23), span(1, 8))
	free = slices.DeleteFunc(free, func(code int) bool { return used[code] })
	for i, l := range eastern() {
		codes[l.char] = free[i]
	}
	return codes
})

func span(from, to int) (list []int) {
	for code := from; code <= to; code++ {
		list = append(list, code)
	}
	return list
}

// winAnsi returns the characters of WinAnsiEncoding.
func winAnsi() [256]rune {
	var chars [256]rune
	for c := range chars {
		if c >= 32 && c < 127 || c > 160 {
			chars[c] = rune(c)
		}
	}
	copy(chars[128:], []rune("€\x00‚ƒ„…†‡ˆ‰Š‹Œ\x00Ž\x00\x00‘’“”•–—˜™š›œ\x00žŸ\u00a0"))
	return chars
}

// fieldFontOf makes the font.
var fieldFontOf = sync.OnceValue(func() *fieldFont {
	font := typeset.Style{}.Font()
	shapes, index := []typeset.Shape{{}}, map[rune]int{}
	widths, entries := make([]string, 256), []string(nil)
	for i := range widths {
		widths[i] = "0"
	}
	codes := fieldCodes()
	for _, r := range slices.SortedFunc(maps.Keys(codes), func(a, b rune) int { return codes[a] - codes[b] }) {
		s, ok := font.CharShape(r)
		if !ok {
			panic(fmt.Sprintf("pdf: the font of fields lacks %q", r))
		}
		index[r] = len(shapes)
		shapes = append(shapes, s)
		widths[codes[r]] = number(math.Round(font.Advance(s)))
		entries = append(entries, fmt.Sprintf("<%02X> <%s>", codes[r], hex(string(r))))
	}
	data := font.Subset(shapes, index)
	return &fieldFont{
		base: subsetName(font, data), encoding: differences(codes), widths: strings.Join(widths[1:], " "),
		outlines: deflate(data), length: len(data), unicode: deflate(characterMap("<00> <FF>", entries)),
	}
})

// differences returns an encoding: what differs from WinAnsiEncoding.
func differences(codes map[rune]int) string {
	var list []string
	letters := slices.Clone(eastern())
	slices.SortFunc(letters, func(a, b named) int { return codes[a.char] - codes[b.char] })
	next := -1
	for _, l := range letters {
		if codes[l.char] != next {
			list = append(list, number(float64(codes[l.char])))
		}
		list = append(list, "/"+l.name)
		next = codes[l.char] + 1
	}
	return "<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [" + strings.Join(list, " ") + "] >>"
}

func (t *fieldFont) write(f *file) ref {
	data := f.stream(fmt.Sprintf("/Length1 %d /Filter /FlateDecode", t.length), t.outlines, false)
	return f.add("<< /Type /Font /Subtype /TrueType /BaseFont /%s /Encoding %s /FirstChar 1 /LastChar 255 /Widths [%s] /FontDescriptor %s /ToUnicode %s >>",
		t.base, t.encoding, t.widths, f.descriptor(typeset.Style{}.Font(), t.base, data, nonsymbolic), f.stream("/Filter /FlateDecode", t.unicode, false))
}
