package float

import (
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/query"
	"baton/ui/keymap"
	"baton/ui/look"
	"baton/ui/screen"
)

// Line is one line being typed, with what was understood of it below.
type Line struct {
	world *screen.World
	host  screen.Host
	title string
	input textinput.Model

	// Note returns what was understood, drawn under the line; may be nil.
	Note func(text string) string
	// Complete returns completions of the word at the cursor; may be nil.
	Complete func(text string, cursor int) []query.Candidate
	// Typed is called after every change of the text; may be nil.
	Typed func(text string)
	// Accept takes the text. If it returns an error, the line shows it and
	// keeps the text.
	Accept func(text string) error
	// Cancel is called with the text when the line is left; may be nil.
	Cancel func(text string)
	// More continues with the text in the editor; nil if that is not possible.
	More func(text string)
	// Pasted handles a paste of several lines; nil joins them into one.
	Pasted func(text string)
	// Verb says in a word what accepting the text does.
	Verb string
	// AtBottom puts it at the foot of the screen, where it does not hide what it is about.
	AtBottom bool
	// Draft is the name under which an unfinished text is kept and comes back
	// the next time; "" if it is not kept.
	Draft string

	// Replace makes the first typed character replace the whole text: a short
	// value is retyped, not added to.
	Replace bool

	rest string // lines below the first, from the editor

	problem  string
	offers   []query.Candidate
	offer    int
	offerEnd int // where the completion that was put in last ends
}

// NewLine returns a line with a title and a text to begin with.
func NewLine(w *screen.World, h screen.Host, title, text string) *Line {
	in := textinput.New()
	in.Prompt = ""
	in.SetVirtualCursor(false)
	in.CharLimit = 0
	in.Focus()
	l := &Line{world: w, host: h, title: title, input: in}
	l.Set(text)
	return l
}

// Set replaces what was typed. Only the first line can be edited; the lines below are
// kept with it.
func (l *Line) Set(text string) {
	first, rest, _ := strings.Cut(strings.TrimLeft(text, "\n"), "\n")
	l.input.SetValue(look.Clean(first))
	l.input.CursorEnd()
	l.rest = strings.Trim(look.CleanText(rest), "\n")
}

// Insert puts a text in at the cursor.
func (l *Line) Insert(text string) {
	at := cursorByte(l.input)
	first := l.input.Value()[:at] + text + l.input.Value()[at:]
	if l.rest != "" {
		first += "\n" + l.rest
	}
	l.Set(first)
	l.changed()
}

// Text returns what was typed, with the lines below it.
func (l *Line) Text() string {
	if l.rest == "" {
		return l.input.Value()
	}
	return l.input.Value() + "\n" + l.rest
}

// Placeholder sets what an empty line shows.
func (l *Line) Placeholder(text string) { l.input.Placeholder = text }

// Scope returns keymap.Line.
func (l *Line) Scope() keymap.Scope { return keymap.Line }

// AtFoot reports whether the line stands at the foot of the screen.
func (l *Line) AtFoot() bool { return l.AtBottom }

// Sync changes nothing: what is typed does not depend on the board.
func (l *Line) Sync() {}

// Actions carry out the keys that are not text.
func (l *Line) Actions() screen.Actions {
	return screen.Actions{
		keymap.Accept: screen.Do(l.Submit),
		keymap.Cancel: screen.Do(func() {
			if l.Cancel != nil {
				l.Cancel(l.Text())
			}
			l.host.Drop(l)
		}),
		keymap.Complete: screen.Do(l.complete),
		keymap.PickNext: screen.Do(func() { l.offerBy(1) }),
		keymap.PickPrev: screen.Do(func() { l.offerBy(-1) }),
		keymap.More: screen.Do(func() {
			if l.More != nil {
				l.More(l.Text())
			}
		}),
	}
}

// Submit accepts the text, or says what is wrong with it.
func (l *Line) Submit() {
	if err := l.Accept(l.Text()); err != nil {
		l.problem = err.Error()
	}
}

// cursorByte returns the cursor's position in the text in bytes.
func cursorByte(in textinput.Model) int {
	r := []rune(in.Value())
	return len(string(r[:min(in.Position(), len(r))]))
}

