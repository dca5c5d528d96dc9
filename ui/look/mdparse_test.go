package look

import (
	"fmt"
	"strings"
	"testing"
)

// markup writes what was parsed in the manner of HTML, for tables of cases.
func markup(src string) string {
	blocks, refs := parseBlocks(src)
	var b strings.Builder
	writeBlocks(&b, blocks, refs, false)
	return b.String()
}

func writeBlocks(b *strings.Builder, list []*blockNode, refs map[string]string, tight bool) {
	around := func(tag string, inside func()) {
		b.WriteString("<" + tag + ">")
		inside()
		b.WriteString("</" + strings.Fields(tag)[0] + ">")
	}
	for _, x := range list {
		text := func() { writeInlines(b, x.text, refs) }
		rows := func() { b.WriteString(strings.Join(x.rows, "|")) }
		switch x.kind {
		case paragraphBlock:
			if tight {
				text()
			} else if x.text != "" {
				around("p", text)
			}
		case headingBlock:
			around("h", text)
		case breakBlock:
			b.WriteString("<hr>")
		case codeBlock:
			around("pre", rows)
		case htmlBlock:
			around("html", rows)
		case tableBlock:
			around("table "+strings.Join(x.align, ","), func() { writeRows(b, x, refs) })
		case quoteBlock:
			around("quote", func() { writeBlocks(b, x.kids, refs, false) })
		case listBlock:
			tag := "ul"
			if x.mark == '.' || x.mark == ')' {
				tag = fmt.Sprint("ol ", x.start)
			}
			around(tag, func() {
				for _, item := range x.kids {
					around("li"+strings.TrimRight(" "+string(item.box), "\x00 "), func() { writeBlocks(b, item.kids, refs, !x.loose) })
				}
			})
		}
	}
}

func writeRows(b *strings.Builder, t *blockNode, refs map[string]string) {
	for y, row := range t.rows {
		if y > 0 {
			b.WriteString(";")
		}
		for x, cell := range splitCells(row) {
			if x > 0 {
				b.WriteString("|")
			}
			writeInlines(b, cell, refs)
		}
	}
}

func writeInlines(b *strings.Builder, src string, refs map[string]string) {
	tags := map[inlineKind]string{emphasis: "em", strong: "b", strikeout: "del"}
	for _, x := range parseInlines(src, refs) {
		switch x.kind {
		case textInline:
			b.WriteString(x.text)
		case softBreak:
			b.WriteString(" ")
		case hardBreak:
			b.WriteString("<br>")
		case codeInline:
			b.WriteString("<code>" + x.text + "</code>")
		case htmlInline:
			b.WriteString("{" + x.text + "}")
		case autolink:
			b.WriteString("<" + x.text + ">")
		case linkOpen:
			b.WriteString("<a>")
		case linkClose:
			b.WriteString("</a " + x.text + ">")
		case delimiters:
			for _, k := range x.closes {
				b.WriteString("</" + tags[k] + ">")
			}
			b.WriteString(x.text)
			for i := len(x.opens) - 1; i >= 0; i-- {
				b.WriteString("<" + tags[x.opens[i]] + ">")
			}
		}
	}
}

