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

// A fieldFont is the font in which people type. PDF viewers accept only simple
// fonts in fields, which have at most 256 characters. One font therefore has the
// letters of all languages that can be typed: see [CanType].
type fieldFont struct {
	base     string // name of the font, with its subset tag
	encoding string
	widths   string
	outlines []byte // compressed
	length   int    // of outlines before compression
	unicode  []byte // compressed
}

// fieldFontName names the font in the file. PDFium, the viewer of Chrome and Edge,
// shows letters outside its ANSI code page in a system font, and loses letters
// that the system font lacks. A font with this name is used as embedded.
const fieldFontName = "Webdings"

// fieldSize is the size of typed text, in points. Without a size in the file,
// viewers choose one for each field: 3 in one and 22 in the next.
const fieldSize = 10.5

// CanType reports whether people can type a character in a field. They can type
// Dutch, French, German and most other languages of Western Europe, and Turkish,
// Polish, Bosnian, Albanian, Romanian, Ukrainian and Russian. Viewers show any other
// letter as an empty space or in another font. So a field in a language whose letters
// are not among them is no help, and a sheet in it has none.
func CanType(r rune) bool {
	_, ok := fieldCodes()[r]
	return ok
}

// westernLetters are the characters that keep their code of WinAnsiEncoding
// (ISO 32000-1, Annex D.2), which viewers know without a table. More of them would
// leave no room for other alphabets.
const westernLetters = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]_abcdefghijklmnopqrstuvwxyz~" +
	"àáâãäåæçèéêëìíîïñòóôõöøùúûüßœšž" + "ÀÁÂÄÅÇÈÉÊËÎÓÖØÜŠŽ" + "€’–"

// otherLetters returns the other characters, with the names of their glyphs in the
// Adobe Glyph List. Viewers find the glyph of a code by that name. A letter without a
// name in words has one by its number, such as "uni0218" or "afii10065".
func otherLetters() (list []letter) {
	add := func(letters, names string) {
		all := strings.Fields(names)
		for i, r := range []rune(letters) {
			list = append(list, letter{r, all[i]})
		}
	}
	add("ĞğİıŞş", "Gbreve gbreve Idotaccent dotlessi Scedilla scedilla")
	add("ĄąĆćĘęŁłŃńŚśŹźŻż", "Aogonek aogonek Cacute cacute Eogonek eogonek Lslash lslash Nacute nacute Sacute sacute Zacute zacute Zdotaccent zdotaccent")
	add("ČčĐđĂăȘșȚț", "Ccaron ccaron Dcroat dcroat Abreve abreve uni0218 uni0219 uni021A uni021B")
	for i, r := range []rune("абвгдеёжзийклмнопрстуфхцчшщъыьэюя") {
		list = append(list, letter{r, fmt.Sprintf("afii%05d", 10065+i)})
	}
	for i, r := range []rune("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ") {
		list = append(list, letter{r, fmt.Sprintf("afii%05d", 10017+i)})
	}
	add("ҐЄІЇґєіїʼ№", "afii10050 afii10053 afii10055 afii10056 afii10098 afii10101 afii10103 afii10104 afii57929 afii61352")
	return list
}

// A letter is a character and its glyph's name.
type letter struct {
	char rune
	name string // of its glyph
}

// fieldCodes returns the code of each character that people can type. Characters of
// WinAnsiEncoding keep their code; the others get the codes that are free, in the
// order of [otherLetters], those of printed characters first, and never those of line
// ends (9 to 13).
var fieldCodes = sync.OnceValue(func() map[rune]int {
	codes, used := map[rune]int{}, map[int]bool{160: true, 173: true} // spaces and hyphens, in any viewer
	for code, r := range winAnsi() {
		if r != 0 && strings.ContainsRune(westernLetters, r) {
			codes[r], used[code] = code, true
		}
	}
	free := slices.Concat(codeRange(32, 255), codeRange(24, 31), codeRange(14, 23), codeRange(1, 8))
	free = slices.DeleteFunc(free, func(code int) bool { return used[code] })
	for i, l := range otherLetters() {
		codes[l.char] = free[i]
	}
	return codes
})

// codeRange returns the codes from one to another, both included.
func codeRange(from, to int) (list []int) {
	for code := from; code <= to; code++ {
		list = append(list, code)
	}
	return list
}

// winAnsi returns the characters of WinAnsiEncoding by their code; 0 for none.
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

// theFieldFont returns the font of fields. It panics if a letter is missing. It is
// made once in a run, and is the same in every document.
var theFieldFont = sync.OnceValue(func() *fieldFont {
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
		base: subsetName(font, data), encoding: encoding(codes), widths: strings.Join(widths[1:], " "),
		outlines: deflate(data), length: len(data), unicode: deflate(characterMap("<00> <FF>", entries)),
	}
})

// encoding returns the dictionary of an encoding: its differences from
// WinAnsiEncoding. Characters with codes in a row need the number of the first alone:
// "/Differences [128 /Gbreve /gbreve 140 /dotlessi]".
func encoding(codes map[rune]int) string {
	var list []string
	letters := otherLetters()
	slices.SortFunc(letters, func(a, b letter) int { return codes[a.char] - codes[b.char] })
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

// write adds the font and its streams to a file.
func (t *fieldFont) write(f *file) ref {
	data := f.stream(fmt.Sprintf("/Length1 %d /Filter /FlateDecode", t.length), t.outlines, false)
	return f.add("<< /Type /Font /Subtype /TrueType /BaseFont /%s /Encoding %s /FirstChar 1 /LastChar 255 /Widths [%s] /FontDescriptor %s /ToUnicode %s >>",
		t.base, t.encoding, t.widths, f.descriptor(typeset.Style{}.Font(), t.base, data, nonsymbolic), f.stream("/Filter /FlateDecode", t.unicode, false))
}
