package look

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func digit(c byte) bool { return c >= '0' && c <= '9' }

func alnum(c byte) bool { return letter(c) || digit(c) }

// word returns where the letters, digits and what is in more end that s has from i on.
func word(s string, i int, more string) int {
	for i < len(s) && (alnum(s[i]) || strings.IndexByte(more, s[i]) >= 0) {
		i++
	}
	return i
}

// punctuation reports whether c is what ASCII has of it, symbols included.
func punctuation(c byte) bool { return c > ' ' && c < 0x7f && !letter(c) && !digit(c) }

// blankByte reports whether c is a blank, a tab or a line end.
func blankByte(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }

// angle takes an autolink in angle brackets, or HTML.
func (p *inlineParser) angle() bool {
	s := p.src[p.at:]
	if n := uri(s); n > 0 {
		return p.put(autolink, s[1:n-1], n)
	}
	if n := mail(s); n > 0 {
		return p.put(autolink, s[1:n-1], n)
	}
	if n := htmlTag(s); n > 0 {
		return p.put(htmlInline, s[:n], n)
	}
	n := p.declaration(s)
	return n > 0 && p.put(htmlInline, s[:n], n)
}

// uri returns the length of an address in angle brackets at the head of s.
func uri(s string) int {
	i := 1
	if i < len(s) && letter(s[i]) {
		i = word(s, i, "+.-")
	}
	if i < 3 || i > 33 || i == len(s) || s[i] != ':' {
		return 0
	}
	for i < len(s) && s[i] > ' ' && s[i] != '<' && s[i] != '>' && s[i] != 0x7f {
		i++
	}
	if i == len(s) || s[i] != '>' {
		return 0
	}
	return i + 1
}

// mail is uri for an address of electronic mail.
func mail(s string) int {
	i := word(s, 1, ".!#$%&'*+/=?^_`{|}~-")
	if i == 1 || i == len(s) || s[i] != '@' {
		return 0
	}
	end := word(s, i+1, "-.")
	if end == len(s) || s[end] != '>' {
		return 0
	}
	for _, part := range strings.Split(s[i+1:end], ".") {
		if part == "" || len(part) > 63 || part[0] == '-' || part[len(part)-1] == '-' {
			return 0
		}
	}
	return end + 1
}

// declaration returns the length of a comment, an instruction, CDATA or a declaration.
// An end that was once not found is not looked for again.
func (p *inlineParser) declaration(s string) int {
	kind, from, end := 0, 2, ">"
	switch {
	case strings.HasPrefix(s, "<!-->"):
		return 5
	case strings.HasPrefix(s, "<!--->"):
		return 6
	case strings.HasPrefix(s, "<!--"):
		kind, from, end = 1, 4, "-->"
	case strings.HasPrefix(s, "<?"):
		kind, end = 2, "?>"
	case strings.HasPrefix(s, "<![CDATA["):
		kind, from, end = 4, 9, "]]>"
	case len(s) > 2 && s[1] == '!' && letter(s[2]):
		kind = 8
	}
	if kind == 0 || p.lost&kind != 0 {
		return 0
	}
	n := strings.Index(s[from:], end)
	if n < 0 {
		p.lost |= kind
		return 0
	}
	return from + n + len(end)
}

// htmlTag returns the length of the HTML tag at the head of s, 0 if there is none.
func htmlTag(s string) int {
	s = s[:min(len(s), longTag)]
	i := 1
	shut := i < len(s) && s[i] == '/'
	if shut {
		i++
	}
	if i >= len(s) || !letter(s[i]) {
		return 0
	}
	i = word(s, i, "-")
	if !shut {
		if i = attributes(s, i); i < len(s) && s[i] == '/' {
			i++
		}
	} else {
		i = skipBlank(s, i)
	}
	if i >= len(s) || s[i] != '>' {
		return 0
	}
	return i + 1
}

// attributes returns where those of a tag end, and the blanks behind them.
func attributes(s string, i int) int {
	for {
		n := attribute(s, i)
		if n < 0 {
			return len(s)
		}
		if n == i {
			return skipBlank(s, i)
		}
		i = n
	}
}

