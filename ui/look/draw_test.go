package look

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// awkward are texts whose characters, bytes and cells differ.
func awkward() []string {
	return []string{
		"", "a", "plain text", "결제 오류 메시지", "決済エラーのメッセージ", "支付错误信息。", "ｶﾀｶﾅ", "Ａ",
		"👩‍💻 pairs with 👨‍👩‍👧‍👦", "🇰🇷🇯🇵", "🇰", "1️⃣ first", "é e\u0301 ẹ́", "नमस्ते", "한", "ก็", "☑✎‼⛔▲",
		"👍🏽", "❤️", "a\u200db", "\u0301", "👩\u200d", "✈︎", "‼️", "مرحبا", "🏽", "ः", "ﾞ",
	}
}

// written draws text as the program has it: shown, and perhaps in styles.
func written() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		part := rapid.OneOf(rapid.SampledFrom(append(awkward(), "\u0600")), rapid.String(), rapid.StringMatching(`[ -~]{0,12}`))
		var b strings.Builder
		for range rapid.IntRange(0, 4).Draw(t, "parts") {
			s := Show(part.Draw(t, "part"))
			if rapid.Bool().Draw(t, "styled") {
				s = Style{seq: "\x1b[1;38;5;204m"}.Render(s)
			}
			b.WriteString(s)
		}
		return b.String()
	})
}

func TestWidth(t *testing.T) {
	for s, want := range map[string]int{
		"": 0, "abc": 3, "결제": 4, "ｶﾅ": 2, "Ａ": 2, "👩‍💻": 2, "🇰🇷": 2, "e\u0301": 1, "⛔": 2, "☑✎‼▲": 4,
		"\x1b[1mab\x1b[m": 2, "\x1b]52;c;Zm9v\x07ab": 2, "\x1b[": 0, "1️⃣": 2,
	} {
		if got := Width(s); got != want {
			t.Errorf("%q: got %d, want %d", s, got, want)
		}
	}
	for _, s := range awkward() {
		if got, want := Width(s), ansi.StringWidth(s); got != want {
			t.Errorf("%q: got %d, the terminal library says %d", s, got, want)
		}
	}
}

func TestWidthAgreesWithTheTerminalLibrary(t *testing.T) {
	letters := []rune("ab 결제오각ᆨ決済エラーのッガ가ﾞ\u3099\u309a\u0301\u200d\ufe0f👩💻🇰🇷⛔☑龥")
	rapid.Check(t, func(rt *rapid.T) {
		s := rapid.StringOf(rapid.SampledFrom(letters)).Draw(rt, "s")
		if got, want := Width(s), ansi.StringWidth(s); got != want {
			rt.Fatalf("%q: got %d, the terminal library says %d", s, got, want)
		}
	})
}

func TestFit(t *testing.T) {
	for _, c := range []struct {
		in   string
		w    int
		want string
	}{
		{"abc", 5, "abc  "},
		{"abc", 3, "abc"},
		{"abcd", 3, "ab…"},
		{"abcd", 1, "…"},
		{"abc", 0, ""},
		{"abc", -1, ""},
		{"결제 오류", 9, "결제 오류"},
		{"결제 오류", 8, "결제 오…"},
		{"결제 오류", 4, "결… "},
		{"결", 1, "…"},
		{"e\u0301te\u0301", 2, "e\u0301…"},
		{"👩‍💻👩‍💻", 3, "👩‍💻…"},
		{"🇰🇷🇯🇵", 4, "🇰🇷🇯🇵"},
		{"\x1b[1mabcd\x1b[m", 3, "\x1b[1mab…\x1b[m"},
		{"\x1b[1mab\x1b[m", 3, "\x1b[1mab\x1b[m "},
	} {
		if got := Fit(c.in, c.w); got != c.want {
			t.Errorf("%q in %d: got %q, want %q", c.in, c.w, got, c.want)
		}
	}
}

