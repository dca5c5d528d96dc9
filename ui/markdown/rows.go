package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	gfm "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// tables reads tables (https://github.github.com/gfm/#tables-extension-): a paragraph
// has the rows, and its second line, or a later one, says where columns are aligned.
type tables struct{}

// Transform makes a table of a paragraph from the line before its delimiter row on.
func (tables) Transform(p *ast.Paragraph, r text.Reader, _ parser.Context) {
	lines, src := p.Lines(), r.Source()
	for i := 1; i < lines.Len(); i++ {
		delimiters := lines.At(i)
		align := alignments(delimiters.Value(src))
		if align == nil {
			continue
		}
		head := cells(lines.At(i-1), src)
		if len(head) != len(align) {
			return
		}
		t := gfm.NewTable()
		t.Alignments = align
		t.AppendChild(t, gfm.NewTableHeader(row(head, align)))
		for j := i + 1; j < lines.Len(); j++ {
			t.AppendChild(t, row(cells(lines.At(j), src), align))
		}
		p.Parent().InsertAfter(p.Parent(), p, t)
		if lines.SetSliced(0, i-1); i == 1 {
			p.Parent().RemoveChild(p.Parent(), p)
		}
		return
	}
}

// row makes a row of cells, those beyond the last column left out.
func row(cells []text.Segment, align []gfm.Alignment) *gfm.TableRow {
	out := gfm.NewTableRow(align)
	for _, s := range cells[:min(len(cells), len(align))] {
		cell := gfm.NewTableCell()
		cell.Lines().Append(s)
		out.AppendChild(out, cell)
	}
	return out
}

// alignments reads the delimiter row of a table; nil when the line is none.
func alignments(line []byte) []gfm.Alignment {
	line = bytes.TrimSpace(line)
	if len(bytes.Trim(line, "|:- \t")) > 0 {
		return nil
	}
	line = bytes.TrimSuffix(bytes.TrimPrefix(line, []byte("|")), []byte("|"))
	var out []gfm.Alignment
	for cell := range bytes.SplitSeq(line, []byte("|")) {
		cell = bytes.TrimSpace(cell)
		dashes := bytes.TrimSuffix(bytes.TrimPrefix(cell, []byte(":")), []byte(":"))
		if len(dashes) == 0 || len(bytes.Trim(dashes, "-")) > 0 {
			return nil
		}
		align := gfm.AlignNone
		switch left, right := cell[0] == ':', cell[len(cell)-1] == ':'; {
		case left && right:
			align = gfm.AlignCenter
		case left:
			align = gfm.AlignLeft
		case right:
			align = gfm.AlignRight
		}
		out = append(out, align)
	}
	return out
}

// cells parts a row of a table at its bars; one behind a backslash is text.
func cells(line text.Segment, src []byte) []text.Segment {
	line = line.TrimLeftSpace(src)
	line = line.TrimRightSpace(src)
	b := line.Value(src)
	at, end := 0, len(b)
	if bytes.HasPrefix(b, []byte("|")) {
		at = 1
	}
	if end > at && b[end-1] == '|' && (end < 2 || b[end-2] != '\\') {
		end--
	}
	var out []text.Segment
	for i := at; i <= end; i++ {
		if i < end && (b[i] != '|' || i > 0 && b[i-1] == '\\') {
			continue
		}
		cell := text.NewSegment(line.Start+at, line.Start+i)
		cell = cell.TrimLeftSpace(src)
		out = append(out, cell.TrimRightSpace(src))
		at = i + 1
	}
	return out
}
