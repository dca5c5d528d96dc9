package markdown

import (
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// nested is how many blocks may be open inside each other; deeper marks are text. Every
// line of a text is held against all that are open, so this bounds the time it takes.
const nested = 64

// ahead is how many bytes the marks of a kind may have before them, all taken together;
// further marks are text. A bracket or a star may be held against all that follow, so
// this too bounds the time: a text as long as is read may have 4,000 of them.
const ahead = longest * 2000

// read parses a text. The parser is made for each, in 20 µs, so that nothing is shared.
func read(src []byte) ast.Node {
	p := parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(shallow{parser.NewListParser()}, 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(shallow{parser.NewBlockquoteParser()}, 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(boxes{}, 0),
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(&metered{parser.NewLinkParser(), ahead}, 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
			util.Prioritized(&metered{unspaced{parser.NewEmphasisParser()}, ahead}, 500),
			util.Prioritized(&metered{unspaced{strikes{}}, ahead}, 500),
			util.Prioritized(links{}, 999),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(tables{}, 200),
		),
	)
	return p.Parse(text.NewReader(src))
}

// shallow opens no list or quote where too many blocks are open.
type shallow struct{ parser.BlockParser }

// Open opens a block, unless it would be too deep.
func (s shallow) Open(in ast.Node, r text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if len(pc.OpenedBlocks()) >= nested {
		return nil, parser.NoChildren
	}
	return s.BlockParser.Open(in, r, pc)
}

// metered takes marks until they have had too much text before them.
type metered struct {
	parser.InlineParser
	left int
}

// Parse takes a mark.
func (m *metered) Parse(in ast.Node, r text.Reader, pc parser.Context) ast.Node {
	_, at := r.Position()
	if m.left -= len(r.Source()) - at.Start; m.left < 0 {
		return nil
	}
	return m.InlineParser.Parse(in, r, pc)
}

// CloseBlock ends what the marks in a block have begun.
func (m *metered) CloseBlock(in ast.Node, r text.Reader, pc parser.Context) {
	if c, ok := m.InlineParser.(parser.CloseBlocker); ok {
		c.CloseBlock(in, r, pc)
	}
}

// unspaced lets emphasis begin and end beside Chinese, Japanese and Korean, where no
// blank comes between a closing bracket and the particle behind it; CommonMark by
// itself leaves the stars in **결제(재시도)**는.
type unspaced struct{ parser.InlineParser }

// Parse takes a run of delimiters.
func (u unspaced) Parse(in ast.Node, r text.Reader, pc parser.Context) ast.Node {
	before := r.PrecendingCharacter()
	n := u.InlineParser.Parse(in, r, pc)
	d, ok := n.(*parser.Delimiter)
	if !ok || d.Char == '_' {
		return n
	}
	after := rune(' ')
	if line, _ := r.PeekLine(); len(line) > 0 {
		after = util.ToRune(line, 0)
	}
	d.CanOpen = d.CanOpen || withoutBlanks(before) && !util.IsSpaceRune(after)
	d.CanClose = d.CanClose || withoutBlanks(after) && !util.IsSpaceRune(before)
	return n
}

func withoutBlanks(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}
