package float

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"baton/ui/keymap"
	"baton/ui/look"
	"baton/ui/screen"
)

// Ask is a question with two answers, do it or leave it, and a third if what
// it is about can be discarded.
type Ask struct {
	world *screen.World
	host  screen.Host
	title string
	text  string
	yes   string
	do    func()
	Leave func() // called when it is left; may be nil
	No    string // the label for leaving it
	Other string // the label of the third answer; "" for none
	Drop  func() // what the third answer does
}

// NewAsk returns a question. yes is the label of the key that goes ahead, and do is what
// it does.
func NewAsk(w *screen.World, h screen.Host, title, text, yes string, do func()) *Ask {
	return &Ask{world: w, host: h, title: title, text: text, yes: yes, do: do, No: "leave it"}
}

// Scope returns keymap.Ask.
func (a *Ask) Scope() keymap.Scope { return keymap.Ask }

// Sync changes nothing.
func (a *Ask) Sync() {}

// Handle takes no text.
func (a *Ask) Handle(tea.Msg) tea.Cmd { return nil }

// Actions go ahead or leave.
func (a *Ask) Actions() screen.Actions {
	return screen.Actions{
		keymap.Force: screen.Do(func() {
			a.host.Drop(a)
			a.do()
		}),
		keymap.Cancel: screen.Do(func() {
			a.host.Drop(a)
			if a.Leave != nil {
				a.Leave()
			}
		}),
		keymap.Discard: screen.Do(func() {
			if a.Other != "" {
				a.host.Drop(a)
				a.Drop()
			}
		}),
	}
}

// Draw returns the box.
func (a *Ask) Draw(w, _ int) []string {
	th := a.world.Theme
	bw := min(BoxWidth(w), 60)
	inner := look.Inner(bw)
	var rows []string
	for _, l := range th.Wrap(look.Show(a.text), inner, 4) {
		rows = append(rows, th.Title.Render(l))
	}
	key := func(act keymap.Action) string {
		if k := a.world.Keys.Keys(keymap.Ask, act); len(k) > 0 {
			return k[0]
		}
		return ""
	}
	hints := []look.Hint{{Key: key(keymap.Force), Text: a.yes}, {Key: key(keymap.Cancel), Text: a.No}}
	if a.Other != "" {
		hints = slices.Insert(hints, 1, look.Hint{Key: key(keymap.Discard), Text: a.Other})
	}
	foot := th.Hints(hints, inner-4)
	return th.Box(a.title, foot, rows, bw)
}

// Caret returns no position: there is nothing to type.
func (a *Ask) Caret() (x, y int, ok bool) { return 0, 0, false }
