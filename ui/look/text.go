package look

import (
	"strings"
	"unicode/utf8"
)

// Clean returns typed or imported text fit to be kept as one line: control characters
// (C0, C1, ESC), marks that turn the direction of writing, invisible fillers and bytes
// that are no UTF-8 are taken out; tabs and line ends become single spaces.
func Clean(s string) string {
	if ascii(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i, r := range s {
		switch {
		case r == '\n' && i > 0 && s[i-1] == '\r':
		case breaks(r) || r == '\t':
			b.WriteByte(' ')
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD"):
		case !control(r) && !unseen(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// CleanText is Clean for text of many lines: every kind of line end becomes "\n", a
// tab four spaces.
func CleanText(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	rows := strings.Split(strings.Map(lineEnd, s), "\n")
	for i, row := range rows {
		rows[i] = Clean(strings.ReplaceAll(row, "\t", "    "))
	}
	return strings.Join(rows, "\n")
}

// lineEnd is a line end for every character that is one, else the character itself.
func lineEnd(r rune) rune {
	if breaks(r) {
		return '\n'
	}
	return r
}

// Show returns s as it may be drawn: what would drive the terminal stands there as a
// sign of itself (␛ for ESC, ␊ for a line end, � for what has no picture), so that the
// result never holds a control character and is always one line. A mark without a
// letter to sit on gets a ◌, or it would join whatever is drawn before it. Of an emoji
// that is joined from several only the first is drawn: terminals, tmux and Bubble
// Tea's renderer disagree on how wide the others make it, and a row would tear.
func Show(s string) string {
	if ascii(s) || calm(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 8)
	last := ' '
	var e emoji
	for _, r := range s {
		if e.trails(r) {
			continue
		}
		if last == ' ' && joins(r) {
			b.WriteRune('◌')
		}
		if !unseen(r) {
			last = r
		}
		switch {
		case r < 0x20:
			b.WriteRune(0x2400 + r)
		case r == 0x7f:
			b.WriteRune('\u2421')
		case r == '\u2028' || r == '\u2029':
			b.WriteRune('\u240a')
		case control(r):
			b.WriteRune(utf8.RuneError)
		case !unseen(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// calm reports whether Show would change nothing.
func calm(s string) bool {
	last := ' '
	var e emoji
	for i, r := range s {
		if control(r) || unseen(r) || breaks(r) || e.trails(r) || last == ' ' && joins(r) {
			return false
		}
		last = r
		if r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD") {
			return false
		}
	}
	return true
}

// joiner joins the emoji before it and the one behind it into one (U+200D).
const joiner = '\u200d'

// emoji follows a text to tell what only changes how the emoji before it looks.
type emoji struct{ on, joined bool }

// trails reports whether r does: a joiner and what it joins, a skin tone, a choice of
// picture or text, a key cap, a flag's tags.
func (e *emoji) trails(r rune) bool {
	switch {
	case r == joiner && e.on:
		e.joined = true
		return true
	case e.joined && pictured(r):
		e.joined = false
		return true
	case r == 0xfe0e, r == 0xfe0f, r == 0x20e3, r >= 0xe0020 && r <= 0xe007f:
		return true
	case r >= 0x1f3fb && r <= 0x1f3ff && e.on:
		return true
	}
	e.on, e.joined = pictured(r), false
	return false
}

// pictured reports whether r is an emoji, or a sign that may become one. What Show
// itself draws is none: the control pictures and the dotted circle.
func pictured(r rune) bool {
	return r >= 0x1f000 && r <= 0x1faff || r >= 0x2190 && r <= 0x2bff && r != '◌' && r>>6 != 0x2400>>6
}

// breaks reports whether r ends a line.
func breaks(r rune) bool {
	switch r {
	case '\n', '\v', '\f', '\r', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

// control reports whether a terminal may take r as an order: C0, DEL, C1, and the
// embeddings, overrides and isolates of the Unicode bidirectional algorithm (UAX #9),
// which reorder everything after them.
func control(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7f && r < 0xa0:
		return true
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
		return true
	}
	return false
}

// unseen reports whether r shows nothing and is a character on whose width terminals
// disagree: soft hyphen, zero-width space, word joiner and its kin, fillers, byte
// order mark, annotation anchors. The joiners that emoji and Indic scripts need stay.
func unseen(r rune) bool {
	switch {
	case r < 0xad:
		return false
	case r == 0xad, r == 0x115f, r == 0x1160, r == 0x180e, r == 0x200b, r == 0x3164, r == 0xfeff, r == 0xffa0:
		return true
	case r >= 0x2060 && r <= 0x2065, r >= 0x206a && r <= 0x206f, r >= 0xfff9 && r <= 0xfffb:
		return true
	}
	return false
}

// joins reports whether r is drawn onto the character before it.
func joins(r rune) bool {
	if r < 0x300 || r >= 0x3100 && r < 0xa66f || r >= 0xac00 && r < 0xd7b0 {
		return false
	}
	size, _ := step(" " + string(r))
	return size > 1
}
