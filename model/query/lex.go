package query

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a piece of text between spaces, without its quotes and escapes. In filters
// a parenthesis is a word of its own.
type word struct {
	text    string
	buf     []byte // the text while it is read
	literal []bool // by byte of text: it was in quotes or after a backslash
	at, end int    // bytes in the source
	col     int    // its first character, counted from 1
	quoted  bool   // part of it was in quotes
	open    bool   // its last quote is not closed
}

// lexer splits a source into words.
type lexer struct {
	src     string
	pos     int
	filter  bool
	counted int // col counts the characters before this byte
	col     int
}

// lex splits src. Parentheses are words of their own only in filters.
func lex(src string, filter bool) []word {
	l := lexer{src: src, filter: filter, col: 1}
	var out []word
	for {
		l.blanks()
		if l.pos == len(src) {
			return out
		}
		out = append(out, l.word())
	}
}

func (l *lexer) blanks() {
	rest := strings.TrimLeftFunc(l.src[l.pos:], unicode.IsSpace)
	l.pos = len(l.src) - len(rest)
}

func (l *lexer) word() word {
	l.col += utf8.RuneCountInString(l.src[l.counted:l.pos])
	l.counted = l.pos
	w := word{at: l.pos, col: l.col}
	if l.filter && isParen(l.src[l.pos]) {
		w.take(l.src[l.pos:l.pos+1], false)
		l.pos++
		return w.read(l.pos)
	}
	whole := l.wholeLiteral()
	for l.pos < len(l.src) {
		r, n := utf8.DecodeRuneInString(l.src[l.pos:])
		if unicode.IsSpace(r) || l.filter && n == 1 && isParen(l.src[l.pos]) {
			break
		}
		switch {
		case r == '\\' && l.escapes(l.pos+1):
			l.pos++
			_, n = utf8.DecodeRuneInString(l.src[l.pos:])
			w.take(l.src[l.pos:l.pos+n], true)
			l.pos += n
		case r == '"' && !whole && w.opensQuote():
			l.quote(&w)
		default:
			w.take(l.src[l.pos:l.pos+n], whole)
			l.pos += n
		}
	}
	return w.read(l.pos)
}

// read returns the finished word, which ends at end.
func (w word) read(end int) word {
	w.text, w.buf, w.end = string(w.buf), nil, end
	return w
}

func isParen(c byte) bool { return c == '(' || c == ')' }

// wholeLiteral skips a backslash that makes the whole word text, as in \due:fri or \or,
// and reports whether there was one.
func (l *lexer) wholeLiteral() bool {
	rest, ok := strings.CutPrefix(l.src[l.pos:], `\`)
	if !ok {
		return false
	}
	n := 0
	for n < len(rest) && (isLetter(rest[n]) || rest[n] == '.') {
		n++
	}
	prefix := n > 0 && n < len(rest) && rest[n] == ':'
	end := n == len(rest) || unicode.IsSpace(rune(rest[n])) || isParen(rest[n])
	if !prefix && (!end || !isKeyword(rest[:n])) {
		return false
	}
	l.pos++
	return true
}

// escapes reports whether a backslash before i is an escape. Before a character without
// a meaning it is just a backslash, as in C:\new.
func (l *lexer) escapes(i int) bool {
	return i < len(l.src) && strings.IndexByte(`@#!"\():-`, l.src[i]) >= 0
}

// quote reads a quoted part, in which only \" and \\ are escapes.
func (l *lexer) quote(w *word) {
	l.pos++
	w.quoted = true
	for l.pos < len(l.src) {
		switch c := l.src[l.pos]; {
		case c == '"':
			l.pos++
			return
		case c == '\\' && l.pos+1 < len(l.src) && (l.src[l.pos+1] == '"' || l.src[l.pos+1] == '\\'):
			l.pos++
		}
		w.take(l.src[l.pos:l.pos+1], true)
		l.pos++
	}
	w.open = true
}

// opensQuote reports whether a quote opens here: at the start, or where the name or the
// value of a token begins. Elsewhere it is a character, as in 27" screen.
func (w *word) opensQuote() bool {
	if len(w.buf) > 0 && !bytes.ContainsAny(w.buf[len(w.buf)-1:], "-@#!:.") {
		return false
	}
	so := strings.TrimLeft(string(w.buf), "-")
	switch {
	case so == "", so == "@", so == "#", so == "!", so == ":", strings.EqualFold(so, "field."):
		return true
	case !strings.HasSuffix(so, ":") || w.literal[len(w.buf)-1]:
		return false
	case len(so) > 6 && strings.EqualFold(so[:6], "field."):
		return true
	}
	for i := range len(so) - 1 {
		if !isLetter(so[i]) {
			return false
		}
	}
	return w.plain(len(w.buf))
}

func (w *word) take(s string, literal bool) {
	w.buf = append(w.buf, s...)
	for range len(s) {
		w.literal = append(w.literal, literal)
	}
}

// plain reports whether the first n bytes were neither quoted nor escaped.
func (w word) plain(n int) bool {
	if n > len(w.literal) {
		return false
	}
	for _, lit := range w.literal[:n] {
		if lit {
			return false
		}
	}
	return true
}

// is reports whether the word is exactly s, unquoted, in any case.
func (w word) is(s string) bool {
	return w.plain(len(w.text)) && strings.EqualFold(w.text, s)
}

// starts reports whether the word begins with s, unquoted.
func (w word) starts(s string) bool { return strings.HasPrefix(w.text, s) && w.plain(len(s)) }

// cut returns the word without its first n bytes.
func (w word) cut(n int) word {
	w.text, w.literal = w.text[n:], w.literal[n:]
	return w
}

// prefixed splits name:value at the first colon that is neither quoted nor escaped. It
// returns the name in lower case, except that of a free field.
func (w word) prefixed() (string, word, bool) {
	for i := range len(w.text) {
		if w.text[i] != ':' || w.literal[i] {
			continue
		}
		name := w.text[:i]
		if w.plain(6) && len(name) > 6 && strings.EqualFold(name[:6], "field.") {
			return "field." + name[6:], w.cut(i + 1), true
		}
		if i == 0 || !w.plain(i) || strings.ContainsFunc(name, func(r rune) bool { return r > unicode.MaxASCII || !isLetter(byte(r)) }) {
			return "", word{}, false
		}
		return strings.ToLower(name), w.cut(i + 1), true
	}
	return "", word{}, false
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isKeyword(s string) bool {
	return strings.EqualFold(s, "or") || strings.EqualFold(s, "and") || strings.EqualFold(s, "not")
}
