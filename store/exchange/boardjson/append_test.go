package boardjson

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

func TestHostileTextIsJSON(t *testing.T) {
	for _, s := range []string{"", "\x00\x1f\b\f\n\r\t\"\\/", "a\xffb\xc3", "\u2028\u2029é漢😀", "<>&"} {
		var j jsonText
		j.str(s)
		var want bytes.Buffer
		e := json.NewEncoder(&want)
		e.SetEscapeHTML(false)
		if err := e.Encode(s); err != nil || string(j.b) != strings.TrimSpace(want.String()) {
			t.Errorf("%q: got %s, want %s", s, j.b, want.String())
		}
	}
	for _, f := range []float64{0, 1, -2.5, 1e-7, 1e21, 1e20, 123456789.125} {
		var j jsonText
		j.number(f)
		if want, _ := json.Marshal(f); string(j.b) != string(want) {
			t.Errorf("%v: got %s, want %s", f, j.b, want)
		}
	}
}
