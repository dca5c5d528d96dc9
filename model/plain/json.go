package plain

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode/utf8"
)

// JSON returns JSON text in which what drives a terminal is escaped: in JSON it
// stands in strings only, where \u202e is the same. encoding/json escapes what
// is below a blank.
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

// EncodeJSON returns a value as one line of JSON, which ends with a line end and
// can't drive a terminal.
func EncodeJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return JSON(b.Bytes()), err
}
