package look

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestWhatATaskSaysNeverDrivesTheTerminal(t *testing.T) {
	for _, c := range []struct{ in, clean, show string }{
		{"plain", "plain", "plain"},
		{"\x1b]52;c;cm0gLXJm\x07", "]52;c;cm0gLXJm", "␛]52;c;cm0gLXJm␇"},
		{"\x1b[2Jgone", "[2Jgone", "␛[2Jgone"},
		{"a\r\nb\nc\rd", "a b c d", "a␍␊b␊c␍d"},
		{"tab\there", "tab here", "tab␉here"},
		{"nul\x00del\x7f", "nuldel", "nul␀del␡"},
		{"c1 \u009b2J\u0085", "c1 2J ", "c1 \ufffd2J\ufffd"},
		{"raw \x9b2J \xff", "raw 2J ", "raw \ufffd2J \ufffd"},
		{"\u202egnp.exe", "gnp.exe", "\ufffdgnp.exe"},
		{"\u2066x\u2069", "x", "\ufffdx\ufffd"},
		{"soft\u00adhyphen \ufeffbom\u200b", "softhyphen bom", "softhyphen bom"},
		{"👩‍💻 결제 é", "👩‍💻 결제 é", "👩 결제 é"},
		{"👩‍👩‍👧👍🏽❤️1️⃣🇩🇪", "👩‍👩‍👧👍🏽❤️1️⃣🇩🇪", "👩👍❤1🇩🇪"},
		{"line\u2028sep", "line sep", "line␊sep"},
		{"\u0301a \u0301b", "\u0301a \u0301b", "◌\u0301a ◌\u0301b"},
		{"kept \ufffd", "kept \ufffd", "kept \ufffd"},
	} {
		if got := Clean(c.in); got != c.clean {
			t.Errorf("Clean(%q): got %q, want %q", c.in, got, c.clean)
		}
		if got := Show(c.in); got != c.show {
			t.Errorf("Show(%q): got %q, want %q", c.in, got, c.show)
		}
	}
}

func TestCleanTextKeepsItsLines(t *testing.T) {
	got := CleanText("one\r\ntwo\x1b[1m\n\tthree\u2028four\rfive\v")
	if want := "one\ntwo[1m\n    three\nfour\nfive\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// harmless reports the first thing in s that a terminal could take as an order.
func harmless(s string) (bad rune, ok bool) {
	if !utf8.ValidString(s) {
		return utf8.RuneError, false
	}
	for _, r := range s {
		if control(r) || breaks(r) {
			return r, false
		}
	}
	return 0, true
}

func FuzzText(f *testing.F) {
	for _, s := range awkward() {
		f.Add(s)
	}
	f.Add("\x1b]52;c;cm0gLXJm\x07\u009b\x9b\u202e\r\n\xf0\x9f")
	f.Fuzz(func(t *testing.T, s string) {
		for name, got := range map[string]string{
			"Clean": Clean(s), "Show": Show(s), "CleanText": strings.ReplaceAll(CleanText(s), "\n", ""),
		} {
			if r, ok := harmless(got); !ok {
				t.Errorf("%s(%q) = %q lets %U through", name, s, got, r)
			}
		}
		if Clean(Clean(s)) != Clean(s) || Show(Show(s)) != Show(s) {
			t.Errorf("%q: cleaning twice is not cleaning once", s)
		}
		for _, w := range []int{0, 1, 2, 7} {
			if got := Fit(Show(s), w); Width(got) != w {
				t.Errorf("Fit(%q, %d) = %q: %d cells", Show(s), w, got, Width(got))
			}
		}
	})
}

func BenchmarkShowASCII(b *testing.B) {
	for b.Loop() {
		Show("Retry webhooks with exponential backoff")
	}
}

func BenchmarkShowKorean(b *testing.B) {
	for b.Loop() {
		Show("결제 오류 메시지")
	}
}
