package look

import (
	"html"
	"strconv"
	"strings"
	"unicode/utf8"
)

// inlineKind is what an inline is. Inlines are a flat list: what has others inside is a
// mark where it opens and one where it closes, so no depth of nesting needs a stack.
type inlineKind uint8

const (
	textInline inlineKind = iota
	softBreak
	hardBreak
	codeInline
	htmlInline
	autolink
	linkOpen
	linkClose // text is where the link leads
	emphasis  // of a delimiter run, as the next two
	strong
	strikeout
	delimiters // a delimiter run: what it closes, what is left of it, what it opens
)

// inlineNode is an inline in the sense of CommonMark 0.31, or an end of one.
type inlineNode struct {
	kind          inlineKind
	text          string
	closes, opens []inlineKind // of a delimiter run, each from the innermost outwards
}

// inlineParser reads the inline content of one block.
type inlineParser struct {
	src      string
	at, from int // the byte to look at; where the text before it begins
	nodes    []inlineNode
	last     *delimiter
	brackets []bracket
	spent    int  // brackets below this may open images only
	starred  bool // a run of stars was found
	lost     int  // kinds of HTML whose end does not come any more, as bits
	refs     map[string]string
}

// parseInlines returns the inlines of a text.
func parseInlines(src string, refs map[string]string) []inlineNode {
	p := &inlineParser{src: strings.TrimRight(src, " \t\n"), refs: refs}
	for p.at < len(p.src) {
		if !p.special() {
			p.at++
		}
	}
	p.flush()
	p.pair(0)
	return p.nodes
}

// special takes what may be more than text, and reports whether it did.
func (p *inlineParser) special() bool {
	switch p.src[p.at] {
	case '\n':
		return p.lineBreak()
	case '\\':
		return p.escape()
	case '&':
		text, n := entity(p.src[p.at:])
		return n > 0 && p.put(textInline, text, n)
	case '`':
		return p.code()
	case '*', '_', '~':
		return p.delimiterRun()
	case '[':
		return p.bracket(1, false)
	case '!':
		return strings.HasPrefix(p.src[p.at:], "![") && p.bracket(2, true)
	case ']':
		return p.closeBracket()
	case '<':
		return p.angle()
	case 'h', 'w', 'H', 'W':
		return p.bareURL()
	case '@':
		return p.bareMail()
	}
	return false
}

// put appends an inline that takes the next n bytes.
func (p *inlineParser) put(kind inlineKind, text string, n int) bool {
	p.flush()
	p.nodes = append(p.nodes, inlineNode{kind: kind, text: text})
	p.at += n
	p.from = p.at
	return true
}

// flush appends the text that was passed.
func (p *inlineParser) flush() {
	if p.from < p.at {
		p.nodes = append(p.nodes, inlineNode{text: p.src[p.from:p.at]})
		p.from = p.at
	}
}

// lineBreak is hard behind two blanks.
func (p *inlineParser) lineBreak() bool {
	end := p.at
	bare := strings.TrimRight(p.src[p.from:end], " ")
	kind := softBreak
	if end-p.from-len(bare) >= 2 {
		kind = hardBreak
	}
	p.at = p.from + len(bare)
	return p.put(kind, "", end+1-p.at)
}

func (p *inlineParser) escape() bool {
	if p.at+1 == len(p.src) {
		return false
	}
	switch c := p.src[p.at+1]; {
	case c == '\n':
		return p.put(hardBreak, "", 2)
	case punctuation(c):
		return p.put(textInline, p.src[p.at+1:p.at+2], 2)
	}
	return false
}

// code takes a code span, or a run of backticks that none of its length follows.
func (p *inlineParser) code() bool {
	n := run(p.src[p.at:])
	for i := p.at + n; i < len(p.src); {
		j := strings.IndexByte(p.src[i:], '`')
		if j < 0 {
			break
		}
		size := run(p.src[i+j:])
		if size != n {
			i += j + size
			continue
		}
		text := strings.ReplaceAll(p.src[p.at+n:i+j], "\n", " ")
		if len(text) > 1 && text[0] == ' ' && text[len(text)-1] == ' ' && strings.Trim(text, " ") != "" {
			text = text[1 : len(text)-1]
		}
		return p.put(codeInline, text, i+j+n-p.at)
	}
	p.at += n
	return true
}

// unescape resolves the escapes and entities in an address.
func unescape(s string) string {
	if strings.IndexByte(s, '\\') < 0 && strings.IndexByte(s, '&') < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '&' {
			if text, n := entity(s[i:]); n > 0 {
				b.WriteString(text)
				i += n - 1
				continue
			}
		}
		if s[i] == '\\' && i+1 < len(s) && punctuation(s[i+1]) {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// entity reads a character reference at the head of s; n is its length, 0 for none.
func entity(s string) (text string, n int) {
	n = strings.IndexByte(s[:min(len(s), 40)], ';') + 1
	if n < 3 {
		return "", 0
	}
	if s[1] != '#' {
		for i := 1; i < n-1; i++ {
			if !letter(s[i]) && !digit(s[i]) {
				return "", 0
			}
		}
		// The table of names also has some that need no semicolon, so that a longer word
		// would keep its tail; no name is for more than two characters.
		text = html.UnescapeString(s[:n])
		if text == s[:n] || utf8.RuneCountInString(text) > 2 {
			return "", 0
		}
		return text, n
	}
	digits, base, most := s[2:n-1], 10, 7
	if digits != "" && digits[0]|0x20 == 'x' {
		digits, base, most = digits[1:], 16, 6
	}
	code, err := strconv.ParseUint(digits, base, 32)
	if err != nil || len(digits) > most {
		return "", 0
	}
	if code == 0 {
		code = utf8.RuneError
	}
	return string(rune(code)), n
}
