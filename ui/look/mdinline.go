package look

import "strings"

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
func (s *scribe) flow(src string, base Style, w int) []string {
	p := s.prose(src, base)
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

// prose gives text the styles of its emphasis and links.
func (s *scribe) prose(src string, base Style) *prose {
	p := &prose{}
	in := []span{{style: base}}
	for _, x := range parseInlines(src, s.refs) {
		st := in[len(in)-1].style
		switch x.kind {
		case textInline:
			p.add(oneLine(x.text), st)
		case softBreak:
			p.add(" ", st)
		case hardBreak:
			p.newline()
		case codeInline:
			p.add(oneLine(x.text), s.th.Code)
		case htmlInline:
			p.add(oneLine(x.text), s.th.Dim)
		case autolink:
			p.add(x.text, s.th.Link)
		case linkOpen:
			in = append(in, span{style: s.th.Link, from: p.text.Len()})
		case linkClose:
			s.leads(p, x.text, in[len(in)-1].from)
			in = in[:len(in)-1]
		case delimiters:
			in = in[:len(in)-len(x.closes)]
			if x.text != "" {
				p.add(x.text, in[len(in)-1].style)
			}
			for i := len(x.opens) - 1; i >= 0; i-- {
				in = append(in, span{style: s.emphasis(x.opens[i], in[len(in)-1].style)})
			}
		}
	}
	return p
}

// span is an inline that others are in: their style, and where they began in the text.
type span struct {
	style Style
	from  int
}

// emphasis returns the style of emphasised text; a heading stays what it is.
func (s *scribe) emphasis(kind inlineKind, st Style) Style {
	switch {
	case kind == strikeout:
		return s.th.Struck
	case st == s.th.Heading:
		return st
	case kind == strong:
		return s.th.Strong
	}
	return s.th.Em
}

// leads appends where a link leads, unless its text says so already.
func (s *scribe) leads(p *prose, url string, from int) {
	if url != "" && !says(p.text.String()[from:], Show(url)) {
		p.add(" ("+url+")", s.th.Dim)
	}
}

// says reports whether the text of a link ends with its address, or is its address
// without the scheme.
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
