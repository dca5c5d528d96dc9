package markdown

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/exp/golden"

	"baton/ui/look"
)

const sample = `# Refunds

A refund sent **twice** with the same *key* must be ~~not~~ paid ` + "`once`" + `.
See [the guide](https://example.com/refunds) or https://example.com/faq \*not em\* &amp; so on.

- key in the header ` + "`Idempotency-Key`" + ` which is long enough to be wrapped
  - kept for 24 h
  - 결제 오류 메시지는 번역되어야 합니다 그리고 길어도 됩니다
- [x] table and index
- [ ] docs

1. first
2. second

   with a paragraph of its own

> quoted by lee
> > and by kim

` + "```go\nfunc main() {\n\tprintln(\"a line of code that is much too long for the width\")\n}\n```" + `

| what | who | points |
|:-----|:---:|-------:|
| index | kim | 3 |
| a very long description of the work | ann | 13 |

---
<b>html</b> is text  
after a hard break
`

func TestMarkdown(t *testing.T) {
	golden.RequireEqual(t, []byte(strings.Join(Draw(look.New(look.Mode{}), sample, 48), "\n")+"\n"))
}

func TestMarkdownNarrow(t *testing.T) {
	golden.RequireEqual(t, []byte(strings.Join(Draw(look.New(look.Mode{ASCII: true}), sample, 22), "\n")+"\n"))
}

func TestMarkdownStyles(t *testing.T) {
	th := look.New(look.Mode{Theme: "dark", Profile: colorprofile.TrueColor})
	for src, want := range map[string]string{
		"a **b** c":        th.Text.Render("a ") + th.Strong.Render("b") + th.Text.Render(" c"),
		"# a *b*":          th.Heading.Render("a b"),
		"[x](http://y)":    th.Link.Render("x") + th.Dim.Render(" (http://y)"),
		"<http://y>":       th.Link.Render("http://y"),
		"http://y/a_b_c":   th.Link.Render("http://y/a_b_c"),
		"www.y.z":          th.Link.Render("www.y.z"),
		"lee@y.z":          th.Link.Render("lee@y.z"),
		"[x](/y\\*&amp;)":  th.Link.Render("x") + th.Dim.Render(" (/y*&)"),
		"*a _b*":           th.Em.Render("a _b"),
		"e**\u0301x**":     "",
		"**👩\u200d**💻 end": "",
	} {
		got := strings.Join(Draw(th, src, 40), "\n")
		if want != "" && got != want {
			t.Errorf("%q: got %q, want %q", src, got, want)
		}
	}
}

func TestMarkdownOfNothing(t *testing.T) {
	for _, src := range []string{"", " \n\t\n", "[a]: http://b"} {
		if got := Draw(look.New(look.Mode{}), src, 20); len(got) != 0 {
			t.Errorf("%q: got %q", src, got)
		}
	}
}

func TestLongTextIsNoMarkdown(t *testing.T) {
	got := Draw(look.New(look.Mode{}), "**b**\r\n"+strings.Repeat("c", longest), 20)
	if got[0] != "**b**" {
		t.Errorf("got %q", got[0])
	}
}

// hostile are texts that make parsers slow or deep.
func hostile(n int) map[string]string {
	nested := ""
	for i := 0; len(nested) < n; i++ {
		nested += strings.Repeat("  ", i) + "- a\n"
	}
	deep := ""
	for i := 0; len(deep) < n/2; i++ {
		deep += strings.Repeat("\t", 40*i) + strings.Repeat("-\t", 40) + "a\n"
	}
	return map[string]string{
		"deep, then blank": deep + strings.Repeat("\n", n/2), "tabbed": strings.Repeat("-\t", n/2) + "a",
		"table without bars": strings.Repeat("|a", n/16) + "\n" + strings.Repeat("|-", n/16) + "\n" + strings.Repeat("a\n", n/3),
		"instructions":       "a" + strings.Repeat("<?", n/2), "returns": strings.Repeat("- ", 40) + strings.Repeat("a\r", n/3),
		"quotes": strings.Repeat(">", n), "lists": strings.Repeat("- ", n/2) + "a", "nested": nested,
		"links": strings.Repeat("[a](", n/4), "open links": strings.Repeat("[", n), "stars": strings.Repeat("*a _b ", n/6),
		"deep stars": strings.Repeat("*", n/2) + "a" + strings.Repeat("*", n/2), "tildes": strings.Repeat("~~a", n/3),
		"table": strings.Repeat("a|", n/4) + "\n" + strings.Repeat("-|", n/4) + "\n" + strings.Repeat("a|b\n", n/8),
		"ticks": strings.Repeat("`", n), "urls": strings.Repeat("www.a.b ", n/8), "one word": strings.Repeat("a", n),
		"marks": "a" + strings.Repeat("\u0301", n/2), "blanks": strings.Repeat(" ", n) + "a", "numbers": strings.Repeat("1. ", n/3),
		"titles": strings.Repeat("[a](b 'c\" ", n/10), "openers": strings.Repeat("*a ", n/6) + strings.Repeat("a_ ", n/6),
		"references": "[a]: b\n\n" + strings.Repeat("[a][b", n/5), "images": "[a]: b\n\n" + strings.Repeat("![", n/4) + strings.Repeat("[a]", n/6),
		"hosts": strings.Repeat("www.", n/4), "users": strings.Repeat("a@", n/2), "entities": "http://a" + strings.Repeat("&a;", n/3),
		"attributes": strings.Repeat("<a b=' <a c='", n/13), "comments": "a" + strings.Repeat("<![CDATA[<!--<!a", n/16),
		"lazy": strings.Repeat(">", 64) + strings.Repeat("a\n", n/2), "definitions": strings.Repeat("[a]: b\n", n/7),
		"joined": strings.Repeat("👩\u200d", n/7), "wide": strings.Repeat("漢", n/3), "html": strings.Repeat("<a ", n/3),
	}
}

