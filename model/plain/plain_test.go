package plain_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"baton/model/plain"
)

func TestALineDrivesNoTerminalAndStaysAsItIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		got := plain.Line(rapid.String().Draw(t, "text"))
		if strings.ContainsFunc(got, plain.Drives) || strings.TrimSpace(got) != got || strings.Contains(got, "  ") {
			t.Fatalf("%q", got)
		}
		if again := plain.Line(got); again != got {
			t.Fatalf("%q becomes %q", got, again)
		}
	})
}

func TestJSONDrivesNoTerminalAndSaysTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.SliceOf(rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"a\u202eb", "\u009b31m", "\x1b]52;c;\x07", "\u2066x\u2069"}))).Draw(t, "texts")
		b, err := plain.EncodeJSON(in)
		if err != nil {
			t.Fatal(err)
		}
		if strings.ContainsFunc(strings.TrimSuffix(string(b), "\n"), plain.Drives) {
			t.Fatalf("%q", b)
		}
		want, _ := json.Marshal(in)
		var got, same []string
		if json.Unmarshal(b, &got) != nil || json.Unmarshal(want, &same) != nil || !reflect.DeepEqual(got, same) {
			t.Fatalf("%s says something else than %s", b, want)
		}
	})
}
