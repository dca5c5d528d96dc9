package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	gfm "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"baton/model/markup"
)

// strikes reads ~~struck~~ text (https://github.github.com/gfm/#strikethrough-extension-).
type strikes struct{}

// IsDelimiter reports whether a run of b may strike text.
func (strikes) IsDelimiter(b byte) bool { return b == '~' }

// CanOpenCloser reports whether two runs belong together.
func (strikes) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char && opener.OriginalLength == closer.OriginalLength
}

// OnMatch makes the node of struck text.
func (strikes) OnMatch(int) ast.Node { return gfm.NewStrikethrough() }

// Trigger returns what a run begins with.
func (strikes) Trigger() []byte { return []byte("~") }

// Parse takes a run of one tilde or two.
func (s strikes) Parse(_ ast.Node, r text.Reader, pc parser.Context) ast.Node {
	before := r.PrecendingCharacter()
	line, at := r.PeekLine()
	d := parser.ScanDelimiter(line, before, 1, s)
	if d == nil || d.OriginalLength > 2 || before == '~' {
		return nil
	}
	d.Segment = at.WithStop(at.Start + d.OriginalLength)
	r.Advance(d.OriginalLength)
	pc.PushDelimiter(d)
	return d
}

// boxes reads the box that an item of a list begins with
// (https://github.github.com/gfm/#task-list-items-extension-).
type boxes struct{}

// Trigger returns what a box begins with.
func (boxes) Trigger() []byte { return []byte("[") }

// Parse takes a box with text behind it.
func (boxes) Parse(in ast.Node, r text.Reader, _ parser.Context) ast.Node {
	item, ok := in.Parent().(*ast.ListItem)
	if !ok || item.FirstChild() != in || in.HasChildren() {
		return nil
	}
	line, _ := r.PeekLine()
	if len(line) < 5 || bytes.IndexByte([]byte(" xX"), line[1]) < 0 || line[2] != ']' || !util.IsSpace(line[3]) {
		return nil
	}
	r.Advance(len("[x] "))
	return gfm.NewTaskCheckBox(line[1] != ' ')
}

// links reads links that are written without marks
// (https://github.github.com/gfm/#autolinks-extension-).
type links struct{}

// Trigger returns what may be before a link; the blank is the beginning of a text too.
func (links) Trigger() []byte { return []byte(" (") }

// Parse takes a link.
func (links) Parse(in ast.Node, r text.Reader, pc parser.Context) ast.Node {
	if pc.IsInLinkLabel() {
		return nil
	}
	line, at := r.PeekLine()
	from := 0
	if line[0] == '(' || util.IsSpace(line[0]) {
		from = 1
	}
	n, kind := markup.Address(until(line[from:])), ast.AutoLinkURL
	if n == 0 {
		n, kind = mail(line[from:]), ast.AutoLinkEmail
	}
	if n == 0 {
		return nil
	}
	if from > 0 {
		ast.MergeOrAppendTextSegment(in, at.WithStop(at.Start+from))
	}
	r.Advance(from + n)
	return ast.NewAutoLink(kind, ast.NewTextSegment(text.NewSegment(at.Start+from, at.Start+from+n)))
}

// until returns the head of a line that may be the address of a link: it ends before a
// blank, or what ends the emphasis that the link is in.
func until(line []byte) string {
	if n := bytes.IndexAny(line, " \t\n*"); n >= 0 {
		line = line[:n]
	}
	line, _, _ = bytes.Cut(line, []byte("~~"))
	return string(line)
}

// mail returns the length of the e-mail address that a line begins with, 0 for none.
func mail(line []byte) int {
	n := util.FindEmailIndex(line)
	if n <= 0 {
		return 0
	}
	if line[n-1] == '.' {
		n--
	}
	_, host, _ := bytes.Cut(line[:n], []byte("@"))
	if !bytes.Contains(host, []byte(".")) || n < len(line) && (line[n] == '-' || line[n] == '_') {
		return 0
	}
	return n
}
