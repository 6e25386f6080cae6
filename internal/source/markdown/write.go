package markdown

import (
	"slices"
	"strconv"
	"strings"

	"wenk/internal/source/prose"
)

// Write returns a text as Markdown, for importers and for tests. Parse reads the result
// as the same text: the same nodes and words, and all that is known of them but their
// places.
//
// Two things that no Markdown says are written as well as can be: a line of a table that
// holds the end of a line, and a deletion right after another.
func Write(d *prose.Doc) string {
	w := &writer{}
	var parts []string
	for n := range d.Children() {
		parts = append(parts, w.block(n)...)
	}
	parts = append(parts, w.notes...)
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, "\n\n") + "\n"
}

// A writer writes Markdown. Its methods return the lines of a node, without the end of
// the last, so that the caller can put marks before each line. A quote in a list is
//
//   - > Words of the quote,
//     > on two lines.
type writer struct {
	notes []string // the notes so far, which are written at the end of the text
	lists int      // the number of lists so far: it gives lists beside each other different marks
}

// block returns the parts of a node that is no part of a line. An empty line is written
// between parts. Most nodes have one; notes have none, since they stand at the end.
func (w *writer) block(n prose.Node) []string {
	switch n.Kind() {
	case prose.Paragraph, prose.Line, prose.Figure:
		return []string{w.line(n, lineContext{})}
	case prose.Heading:
		return []string{w.heading(n)}
	case prose.Rule:
		return []string{"___"}
	case prose.Quote:
		return []string{prefixLines(w.contents(n, "\n\n"), "> ", "> ")}
	case prose.List:
		return []string{w.list(n)}
	case prose.Code:
		return []string{fenced(n)}
	case prose.Table:
		return []string{w.table(n)}
	case prose.Definitions:
		return w.definitions(n)
	case prose.Block:
		return []string{w.guideBlock(n)}
	// The place in the list is taken before the note is written, since a note may hold
	// notes.
	case prose.Notes:
		for note := range n.Children() {
			at := len(w.notes)
			w.notes = append(w.notes, "")
			w.notes[at] = prefixLines(w.contents(note, "\n\n"), "[^"+note.Note().Label+"]: ", "    ")
		}
	case prose.RawHTML:
		return []string{strings.TrimRight(n.Raw().HTML, "\n")}
	}
	return nil
}

// contents returns what a node holds, with between between its parts.
func (w *writer) contents(n prose.Node, between string) string {
	var parts []string
	for c := range n.Children() {
		parts = append(parts, w.block(c)...)
	}
	return strings.Join(parts, between)
}

// prefixLines returns text with first before its first line, and rest before the others.
// An empty line gets no space at its end.
func prefixLines(text, first, rest string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		prefix := rest
		if i == 0 {
			prefix = first
		}
		lines[i] = strings.TrimRight(prefix, " ")
		if line != "" {
			lines[i] = prefix + line
		}
	}
	return strings.Join(lines, "\n")
}

// heading returns a heading with its attributes. Only the form that is underlined can
// have more than one line; it exists for levels 1 and 2.
func (w *writer) heading(n prose.Node) string {
	h := n.Heading()
	text := w.line(n, lineContext{heading: true})
	attrs := ""
	if h.Explicit {
		attrs = " #" + h.ID
	}
	if h.Lang != "" {
		attrs += " lang=" + h.Lang
	}
	if attrs != "" {
		text = strings.TrimLeft(text+" {"+attrs[1:]+"}", " ")
	}
	// A heading after "#" has one line.
	if strings.Contains(text, "\n") {
		return text + "\n" + strings.Repeat(map[int]string{1: "=", 2: "-"}[h.Level], 3)
	}
	return strings.TrimRight(strings.Repeat("#", h.Level)+" "+text, " ")
}

