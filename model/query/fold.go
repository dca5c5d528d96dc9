package query

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// foldRune returns one rune for all that differ only in case, small in ASCII.
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
	least := r
	for o := unicode.SimpleFold(r); o != r; o = unicode.SimpleFold(o) {
		least = min(least, o)
	}
	if 'A' <= least && least <= 'Z' {
		least += 'a' - 'A'
	}
	return least
}

// folder finds text in any case. It remembers the scripts whose case is costly
// to look up, so it serves one goroutine.
type folder struct {
	known *[0x600]rune // Latin, Greek, Cyrillic, Armenian
	buf   []byte
}

func (f *folder) fold(r rune) rune {
	if r >= rune(len(f.known)) {
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

// contains reports whether s holds what, which is folded already.
func (f *folder) contains(s, what string) bool {
	if what == "" || containsASCII(s, what) {
		return true
	}
	if isASCII(s) {
		return false
	}
	f.buf = f.appendFold(f.buf[:0], s)
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

// containsASCII finds what in s if only ASCII letters differ in case.
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
