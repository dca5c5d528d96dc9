package look

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/exp/golden"
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
	golden.RequireEqual(t, []byte(strings.Join(Markdown(New(Mode{}), sample, 48), "\n")+"\n"))
}

func TestMarkdownNarrow(t *testing.T) {
	golden.RequireEqual(t, []byte(strings.Join(Markdown(New(Mode{ASCII: true}), sample, 22), "\n")+"\n"))
}

func TestMarkdownStyles(t *testing.T) {
	th := New(Mode{Theme: "dark", Profile: colorprofile.TrueColor})
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
		got := strings.Join(Markdown(th, src, 40), "\n")
		if want != "" && got != want {
			t.Errorf("%q: got %q, want %q", src, got, want)
		}
	}
}

func TestMarkdownOfNothing(t *testing.T) {
	for _, src := range []string{"", " \n\t\n", "[a]: http://b"} {
		if got := Markdown(New(Mode{}), src, 20); len(got) != 0 {
			t.Errorf("%q: got %q", src, got)
		}
	}
}

func TestLongTextIsNoMarkdown(t *testing.T) {
	got := Markdown(New(Mode{}), "**b**\r\n"+strings.Repeat("c", longest), 20)
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

// What grew with the square of a text's length would never end here.
func TestHostileMarkdownIsDrawn(t *testing.T) {
	th := New(Mode{})
	for name, src := range hostile(400_000) {
		for _, row := range Markdown(th, src, 40) {
			if Width(row) > 40 {
				t.Errorf("%s: a row of %d cells", name, Width(row))
				break
			}
		}
	}
}

func FuzzMarkdown(f *testing.F) {
	f.Add(sample, 40)
	for _, src := range hostile(60) {
		f.Add(src, 9)
	}
	for _, s := range awkward() {
		f.Add("- **"+s+"** `"+s+"` ["+s+"](\x1b]52;"+s+") |\n> "+s, 12)
	}
	f.Add("&#27;[2J &#x9b; \\\x1b &#10; &NewLine; | a |\n|-|\n| &#27; |\n```\x1b\n\x1b\n", 7)
	th := New(Mode{Theme: "dark", Profile: colorprofile.ANSI})
	f.Fuzz(func(t *testing.T, src string, width int) {
		width %= 100
		for _, row := range Markdown(th, src, width) {
			if Width(row) > width {
				t.Errorf("%q at %d: %q is %d cells", src, width, row, Width(row))
			}
			bare := row
			for _, s := range th.all() {
				bare = strings.ReplaceAll(bare, s.seq, "")
			}
			if r, ok := harmless(strings.ReplaceAll(bare, reset, "")); !ok {
				t.Errorf("%q at %d: %q lets %U through", src, width, row, r)
			}
		}
	})
}

func BenchmarkMarkdown(b *testing.B) {
	th := New(Mode{Theme: "dark", Profile: colorprofile.TrueColor})
	for b.Loop() {
		Markdown(th, sample, 80)
	}
}
