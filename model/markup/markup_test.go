package markup_test

import (
	"testing"

	"baton/model/markup"
)

func TestAddressesStayWhole(t *testing.T) {
	for in, want := range map[string]string{
		"see https://example.com/a_b?x=1&y_z=2#part":      `see <https://example.com/a_b?x=1&y_z=2#part>`,
		"(https://example.com/a_(b)).":                    `(<https://example.com/a_(b)>).`,
		"https://a.example/*x*, *https://b.example/y_z*!": `<https://a.example/*x>\*, \*<https://b.example/y_z>\*\!`,
		"www.example.com/a_b":                             `[www.example.com/a\_b](<http://www.example.com/a_b>)`,
		"xhttps://no.example_ https:// www.":              `xhttps://no.example\_ https:// www.`,
		"<https://example.com/a_b>":                       `\<<https://example.com/a_b>\>`,
		"snake_case & #1 @kim":                            `snake\_case \& \#1 \@kim`,
		"":                                                "",
		"héhttp://x é https://ü.example/ö_ü":              `héhttp://x é <https://ü.example/ö_ü>`,
	} {
		if got := markup.Escape(in); got != want {
			t.Errorf("%q:\ngot  %s\nwant %s", in, got, want)
		}
	}
	if got := markup.EscapeWords("https://example.com/a_b"); got != `https://example.com/a\_b` {
		t.Errorf("got %s", got)
	}
}

func TestAddress(t *testing.T) {
	for in, want := range map[string]int{"https://a.example/(b).": 21, "www.a.b, c": 7, "http://": 0, "see http://a": 0, "": 0} {
		if got := markup.Address(in); got != want {
			t.Errorf("%q: got %d, want %d", in, got, want)
		}
	}
}
