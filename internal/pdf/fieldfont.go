package pdf

import (
	"fmt"
	"math"
	"strings"
	"sync"

	"wenk/internal/typeset"
)

// A fieldFont is what people type with. Programs that show PDF take only simple
// fonts for that, which have at most 256 characters. Its bytes are made once.
type fieldFont struct {
	name     string
	base     string // of the font, with the mark of its part
	encoding string
	widths   string
	outlines []byte // compressed
	length   int    // of outlines before
	unicode  []byte // compressed
}

var (
	latin    = sync.OnceValue(func() *fieldFont { return newFieldFont("Latin", winAnsi(), "/WinAnsiEncoding") })
	cyrillic = sync.OnceValue(func() *fieldFont {
		chars, names := cyrillicCodes()
		return newFieldFont("Cyrillic", chars, "<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences ["+names+"] >>")
	})
)

// fieldFontFor returns the font for languages: Cyrillic, which has the letters
// of Western Europe too, when one of them is written so; else Latin.
func fieldFontFor(langs []string) *fieldFont {
	for _, lang := range langs {
		lang, _, _ = strings.Cut(strings.ToLower(lang), "-")
		switch lang {
		case "uk", "ru", "be", "bg", "mk", "sr", "kk", "ky", "mn", "tg":
			return cyrillic()
		}
	}
	return latin()
}

// newFieldFont makes a font of the characters with codes 32 to 255.
func newFieldFont(name string, chars [256]rune, encoding string) *fieldFont {
	font := typeset.Style{}.Font()
	shapes, index := []typeset.Shape{{}}, map[rune]int{}
	var widths, entries []string
	for code := 32; code < 256; code++ {
		width := 0.0
		if r := chars[code]; r != 0 {
			if s, ok := font.Simple(r); ok {
				if index[r] == 0 {
					index[r] = len(shapes)
					shapes = append(shapes, s)
				}
				width = math.Round(font.Advance(s))
				entries = append(entries, fmt.Sprintf("<%02X> <%s>", code, hex(string(r))))
			}
		}
		widths = append(widths, number(width))
	}
	data := font.Subset(shapes, index)
	return &fieldFont{
		name: name, base: subsetName(font, data), encoding: encoding, widths: strings.Join(widths, " "),
		outlines: deflate(data), length: len(data), unicode: deflate(characterMap("<00> <FF>", entries)),
	}
}

func (t *fieldFont) write(f *file) ref {
	data := f.stream(fmt.Sprintf("/Length1 %d /Filter /FlateDecode", t.length), t.outlines, false)
	return f.add("<< /Type /Font /Subtype /TrueType /BaseFont /%s /Encoding %s /FirstChar 32 /LastChar 255 /Widths [%s] /FontDescriptor %s /ToUnicode %s >>",
		t.base, t.encoding, t.widths, f.descriptor(typeset.Style{}.Font(), t.base, data, nonsymbolic), f.stream("/Filter /FlateDecode", t.unicode, false))
}

// winAnsi returns the characters of WinAnsiEncoding (ISO 32000-1, Annex D.2).
func winAnsi() [256]rune {
	var chars [256]rune
	for c := range chars {
		if c >= 32 && c < 127 || c > 160 {
			chars[c] = rune(c)
		}
	}
	copy(chars[128:], []rune("€\x00‚ƒ„…†‡ˆ‰Š‹Œ\x00Ž\x00\x00‘’“”•–—˜™š›œ\x00žŸ\u00a0"))
	chars[173] = 0 // a soft hyphen
	return chars
}

// cyrillicCodes returns the characters of an encoding for Ukrainian and Russian,
// and what differs from WinAnsiEncoding: the names of the glyphs by the Adobe
// Glyph List. Letters and signs of Western Europe that are common keep their
// codes.
func cyrillicCodes() (chars [256]rune, differences string) {
	const keep = "€‚„…–—‘’“”•§«»°·áâäàçéêëèíîïóôöùúûüÉËÖÜß"
	kept := map[rune]bool{}
	for _, r := range keep {
		kept[r] = true
	}
	chars = winAnsi()
	var list []string
	code := 128
	add := func(r rune, name string) {
		for kept[chars[code]] || code == 160 {
			code++
		}
		chars[code] = r
		list = append(list, fmt.Sprintf("%d /%s", code, name))
		code++
	}
	for i, r := range []rune("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ") {
		add(r, fmt.Sprintf("afii%05d", 10017+i))
	}
	for i, r := range []rune("абвгдеёжзийклмнопрстуфхцчшщъыьэюя") {
		add(r, fmt.Sprintf("afii%05d", 10065+i))
	}
	for i, r := range []rune("ҐЄІЇґєії№ʼ") {
		add(r, fmt.Sprintf("afii%05d", []int{10050, 10053, 10055, 10056, 10098, 10101, 10103, 10104, 61352, 57929}[i]))
	}
	return chars, strings.Join(list, " ")
}