// What grew with the square of a text's length would take minutes here: each is as long
// as what is read as Markdown may be, and then much longer.
func TestHostileMarkdownIsDrawn(t *testing.T) {
	for _, n := range []int{longest * 7 / 8, 400_000} {
		for name, src := range hostile(n) {
			for _, row := range Draw(look.New(look.Mode{}), src, 40) {
				if look.Width(row) > 40 {
					t.Errorf("%s: a row of %d cells", name, look.Width(row))
					break
				}
			}
		}
	}
}

func FuzzDraw(f *testing.F) {
	f.Add(sample, 40)
	for _, src := range hostile(60) {
		f.Add(src, 9)
	}
	for _, s := range awkward() {
		f.Add("- **"+s+"** `"+s+"` ["+s+"](\x1b]52;"+s+") |\n> "+s, 12)
	}
	f.Add("&#27;[2J &#x9b; \\\x1b &#10; &NewLine; | a |\n|-|\n| &#27; |\n```\x1b\n\x1b\n", 7)
	bare, styled := look.New(look.Mode{}), look.New(look.Mode{Theme: "dark", Profile: colorprofile.ANSI})
	f.Fuzz(func(t *testing.T, src string, width int) {
		width %= 100
		rows := Draw(bare, src, width)
		for i, row := range Draw(styled, src, width) {
			if look.Width(row) > width {
				t.Errorf("%q at %d: %q is %d cells", src, width, row, look.Width(row))
			}
			if r, ok := harmless(rows[i]); !ok { // a theme without styles writes no sequence at all
				t.Errorf("%q at %d: %q lets %U through", src, width, rows[i], r)
			}
			if look.Strip(row) != rows[i] {
				t.Errorf("%q at %d: %q in colour is %q", src, width, rows[i], row)
			}
		}
	})
}

// awkward are texts whose characters, bytes and cells differ.
func awkward() []string {
	return []string{
		"", "결제 오류 메시지", "決済エラーのメッセージ", "支付错误信息。", "ｶﾀｶﾅ", "Ａ", "👩‍💻 pairs with 👨‍👩‍👧‍👦", "🇰🇷🇯🇵", "🇰", "1️⃣ first",
		"é e\u0301 ẹ́", "नमस्ते", "ก็", "☑✎‼⛔▲", "👍🏽", "❤️", "a\u200db", "\u0301", "👩\u200d", "مرحبا", "ः", "ﾞ", "\u202egnp.exe", "\u0600",
	}
}

// harmless reports the first thing in s that a terminal could take as an order.
func harmless(s string) (bad rune, ok bool) {
	for _, r := range s {
		switch {
		case r < 0x20, r >= 0x7f && r < 0xa0, r == 0x2028, r == 0x2029, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return r, false
		}
	}
	return utf8.RuneError, utf8.ValidString(s)
}

func BenchmarkDraw(b *testing.B) {
	th := look.New(look.Mode{Theme: "dark", Profile: colorprofile.TrueColor})
	for b.Loop() {
		Draw(th, sample, 80)
	}
}

