package markdown

import (
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// library reads every text; it holds no state of one, and many goroutines use it at once.
// Goldmark asks each parser at the bytes of its Trigger, in the order of their numbers: a
// parser with a lower number comes first.
//
// The parsers that goldmark has too are here where its own take time that grows with the
// square of a text, or where they drop what an editor wrote. Each says which.
var library = goldmark.New(
	goldmark.WithParser(parser.NewParser(
		parser.WithBlockParsers(blockParsers()...),
		parser.WithParagraphTransformers(util.Prioritized(definitionParser{parser.LinkReferenceParagraphTransformer}, 100)),
		// {#id} after a heading; headingAttrs reports what goldmark drops.
		parser.WithHeadingAttribute(),
		parser.WithBlockParsers(
			util.Prioritized(blockParser{}, 90),
			util.Prioritized(alertParser{parser.NewBlockquoteParser()}, 90),
			util.Prioritized(admonitionParser{}, 90),
			util.Prioritized(footnoteParser{extension.NewFootnoteBlockParser()}, 999),
		),
		parser.WithInlineParsers(
			util.Prioritized(imageAttrsParser{}, 50),
			util.Prioritized(codeParser{parser.NewCodeSpanParser()}, 100),
			util.Prioritized(noteRefParser{}, 101),
			util.Prioritized(linkParser{}, 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
			util.Prioritized(emphasisParser{}, 500),
			util.Prioritized(bareLinkParser{}, 999),
			util.Prioritized(quoteParser{}, 9998),
			util.Prioritized(dashParser{extension.NewTypographerParser(extension.WithTypographicSubstitutions(extension.TypographicSubstitutions{
				extension.EnDash:          []byte("–"),
				extension.EmDash:          []byte("—"),
				extension.Ellipsis:        []byte("…"),
				extension.LeftAngleQuote:  []byte("«"),
				extension.RightAngleQuote: []byte("»"),
			}))}, 9999),
		),
		parser.WithASTTransformers(
			util.Prioritized(notePlacer{}, 1000),
		),
	)),
	goldmark.WithExtensions(extension.Table, extension.TaskList, extension.DefinitionList),
).Parser()

// definitionParser finds definitions of links as goldmark does, but only in paragraphs
// that begin with "[": no other paragraph can hold one.
type definitionParser struct{ parser.ParagraphTransformer }

// Transform takes the definitions out of a paragraph.
func (d definitionParser) Transform(n *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if n.Lines().Len() > 0 {
		first := n.Lines().At(0)
		if line := util.TrimLeftSpace(first.Value(reader.Source())); len(line) > 0 && line[0] != '[' {
			return
		}
	}
	d.ParagraphTransformer.Transform(n, reader, pc)
}