func TestBlocks(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"a\nb\n\nc", "<p>a b</p><p>c</p>"},
		{"a  \nb\\\nc\\", "<p>a<br>b<br>c\\</p>"},
		{"# a #\n###### b\n####### c\n#d\n#", "<h>a</h><h>b</h><p>####### c #d</p><h></h>"},
		{"a\nb\n===\nc\n--", "<h>a b</h><h>c</h>"},
		{"a\n\n---\n* * *\n__\n", "<p>a</p><hr><hr><p>__</p>"},
		{"```go\na\n\n b\n````\nc", "<pre>a|| b</pre><p>c</p>"},
		{"  ~~~\n   a\n ```\n", "<pre> a|```</pre>"},
		{"``` a`b\nc", "<p>``` a`b c</p>"},
		{"    a\n\n      b\n\nc\n    d", "<pre>a||  b</pre><p>c d</p>"},
		{"\ta\n>\t\tb\n-\t\tc", "<pre>a</pre><quote><pre>  b</pre></quote><ul><li><pre>  c</pre></li></ul>"},
		{"    a\n  1. b\n   # c", "<pre>a</pre><ol 1><li>b</li></ol><h>c</h>"},
		{"> a\nb\n>c\n> > d\ne", "<quote><p>a b c</p><quote><p>d e</p></quote></quote>"},
		{"> a\n- b", "<quote><p>a</p></quote><ul><li>b</li></ul>"},
		{"> ```\na", "<quote><pre></pre></quote><p>a</p>"},
		{">     a\n    b", "<quote><pre>a</pre></quote><pre>b</pre>"},
		{"- a\n- b\n\n\nc", "<ul><li>a</li><li>b</li></ul><p>c</p>"},
		{"- a\n\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"},
		{"- a\n  - b\n\n    c\n- d", "<ul><li>a<ul><li><p>b</p><p>c</p></li></ul></li><li>d</li></ul>"},
		{"* a\n  > b\n  >\n* c", "<ul><li>a<quote><p>b</p></quote></li><li>c</li></ul>"},
		{"- a\n  ```\n  b\n\n\n  ```\n- c", "<ul><li>a<pre>b||</pre></li><li>c</li></ul>"},
		{"- a\n+ b\n1. c\n2) d", "<ul><li>a</li></ul><ul><li>b</li></ul><ol 1><li>c</li></ol><ol 2><li>d</li></ol>"},
		{"a\n2. b\n1. c\n*", "<p>a 2. b</p><ol 1><li>c</li></ol><ul><li></li></ul>"},
		{"-\n  a\n-\n\n  b", "<ul><li>a</li><li></li></ul><p>b</p>"},
		{"-a\n1.b\n1234567890. c", "<p>-a 1.b 1234567890. c</p>"},
		{"10. a\n\n    b\n\n   c", "<ol 10><li><p>a</p><p>b</p></li></ol><p>c</p>"},
		{"- - a\n  - b\n - c", "<ul><li><ul><li>a</li><li>b</li></ul></li><li>c</li></ul>"},
		{"- [ ] a\n- [x] b\n- [X] **c**\n- [y] d\n- [ ]\n- [x]e", "<ul><li>a</li><li x>b</li><li X><b>c</b></li><li>[y] d</li><li>[ ]</li><li>[x]e</li></ul>"},
		{"a | b\n:-|-:\n1 | 2 | 3\n4\n\nc", "<table left,right>a|b;1|2|3;4</table><p>c</p>"},
		{"x\n| a |\n| :-: |\n| `\\|` |\n- b", "<p>x</p><table center>a;<code>|</code></table><ul><li>b</li></ul>"},
		{"a\n-| |\n**b**", "<p>a -| | <b>b</b></p>"},
		{"| a |\n|-|-|", "<p>| a | |-|-|</p>"},
		{"<div>\n*a*\n\n*b*", "<html><div>|*a*</html><p><em>b</em></p>"},
		{"<!-- a\n\nb --> c\nd", "<html><!-- a||b --> c</html><p>d</p>"},
		{"a\n<b>\n\n<b>\nc\n\n<b> d", "<p>a {<b>}</p><html><b>|c</html><p>{<b>} d</p>"},
		{"[a]: <b c> 'd'\n[A]: e\n\n[a] [a][] [f][A] [g]", "<p><a>a</a b c> <a>a</a b c> <a>f</a b c> [g]</p>"},
		{"[a]: b \"c\" d\n\n[ẞ]\n\n[SS]: /u\n\n[x\ny]: /z\n\n[X  Y]", "<p>[a]: b \"c\" d</p><p><a>ẞ</a /u></p><p><a>X  Y</a /z></p>"},
		{"[a]: /b\n===\n[a]", "<p>=== <a>a</a /b></p>"},
	} {
		if got := markup(c.src); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.src, got, c.want)
		}
	}
}

