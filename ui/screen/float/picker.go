package float

import (
	"slices"
	"strconv"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"baton/ui/keymap"
	"baton/ui/look"
	"baton/ui/screen"
)

// Item is a line of a list to choose from.
type Item struct {
	Name  string // what typing filters by
	Note  string // drawn beside it, dim
	On    bool   // it is the current choice when the list opens; see Picker.Many
	Style look.Style
	Value string
}

// Picker is a list to choose from. Typing filters it.
type Picker struct {
	world      *screen.World
	host       screen.Host
	title      string
	items      []Item
	input      textinput.Model
	matches    []int // indices of items, best first
	cursor     int
	on         func(value string) bool // whether an item is chosen on the board as it is now; nil if one is picked
	ticked     bool                    // something was chosen with the mark key
	tickedText string                  // what was typed then
	top        int                     // the first visible item
	w, h       int                     // the room there is

	// Pick takes the choice. The list is closed by then, unless the choice was made
	// with the mark key. typed is the text it was filtered by. If New is set, a
	// text that matches no item can be picked too, and item is nil.
	Pick func(item *Item, typed string)
	// New says what a text that matches no item would make; "" allows none.
	New     string
	problem string
}

// NewPicker returns a list with the cursor on the current choice.
func NewPicker(w *screen.World, h screen.Host, title string, items []Item) *Picker {
	in := textinput.New()
	in.Prompt = ""
	in.SetVirtualCursor(false)
	in.Focus()
	p := &Picker{world: w, host: h, title: title, items: items, input: in}
	p.narrow()
	p.toChosen()
	return p
}

// toChosen puts the cursor on the first item that is chosen, if one is.
func (p *Picker) toChosen() {
	if i := slices.IndexFunc(p.matches, func(n int) bool { return p.items[n].On }); i >= 0 {
		p.cursor = i
	}
}

// Many lets several items be chosen, one after the other, with the mark key. on
// reports whether an item is chosen on the board as it is now: a choice that was
// refused, or that another person has changed, is shown as it is.
func (p *Picker) Many(on func(value string) bool) *Picker {
	p.on = on
	p.Sync()
	p.toChosen()
	return p
}

// Scope returns keymap.Picker.
func (p *Picker) Scope() keymap.Scope { return keymap.Picker }

// Sync shows which items are chosen now.
func (p *Picker) Sync() {
	if p.on == nil {
		return
	}
	for i := range p.items {
		p.items[i].On = p.on(p.items[i].Value)
	}
}

// Actions carry out the keys that are not text.
func (p *Picker) Actions() screen.Actions {
	return screen.Actions{
		keymap.PickNext: screen.Do(func() { p.Wheel(1) }),
		keymap.PickPrev: screen.Do(func() { p.Wheel(-1) }),
		keymap.Cancel:   screen.Do(func() { p.host.Drop(p) }),
		keymap.Accept:   screen.Do(p.pick),
		keymap.Mark:     screen.Do(p.tick),
	}
}

// Wheel goes to the next item, or the one before, round the ends.
func (p *Picker) Wheel(n int) {
	rows := max(1, p.rows())
	p.cursor = (p.cursor + n + rows) % rows
	p.top, _ = p.window(p.h)
}

// Resize takes the room there is.
func (p *Picker) Resize(w, h int) {
	p.w, p.h = w, h
	p.input.SetWidth(look.Inner(min(BoxWidth(w), p.width())))
	p.top, _ = p.window(h)
}

// rows returns how many rows there are to choose from.
func (p *Picker) rows() int {
	if p.offersNew() {
		return len(p.matches) + 1
	}
	return len(p.matches)
}

// offersNew reports whether the last row makes something of the typed text.
func (p *Picker) offersNew() bool {
	if p.New == "" || p.input.Value() == "" {
		return false
	}
	for _, i := range p.items {
		if i.Name == p.input.Value() {
			return false
		}
	}
	return true
}

func (p *Picker) pick() {
	var item *Item
	if p.cursor < len(p.matches) {
		item = &p.items[p.matches[p.cursor]]
	} else if !p.offersNew() {
		p.problem = "nothing named " + strconv.Quote(p.input.Value()) + " here"
		return
	}
	p.host.Drop(p)
	if text := p.input.Value(); p.ticked && (text == "" || text == p.tickedText || item != nil && item.On) {
		return // what was marked has been picked already
	}
	p.Pick(item, p.input.Value())
}

// tick picks the item and stays open for the next, if several can be chosen.
func (p *Picker) tick() {
	if p.on == nil || p.cursor >= len(p.matches) {
		return
	}
	p.Pick(&p.items[p.matches[p.cursor]], "")
	p.ticked, p.tickedText = true, p.input.Value()
}

