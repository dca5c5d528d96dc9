// Package markup keeps what people wrote from being read as Markdown.
package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// special are the characters that mean something in GitHub's Markdown
// (https://github.github.com/gfm/), or to GitHub: mentions and references.
const special = "\\`*_{}[]<>#|!~&$@"

// Escape returns one line of text so that Markdown shows it as it is. An address in
// it becomes a link, because an escape inside would become part of the address.
func Escape(line string) string {
	var b strings.Builder
	from := 0
	for at := 0; at < len(line); {
		n := address(line, at)
		if n == 0 {
			_, size := utf8.DecodeRuneInString(line[at:])
			at += size
			continue
		}
		b.WriteString(EscapeWords(line[from:at]))
		link(&b, line[at:at+n])
		at += n
		from = at
	}
	b.WriteString(EscapeWords(line[from:]))
	return b.String()
}

// EscapeWords is Escape for the text of a link, which can't contain another link.
func EscapeWords(line string) string {
	var b strings.Builder
	for _, r := range line {
		if strings.ContainsRune(special, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// link writes an address as a link that shows it.
func link(b *strings.Builder, to string) {
	if strings.HasPrefix(strings.ToLower(to), "www.") {
		b.WriteString("[" + EscapeWords(to) + "](<http://" + to + ">)")
		return
	}
	b.WriteString("<" + to + ">")
}

// Address returns the length in bytes of the web address that a text begins with, as
// GitHub's Markdown finds them
// (https://github.github.com/gfm/#autolinks-extension-), 0 if there is none.
func Address(text string) int { return address(text, 0) }

// address is Address for a place in a line.
func address(line string, at int) int {
	rest := line[at:]
	begins := scheme(rest)
	if before, _ := utf8.DecodeLastRuneInString(line[:at]); begins == "" || at > 0 && (unicode.IsLetter(before) || unicode.IsDigit(before)) {
		return 0
	}
	n := strings.IndexFunc(rest, func(r rune) bool {
		return r == '<' || r == '>' || r == '\\' || r == '`' || unicode.IsSpace(r) || unicode.IsControl(r)
	})
	if n < 0 {
		n = len(rest)
	}
	if n = len(unmarked(rest[:n])); n <= len(begins) {
		return 0
	}
	return n
}

// scheme returns the scheme, or "www.", of an address at the beginning of a text, ""
// if there is none.
func scheme(text string) string {
	for _, p := range []string{"http://", "https://", "ftp://", "www."} {
		if len(text) > len(p) && strings.EqualFold(text[:len(p)], p) {
			return p
		}
	}
	return ""
}

// unmarked returns an address without trailing punctuation, which belongs to the
// sentence. A closing parenthesis stays if the address opens it.
func unmarked(to string) string {
	for to != "" {
		r, size := utf8.DecodeLastRuneInString(to)
		own := r == ')' && strings.Count(to, "(") >= strings.Count(to, ")")
		if own || !strings.ContainsRune("?!.,:;*_~'\")]}|", r) {
			return to
		}
		to = to[:len(to)-size]
	}
	return to
}
