package query

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// foldRune returns the same rune for all that differ only in case; in ASCII it is the
// lower-case one.
func foldRune(r rune) rune {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	if 0x2E80 <= r && r < 0xA640 || 0xAC00 <= r && r < 0xD800 {
		return r // Han, Kana and Hangul have no case
	}
	if r == 'İ' || r == 'ı' {
		return 'i' // for searching, the four i of Turkish are one letter
	}
	least := r
	for o := unicode.SimpleFold(r); o != r; o = unicode.SimpleFold(o) {
		least = min(least, o)
	}
	if 'A' <= least && least <= 'Z' {
		least += 'a' - 'A'
	}
	return least
}

// folder finds text in any case. It caches the scripts whose case is slow to look up,
// so it is not safe for concurrent use.
type folder struct {
	known *[0x600]rune // Latin, Greek, Cyrillic, Armenian
	bare  *[0x600]rune // the same without marks
	buf   []byte
}

func (f *folder) fold(r rune) rune {
	if f.known == nil || r >= rune(len(f.known)) {
		return foldRune(r)
	}
	return f.known[r]
}

// appendFold appends s with its case folded; ß is ss.
func (f *folder) appendFold(dst []byte, s string) []byte {
	if f.known == nil {
		f.known = new([0x600]rune)
		for r := range f.known {
			f.known[r] = foldRune(rune(r))
		}
	}
	for _, r := range s {
		if r == 'ß' || r == 'ẞ' {
			dst = append(dst, "ss"...)
			continue
		}
		dst = utf8.AppendRune(dst, f.fold(r))
	}
	return dst
}

// appendLoose appends s with its case folded and its marks left out: é is e, ł is
// l, æ is ae, and a ligature its letters.
func (f *folder) appendLoose(dst []byte, s string) []byte {
	if f.bare == nil {
		f.bare = new([0x600]rune)
		for r := range f.bare {
			f.bare[r] = bare(rune(r))
		}
	}
	for _, r := range s {
		plain := rune(0)
		if r < rune(len(f.bare)) {
			plain = f.bare[r]
		} else {
			plain = bare(r)
		}
		switch {
		case plain == several:
			dst = f.appendFold(dst, spelled(r))
		case plain != mark:
			dst = utf8.AppendRune(dst, f.fold(plain))
		}
	}
	return dst
}

// What bare returns for characters that are not a single letter.
const (
	mark    rune = -1 // a mark, to be dropped
	several rune = -2 // several letters: see spelled
)

// bare returns a character without its marks. Marks in Han, Kana and Hangul, and the
// vowels of Indic scripts, make different letters, so they stay.
func bare(r rune) rune {
	switch {
	case isMark(r):
		return mark
	case spelled(r) != "":
		return several
	case 0x2E80 <= r && r < 0xA640, 0xAC00 <= r && r < 0xF900:
		return r
	}
	switch r {
	case 'ł', 'Ł':
		return 'l'
	case 'ø', 'Ø':
		return 'o'
	case 'đ', 'Đ', 'ð', 'Ð':
		return 'd'
	case 'ħ', 'Ħ':
		return 'h'
	case 'ŧ', 'Ŧ':
		return 't'
	}
	first, _ := utf8.DecodeRuneInString(norm.NFD.String(string(r)))
	return first
}

// isMark reports whether r is a mark over or under a letter, or a vowel sign of
// Hebrew or Arabic.
func isMark(r rune) bool {
	return 0x0300 <= r && r <= 0x036F || 0x0591 <= r && r <= 0x05C7 || 0x064B <= r && r <= 0x065F || r == 0x0670 ||
		0x1AB0 <= r && r <= 0x1AFF || 0x1DC0 <= r && r <= 0x1DFF || 0xFE20 <= r && r <= 0xFE2F
}

// spelled returns what a ligature or a full-width letter stands for, "" for
// others.
func spelled(r rune) string {
	switch {
	case r == 'æ' || r == 'Æ':
		return "ae"
	case r == 'œ' || r == 'Œ':
		return "oe"
	case r == 'þ' || r == 'Þ':
		return "th"
	case r == 'ß' || r == 'ẞ':
		return "ss"
	case 0xFB00 <= r && r <= 0xFB06, 0xFF01 <= r && r <= 0xFF5E:
		return norm.NFKD.String(string(r))
	}
	return ""
}

// contains reports whether s contains what, which is already folded. If loose, marks
// are ignored.
func (f *folder) contains(s, what string, loose bool) bool {
	if what == "" || containsASCII(s, what) {
		return true
	}
	if isASCII(s) {
		return false
	}
	if loose {
		f.buf = f.appendLoose(f.buf[:0], s)
	} else {
		f.buf = f.appendFold(f.buf[:0], s)
	}
	return bytes.Contains(f.buf, []byte(what))
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// containsASCII reports whether s contains what, folding only ASCII letters.
func containsASCII(s, what string) bool {
	first, up := what[0], what[0]
	if 'a' <= first && first <= 'z' {
		up = first - ('a' - 'A')
	}
	for i := 0; i+len(what) <= len(s); i++ {
		if c := s[i]; (c == first || c == up) && equalASCII(s[i:i+len(what)], what) {
			return true
		}
	}
	return false
}

// equalASCII compares s with a folded text of the same length.
func equalASCII(s, what string) bool {
	for i := range len(what) {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != what[i] {
			return false
		}
	}
	return true
}
