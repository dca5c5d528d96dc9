package decode

import (
	"bytes"
	"unicode"
)

// isLatin reports whether bytes that are no UTF-8 make words of a Latin language
// in Windows-1252. There, letters over 0x7F come one or two at a time among
// those below; in the encodings of other scripts (Windows-1251, CP949, Shift-JIS,
// Big5, GB18030) they come in a row, or with signs inside of words.
func isLatin(b []byte) bool {
	high, odd := 0, 0
	for len(b) > 0 {
		start := bytes.IndexFunc(b, isHigh)
		if start < 0 {
			break
		}
		end := start
		for end < len(b) && b[end] >= 0x80 {
			end++
		}
		high += end - start
		if letters := letterCount(b[start:end]); end-start > 2 && letters > 0 {
			odd += end - start
		} else {
			odd += oddSigns(b, start, end)
		}
		b = b[end:]
	}
	return odd*2 < high
}

// isHigh matches a byte that is not UTF-8, and a letter that by chance is.
func isHigh(r rune) bool { return r >= 0x80 }

// letterCount returns how many bytes are letters in Windows-1252.
func letterCount(b []byte) int {
	n := 0
	for _, c := range b {
		if isLetter(c) {
			n++
		}
	}
	return n
}

func isLetter(c byte) bool { return unicode.IsLetter(windowsRune(c)) && c != 0x83 }

// oddSigns returns how many bytes of a run are signs that no text has, or has
// only between words.
func oddSigns(b []byte, start, end int) int {
	n := 0
	for i := start; i < end; i++ {
		switch c := b[i]; {
		case bytes.IndexByte([]byte("\x81\x83\x86\x87\x88\x89\x8d\x8f\x90\x98\x9d"), c) >= 0:
			n++
		case c > 0xa0 && c < 0xc0 && c != 0xad && c != 0xb7: // a soft hyphen, and the dot in "col·legi"
			if i > 0 && i+1 < len(b) && isLetter(b[i-1]) && isLetter(b[i+1]) {
				n++
			}
		}
	}
	return n
}