func TestFitIsExactlyAsWideAsAsked(t *testing.T) {
	th := New(Mode{ASCII: true})
	rapid.Check(t, func(rt *rapid.T) {
		s, w := written().Draw(rt, "s"), rapid.IntRange(0, 30).Draw(rt, "w")
		for _, got := range []string{Fit(s, w), th.Fit(s, w)} {
			if Width(got) != w {
				rt.Fatalf("Fit(%q, %d) = %q: %d cells", s, w, got, Width(got))
			}
		}
		if got := Cut(s, w); Width(got) > w || !strings.HasPrefix(Strip(s), Strip(got)) {
			rt.Fatalf("Cut(%q, %d) = %q", s, w, got)
		}
		left := CutLeft(s, w)
		if got, want := Width(left), max(0, Width(s)-w); got != want {
			rt.Fatalf("CutLeft(%q, %d) = %q: %d cells, want %d", s, w, left, got, want)
		}
	})
}

func TestPadding(t *testing.T) {
	for got, want := range map[string]string{
		PadRight("결", 4): "결  ", PadLeft("12", 4): "  12", Center("ab", 5): " ab  ", PadLeft("12345", 4): "12345",
		Center("결제", 3): "결제", PadRight("", 2): "  ", Spaces(-1): "", Spaces(300): strings.Repeat(" ", 300),
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestCutLeftKeepsTheStyle(t *testing.T) {
	for _, c := range []struct {
		in   string
		n    int
		want string
	}{
		{"\x1b[1mabc\x1b[m", 1, "\x1b[1mbc\x1b[m"},
		{"\x1b[1mab\x1b[mcd", 2, "cd"},
		{"\x1b[1mab\x1b[mcd", 3, "d"},
		{"\x1b[1m결제\x1b[m", 1, "\x1b[1m 제\x1b[m"},
		{"ab\x1b[1mcd\x1b[m", 1, "b\x1b[1mcd\x1b[m"},
		{"ab", 2, ""},
		{"ab", 9, ""},
		{"ab", 0, "ab"},
		{"e\u0301x", 1, "x"},
	} {
		if got := CutLeft(c.in, c.n); got != c.want {
			t.Errorf("%q without %d: got %q, want %q", c.in, c.n, got, c.want)
		}
	}
}

func TestJoin(t *testing.T) {
	got := Join("|", []string{"ab", "cd"}, nil, []string{"결"})
	want := []string{"ab||결", "cd||  "}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSplice(t *testing.T) {
	base := []string{"0123456789", "결제오류메", "0123456789"}
	got := Splice(base, []string{"[box]"}, 3, 1)
	want := []string{"0123456789", "결 [box]" + reset + "메", "0123456789"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %q, want %q", got, want)
	}
	if base[1] != "결제오류메" {
		t.Error("the frame below was changed")
	}
	if got := Splice(base, []string{"far"}, 90, 90); !strings.Contains(got[2], "0123456far") {
		t.Errorf("a box outside is not moved inside: %q", got)
	}
}

func TestSpliceKeepsEveryRowAsWideAsTheFrame(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := rapid.IntRange(1, 30).Draw(rt, "w")
		rows := func(name string, most, w int) []string {
			out := make([]string, rapid.IntRange(0, most).Draw(rt, name))
			for i := range out {
				out[i] = Fit(written().Draw(rt, name), w)
			}
			return out
		}
		base := append(rows("base", 5, w), Spaces(w))
		box := rows("box", 7, rapid.IntRange(1, 35).Draw(rt, "wide"))
		x, y := rapid.IntRange(-3, 33).Draw(rt, "x"), rapid.IntRange(-3, 9).Draw(rt, "y")
		got := Splice(base, box, x, y)
		if len(got) != len(base) {
			rt.Fatalf("%d rows became %d", len(base), len(got))
		}
		for i, row := range got {
			if Width(row) != w {
				rt.Fatalf("row %d is %d cells, want %d: %q", i, Width(row), w, row)
			}
		}
	})
}

func TestSpliceKeepsStylesOnBothSides(t *testing.T) {
	th := New(Mode{Theme: "dark", Profile: 3})
	base := []string{th.Alarm.Render("aaaaaaaaaa") + th.Good.Render("bbbbb")}
	got := Splice(base, []string{"XX"}, 4, 0)[0]
	want := th.Alarm.Render("aaaa") + "XX" + reset + th.Alarm.Render("aaaa") + th.Good.Render("bbbbb")
	if got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		in       string
		w, lines int
		want     string
	}{
		{"Retry webhooks with exponential backoff", 23, 2, "Retry webhooks with|exponential backoff"},
		{"Retry webhooks with exponential backoff", 16, 2, "Retry webhooks|with exponentia…"},
		{"Idempotent refunds API", 30, 2, "Idempotent refunds API"},
		{"", 10, 2, ""},
		{"  a  b  ", 10, 2, "a  b"},
		{"abcdefgh", 3, 0, "abc|def|gh"},
		{"a bcdefgh", 3, 0, "a|bcd|efg|h"},
		{"결제 오류 메시지", 10, 2, "결제 오류|메시지"},
		{"決済エラーのメッセージ", 8, 0, "決済エ|ラーの|メッセー|ジ"},
		{"保存しました。次へ", 12, 0, "保存しまし|た。次へ"},
		{"漢字abc", 5, 0, "漢字|abc"},
		{"漢", 1, 0, "…"},
		{"one two", 3, 1, "on…"},
		{"one", 0, 1, ""},
		{"👩‍💻👩‍💻👩‍💻", 4, 0, "👩‍💻👩‍💻|👩‍💻"},
	} {
		if got := strings.Join(Wrap(c.in, c.w, c.lines), "|"); got != c.want {
			t.Errorf("%q in %d: got %q, want %q", c.in, c.w, got, c.want)
		}
	}
}

