package look

import (
	"bytes"
	"strings"

	"rsc.io/markdown"
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
func (s *scribe) flow(list []markdown.Inline, base Style, w int) []string {
	p := &prose{}
	s.inline(p, list, base)
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

// inline appends text with its emphasis and links.
func (s *scribe) inline(p *prose, list []markdown.Inline, st Style) {
	for _, x := range list {
		switch x := x.(type) {
		case *markdown.Plain:
			p.add(oneLine(x.Text), st)
		case *markdown.Escaped:
			p.add(x.Text, st)
		case *markdown.SoftBreak:
			p.add(" ", st)
		case *markdown.HardBreak:
			p.newline()
		case *markdown.Code:
			p.add(oneLine(x.Text), s.th.Code)
		case *markdown.HTMLTag:
			p.add(oneLine(x.Text), s.th.Dim)
		case *markdown.AutoLink:
			p.add(x.Text, s.th.Link)
		case *markdown.Task: // drawn as the mark of its item
		default:
			s.nest(p, x, st)
		}
	}
}

// nest appends what has more text inside.
func (s *scribe) nest(p *prose, x markdown.Inline, st Style) {
	switch x := x.(type) {
	case *markdown.Emph:
		s.inline(p, x.Inner, s.emphasis(s.th.Em, st))
	case *markdown.Strong:
		s.inline(p, x.Inner, s.emphasis(s.th.Strong, st))
	case *markdown.Del:
		s.inline(p, x.Inner, s.th.Struck)
	case *markdown.Link:
		s.link(p, x)
	case *markdown.Image:
		s.link(p, (*markdown.Link)(x))
	default: // a star or an underscore without its twin, of a type that has no name here
		var b bytes.Buffer
		x.PrintText(&b)
		p.add(oneLine(b.String()), st)
	}
}

// emphasis returns the style of emphasised text; a heading stays what it is.
func (s *scribe) emphasis(em, st Style) Style {
	if st == s.th.Heading {
		return st
	}
	return em
}

// link appends the text of a link and where it leads, unless the text says so already.
func (s *scribe) link(p *prose, l *markdown.Link) {
	from := p.text.Len()
	s.inline(p, l.Inner, s.th.Link)
	if l.URL != "" && !says(p.text.String()[from:], Show(l.URL)) {
		p.add(" ("+l.URL+")", s.th.Dim)
	}
}

// says reports whether the text of a link ends with its address, or is one that became
// a link by itself.
func says(text, url string) bool {
	return strings.HasSuffix(text, url) || "mailto:"+text == url ||
		strings.HasPrefix(text, "www") && "https://"+text == url
}

// oneLine turns line ends and tabs into blanks.
func oneLine(text string) string {
	if ascii(text) {
		return text
	}
	return strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ").Replace(text)
}
