package look

import "strings"

// begun is what a line begins.
type begun uint8

const (
	nothing    begun = iota
	aLeaf            // a block that has the whole line
	aContainer       // a block that the rest of the line is in
)

// begin opens the block whose mark the line begins with.
func (p *blockParser) begin(s string) (rest string, is begun) {
	indent := leading(s)
	t := s[indent:]
	switch {
	case t == "":
		return s, nothing
	case indent > 3:
		if p.tip().kind == paragraphBlock { // which has no code for its next line
			return s, nothing
		}
		p.push(&blockNode{kind: codeBlock, rows: []string{s[4:]}})
		return "", aLeaf
	}
	ok := false
	switch t[0] {
	case '>':
		return p.quote(t)
	case '#':
		ok = p.heading(t)
	case '`', '~':
		ok = p.fence(t, indent)
	case '<':
		ok = p.html(s, t)
	case '=', '-', '_', '*':
		ok = p.underline(t) || p.rule(t)
	}
	if ok {
		return "", aLeaf
	}
	return p.item(t, indent)
}

func (p *blockParser) quote(t string) (string, begun) {
	if p.matched >= nested {
		return t, nothing
	}
	p.push(&blockNode{kind: quoteBlock})
	return strings.TrimPrefix(t[1:], " "), aContainer
}

// heading opens an ATX heading.
func (p *blockParser) heading(t string) bool {
	text := strings.TrimLeft(t, "#")
	if len(t)-len(text) > 6 || text != "" && !blankByte(text[0]) {
		return false
	}
	text = strings.Trim(text, " \t")
	if bare := strings.TrimRight(text, "#"); bare == "" || blankByte(bare[len(bare)-1]) {
		text = strings.TrimRight(bare, " \t")
	}
	p.push(&blockNode{kind: headingBlock, text: text})
	return true
}

// underline makes a setext heading of the paragraph before it.
func (p *blockParser) underline(t string) bool {
	if !p.inParagraph() || t[0] != '=' && t[0] != '-' || strings.Trim(strings.TrimRight(t, " \t"), t[:1]) != "" {
		return false
	}
	b := p.tip()
	text := p.definitions(strings.Join(b.rows, "\n"))
	if text == "" { // nothing but definitions: the line is text
		b.rows = nil
		return false
	}
	b.kind, b.text, b.last = headingBlock, text, p.line
	return true
}

// rule opens a thematic break.
func (p *blockParser) rule(t string) bool {
	marks := 0
	for i := range len(t) {
		switch {
		case t[i] == t[0]:
			marks++
		case !blankByte(t[i]):
			return false
		}
	}
	if marks < 3 || t[0] == '=' {
		return false
	}
	p.push(&blockNode{kind: breakBlock})
	return true
}

// fence opens fenced code.
func (p *blockParser) fence(t string, indent int) bool {
	n := run(t)
	if n < 3 || t[0] == '`' && strings.IndexByte(t[n:], '`') >= 0 {
		return false
	}
	p.push(&blockNode{kind: codeBlock, mark: t[0], size: n, indent: indent})
	return true
}

// run counts how often the first byte of s stands there in a row.
func run(s string) int {
	n := 1
	for n < len(s) && s[n] == s[0] {
		n++
	}
	return n
}

func closesFence(b *blockNode, t string, indent int) bool {
	if t == "" || t[0] != b.mark || indent > 3 {
		return false
	}
	n := run(t)
	return n >= b.size && strings.Trim(t[n:], " \t") == ""
}

// html opens a block of HTML.
func (p *blockParser) html(s, t string) bool {
	kind := startsHTML(t)
	if kind == 0 || kind == 7 && p.tip().kind == paragraphBlock {
		return false
	}
	b := &blockNode{kind: htmlBlock, size: kind}
	p.push(b)
	p.verbatim(b, s)
	return true
}

// blockTags are the names that begin an HTML block wherever they stand, rawTags those
// whose content is no HTML.
const (
	rawTags   = " script pre style textarea "
	blockTags = " address article aside base basefont blockquote body caption center col colgroup dd" +
		" details dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4" +
		" h5 h6 head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup" +
		" option p param search section summary table tbody td tfoot th thead title tr track ul "
)

// startsHTML tells which of the seven start conditions of an HTML block a line meets.
func startsHTML(t string) int {
	for i, mark := range [...]string{2: "<!--", 3: "<?", 5: "<![CDATA["} {
		if mark != "" && strings.HasPrefix(t, mark) {
			return i
		}
	}
	if len(t) > 2 && t[1] == '!' && letter(t[2]) {
		return 4
	}
	if kind := tagKind(t); kind > 0 {
		return kind
	}
	if n := htmlTag(t); n > 0 && strings.Trim(t[n:], " \t") == "" {
		return 7
	}
	return 0
}

// tagKind is startsHTML for the names that begin a block by themselves.
func tagKind(t string) int {
	name, shut := strings.CutPrefix(t[1:], "/")
	end := word(name[:min(len(name), 12)], 0, "")
	after := name[end:]
	if after != "" && !blankByte(after[0]) && after[0] != '>' && !strings.HasPrefix(after, "/>") {
		return 0
	}
	key := " " + strings.ToLower(name[:end]) + " "
	switch {
	case strings.Contains(rawTags, key) && !shut && !strings.HasPrefix(after, "/"):
		return 1
	case strings.Contains(blockTags, key):
		return 6
	}
	return 0
}

// endsHTML reports whether a line holds the end that an HTML block waits for.
func endsHTML(kind int, s string) bool {
	switch kind {
	case 1:
		s = strings.ToLower(s)
		return strings.Contains(s, "</script>") || strings.Contains(s, "</pre>") ||
			strings.Contains(s, "</style>") || strings.Contains(s, "</textarea>")
	case 2, 3, 4, 5:
		return strings.Contains(s, [...]string{2: "-->", 3: "?>", 4: ">", 5: "]]>"}[kind])
	}
	return false
}

// item opens a list item, and its list unless the line continues one of its kind.
func (p *blockParser) item(t string, indent int) (string, begun) {
	mark, start, size := listMark(t)
	if size == 0 || p.matched+1 >= nested {
		return t, nothing
	}
	after := t[size:]
	pad := leading(after)
	blank := pad == len(after)
	if !blank && pad == 0 || p.inParagraph() && (blank || start > 1 || start == 0 && size > 1) {
		return t, nothing
	}
	if blank || pad > 4 {
		pad = 1
	}
	if l := p.open[p.matched-1]; l.kind != listBlock || l.mark != mark {
		p.push(&blockNode{kind: listBlock, mark: mark, start: start})
	}
	p.push(&blockNode{kind: itemBlock, indent: indent + size + pad})
	return after[min(pad, len(after)):], aContainer
}

// listMark reads a bullet or a number of at most nine digits.
func listMark(t string) (mark byte, start, size int) {
	for size < len(t) && size < 9 && digit(t[size]) {
		start = start*10 + int(t[size]-'0')
		size++
	}
	if size == len(t) {
		return 0, 0, 0
	}
	if mark = t[size]; size == 0 && strings.IndexByte("-+*", mark) >= 0 || size > 0 && (mark == '.' || mark == ')') {
		return mark, start, size + 1
	}
	return 0, 0, 0
}
