package render

import (
	"fmt"
	"strings"
)

// page writes a document as one HTML file. Behind each chart stands its table.
func page(p *document) []byte {
	var b strings.Builder
	b.WriteString("<header>\n")
	fmt.Fprintf(&b, "<h1>%s</h1>\n<p class=\"span\">%s</p>\n", Escape(p.title), Escape(p.span))
	for _, s := range p.summary {
		fmt.Fprintf(&b, "<p class=\"say\">%s</p>\n", prose(s))
	}
	b.WriteString("</header>\n")
	for i, bl := range p.blocks {
		bl.html(&b, i+1)
	}
	return Page(p.title+", "+p.span, b.String())
}

// prose escapes a sentence, in which a number stays with its sign of per cent.
func prose(s string) string { return strings.ReplaceAll(Escape(s), " %", tied) }

// Page returns an HTML file that needs nothing else: no scripts, no network. It
// is made for phones and document, light and dark.
func Page(title, body string) []byte {
	var b strings.Builder
	b.WriteString("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n" +
		"<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n" +
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';style-src 'unsafe-inline'\">\n")
	fmt.Fprintf(&b, "<title>%s</title>\n<style>\n%s%s</style>\n</head>\n<body>\n<main>\n%s</main>\n</body>\n</html>\n", Escape(title), css(), colours(), body)
	return []byte(b.String())
}

func (bl block) html(b *strings.Builder, n int) {
	fmt.Fprintf(b, "<section>\n<h2>%s</h2>\n", Escape(bl.title))
	for _, l := range bl.lines {
		fmt.Fprintf(b, "<p>%s</p>\n", prose(l))
	}
	if c := bl.chart; c != nil {
		b.WriteString("<figure>\n")
		c.svg(b, n, "")
		b.WriteString("<details><summary>The numbers</summary>\n")
		c.table().html(b, c.title)
		b.WriteString("</details>\n</figure>\n")
	}
	if bl.table != nil {
		bl.table.html(b, bl.title)
	}
	b.WriteString("</section>\n")
}

// html writes a table, which scrolls by itself where it is too wide. Columns
// without any text are left out.
func (t *table) html(b *strings.Builder, label string) {
	used := t.widths()
	fmt.Fprintf(b, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"%s\">\n<table>\n<thead><tr>", Escape(label))
	row := func(tag string, cells []string) {
		for i, c := range cells {
			class := ""
			switch {
			case used[i] == 0:
				continue
			case t.right[i]:
				class = ` class="n"`
			case i == t.flex && i > 0:
				class = ` class="long"`
			case i == t.flex:
				class = ` class="first"`
			}
			fmt.Fprintf(b, "<%s%s>%s</%s>", tag, class, Escape(c), tag[:2])
		}
	}
	row(`th scope="col"`, t.heads)
	b.WriteString("</tr></thead>\n<tbody>\n")
	for _, cells := range t.rows {
		b.WriteString("<tr>")
		row("td", cells)
		b.WriteString("</tr>\n")
	}
	b.WriteString("</tbody>\n</table>\n</div>\n")
}

// css returns the rules of style for the page around the drawings.
func css() string {
	rules := func(of func(tint) string) string {
		return fmt.Sprintf(":root{--ground:%s;--ink:%s;--faint:%s;--hair:%s}\n", of(ground()), of(ink()), of(faint()), of(hair()))
	}
	light := rules(func(t tint) string { return t.light })
	return light + "@media screen and (prefers-color-scheme:dark){" + rules(func(t tint) string { return t.dark }) + "}\n" + `*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,sans-serif;-webkit-text-size-adjust:100%}
main{max-width:44rem;margin:0 auto;padding:1.25rem 1rem 3rem}
h1{font-size:1.5rem;line-height:1.25;margin:0}
h2{font-size:1.1rem;margin:0 0 .4rem}
h3{font-size:.95rem;font-weight:500;color:var(--faint);margin:.5rem 0 0}
p{margin:.3rem 0}
ul{margin:.1rem 0;padding-left:1.2rem}
.span{color:var(--faint);margin:.1rem 0 1rem}
.say{font-size:1.1rem}
section{margin-top:2rem;padding-top:1rem;border-top:1px solid var(--hair)}
figure{margin:.5rem 0}
figure>svg{display:block;width:100%;max-width:36rem;height:auto}
summary{cursor:pointer;color:var(--faint);padding:.3rem 0}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-size:.95rem;font-variant-numeric:tabular-nums}
th,td{padding:.3rem 1rem .3rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--hair);white-space:nowrap;overflow-wrap:anywhere}
th{color:var(--faint);font-weight:500}
.n{text-align:right}
.long{white-space:normal;min-width:12rem}
@media screen and (max-width:30rem){
th,td{padding-right:.6rem}
.long{min-width:9rem}
.first{white-space:normal;min-width:8rem}
figure text.scale,figure text.rule{font-size:16.5px}
figure .second{display:none}
}
@media print{
` + light + `body{font-size:11pt}
main{max-width:none;padding:0}
details{display:none}
figure,tr,h2{break-inside:avoid}
h2{break-after:avoid}
.scroll{overflow:visible}
table{font-size:9pt}
td.first{white-space:normal}
figure>svg{max-width:13cm}
}
`
}
