package markdown

import (
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// nodes records the nodes that need a Context, or other HTML than goldmark's.
type nodes struct{}

// RegisterFuncs implements [renderer.NodeRenderer].
func (nodes) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	for kind, f := range map[ast.NodeKind]func(*recorder, ast.Node, bool) ast.WalkStatus{
		kindBlock:                 recordBlock,
		kindNotes:                 recordNotes,
		kindSpoken:                recordSpoken,
		kindStray:                 nothing,
		ast.KindHeading:           recordHeading,
		ast.KindParagraph:         recordParagraph,
		ast.KindList:              recordList,
		ast.KindListItem:          recordItem,
		ast.KindLink:              recordLink,
		ast.KindAutoLink:          recordAutoLink,
		ast.KindImage:             recordImage,
		ast.KindText:              recordText,
		ast.KindString:            recordString,
		ast.KindCodeSpan:          recordCodeSpan,
		ast.KindCodeBlock:         recordLines,
		ast.KindFencedCodeBlock:   recordCode,
		ast.KindHTMLBlock:         recordHTML,
		ast.KindRawHTML:           recordHTML,
		east.KindTable:            recordTable,
		east.KindTableCell:        recordCell,
		east.KindTaskCheckBox:     recordTask,
		east.KindFootnoteLink:     recordRef,
		east.KindFootnote:         recordNote,
		east.KindFootnoteBacklink: nothing,
		east.KindFootnoteList:     recordNotes,
	} {
		reg.Register(kind, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
			return f(w.(*recorder), n, entering), nil
		})
	}
}

func nothing(*recorder, ast.Node, bool) ast.WalkStatus { return ast.WalkSkipChildren }

func recordBlock(r *recorder, n ast.Node, entering bool) ast.WalkStatus {
	b := n.(*blockNode).block
	if entering {
		b.doc, b.empty = r.doc, !n.HasChildren()
		r.begin(writeBlock, len(r.doc.all))
		r.doc.all = append(r.doc.all, b)
	} else {
		b.text = r.end()
	}
	return ast.WalkContinue
}

func recordHeading(r *recorder, n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		r.begin(openHeading, r.found.headings.index(n))
	} else {
		r.add(closeHeading, newline, r.begun(), 0)
		r.end()
	}
	return ast.WalkContinue
}

// recordParagraph notes the first paragraph with words of what it is in.
func recordParagraph(r *recorder, n ast.Node, entering bool) ast.WalkStatus {
	picture := aloneImage(n)
	if entering {
		if !picture {
			r.tag(n, "<p", ">")
		}
		r.para = len(r.doc.steps)
		return ast.WalkContinue
	}
	var lead *span
	switch parent := n.Parent().(type) {
	case *ast.Document:
		lead = &r.doc.lead
	case *blockNode:
		lead = &parent.block.lead
	}
	if s := (span{r.para, len(r.doc.steps)}); lead != nil && *lead == (span{}) && r.doc.words(s, asString(r.made)) != "" {
		*lead = s
	}
	if picture {
		r.fence = len(r.doc.steps)
	} else {
		r.html("</p>\n")
	}
	return ast.WalkContinue
}

// aloneImage reports whether a paragraph holds one image and nothing else.
func aloneImage(n ast.Node) bool {
	img, ok := n.FirstChild().(*ast.Image)
	if !ok {
		return false
	}
	for c := img.NextSibling(); c != nil; c = c.NextSibling() {
		if s, ok := c.(*ast.String); !ok || len(s.Value) > 0 {
			return false
		}
	}
	return true
}

func recordLink(r *recorder, n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		r.begin(openLink, r.found.links.index(n))
	} else {
		r.add(closeLink, 0, r.begun(), 0)
		r.end()
	}
	return ast.WalkContinue
}

func recordAutoLink(r *recorder, n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		r.add(writeAuto, 0, r.found.links.index(n), 0)
	}
	return ast.WalkContinue
}

func recordImage(r *recorder, n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		var how manner
		if n.Parent().Kind() == ast.KindParagraph && aloneImage(n.Parent()) {
			how = alone
		}
		r.add(writeImage, how, r.found.images.index(n), 0)
	}
	return ast.WalkSkipChildren
}

func recordText(r *recorder, n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	t := n.(*ast.Text)
	switch {
	case t.IsRaw():
		r.text(t.Segment, rawText)
	default:
		r.text(t.Segment, r.explains(n))
	}
	switch {
	case t.HardLineBreak():
		r.html("<br>\n")
	case t.SoftLineBreak():
		r.html("\n")
	}
	return ast.WalkContinue
}

// explains tells whether terms are explained in n: not in headings, and not
// in links, which lead elsewhere. Those are listed at the end of the page.
func (r *recorder) explains(n ast.Node) manner {
	how := explained
	for p := n.Parent(); p != nil; p = p.Parent() {
		switch p.(type) {
		case *ast.Heading, *ast.Link, *ast.Image, *ast.CodeSpan:
			return 0
		}
		if r.doc.spoken && spoken(p) != "" {
			how |= foreign
		}
	}
	return how
}

// recordString records a character that goldmark puts in place of others.
func recordString(r *recorder, n ast.Node, entering bool) ast.WalkStatus {
	switch s := n.(*ast.String); {
	case !entering || len(s.Value) == 0:
	case s.IsCode():
		r.string(s.Value, writeString, plainText)
	case s.IsRaw():
		r.string(s.Value, writeString, rawText)
	default:
		r.string(s.Value, writeString, 0)
	}
	return ast.WalkContinue
}

func recordRef(r *recorder, n ast.Node, entering bool) ast.WalkStatus {
	ref := n.(*east.FootnoteLink)
	if i, ok := r.found.notes[ref.Index]; entering && ok {
		var how manner
		if ref.RefIndex == 0 {
			how = firstRef
		}
		r.add(writeRef, how, i, 0)
	}
	return ast.WalkContinue
}

func recordTask(r *recorder, n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		done := 0
		if n.(*east.TaskCheckBox).IsChecked {
			done = 1
		}
		r.add(writeTask, 0, done, 0)
	}
	return ast.WalkContinue
}

// task writes the box of a task. Its name is what it says, since the text beside it
// may hold links and blocks.
func (w *out) task(done bool) {
	word, checked := "task-open", ""
	if done {
		word, checked = "task-done", " checked"
	}
	w.string(`<input type="checkbox" disabled`, checked, ` aria-label="`, escape(w.ctx.Word(word)), `"> `)
}

func recordNotes(r *recorder, _ ast.Node, entering bool) ast.WalkStatus {
	if entering {
		r.begin(openNotes, 0)
		r.html(`<div class="notes" role="note">` + "\n")
	} else {
		r.html("</div>\n")
		r.end()
	}
	return ast.WalkContinue
}

func recordNote(r *recorder, n ast.Node, entering bool) ast.WalkStatus {
	i := r.found.notes[n.(*east.Footnote).Index]
	if entering {
		r.begin(openNote, i)
		return ast.WalkContinue
	}
	r.doc.Footnotes[i].text = r.end()
	r.html("</div></div>\n")
	return ast.WalkContinue
}
