package look

import "strings"

// nested is how many blocks may be open inside each other; deeper marks are text. Every
// line of a text is held against all that are open, so this bounds the time it takes.
const nested = 64

// blockKind is what a block is: the first four hold blocks, the others lines.
type blockKind uint8

const (
	documentBlock blockKind = iota
	quoteBlock
	listBlock
	itemBlock
	paragraphBlock
	headingBlock
	breakBlock
	codeBlock
	htmlBlock
	tableBlock
)

// blockNode is a block in the sense of CommonMark 0.31: a container of blocks or a leaf.
type blockNode struct {
	kind  blockKind
	kids  []*blockNode
	rows  []string // raw lines of a leaf; of a table the header, then its rows
	text  string   // of a paragraph and a heading: what inlines are read from
	mark  byte     // of a list: - + * . or ), of fenced code: ` or ~
	start int      // of an ordered list: its first number
	loose bool     // of a list: blank lines divide what is in it
	box   byte     // of a task item: what stands in its brackets
	align []string // of a table: left, right, center or nothing

	indent      int // columns that an item's content is in, or the fence of code
	size        int // length of a fence; which end an HTML block waits for
	first, last int // lines from and to, without blank ones at the end
}

// blockParser reads a text line by line, as the appendix of CommonMark has it.
type blockParser struct {
	open    []*blockNode      // the document, what is open in it, down to the innermost
	matched int               // how many containers of open the current line continues
	line    int               // its number
	refs    map[string]string // addresses by label
}

// parseBlocks returns the blocks of a text and its link reference definitions.
func parseBlocks(src string) ([]*blockNode, map[string]string) {
	doc := &blockNode{}
	p := &blockParser{open: []*blockNode{doc}}
	for row := range strings.SplitSeq(strings.TrimSuffix(src, "\n"), "\n") {
		p.row(untab(row))
	}
	p.closeTo(1)
	return doc.kids, p.refs
}

// untab turns the tabs before the text of a line into blanks, so that columns are bytes
// wherever indentation counts.
func untab(row string) string {
	tab, end, size := false, 0, 0
	for ; end < len(row) && strings.IndexByte(" \t>-+*.)0123456789", row[end]) >= 0; end++ {
		if row[end] == '\t' {
			tab, size = true, size+4
		}
	}
	if !tab {
		return row
	}
	b := make([]byte, 0, len(row)+size)
	for i := range end {
		if row[i] != '\t' {
			b = append(b, row[i])
			continue
		}
		b = append(b, Spaces(4-len(b)%4)...)
	}
	return string(append(b, row[end:]...))
}

// leading counts the blanks that a line begins with.
func leading(s string) int {
	n := 0
	for n < len(s) && s[n] == ' ' {
		n++
	}
	return n
}

func (p *blockParser) tip() *blockNode { return p.open[len(p.open)-1] }

// inParagraph reports whether the line would go on with a paragraph without being lazy.
func (p *blockParser) inParagraph() bool {
	return p.matched == len(p.open)-1 && p.tip().kind == paragraphBlock
}

// row takes one line: first what it continues, then what it begins, then its text.
func (p *blockParser) row(rest string) {
	p.line++
	for p.matched = 1; p.matched < len(p.open); p.matched++ {
		b := p.open[p.matched]
		if left, ok := p.continues(b, rest); ok {
			rest = left
			continue
		}
		if b.kind == codeBlock && b.mark != 0 { // its closing fence
			b.last = p.line
			p.closeTo(p.matched)
			return
		}
		break
	}
	if b := p.tip(); p.matched == len(p.open) && (b.kind == codeBlock || b.kind == htmlBlock) {
		p.verbatim(b, rest)
		return
	}
	for {
		left, is := p.begin(rest)
		switch is {
		case aLeaf:
			return
		case nothing:
			p.text(rest)
			return
		}
		rest = left
	}
}