// attribute returns where the attribute of a tag ends that begins at i with a blank: i if
// there is none, less than zero if its value does not end.
func attribute(s string, from int) int {
	i := skipBlank(s, from)
	if i == from || i == len(s) || !letter(s[i]) && s[i] != '_' && s[i] != ':' {
		return from
	}
	i = word(s, i, "_.:-")
	value := skipBlank(s, i)
	if value == len(s) || s[value] != '=' {
		return i
	}
	if value = skipBlank(s, value+1); value == len(s) {
		return -1
	}
	n := strings.IndexAny(s[value:], " \t\n\"'=<>`")
	if q := s[value]; q == '"' || q == '\'' {
		n = strings.IndexByte(s[value+1:], q) + 2
		if n == 1 {
			return -1
		}
	}
	if n < 1 {
		return -1
	}
	return value + n
}

// bareURL takes an address that begins with http, https or www.
func (p *inlineParser) bareURL() bool {
	s := p.src[p.at:]
	if p.at > 0 && letter(p.src[p.at-1]) {
		return false
	}
	from := 0
	switch {
	case begins(s, "https://"):
		from = len("https://")
	case begins(s, "http://"):
		from = len("http://")
	case begins(s, "www."):
		from = len("www.")
	default:
		return false
	}
	n := host(s[from:])
	if n == 0 {
		return false
	}
	end := p.urlEnd(s, from+n)
	if end = trimURL(s[:end]); end <= from {
		return false
	}
	return p.put(autolink, s[:end], end)
}

// begins is strings.HasPrefix for any case.
func begins(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

func hostByte(c byte) bool { return alnum(c) || strings.IndexByte("-_.", c) >= 0 }

// host returns the length of the domain at the head of s, 0 if it is none. Underscores
// may not be in its last two parts.
func host(s string) int {
	n, parts, underscores := 0, 0, -2
	for ; n < len(s) && n <= longHost && (hostByte(s[n]) || s[n] >= utf8.RuneSelf); n++ {
		switch s[n] {
		case '.':
			parts++
		case '_':
			underscores = parts
		}
	}
	if n == 0 || n > longHost || strings.IndexByte("-_.", s[0]) >= 0 || underscores > parts-2 {
		return 0
	}
	return n
}

// urlEnd returns where an address ends that goes on at i: before a blank, and before what
// begins another inline or ends the one that it is in.
func (p *inlineParser) urlEnd(s string, i int) int {
	for j, r := range s[i:] {
		switch {
		case unicode.IsSpace(r) || r == '<' || r == '`' || r == '*' && p.starred:
			return i + j
		case r == ']' && len(p.brackets) > 0, r == '~' && strings.HasPrefix(s[i+j:], "~~"):
			return i + j
		}
	}
	return len(s)
}

// trimURL leaves out the punctuation of the sentence that an address is in.
func trimURL(s string) int {
	depth := strings.Count(s, "(") - strings.Count(s, ")")
	for n := len(s); n > 0; n-- {
		switch c := s[n-1]; {
		case strings.IndexByte("?!.,:*_~'\"", c) >= 0:
		case c == ')' && depth < 0:
			depth++
		case c == ';':
			word := strings.TrimRightFunc(s[:n-1], func(r rune) bool { return r < utf8.RuneSelf && alnum(byte(r)) })
			if !strings.HasSuffix(word, "&") || len(word) == n-1 {
				return n
			}
			n = len(word)
		default:
			return n
		}
	}
	return 0
}

// bareMail takes an address of electronic mail when its @ is reached.
func (p *inlineParser) bareMail() bool {
	from := p.at
	for from > p.from && (alnum(p.src[from-1]) || strings.IndexByte("._+-", p.src[from-1]) >= 0) {
		from--
	}
	s := p.src[p.at+1:]
	n := 0
	for n < len(s) && n <= longHost && hostByte(s[n]) {
		n++
	}
	s = strings.TrimRight(s[:min(n, len(s))], ".")
	if from == p.at || n > longHost || strings.IndexByte(s, '.') < 1 || strings.HasSuffix(s, "-") || strings.HasSuffix(s, "_") {
		return false
	}
	end := p.at + 1 + len(s)
	if strings.HasSuffix(p.src[p.from:from], "mailto:") {
		from -= len("mailto:")
	}
	p.at = from
	return p.put(autolink, p.src[from:end], end-from)
}