// firstRow is the row of the box where the items begin: below the frame and the field.
const firstRow = 2

// Click puts the cursor on the item in a row of the box.
func (p *Picker) Click(_, y int) {
	top, shown := p.window(p.h)
	if n := y - firstRow; n >= 0 && n < shown {
		p.cursor = top + n
	}
}

// Handle takes what is typed. Any message may also bring what on looks at, as the
// checklist that has just been read.
func (p *Picker) Handle(m tea.Msg) tea.Cmd {
	p.Sync()
	before := p.input.Value()
	var cmd tea.Cmd
	p.input, cmd = p.input.Update(m)
	if p.input.Value() != before {
		p.narrow()
		p.top, _ = p.window(p.h)
	}
	return cmd
}

// window returns the first visible item of a box in h rows, so that the cursor is
// visible, and how many are.
func (p *Picker) window(h int) (top, shown int) {
	room, all := max(1, min(h-4, 14)), p.rows()
	shown = min(room, all)
	if all > room {
		shown-- // the last row says how many
	}
	top = max(0, min(p.top, all-shown))
	top = max(min(top, p.cursor), p.cursor-shown+1)
	if top+shown == all-1 && all > room { // only one is hidden: it fits in the row that would say so
		shown++
	}
	return top, min(shown, all-top)
}

// Draw returns the box.
func (p *Picker) Draw(w, h int) []string {
	th := p.world.Theme
	bw := min(BoxWidth(w), p.width())
	inner := look.Inner(bw)
	field := th.Dim.Render(th.Fit("type to filter", inner))
	if t := p.input.Value(); t != "" {
		field = th.Input.Render(th.Fit(look.Show(t), inner))
	}
	rows := []string{field}
	top, shown := p.window(h)
	for i := top; i < top+shown; i++ {
		if i == len(p.matches) {
			rows = append(rows, p.newRow(inner))
		} else {
			rows = append(rows, p.row(&p.items[p.matches[i]], i == p.cursor, inner))
		}
	}
	if p.problem != "" {
		rows = append(rows, th.Alarm.Render(th.Fit(look.Show(p.problem), inner)))
	} else if rest := p.rows() - top - shown; rest > 0 {
		rows = append(rows, th.Dim.Render(th.Fit("  "+th.Signs.Down+" "+strconv.Itoa(rest)+" more", inner)))
	}
	foot := Hints(p.world, keymap.Picker, inner-4)
	if p.on != nil {
		foot = th.Hints([]look.Hint{{Key: "tab", Text: "toggle"}, {Key: "enter", Text: "choose and close"}, {Key: "esc", Text: "close"}}, inner-4)
	}
	return th.Box(p.title, foot, rows, bw)
}

// width returns how wide the list wants to be: short names need no wide box.
func (p *Picker) width() int {
	for _, i := range p.items {
		if len(i.Name)+len(i.Note) > 50 {
			return maxWidth
		}
	}
	return 60
}

func (p *Picker) row(it *Item, on bool, w int) string {
	th := p.world.Theme
	g := look.Plain
	bar := " "
	if on {
		g, bar = look.Raised, th.Signs.Bar
	}
	mark := " "
	if it.On {
		mark = th.Signs.Mark
	}
	style := it.Style
	if style == (look.Style{}) {
		style = th.Text
	}
	name := look.Show(it.Name)
	note := look.Show(it.Note)
	room := w - 4
	if note != "" {
		room -= min(look.Width(note)+2, w/2)
	}
	name = th.Fit(name, max(1, room))
	rest := max(0, w-4-look.Width(name))
	return th.Bar.On(g).Render(bar) + th.Mark.On(g).Render(mark) + th.Text.On(g).Render(" ") +
		style.On(g).Render(name) + th.Dim.On(g).Render(look.PadLeft(th.Fit(note, min(look.Width(note), rest)), rest)) +
		th.Text.On(g).Render(" ")
}

func (p *Picker) newRow(w int) string {
	th := p.world.Theme
	text := "  " + p.New + " " + look.Show(p.input.Value())
	if p.cursor >= len(p.matches) {
		return th.Bar.On(look.Raised).Render(th.Signs.Bar) + th.Text.On(look.Raised).Render(th.Fit(text[1:], w-1))
	}
	return th.Dim.Render(th.Fit(text, w))
}

// Caret returns where the terminal's cursor is in the box.
func (p *Picker) Caret() (x, y int, ok bool) {
	r := []rune(p.input.Value())
	return 2 + look.Width(look.Show(string(r[:min(p.input.Position(), len(r))]))), 1, true
}