func TestInlines(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{`\*a\* \b \\ \& &amp; &copy; &#35; &#x4f; &#0; &notit; &lt`, "*a* \\b \\ & & © # O \ufffd &notit; &lt"},
		{"`a` `` b`c `` ` ` `d", "<code>a</code> <code>b`c</code> <code> </code> `d"},
		{"`a *b` c*", "<code>a *b</code> c*"},
		{"*a* _b_ **c** __d__ ***e***", "<em>a</em> <em>b</em> <b>c</b> <b>d</b> <em><b>e</b></em>"},
		{"a*b*c a_b_c 2 * 3 * 4 ** a **", "a<em>b</em>c a_b_c 2 * 3 * 4 ** a **"},
		{"*a **b* c** **d *e** f*", "<em>a <em><em>b</em> c</em></em> <em><em>d <em>e</em></em> f</em>"},
		{"***a** b* ***c* d** *a*b*", "<em><b>a</b> b</em> <b><em>c</em> d</b> <em>a</em>b*"},
		{"****a**** *(**b**)* foo***bar***baz", "<b><b>a</b></b> <em>(<b>b</b>)</em> foo<em><b>bar</b></em>baz"},
		{"**결제(재시도)**는 **결제**는 *왜*?", "<b>결제(재시도)</b>는 <b>결제</b>는 <em>왜</em>?"},
		{"これは**「強調」**です。~~消した~~。結_果_物", "これは<b>「強調」</b>です。<del>消した</del>。結_果_物"},
		{"a**(b)**c", "a**(b)**c"},
		{"*\u00a0a* *b_ c_*", "*\u00a0a* <em>b_ c_</em>"},
		{"~~a~~ ~b~ ~~c~ ~~~d~~~", "<del>a</del> <del>b</del> ~~c~ ~~~d~~~"},
		{"*a ~~b* c~~", "<em>a ~~b</em> c~~"},
		{`[a](/u) [b](<c d> "t") [c]() [d](e (f)) [g](h(i)j)`, "<a>a</a /u> <a>b</a c d> <a>c</a > <a>d</a e> <a>g</a h(i)j>"},
		{`[a] (b) [c](d e) [f](g "h) [i\](j)`, `[a] (b) [c](d e) [f](g "h) [i](j)`},
		{"[a *b*](c*d*) *[e*](f)", "<a>a <em>b</em></a c*d*> *<a>e*</a f>"},
		{"[a [b](c) d](e) ![f [g](h)](i) ![j]", "[a <a>b</a c> d](e) <a>f <a>g</a h></a i> ![j]"},
		{"[a`](b)` [c<d](e)>", "[a<code>](b)</code> <a>c<d</a e>>"},
		{"[a](b\\)&amp;\\c)", "<a>a</a b)&\\c>"},
		{"<http://a.b/c> <x@y.z> <a+b:c> <a b:c> <x@-y>", "<http://a.b/c> <x@y.z> <a+b:c> {<a b:c>} <x@-y>"},
		{
			`<b> </b > <a b='c' d=e f/> <!-- g --> <?h?> <![CDATA[i]]> <!J> <b c="> <1>`,
			`{<b>} {</b >} {<a b='c' d=e f/>} {<!-- g -->} {<?h?>} {<![CDATA[i]]>} {<!J>} <b c="> <1>`,
		},
		{"http://a/b_c_d, (https://x.y/z) www.a.b. xhttp://a", "<http://a/b_c_d>, (<https://x.y/z>) <www.a.b>. xhttp://a"},
		{"http://a.b/(c) http://a.b/c) http://a.b?c&d; HTTP://a.b", "<http://a.b/(c)> <http://a.b/c>) <http://a.b?c>&d; <HTTP://a.b>"},
		{"**http://a.b**는 `http://c` [http://d](e) [http://f]", "<b><http://a.b></b>는 <code>http://c</code> <a><http://d></a e> [<http://f>]"},
		{"주소는https://a.b/한글 www. http:// http://a_b", "주소는<https://a.b/한글> www. http:// http://a_b"},
		{"a.b_c+d@e.f. @g h@i mailto:j@k.l x@y.z-", "<a.b_c+d@e.f>. @g h@i <mailto:j@k.l> x@y.z-"},
		{"***", "***"},
		{"a *", "a *"},
	} {
		var b strings.Builder
		if writeInlines(&b, c.src, nil); b.String() != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.src, b.String(), c.want)
		}
	}
}

func TestNestingEnds(t *testing.T) {
	for _, src := range []string{strings.Repeat("> ", 500) + "a", strings.Repeat("- ", 500) + "a"} {
		got := markup(src)
		if n := strings.Count(got, "<quote>") + strings.Count(got, "<ul>") + strings.Count(got, "<li>"); n > nested {
			t.Errorf("%d containers", n)
		}
		if !strings.Contains(got, strings.Repeat(src[:2], 400)) {
			t.Errorf("the rest is no text: %s", got)
		}
	}
}
