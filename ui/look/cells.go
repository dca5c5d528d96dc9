package look

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

const (
	reset    = "\x1b[m"
	ellipsis = "…"
)

// blanks is sliced rather than built: padding is most of what a frame is made of.
const blanks = "                                                                " +
	"                                                                " +
	"                                                                " +
	"                                                                "

// Spaces returns n blank cells, none when n is negative.
func Spaces(n int) string {
	if n <= 0 {
		return ""
	}
	if n <= len(blanks) {
		return blanks[:n]
	}
	return strings.Repeat(" ", n)
}

// ascii reports whether s is printable ASCII alone, so that bytes are cells.
func ascii(s string) bool {
	for i := range len(s) {
		if s[i]-0x20 > 0x5e {
			return false
		}
	}
	return true
}

// step measures the first piece of s, which must not be empty: one escape sequence
// (no cells) or one character as it is displayed, with all that is joined to it.
func step(s string) (size, cells int) {
	c := s[0]
	if c == 0x1b {
		return escape(s), 0
	}
	if c-0x20 <= 0x5e && (len(s) == 1 || s[1] < 0x80) {
		return 1, 1
	}
	r, n := utf8.DecodeRuneInString(s)
	if block(r) && (len(s) == n || s[n] < 0x80 || block(first(s[n:]))) {
		return n, 2
	}
	if prepended(r) {
		s = s[:n]
	}
	cluster, w := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
	return max(len(cluster), 1), w
}

// block reports whether r is a Hangul syllable, a kana or a common ideograph: two cells
// wide, and joined to nothing of its own kind or of ASCII. Most text that is not ASCII
// needs no more than this.
func block(r rune) bool {
	return r >= 0xac00 && r <= 0xd7a3 || r >= 0x4e00 && r <= 0x9fff || r >= 0x3041 && r <= 0x3096 || r >= 0x30a1 && r <= 0x30fa
}

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// prepended reports whether the tables join r to whatever follows it, even to a blank
// or a frame (Grapheme_Cluster_Break=Prepend, UAX #29). No terminal does that.
func prepended(r rune) bool {
	switch {
	case r < 0x600:
		return false
	case r <= 0x605, r == 0x6dd, r == 0x70f, r == 0x890, r == 0x891, r == 0x8e2, r == 0xd4e:
		return true
	case r < 0x110bd:
		return false
	}
	switch r {
	case 0x110bd, 0x110cd, 0x111c2, 0x111c3, 0x113d1, 0x1193f, 0x11941, 0x11a3a, 0x11d46, 0x11f02:
		return true
	}
	return r >= 0x11a84 && r <= 0x11a89
}

// escape returns the length of the escape sequence at the head of s, which is all of
// s when the sequence does not end.
func escape(s string) int {
	if len(s) < 2 {
		return len(s)
	}
	switch s[1] {
	case '[':
		for i := 2; i < len(s); i++ {
			if s[i] >= 0x40 && s[i] <= 0x7e {
				return i + 1
			}
		}
		return len(s)
	case ']', 'P', 'X', '^', '_':
		for i := 2; i < len(s); i++ {
			if s[i] == 0x07 {
				return i + 1
			}
			if s[i] == 0x1b && i+1 < len(s) && s[i+1] == '\\' {
				return i + 2
			}
		}
		return len(s)
	}
	return 2
}

// pen remembers the styles in force while a row is walked.
type pen struct{ seq string }

// see takes note of a piece of a row, if it is a style.
func (p *pen) see(piece string) {
	if len(piece) < 3 || piece[0] != 0x1b || piece[len(piece)-1] != 'm' {
		return
	}
	switch {
	case piece == reset || piece == "\x1b[0m":
		p.seq = ""
	case p.seq == "" || strings.HasPrefix(piece, "\x1b[0;"):
		p.seq = piece
	default:
		p.seq += piece
	}
}

// down reports whether a style is in force.
func (p *pen) down() bool { return p.seq != "" }

// head finds how much of s fits in w cells: the bytes to keep, their width, and
// whether a style is still in force there.
func head(s string, w int) (end, cells int, open bool) {
	var p pen
	for end < len(s) {
		n, c := step(s[end:])
		if cells+c > w {
			break
		}
		if c == 0 {
			p.see(s[end : end+n])
		}
		end += n
		cells += c
	}
	return end, cells, p.down()
}
