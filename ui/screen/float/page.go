package float

import (
	"fmt"
	"maps"

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

	// In is its scope, keymap.Scroll unless changed.
	In keymap.Scope
	// More are further actions.
	More screen.Actions
	// Left is called when the page is closed; may be nil.
	Left func()

	top  int // the first row in sight
	w, h int // the room there is
}

// NewPage returns a page. text returns its rows for a width in cells.
func NewPage(w *screen.World, h screen.Host, title string, text func(w int) []string) *Page {
	return &Page{world: w, host: h, title: title, text: text, In: keymap.Scroll}
}

// Scope returns which keys are live here.
func (p *Page) Scope() keymap.Scope { return p.In }

// Sync changes nothing.
func (p *Page) Sync() {}

// Handle takes no text.
func (p *Page) Handle(tea.Msg) tea.Cmd { return nil }

// Click does nothing: there is nothing to choose.
func (p *Page) Click(int, int) {}

// Wheel scrolls.
func (p *Page) Wheel(n int) { p.scroll(screen.Notch * n) }

// Resize takes the room there is.
func (p *Page) Resize(w, h int) { p.w, p.h = w, h }

// lines returns the text for a width, and how many of its rows are visible in h.
func (p *Page) lines(w, h int) (text []string, seen int) {
	text = p.text(look.Inner(BoxWidth(w)))
	return text, max(1, min(len(text), h-2))
}

func (p *Page) scroll(n int) {
	text, seen := p.lines(p.w, p.h)
	p.top = max(0, min(p.top+n, len(text)-seen))
}

// Actions scroll, close the page, or do what More says.
func (p *Page) Actions() screen.Actions {
	out := screen.Scrolling(p.scroll, func() int { return max(1, (p.h-2)/2) })
	out[keymap.Back] = screen.Do(func() {
		p.host.Drop(p)
		if p.Left != nil {
			p.Left()
		}
	})
	maps.Copy(out, p.More)
	return out
}

// Draw returns the box.
func (p *Page) Draw(w, h int) []string {
	bw := BoxWidth(w)
	text, seen := p.lines(w, h)
	top := max(0, min(p.top, len(text)-seen))
	title, signs := p.title, p.world.Theme.Signs
	if below := len(text) - seen - top; below > 0 {
		title += fmt.Sprintf("  %s %d more", signs.Down, below)
	} else if top > 0 {
		title += fmt.Sprintf("  %s %d more", signs.Up, top)
	}
	return p.world.Theme.Box(title, Hints(p.world, p.In, look.Inner(bw)-4), text[top:min(len(text), top+seen)], bw)
}

// Caret returns no position: there is nothing to type.
func (p *Page) Caret() (x, y int, ok bool) { return 0, 0, false }

// Keys returns the help text for scopes, for NewPage.
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
