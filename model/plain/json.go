package plain

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode/utf8"
)

// JSON returns JSON text with the characters escaped that could control a terminal:
// valid JSON has them only in strings, where \u202e means the same. encoding/json has
// already escaped those below a space.
func JSON(b []byte) []byte {
	if bytes.IndexFunc(b, Escapes) < 0 {
		return b
	}
	out := make([]byte, 0, len(b)+16)
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if Escapes(r) {
			out = fmt.Appendf(out, `\u%04x`, r)
		} else {
			out = append(out, b[:n]...)
		}
		b = b[n:]
	}
	return out
}

// Escapes reports whether r has to be escaped in JSON that is shown.
func Escapes(r rune) bool { return r >= 0x7f && Drives(r) }

// EncodeJSON returns a value as one line of JSON that ends with a newline and can't
// control a terminal.
func EncodeJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return JSON(b.Bytes()), err
}
