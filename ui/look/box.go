package look

import "strings"

// Hint is a key and what it does, for a foot.
type Hint struct{ Key, Text string }

// Box puts rows into a rounded frame of exactly w cells, with a title in its upper and
// hints in its lower edge (either may be empty). Rows may have styles; they are cut or
// padded to the inner width, which is Inner(w).
func (t *Theme) Box(title, hints string, rows []string, w int) []string {
	if w < 5 {
		return nil
	}
	side, inner := t.Frame.Render(t.Signs.Pipe), Inner(w)
	out := make([]string, 0, len(rows)+2)
	out = append(out, t.edge(t.Signs.TopLeft, t.Signs.TopRight, styled(title, t.Title), w))
	for _, row := range rows {
		out = append(out, side+" "+t.Fit(row, inner)+" "+side)
	}
	return append(out, t.edge(t.Signs.BottomLeft, t.Signs.BottomRight, styled(hints, t.Hint), w))
}

// Inner returns the cells for content in a box of w cells.
func Inner(w int) int { return max(0, w-4) }

// edge draws an upper or lower edge with a text set into it.
func (t *Theme) edge(left, right, text string, w int) string {
	rule := t.Signs.Rule
	if text == "" || w < 8 {
		return t.Frame.Render(left + strings.Repeat(rule, w-2) + right)
	}
	if room := w - 6; Width(text) > room {
		text = t.Fit(text, room)
	}
	return t.Frame.Render(left+rule) + " " + text + " " +
		t.Frame.Render(strings.Repeat(rule, w-5-Width(text))+right)
}

// styled gives plain text a style and leaves text alone that has styles already.
func styled(text string, s Style) string {
	if strings.Contains(text, "\x1b") {
		return text
	}
	return s.Render(text)
}

// Hints draws as many hints as fit whole into w cells, keys standing out, three
// blanks between. The first, which does what is offered, and the last, which is
// the way out or help by custom, are kept longest, if need be by their first words.
func (t *Theme) Hints(hints []Hint, w int) string {
	n := len(hints)
	if n == 0 {
		return ""
	}
	first, last := hints[0], hints[n-1]
	if n > 1 && first.width()+hintGap+last.width() > w {
		first.Text, last.Text = firstWord(first.Text), firstWord(last.Text)
	}
	used := last.width()
	if used > w {
		return Cut(t.hint(last), w)
	}
	var b strings.Builder
	for i, h := range hints[:n-1] {
		if i == 0 {
			h = first
		}
		if used+h.width()+hintGap > w {
			break
		}
		used += h.width() + hintGap
		b.WriteString(t.hint(h))
		b.WriteString(Spaces(hintGap))
	}
	return b.String() + t.hint(last)
}

// hintGap is how many blanks stand between hints.
const hintGap = 3

func (h Hint) width() int { return Width(h.Key) + 1 + Width(h.Text) }

func firstWord(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return word
}

func (t *Theme) hint(h Hint) string {
	return t.Key.Render(h.Key) + " " + t.Hint.Render(h.Text)
}

// Line returns a hairline of w cells.
func (t *Theme) Line(w int) string {
	return t.Rule.Render(strings.Repeat(t.Signs.Rule, max(0, w)))
}
