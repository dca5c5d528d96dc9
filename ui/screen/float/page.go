package float

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"baton/ui/keymap"
	"baton/ui/look"
	"baton/ui/screen"
)

// Page is text to read, scrolling, in a box of the screen's height.
type Page struct {
	world *screen.World
	host  screen.Host
	title string
	text  func(w int) []string

	// In is the scope, the usual one if it is not set.
	In keymap.Scope
	// Act carries out what else can be done with the text; nil for nothing.
	Act func(keymap.Action) bool

	top int
	h   int // rows of text in sight when last drawn
	n   int // rows of text when last drawn
}

// NewPage returns a page whose text is made for a width.
func NewPage(w *screen.World, h screen.Host, title string, text func(w int) []string) *Page {
	return &Page{world: w, host: h, title: title, text: text, In: keymap.Scroll}
}

// Scope returns where its keys are bound.
func (p *Page) Scope() keymap.Scope { return p.In }

// Sync changes nothing.
func (p *Page) Sync() {}

// Handle turns the wheel.
func (p *Page) Handle(m tea.Msg) tea.Cmd {
	if w, ok := m.(tea.MouseWheelMsg); ok {
		switch w.Button {
		case tea.MouseWheelUp:
			p.scroll(-3)
		case tea.MouseWheelDown:
			p.scroll(3)
		}
	}
	return nil
}

func (p *Page) scroll(n int) { p.top = max(0, min(p.top+n, p.n-p.h)) }

// Do scrolls, leaves, or does what else can be done.
func (p *Page) Do(a keymap.Action) bool {
	if p.Act != nil && p.Act(a) {
		return true
	}
	switch a {
	case keymap.Up:
		p.scroll(-1)
	case keymap.Down:
		p.scroll(1)
	case keymap.HalfUp:
		p.scroll(-max(1, p.h/2))
	case keymap.HalfDown:
		p.scroll(max(1, p.h/2))
	case keymap.First:
		p.top = 0
	case keymap.Last:
		p.scroll(p.n)
	case keymap.Back, keymap.Help:
		p.host.Pop()
	default:
		return false
	}
	return true
}

// Draw returns the box.
func (p *Page) Draw(w, h int) []string {
	bw := boxWidth(w)
	text := p.text(look.Inner(bw))
	p.n, p.h = len(text), max(1, min(len(text), h-2))
	p.scroll(0)
	title, signs := p.title, p.world.Theme.Signs
	if below := p.n - p.h - p.top; below > 0 {
		title += fmt.Sprintf("  %s %d more", signs.Down, below)
	} else if p.top > 0 {
		title += fmt.Sprintf("  %s %d more", signs.Up, p.top)
	}
	return p.world.Theme.Box(title, hints(p.world, p.In, look.Inner(bw)-4), text[p.top:p.top+p.h], bw)
}

// Cursor returns no place: there is nothing to type.
func (p *Page) Cursor() (x, y int, ok bool) { return 0, 0, false }

// Keys returns the text of the help for scopes.
func Keys(w *screen.World, scopes ...keymap.Scope) func(width int) []string {
	return func(width int) []string {
		th := w.Theme
		var rows []string
		for _, s := range scopes {
			for _, sec := range w.Keys.Groups(s) {
				if len(rows) > 0 {
					rows = append(rows, "")
				}
				rows = append(rows, th.Heading.Render(string(sec.Group)))
				for _, h := range sec.Rows {
					rows = append(rows, th.Key.Render(th.Fit("  "+h.Key, min(20, width/2)))+" "+th.Text.Render(h.Text))
				}
			}
		}
		return rows
	}
}