// Handle takes what is typed and pasted.
func (l *Line) Handle(m tea.Msg) tea.Cmd {
	if p, ok := m.(tea.PasteMsg); ok {
		text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(p.Content) // terminals send \r
		if l.Pasted != nil && strings.Contains(strings.TrimSpace(text), "\n") {
			l.Pasted(text)
			return nil
		}
		m = tea.PasteMsg{Content: look.Clean(p.Content)}
	}
	before := l.input.Value()
	if k, ok := m.(tea.KeyPressMsg); l.Replace && (!ok || k.Text != "") {
		l.input.SetValue("")
	}
	l.Replace = false
	var cmd tea.Cmd
	l.input, cmd = l.input.Update(m)
	if l.input.Value() != before {
		l.offers = nil
		l.changed()
	}
	return cmd
}

func (l *Line) changed() {
	l.problem = ""
	if l.Typed != nil {
		l.Typed(l.input.Value())
	}
}

// Fail shows what is wrong with the text, and keeps it.
func (l *Line) Fail(err error) { l.problem = err.Error() }

// Draw returns the box.
func (l *Line) Draw(w, h int) []string {
	th, bw := l.world.Theme, BoxWidth(w)
	inner := look.Inner(bw)
	rows := []string{l.field(inner)}
	if l.rest != "" {
		rows = append(rows, th.Dim.Render(th.Fit("and "+model.Count(strings.Count(l.rest, "\n")+1, "line")+" below", inner)))
	}
	switch {
	case l.problem != "":
		for _, p := range look.Wrap(look.Show(l.problem), inner, max(3, h-2-len(rows))) {
			rows = append(rows, th.Alarm.Render(p))
		}
	case len(l.offers) > 1:
		rows = append(rows, l.offered(inner))
	case l.Note != nil:
		rows = append(rows, th.Fit(l.Note(l.input.Value()), inner))
	}
	return th.Box(l.title, th.Hints(l.foot(), inner-4), rows, bw)
}

// foot lists the keys that do something in this line.
func (l *Line) foot() []look.Hint {
	var out []look.Hint
	add := func(a keymap.Action, text string) {
		if k := l.world.Keys.Keys(keymap.Line, a); len(k) > 0 {
			out = append(out, look.Hint{Key: k[0], Text: text})
		}
	}
	verb := l.Verb
	if verb == "" {
		verb = "set"
	}
	add(keymap.Accept, verb)
	if l.Complete != nil {
		add(keymap.Complete, "complete")
	}
	if l.More != nil {
		add(keymap.More, "editor")
	}
	if l.Draft != "" {
		add(keymap.Cancel, "keep as draft")
	} else {
		add(keymap.Cancel, "leave")
	}
	return out
}

// field draws the part of the text around the cursor.
func (l *Line) field(w int) string {
	th := l.world.Theme
	text := l.input.Value()
	if text == "" {
		return th.Dim.Render(th.Fit(look.Show(l.input.Placeholder), w))
	}
	if l.Replace { // drawn as selected: typing replaces it
		return th.Mark.Render(look.Cut(look.Show(text), w)) + look.Spaces(w-look.Width(look.Cut(look.Show(text), w)))
	}
	return th.Input.Render(look.Fit(look.CutLeft(look.Show(text), l.scroll(w)), w))
}

// scroll returns how many cells of the text are left of the field.
func (l *Line) scroll(w int) int {
	r := []rune(l.input.Value())
	at := look.Width(look.Show(string(r[:min(l.input.Position(), len(r))])))
	return max(0, at-w+1)
}

// Resize takes how wide the box will be.
func (l *Line) Resize(w, _ int) { l.input.SetWidth(max(1, look.Inner(BoxWidth(w))-1)) }

// Caret returns where the terminal's cursor is in the box.
func (l *Line) Caret() (x, y int, ok bool) {
	r := []rune(l.input.Value())
	at := look.Width(look.Show(string(r[:min(l.input.Position(), len(r))])))
	w := l.input.Width() + 1
	return 2 + at - max(0, at-w+1), 1, true
}