func TestWrapLosesNothing(t *testing.T) {
	text := rapid.Custom(func(t *rapid.T) string {
		words := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(awkward()), rapid.String()), 0, 6).Draw(t, "words")
		return Show(strings.Join(words, " "))
	})
	rapid.Check(t, func(rt *rapid.T) {
		s, w := text.Draw(rt, "s"), rapid.IntRange(2, 20).Draw(rt, "w")
		most := rapid.IntRange(0, 4).Draw(rt, "most")
		lines := Wrap(s, w, most)
		for _, line := range lines {
			if Width(line) > w {
				rt.Fatalf("%q is wider than %d", line, w)
			}
		}
		if most > 0 && len(lines) > most {
			rt.Fatalf("%d lines, at most %d wanted", len(lines), most)
		}
		got := strings.ReplaceAll(strings.Join(Wrap(s, w, 0), ""), " ", "")
		if want := strings.ReplaceAll(s, " ", ""); got != want {
			rt.Fatalf("got %q, want %q", got, want)
		}
	})
}

func TestCutsAreMadeBetweenCharacters(t *testing.T) {
	for _, s := range awkward() {
		for w := range 12 {
			if got := Fit(s, w); !utf8.ValidString(got) {
				t.Errorf("Fit(%q, %d) = %q", s, w, got)
			}
		}
	}
}

func BenchmarkFitASCII(b *testing.B) {
	for b.Loop() {
		Fit("Retry webhooks with", 27)
	}
}

func BenchmarkFitASCIICut(b *testing.B) {
	for b.Loop() {
		Fit("Retry webhooks with exponential backoff", 27)
	}
}

func BenchmarkFitKorean(b *testing.B) {
	for b.Loop() {
		Fit("결제 오류 메시지", 27)
	}
}

func BenchmarkWrap(b *testing.B) {
	for b.Loop() {
		Wrap("Retry webhooks with exponential backoff", 27, 2)
	}
}

func BenchmarkSplice(b *testing.B) {
	th := New(Mode{Theme: "dark", Profile: 5})
	row := Fit(strings.Repeat(th.Dim.Render("12 ")+th.Title.Render("Retry webhooks")+"  ", 8), 160)
	base := make([]string, 50)
	for i := range base {
		base[i] = row
	}
	box := th.Box("new task", "enter add", make([]string, 10), 76)
	b.ReportAllocs()
	for b.Loop() {
		Splice(base, box, 42, 20)
	}
}
