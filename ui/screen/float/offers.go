package float

import (
	"strings"
	"unicode/utf8"

	"baton/ui/look"
)

// complete replaces the word at the cursor with the next completion.
func (l *Line) complete() {
	if l.Complete == nil {
		return
	}
	if len(l.offers) == 0 {
		l.offers, l.offer, l.offerEnd = l.Complete(l.input.Value(), cursorByte(l.input)), 0, -1
	}
	if len(l.offers) == 0 {
		return
	}
	o := l.offers[l.offer%len(l.offers)]
	l.offer++
	text := l.input.Value()
	end := l.offerEnd
	if end < o.From {
		end = o.To
	}
	l.offerEnd = o.From + len(o.Text)
	l.input.SetValue(text[:o.From] + o.Text + text[min(end, len(text)):])
	l.input.SetCursor(utf8.RuneCountInString(text[:o.From] + o.Text))
	if len(l.offers) == 1 {
		l.offers = nil
	}
	l.changed()
}

// offerBy puts in the completion n further on, if there are several.
func (l *Line) offerBy(n int) {
	if all := len(l.offers); all > 0 {
		l.offer = (l.offer + n - 1 + all) % all
		l.complete()
	}
}

// offered lists the completions that tab cycles through.
func (l *Line) offered(w int) string {
	th := l.world.Theme
	var b strings.Builder
	for i, o := range l.offers {
		style := th.Dim
		if i == (l.offer+len(l.offers)-1)%len(l.offers) {
			style = th.Accent
		}
		b.WriteString(style.Render(look.Show(o.Text)) + " ")
	}
	return th.Fit(b.String(), w)
}
