package markdown

import (
	"bufio"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	gfm "github.com/yuin/goldmark/extension/ast"
	ghtml "github.com/yuin/goldmark/renderer/html"

	"baton/ui/look"
)

// prose gives the text of a block the styles of its emphasis and links.
func (d *drawing) prose(block ast.Node, base look.Style) *look.Prose {
	p := &look.Prose{}
	d.inlines(p, block, base)
	return p
}

func (d *drawing) inlines(p *look.Prose, in ast.Node, st look.Style) {
	for n := in.FirstChild(); n != nil; n = n.NextSibling() {
		d.inline(p, n, st)
	}
}

func (d *drawing) inline(p *look.Prose, n ast.Node, st look.Style) {
	switch n := n.(type) {
	case *ast.Text:
		d.text(p, n, st)
	case *ast.CodeSpan:
		d.span(p, n)
	case *ast.RawHTML:
		p.Add(string(n.Segments.Value(d.src)), d.th.Dim)
	case *ast.AutoLink:
		p.Add(string(n.Label(d.src)), d.th.Link)
	case *ast.Link:
		d.link(p, n, n.Destination)
	case *ast.Image:
		d.link(p, n, n.Destination)
	case *ast.Emphasis:
		d.inlines(p, n, d.emphasis(st, n.Level))
	case *gfm.Strikethrough:
		d.inlines(p, n, d.th.Struck)
	default: // a box, which is drawn already, has nothing in it
		d.inlines(p, n, st)
	}
}

// span draws code. In a table a bar in it is behind a backslash, which is not the code's.
func (d *drawing) span(p *look.Prose, code *ast.CodeSpan) {
	in := code.Parent()
	for in.Type() == ast.TypeInline {
		in = in.Parent()
	}
	for c := code.FirstChild(); c != nil; c = c.NextSibling() {
		text := string(c.(*ast.Text).Value(d.src))
		if in.Kind() == gfm.KindTableCell {
			text = strings.ReplaceAll(text, `\|`, "|")
		}
		p.Add(text, d.th.Code)
	}
}

func (d *drawing) text(p *look.Prose, n *ast.Text, st look.Style) {
	text := string(n.Value(d.src))
	if !n.IsRaw() {
		text = plain(text)
	}
	p.Add(text, st)
	switch {
	case n.HardLineBreak():
		p.Break()
	case n.SoftLineBreak():
		p.Add(" ", st)
	}
}

// plain resolves the escapes and entities in a text. Goldmark's own writer does it, on
// the way to HTML.
func plain(text string) string {
	if !strings.ContainsAny(text, `\&`) {
		return text
	}
	var b strings.Builder
	w := bufio.NewWriter(&b)
	ghtml.DefaultWriter.Write(w, []byte(text))
	_ = w.Flush() // a builder takes everything
	return html.UnescapeString(b.String())
}

// emphasis returns the style of emphasised text; a heading stays what it is.
func (d *drawing) emphasis(st look.Style, level int) look.Style {
	switch {
	case st == d.th.Heading:
		return st
	case level > 1:
		return d.th.Strong
	}
	return d.th.Em
}

// link draws what a link or an image says, and where it leads unless it says so.
func (d *drawing) link(p *look.Prose, n ast.Node, to []byte) {
	from := len(p.String())
	d.inlines(p, n, d.th.Link)
	url := plain(string(to))
	if url != "" && !says(p.String()[from:], look.Show(url)) {
		p.Add(" ("+url+")", d.th.Dim)
	}
}

// says reports whether the text of a link ends with its address, or is its address
// without the scheme.
func says(text, url string) bool {
	if strings.HasSuffix(text, url) || "mailto:"+text == url {
		return true
	}
	return strings.HasPrefix(text, "www") && ("https://"+text == url || "http://"+text == url)
}