// continues reports whether the line goes on with an open block, and returns what is
// left of it inside. Paragraphs and tables are left to text: another block may begin.
func (p *blockParser) continues(b *blockNode, s string) (string, bool) {
	indent := leading(s)
	blank := indent == len(s)
	switch b.kind {
	case quoteBlock:
		if blank || indent > 3 || s[indent] != '>' {
			return s, false
		}
		b.last = p.line
		return strings.TrimPrefix(s[indent+1:], " "), true
	case listBlock:
		return s, true
	case itemBlock:
		if blank {
			return "", len(b.kids) > 0
		}
		if indent < b.indent {
			return s, false
		}
		return s[b.indent:], true
	case codeBlock:
		if b.mark != 0 {
			return s[min(indent, b.indent):], !closesFence(b, s[indent:], indent)
		}
		return s[min(indent, 4):], blank || indent > 3
	case htmlBlock:
		return s, b.size > 0 && (b.size < 6 || !blank)
	}
	return s, false
}

// verbatim adds a line to code or HTML.
func (p *blockParser) verbatim(b *blockNode, s string) {
	b.rows = append(b.rows, s)
	if b.mark != 0 || strings.Trim(s, " \t") != "" {
		b.last = p.line
	}
	if b.kind == htmlBlock && endsHTML(b.size, s) {
		b.size = 0
	}
}

// text takes what is left of a line in which nothing begins.
func (p *blockParser) text(s string) {
	b := p.tip()
	s = strings.TrimLeft(s, " \t")
	switch {
	case s == "":
		p.closeTo(p.matched)
	case b.kind == paragraphBlock && p.inParagraph() && p.table(b, s):
	case b.kind == paragraphBlock, // perhaps lazily, from outside its container
		b.kind == tableBlock && p.matched == len(p.open)-1 && s != "|":
		b.rows = append(b.rows, s)
		b.last = p.line
	default:
		p.push(&blockNode{kind: paragraphBlock, rows: []string{s}})
	}
}

// push opens a block inside the last container that the line continues, and closes
// what it does not continue.
func (p *blockParser) push(b *blockNode) {
	if b.kind != itemBlock && p.open[p.matched-1].kind == listBlock {
		p.matched-- // only items are in lists
	}
	p.closeTo(p.matched)
	parent := p.tip()
	parent.kids = append(parent.kids, b)
	b.first, b.last = p.line, p.line
	p.open = append(p.open, b)
	p.matched++
}

// closeTo closes the innermost blocks until n are open.
func (p *blockParser) closeTo(n int) {
	for len(p.open) > n {
		b := p.tip()
		p.open = p.open[:len(p.open)-1]
		p.finish(b)
		p.tip().last = max(p.tip().last, b.last)
	}
}

// finish settles what is known of a block only when it ends.
func (p *blockParser) finish(b *blockNode) {
	switch b.kind {
	case paragraphBlock:
		b.text = strings.TrimRight(p.definitions(strings.Join(b.rows, "\n")), " \t")
	case codeBlock:
		for b.mark == 0 && len(b.rows) > 0 && strings.Trim(b.rows[len(b.rows)-1], " \t") == "" {
			b.rows = b.rows[:len(b.rows)-1] // it only divides the code from the next block
		}
	case itemBlock:
		b.task()
	case listBlock:
		b.loose = gaps(b.kids)
		for _, item := range b.kids {
			b.loose = b.loose || gaps(item.kids)
		}
	}
}

// task takes the box that an item begins with out of its text.
func (b *blockNode) task() {
	if len(b.kids) == 0 || b.kids[0].kind != paragraphBlock {
		return
	}
	t := b.kids[0].text
	if len(t) > 4 && t[0] == '[' && t[2] == ']' && strings.IndexByte(" xX", t[1]) >= 0 && blankByte(t[3]) {
		b.box = t[1]
		b.kids[0].text = t[4:]
	}
}

// gaps reports whether blank lines divide blocks.
func gaps(list []*blockNode) bool {
	for i := 1; i < len(list); i++ {
		if list[i].first-list[i-1].last > 1 {
			return true
		}
	}
	return false
}