func TestWhatIsDrawn(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"a\nb\n\nc  \nd\\\ne", "a b||c|d|e"},
		{"# a *b*\nc\n===\n***", "a b||c||" + strings.Repeat("─", 30)},
		{"- a\n- b\n\n+ c", "• a|• b||• c"},
		{"- a\n\n- b\n  - c", "• a||• b||  • c"},
		{"3. a\n4. b\n1) c", "3. a|4. b||1) c"},
		{"- [ ] a\n- [x] b\n- [X] **c**\n- [y] d", "[ ] a|[x] b|[x] c|• [y] d"},
		{"> a\nb\n>> c", "│ a b|│ |│ │ c"},
		{"```go\na\n\n\tb\n```\n\n    c", "  a|  |      b||  c"},
		{"```\n0123456789012345678901234567890\n 결제결제결제결제결제결제결제결제", "  0123456789012345678901234567|  890|   결제결제결제결제결제결제결|  제결제"},
		{"<div>\n*a*\n\n*b* <i>c</i>", "<div>|*a*||b <i>c</i>"},
		{`\*a\* &amp; &copy; &#35; &#x4f; &notit; \&amp; &amp;copy;`, "*a* & © # O &notit; &amp;|&copy;"},
		{"`a` `` b`c `` `d\ne`", "a b`c d e"},
		{"[a](/u) [/u](/u) [](/v) ![i](/w 't') <x@y.z>", "a (/u) /u  (/v) i (/w) x@y.z"},
		{"[www.a.b](http://www.a.b) [c][d]\n\n[d]: /e", "www.a.b c (/e)"},
		{"**결제(재시도)**는 **결제**는 *왜*?", "결제(재시도)는 결제는 왜?"},
		{"これは**「強調」**です。~~消した~~。結_果_物", "これは「強調」です。消した。結|_果_物"},
		{"a**(b)**c 2 * 3 * 4", "a**(b)**c 2 * 3 * 4"},
		{"- [x](/u)\n- [ ]\n- [x]a\n- [ ] b", "• x (/u)|• [ ]|• [x]a|[ ] b"},
		{"~~a~~ ~b~ ~~c~ ~~~d~~~", "a b ~~c~ ~~~d~~~"},
		{"x\n| a |\n| :-: |\n| `\\|` \\| b |\n- c", "x||  a  |─────|" + "| | b||• c"},
		{"| a |\n|-|-|", "| a | |-|-|"},
		{"a\n-| |\n**b**", "a -| | b"},
		{"a | b\n:-|-:\n1 | 2 | 3\n4", "a  b|────|1  2|4   "},
		{"| long | b |\n|:-:|-|\n| one two three four five | six seven eight nine ten |", "     long       b             |" + strings.Repeat("─", 30) +
			"|one two three   six seven     |  four five     eight nine ten"},
	} {
		if got := strings.Join(Draw(look.New(look.Mode{}), c.src, 30), "|"); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.src, got, c.want)
		}
	}
}

func TestBareLinks(t *testing.T) {
	th := look.New(look.Mode{Theme: "dark", Profile: colorprofile.TrueColor})
	l, x := th.Link.Render, th.Text.Render
	for src, want := range map[string]string{
		"http://a/b_c_d, x":              l("http://a/b_c_d") + x(", x"),
		"(https://x.y/(z))":              x("(") + l("https://x.y/(z)") + x(")"),
		"https://a.b/한글 xhttp://a":       l("https://a.b/한글") + x(" xhttp://a"),
		"**http://a.b**는 ~~www.c.d~~":    l("http://a.b") + x("는 ") + l("www.c.d"),
		"http://localhost:8080/~kim `c`": l("http://localhost:8080/~kim") + x(" ") + th.Code.Render("c"),
		"lee@y.z. HTTP://a.b x@y.z-":     l("lee@y.z") + x(". ") + l("HTTP://a.b") + x(" x@y.z-"),
		"http:// www. @g h@i":            x("http:// www. @g h@i"),
	} {
		if got := strings.Join(Draw(th, src, 60), "\n"); got != want {
			t.Errorf("%q:\n got %q\nwant %q", src, got, want)
		}
	}
}

func TestNestingEnds(t *testing.T) {
	for _, src := range []string{strings.Repeat("> ", 500) + "a", strings.Repeat("- ", 500) + "a"} {
		n := 0
		for b := read([]byte(src)); b.FirstChild() != nil; b = b.FirstChild() {
			n++
		}
		if n > nested+3 {
			t.Errorf("%d blocks inside each other", n)
		}
		got := strings.Join(Draw(look.New(look.Mode{}), src, 2000), "")
		if !strings.Contains(got, strings.Repeat(src[:2], 400)) {
			t.Errorf("the rest is no text: %s", got)
		}
	}
}
