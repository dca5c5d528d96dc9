// Package decode turns the bytes of a file into text, whatever it is encoded in, and
// text into JSON, with errors that say in one line what is wrong and what helps. It
// is what formats share before any record is made.
package decode

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"baton/model"
)

// windows1252 is what the bytes 0x80 to 0x9F mean in Windows-1252
// (https://encoding.spec.whatwg.org/index-windows-1252.txt).
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"

// Text returns what a file says as UTF-8, and how it was read where that was
// a guess. UTF-8 and UTF-16, with or without byte order mark, are told from
// each other; what is neither is taken for Windows-1252 if that makes words.
func Text(format string, b []byte) (text []byte, guess string, err error) {
	b, guess = utf8From(b)
	if len(bytes.TrimSpace(b)) == 0 {
		return nil, "", model.Errorf(model.Failed, "%s: the file is empty", format)
	}
	if i := bytes.IndexByte(b, 0); i >= 0 {
		return nil, "", model.Errorf(model.Failed, "%s: not a text file: a zero at byte %d", format, i)
	}
	if !utf8.Valid(b) {
		if !isLatin(b) {
			return nil, "", model.Errorf(model.Failed, "%s: the file is neither in UTF-8 nor in UTF-16 or Windows-1252: save it as UTF-8 (in a spreadsheet \"CSV UTF-8\") and import that", format)
		}
		return fromWindows(b), "Windows-1252", nil
	}
	return b, guess, nil
}

// Unmark returns a file without its byte order mark and in UTF-8 if it is in
// UTF-16; it may be no text at all.
func Unmark(b []byte) []byte {
	b, _ = utf8From(b)
	return b
}

// utf8From takes the byte order mark off and turns UTF-16 into UTF-8. Without a
// mark, text in UTF-16 shows by the zeros in its first letters.
func utf8From(b []byte) (text []byte, guess string) {
	zeros := make([]bool, 4)
	for i := range zeros {
		zeros[i] = i < len(b) && b[i] == 0
	}
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		return b[3:], ""
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		return fromUTF16(b[2:], binary.LittleEndian), ""
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return fromUTF16(b[2:], binary.BigEndian), ""
	case slices.Equal(zeros, []bool{false, true, false, true}):
		return fromUTF16(b, binary.LittleEndian), "UTF-16"
	case slices.Equal(zeros, []bool{true, false, true, false}):
		return fromUTF16(b, binary.BigEndian), "UTF-16"
	}
	return b, ""
}

func fromUTF16(b []byte, order binary.ByteOrder) []byte {
	out := make([]byte, 0, len(b))
	for len(b) >= 2 {
		r := rune(order.Uint16(b))
		b = b[2:]
		if utf16.IsSurrogate(r) && len(b) >= 2 {
			if full := utf16.DecodeRune(r, rune(order.Uint16(b))); full != utf8.RuneError {
				r, b = full, b[2:]
			}
		}
		out = utf8.AppendRune(out, r)
	}
	return out
}

func fromWindows(b []byte) []byte {
	var out strings.Builder
	out.Grow(len(b) + len(b)/8)
	for _, c := range b {
		out.WriteRune(windowsRune(c))
	}
	return []byte(out.String())
}

// windowsRune returns what a byte means in Windows-1252.
func windowsRune(c byte) rune {
	if c < 0x80 || c >= 0xa0 {
		return rune(c)
	}
	at := 0
	for _, r := range windows1252 {
		if at++; at > int(c)-0x80 {
			return r
		}
	}
	return utf8.RuneError
}
