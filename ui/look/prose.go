package look

import "strings"

// Prose is one text in several styles, wrapped as a whole: a style may change inside
// a word. The zero Prose is empty.
type Prose struct {
	text   strings.Builder
	ends   []int // where each style ends
	styles []Style
}

// Add appends text in a style, on one line; nothing in it reaches the terminal as an
// order.
func (p *Prose) Add(text string, st Style) {
	p.text.WriteString(Show(oneLine(text)))
	p.end(st)
}

// Break ends a line.
func (p *Prose) Break() {
	p.text.WriteByte('\n')
	p.end(Style{})
}

func (p *Prose) end(st Style) {
	if n := len(p.styles); n > 0 && p.styles[n-1] == st {
		p.ends[n-1] = p.text.Len()
		return
	}
	p.ends = append(p.ends, p.text.Len())
	p.styles = append(p.styles, st)
}

// String returns the text as it is shown, without its styles.
func (p *Prose) String() string { return p.text.String() }

// Rows wraps the text in rows of at most w cells, above zero. Blanks around a row are
// left out, and rows that have nothing else.
func (p *Prose) Rows(th *Theme, w int) []string {
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
		var row string
		end, next := measure(text[at:stop], w)
		if row, span = p.paint(text[at:at+end], at, span); Width(row) > w {
			row = th.Fit(row, w)
		}
		out = append(out, row)
		at += next
	}
	return out
}

// paint gives a part of the text its styles. It begins at byte from; span is a style
// that does not end before it. A character keeps the style that it begins in.
func (p *Prose) paint(part string, from, span int) (string, int) {
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

// oneLine turns line ends and tabs into blanks.
func oneLine(text string) string {
	if ascii(text) {
		return text
	}
	return strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ").Replace(text)
}

// Chop breaks a line of plain text into pieces of at most w cells, wherever they are
// full: blanks mean something in code. There is always at least one piece.
func (t *Theme) Chop(s string, w int) []string {
	var out []string
	for len(s) > w || !ascii(s) {
		end, _, _ := head(s, max(w, 0))
		if end == len(s) {
			break
		}
		piece := s[:end]
		if end == 0 { // one character is wider than a row
			end, _ = step(s)
			piece = Cut(t.Signs.Ellipsis, w)
		}
		out = append(out, piece)
		s = s[end:]
	}
	if s == "" && len(out) > 0 {
		return out
	}
	return append(out, s)
}
