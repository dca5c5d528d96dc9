package look

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Wrap breaks plain text into lines of at most w cells, between words where it can,
// inside a word that is longer than a line, and anywhere in Chinese and Japanese but
// before a closing mark. With maxLines above zero the last line ends with "…" when
// text is left over. There is always at least one line.
func Wrap(s string, w, maxLines int) []string { return wrap(s, w, maxLines, ellipsis) }

// Wrap is the function Wrap with the theme's own sign for what was cut.
func (t *Theme) Wrap(s string, w, maxLines int) []string {
	return wrap(s, w, maxLines, t.Signs.Ellipsis)
}

func wrap(s string, w, maxLines int, tail string) []string {
	if w <= 0 {
		return []string{""}
	}
	if len(s) <= w && ascii(s) {
		return []string{strings.Trim(s, " ")}
	}
	var lines []string
	for rest := strings.Trim(s, " "); ; {
		end, next := measure(rest, w)
		if next < len(rest) && len(lines)+1 == maxLines {
			keep := strings.TrimRight(Cut(rest, w-Width(tail)), " ")
			return append(lines, Cut(keep+tail, w))
		}
		lines = append(lines, whole(rest[:end], w, tail))
		if rest = rest[next:]; rest == "" {
			return lines
		}
	}
}

// whole returns a line as it is, or the sign for what was cut when its one character
// is wider than a line.
func whole(line string, w int, tail string) string {
	if Width(line) > w {
		return Cut(tail, w)
	}
	return line
}

// measure finds the first line of s: where it ends and where the next one begins,
// which is behind the blanks between them.
func measure(s string, w int) (end, next int) {
	cells, brkEnd, brkNext := 0, -1, -1
	var last rune
	for i := 0; i < len(s); {
		n, c := step(s[i:])
		if s[i] == ' ' && n == 1 {
			end, next = i, i+blankRun(s[i:])
			if cells > w || next == len(s) {
				return end, next
			}
			brkEnd, brkNext = end, next
			cells += next - end
			i, last = next, ' '
			continue
		}
		r, _ := utf8.DecodeRuneInString(s[i:])
		if i > 0 && last != ' ' && parts(last, r) {
			brkEnd, brkNext = i, i
		}
		if cells+c > w && i > 0 {
			if brkEnd > 0 {
				return brkEnd, brkNext
			}
			return i, i
		}
		cells += c
		i += n
		last = r
	}
	return len(s), len(s)
}

// blankRun counts the spaces at the head of s that no mark is joined to.
func blankRun(s string) int {
	n := 0
	for n < len(s) && s[n] == ' ' {
		if size, _ := step(s[n:]); size > 1 {
			break
		}
		n++
	}
	return n
}

// parts reports whether a line may end between two characters that no blank divides.
// Hangul is written with blanks between words and breaks there.
func parts(a, b rune) bool {
	return (unspaced(a) || unspaced(b)) && !strings.ContainsRune(closing, b) && !strings.ContainsRune(opening, a)
}

// closing may not begin a line, opening may not end one: the short list of JIS X 4051.
const (
	closing = ")]},.!?:;、。，．・：；？！）］｝〕〉》」』】…ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々"
	opening = "([{（［｛〔〈《「『【"
)

// unspaced reports whether r belongs to writing without blanks between words.
func unspaced(r rune) bool {
	if r < 0x2e80 {
		return false
	}
	return r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xff60 ||
		unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}
