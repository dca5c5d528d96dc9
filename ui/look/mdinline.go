package look

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// prose is text in several styles: ends[i] is where the i-th style ends.
type prose struct {
	text   strings.Builder
	ends   []int
	styles []Style
}

// add appends text in a style; nothing in it reaches the terminal as an order.
func (p *prose) add(text string, st Style) {
	p.text.WriteString(Show(text))
	p.close(st)
}

// newline ends a line by force.
func (p *prose) newline() {
	p.text.WriteByte('\n')
	p.close(Style{})
}

func (p *prose) close(st Style) {
	if n := len(p.styles); n > 0 && p.styles[n-1] == st {
		p.ends[n-1] = p.text.Len()
		return
	}
	p.ends = append(p.ends, p.text.Len())
	p.styles = append(p.styles, st)
}

// flow wraps the inline content of a block.
func (s *scribe) flow(n ast.Node, base Style, w int) []string {
	p := &prose{}
	s.inline(p, n, base)
	text := p.text.String()
	var out []string
	for at, stop, span := 0, 0, 0; at < len(text); {
		if text[at] == ' ' || text[at] == '\n' {
			at++
			continue
		}
		if stop <= at {
			stop = len(text)
			if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
				stop = at + i
			}
		}
		var line string
		end, next := measure(text[at:stop], w)
		if line, span = p.paint(text[at:at+end], at, span); Width(line) > w {
			line = s.th.Fit(line, w)
		}
		out = append(out, line)
		at += next
	}
	return out
}

// paint gives a part of the text its styles. It begins at byte from; span is a style
// that does not end before it. A character keeps the style that it begins in.
func (p *prose) paint(part string, from, span int) (string, int) {
	var b strings.Builder
	start := 0
	for i := 0; i < len(part); {
		for span < len(p.ends)-1 && p.ends[span] <= from+i {
			span++
		}
		for i < len(part) && (from+i < p.ends[span] || span == len(p.ends)-1) {
			n, _ := step(part[i:])
			i += n
		}
		b.WriteString(p.styles[span].Render(part[start:i]))
		start = i
	}
	return b.String(), span
}

// inline appends what is inside n.
func (s *scribe) inline(p *prose, n ast.Node, st Style) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			s.words(p, c, st)
		case *ast.String:
			p.add(string(c.Value), st)
		case *ast.CodeSpan:
			s.raw(p, c, s.th.Code)
		case *ast.Emphasis:
			s.inline(p, c, s.emphasis(c.Level, st))
		case *east.Strikethrough:
			s.inline(p, c, s.th.Struck)
		case *ast.Link:
			s.inline(p, c, s.th.Link)
			s.address(p, string(c.Destination))
		case *ast.Image:
			s.inline(p, c, s.th.Link)
			s.address(p, string(c.Destination))
		case *ast.AutoLink:
			p.add(string(c.Label(s.src)), s.th.Link)
		case *ast.RawHTML:
			for i := range c.Segments.Len() {
				segment := c.Segments.At(i)
				p.add(oneLine(string(segment.Value(s.src))), s.th.Dim)
			}
		case *east.TaskCheckBox: // drawn as the mark of its item
		default:
			s.inline(p, c, st)
		}
	}
}

// emphasis returns the style of emphasised text; a heading stays what it is.
func (s *scribe) emphasis(level int, st Style) Style {
	switch {
	case st == s.th.Heading:
		return st
	case level > 1:
		return s.th.Strong
	}
	return s.th.Em
}

// words appends a piece of text and the line end behind it.
func (s *scribe) words(p *prose, t *ast.Text, st Style) {
	value := string(t.Segment.Value(s.src))
	if !t.IsRaw() {
		value = resolve(value)
	}
	p.add(oneLine(value), st)
	switch {
	case t.HardLineBreak():
		p.newline()
	case t.SoftLineBreak():
		p.add(" ", st)
	}
}

// raw appends the text of a code span, in which nothing has a meaning.
func (s *scribe) raw(p *prose, n ast.Node, st Style) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			p.add(oneLine(string(t.Segment.Value(s.src))), st)
		}
	}
}

// address appends where a link leads, unless its text says so already.
func (s *scribe) address(p *prose, url string) {
	if url == "" || strings.HasSuffix(p.text.String(), Show(url)) {
		return
	}
	p.add(" ("+url+")", s.th.Dim)
}

// oneLine turns line ends and tabs into blanks.
func oneLine(text string) string {
	if ascii(text) {
		return text
	}
	return strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ").Replace(text)
}

// resolve takes the backslashes of escaped marks out and turns entities into what they
// stand for (CommonMark 2.4 and 2.5).
func resolve(text string) string {
	if !strings.ContainsAny(text, `\&`) {
		return text
	}
	var b strings.Builder
	rest := text
	for {
		i := strings.IndexByte(rest, '\\')
		if i < 0 || i+1 == len(rest) {
			b.WriteString(entities(rest))
			return b.String()
		}
		b.WriteString(entities(rest[:i]))
		if !util.IsPunct(rest[i+1]) {
			b.WriteByte('\\')
		} else {
			i++
			b.WriteByte(rest[i])
		}
		rest = rest[i+1:]
	}
}

func entities(text string) string {
	if !strings.Contains(text, "&") {
		return text
	}
	return string(util.ResolveEntityNames(util.ResolveNumericReferences([]byte(text))))
}
