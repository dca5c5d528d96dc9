package look

import "strings"

// What follows is looked for only so far, so that no text takes time in the square of
// its length.
const (
	longLabel = 999 // as CommonMark has it
	longHost  = 255
	longTag   = 2000
	deepURL   = 32 // brackets in an address
)

// bracket is a [ or ![ that may open a link or an image.
type bracket struct {
	node, at int // its inline; where its text begins
	image    bool
	nests    bool // another one comes behind it
}

func (p *inlineParser) bracket(n int, image bool) bool {
	if len(p.brackets) > 0 {
		p.brackets[len(p.brackets)-1].nests = true
	}
	p.put(textInline, p.src[p.at:p.at+n], n)
	p.brackets = append(p.brackets, bracket{node: len(p.nodes) - 1, at: p.at, image: image})
	return true
}

// closeBracket makes a link or an image of what is between brackets, if an address or
// a label that is defined follows.
func (p *inlineParser) closeBracket() bool {
	n := len(p.brackets) - 1
	if n < 0 {
		return false
	}
	b := p.brackets[n]
	p.brackets = p.brackets[:n]
	active := b.image || n >= p.spent
	p.spent = min(p.spent, n)
	if !active {
		return false
	}
	url, end, ok := resource(p.src, p.at+1)
	if !ok {
		if url, end, ok = p.reference(b); !ok {
			return false
		}
	}
	p.flush()
	p.nodes[b.node] = inlineNode{kind: linkOpen}
	p.pair(b.at)
	p.put(linkClose, url, end-p.at)
	if !b.image {
		p.spent = n // no link is inside another
	}
	return true
}

// reference looks up the label behind a closing bracket, or else the text before it.
func (p *inlineParser) reference(b bracket) (url string, end int, ok bool) {
	if len(p.refs) == 0 {
		return "", 0, false
	}
	end = p.at + 1
	key, after, full := label(p.src, end)
	if !full {
		if b.nests || p.at-b.at > longLabel {
			return "", 0, false
		}
		key = p.src[b.at:p.at]
		if strings.HasPrefix(p.src[end:], "[]") {
			after = end + 2
		} else {
			after = end
		}
	}
	url, ok = p.refs[fold(key)]
	return url, after, ok
}

// fold makes labels comparable that differ in case and blanks.
func fold(label string) string {
	s := strings.Join(strings.Fields(label), " ")
	return strings.ReplaceAll(strings.ToLower(strings.ToUpper(s)), "ß", "ss")
}

// label reads a link label at i.
func label(s string, i int) (text string, end int, ok bool) {
	if i >= len(s) || s[i] != '[' {
		return "", 0, false
	}
	for j := i + 1; j < len(s) && j-i <= longLabel+1; j++ {
		switch s[j] {
		case '\\':
			j++
		case '[':
			return "", 0, false
		case ']':
			text = s[i+1 : j]
			return text, j + 1, strings.Trim(text, " \t\n") != ""
		}
	}
	return "", 0, false
}

// resource reads the address and the title of an inline link, brackets and all.
func resource(s string, i int) (url string, end int, ok bool) {
	if i >= len(s) || s[i] != '(' {
		return "", 0, false
	}
	i = skipBlank(s, i+1)
	if url, i, ok = destination(s, i); !ok {
		return "", 0, false
	}
	if j := skipBlank(s, i); j > i {
		i = j
		if j = title(s, i); j > i {
			i = skipBlank(s, j)
		}
	}
	if i >= len(s) || s[i] != ')' {
		return "", 0, false
	}
	return url, i + 1, true
}

// destination reads an address, which may be empty.
func destination(s string, i int) (url string, end int, ok bool) {
	if i < len(s) && s[i] == '<' {
		return bracketed(s, i)
	}
	depth, j := 0, i
	for ; j < len(s) && s[j] > ' ' && s[j] != 0x7f && depth <= deepURL; j++ {
		switch s[j] {
		case '(':
			depth++
		case ')':
			if depth == 0 {
				return unescape(s[i:j]), j, true
			}
			depth--
		case '\\':
			if j+1 < len(s) && punctuation(s[j+1]) {
				j++
			}
		}
	}
	return unescape(s[i:j]), j, depth == 0
}

// bracketed reads an address in angle brackets.
func bracketed(s string, i int) (url string, end int, ok bool) {
	for j := i + 1; j < len(s) && s[j] != '\n' && s[j] != '<'; j++ {
		switch s[j] {
		case '>':
			return unescape(s[i+1 : j]), j + 1, true
		case '\\':
			j++
		}
	}
	return "", 0, false
}

// title returns where the title of a link ends, i if there is none.
func title(s string, i int) int {
	if i >= len(s) || strings.IndexByte(`"'(`, s[i]) < 0 {
		return i
	}
	end := s[i]
	if end == '(' {
		end = ')'
	}
	for j := i + 1; j < len(s); j++ {
		switch s[j] {
		case end:
			return j + 1
		case '\\':
			j++
		case '(':
			if end == ')' {
				return i
			}
		}
	}
	return i
}

// definitions takes the link reference definitions off the head of a paragraph.
func (p *blockParser) definitions(s string) string {
	for strings.HasPrefix(s, "[") {
		key, url, n := definition(s)
		if n == 0 {
			break
		}
		if key = fold(key); p.refs == nil {
			p.refs = map[string]string{}
		}
		if _, known := p.refs[key]; !known {
			p.refs[key] = url
		}
		s = strings.TrimLeft(s[n:], " \t\n")
	}
	return s
}

// definition reads one link reference definition; n is where it ends, 0 for none.
func definition(s string) (key, url string, n int) {
	key, i, ok := label(s, 0)
	if !ok || i >= len(s) || s[i] != ':' {
		return "", "", 0
	}
	from := skipBlank(s, i+1)
	url, i, ok = destination(s, from)
	if !ok || i == from {
		return "", "", 0
	}
	if j := skipBlank(s, i); j > i {
		if end := title(s, j); end > j && lineEnds(s, end) {
			return key, url, end
		}
	}
	if !lineEnds(s, i) {
		return "", "", 0
	}
	return key, url, i
}

// lineEnds reports whether nothing but blanks are left of the line.
func lineEnds(s string, i int) bool {
	for i < len(s) && (s[i] == ' ' || s[i] == '\t') {
		i++
	}
	return i == len(s) || s[i] == '\n'
}

func skipBlank(s string, i int) int {
	for i < len(s) && blankByte(s[i]) {
		i++
	}
	return i
}