// list returns a list. Two lists after each other are read as one unless their marks
// differ, so the marks alternate. Lists inside it do not count for the list after it.
func (w *writer) list(n prose.Node) string {
	w.lists++
	defer func(lists int) { w.lists = lists }(w.lists)
	mark := []string{"-", "+"}[w.lists%2]
	end := []string{".", ")"}[w.lists%2]
	between, number := "\n\n", n.Start()
	if n.Is(prose.Tight) {
		between = "\n"
	}
	var items []string
	for item := range n.Children() {
		if n.Is(prose.Numbered) {
			mark = strconv.Itoa(number) + end
			number++
		}
		items = append(items, prefixLines(w.contents(item, between), mark+" ", strings.Repeat(" ", len(mark)+1)))
	}
	return strings.Join(items, between)
}

// definitions returns a list of definitions: a part for each group of terms.
func (w *writer) definitions(n prose.Node) (parts []string) {
	text := ""
	for c := range n.Children() {
		switch {
		case c.Kind() == prose.Term:
			// A term after a definition begins the next group.
			if strings.Contains(text, "\n: ") {
				parts, text = append(parts, text), ""
			}
			text = strings.TrimLeft(text+"\n"+w.line(c, lineContext{}), "\n")
		default:
			between := "\n\n"
			if c.Is(prose.Tight) {
				between = "\n"
			}
			// A definition without words keeps the space that makes it one.
			definition := prefixLines(w.contents(c, "\n\n"), ": ", "    ")
			if definition == ":" {
				definition = ": "
			}
			text += between + definition
		}
	}
	return append(parts, text)
}

// fenceAround returns a fence for code: longer than the runs of backticks in the code,
// and at least as long as least.
func fenceAround(code string, least int) string {
	for run := range strings.FieldsFuncSeq(code, func(r rune) bool { return r != '`' }) {
		least = max(least, len(run)+1)
	}
	return strings.Repeat("`", least)
}

// fenced returns a block of code between fences.
func fenced(n prose.Node) string {
	code := n.Code().Words()
	mark := fenceAround(code, 3)
	// The closing fence stands on a line of its own.
	if code != "" && !strings.HasSuffix(code, "\n") {
		code += "\n"
	}
	return mark + n.Code().Language + "\n" + code + mark
}

// table returns a table. The line below the header gives the sides of the columns, which
// the Doc has at each cell.
func (w *writer) table(n prose.Node) string {
	var lines []string
	var align []int
	for row := range n.Children() {
		// A row may have fewer cells than the header, and then has empty ones in the Doc.
		line, i := "|", 0
		for cell := range row.Children() {
			if i == len(align) {
				align = append(align, prose.AlignNone)
			}
			align[i] = max(align[i], cell.Align()) // a cell that the editor left out has none
			line += strings.TrimRight(" "+w.line(cell, lineContext{cell: true}), " ") + " |"
			i++
		}
		lines = append(lines, line)
	}
	under := "|"
	for _, a := range align {
		under += []string{"---", ":--", "--:", ":-:"}[a] + "|"
	}
	return strings.Join(slices.Insert(lines, 1, under), "\n")
}

// guideBlock returns a ":::" block, or an alert for a block of another program. A word
// that is empty or begins with ":" needs a mark that ends the colons before it.
func (w *writer) guideBlock(n prose.Node) string {
	b := n.Block()
	title := escape(b.Title, lineContext{})
	if title != "" {
		title = " " + title
	}
	inside := w.contents(n, "\n\n")
	if b.Foreign {
		return prefixLines(strings.TrimRight("[!"+b.Word+"]"+title+"\n\n"+inside, "\n"), "> ", "> ")
	}
	if attrs := attrBraces(b.Attrs); attrs != "" {
		title += " " + attrs
	}
	if inside != "" {
		inside += "\n"
	}
	word := b.Word
	switch {
	// Nothing at all after the colons would close a block.
	case word == "" && len(b.Attrs) == 0:
		word = "{}"
	case strings.HasPrefix(word, ":"):
		word = " " + word
	}
	return ":::" + word + title + "\n" + inside + ":::"
}
