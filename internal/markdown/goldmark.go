package markdown

import (
	"bytes"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// All texts share two goldmarks, which hold no state of a text: full reads any
// text, quick in less time one that is plain.
var (
	full  = newGoldmark(newLinkify(), extension.NewTypographerParser(typographic))
	quick = newGoldmark(only{newLinkify(), "*_~("}, only{extension.NewTypographerParser(typographic), `'"-<>`})
)

// reader returns what reads a text.
func reader(body []byte) parser.Parser {
	if plainly(body) {
		return quick.Parser()
	}
	return full.Parser()
}

func newGoldmark(linkify, typographer parser.InlineParser) goldmark.Markdown {
	return goldmark.New(
		goldmark.WithParser(parser.NewParser(
			parser.WithBlockParsers(blockParsers()...),
			parser.WithInlineParsers(parser.DefaultInlineParsers()...),
			parser.WithParagraphTransformers(util.Prioritized(definitions{parser.LinkReferenceParagraphTransformer}, 100)),
			parser.WithAutoHeadingID(),
			parser.WithHeadingAttribute(),
			parser.WithBlockParsers(
				util.Prioritized(blockParser{}, 90),
				util.Prioritized(alerts{parser.NewBlockquoteParser()}, 90),
				util.Prioritized(admonitions{}, 90),
				util.Prioritized(footnoteDefs{extension.NewFootnoteBlockParser()}, 999),
			),
			parser.WithInlineParsers( // before those of goldmark, which they stand for
				util.Prioritized(imageAttrs{}, 50),
				util.Prioritized(codes{parser.NewCodeSpanParser()}, 99),
				util.Prioritized(links{parser.NewLinkParser()}, 199),
				util.Prioritized(marks{extension.NewStrikethroughParser()}, 499),
				util.Prioritized(marks{parser.NewEmphasisParser()}, 499),
				util.Prioritized(footnoteRefs{extension.NewFootnoteParser()}, 101),
				util.Prioritized(linkify, 999),
				util.Prioritized(typographer, 9999),
			),
			parser.WithASTTransformers(
				util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
				util.Prioritized(placeNotes{}, 1000),
			),
		)),
		goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList, extension.DefinitionList),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(nodes{}, 100))),
	)
}

var typographic = extension.WithTypographicSubstitutions(quotes)

func newLinkify() parser.InlineParser {
	return extension.NewLinkifyParser(extension.WithLinkifyAllowedProtocols([]string{"http:", "https:", "mailto:"}))
}

// only is a parser that is asked at some characters alone. Goldmark cuts the text
// at each place where it asks one, which takes more time than all else in a
// paragraph.
type only struct {
	parser.InlineParser
	chars string
}

func (o only) Trigger() []byte { return []byte(o.chars) }

// plainly reports whether a text has nothing that quick does not see. That asks
// no parser at spaces and at the beginning of a line, where a bare address may
// stand, and none at full stops, where an ellipsis may. Nothing else is lost: at
// commas, "*" and "[" the typographer does nothing.
func plainly(body []byte) bool {
	if bytes.IndexByte(body, '@') >= 0 || bytes.Contains(body, []byte("...")) {
		return false
	}
	return !bare(body, "://") && !bare(body, "www.") && !trailing(body)
}

// trailing reports whether a line ends in more space than that of a line break.
// Goldmark takes all of it away where it does not cut the text.
func trailing(body []byte) bool {
	for at := 0; ; at++ {
		i := bytes.IndexByte(body[at:], '\n')
		if i < 0 {
			return false
		}
		at += i
		line := bytes.TrimSuffix(body[:at], []byte("  "))
		if n := len(line); n > 1 && space(line[n-1]) && space(line[n-2]) {
			return true
		}
	}
}

func space(c byte) bool { return c != '\n' && util.IsSpace(c) }

// bare reports whether mark is in a word that may be an address without a
// bracket around it. It is not when the word comes after a "(", where quick looks
// too, after a "/", as in https://www., or after a single "<": goldmark ends
// nothing with these, so that it never begins to read anew behind them.
func bare(body []byte, mark string) bool {
	for at := 0; ; at += len(mark) {
		i := bytes.Index(body[at:], []byte(mark))
		if i < 0 {
			return false
		}
		at += i
		from := at
		for from > 0 && (body[from-1]|0x20 >= 'a' && body[from-1]|0x20 <= 'z') {
			from--
		}
		if from == 0 || bytes.IndexByte([]byte("(/<"), body[from-1]) < 0 || bytes.HasSuffix(body[:from], []byte("<<")) {
			return true
		}
	}
}

// definitions looks for definitions of links as goldmark does, in paragraphs that
// can hold one: they begin with "[".
type definitions struct{ parser.ParagraphTransformer }

func (d definitions) Transform(n *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if n.Lines().Len() > 0 {
		first := n.Lines().At(0)
		if line := util.TrimLeftSpace(first.Value(reader.Source())); len(line) > 0 && line[0] != '[' {
			return
		}
	}
	d.ParagraphTransformer.Transform(n, reader, pc)
}
