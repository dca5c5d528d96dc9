// Package filter lets people choose which of the board's tasks they see: by
// typing, by a saved view, or only their own.
package filter

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/query"
	"baton/ui/compose"
	"baton/ui/keymap"
	"baton/ui/screen"
	"baton/ui/screen/float"
)

// texts are the descriptions of all tasks, read when a filter needs them.
type texts struct {
	read int // which reading it was
	of   map[model.ID]string
}

// Filters filter what a base shows.
type Filters struct {
	world   *screen.World
	host    screen.Host
	compose *compose.Composer
	base    func() screen.Base
	reading int      // of the descriptions: the newest one begun
	waiting bool     // it is under way
	read    struct { // what the filter was parsed with
		setup *model.Setup
		day   model.Day
	}
}

// New returns the filters of the current base.
func New(w *screen.World, h screen.Host, c *compose.Composer, base func() screen.Base) *Filters {
	return &Filters{world: w, host: h, compose: c, base: base}
}

// Actions filter by typing, by person and by view.
func (f *Filters) Actions() screen.Actions {
	return screen.Actions{
		keymap.Filter: screen.Do(f.typeFilter),
		keymap.Mine:   screen.Do(f.toggleMine),
		keymap.Views:  screen.Do(f.pickView),
	}
}

// Handle takes the descriptions that were read.
func (f *Filters) Handle(m tea.Msg) tea.Cmd {
	switch m := m.(type) {
	case texts:
		if m.read == f.reading {
			f.world.Texts, f.waiting = m.of, false
			f.reread()
		}
	case screen.Failed:
		f.waiting = false // if it was this reading, the next filter tries again
	}
	return nil
}

// Sync parses the filter again when the names that it was parsed with, or the day,
// have changed.
func (f *Filters) Sync() {
	if s, day := f.world.Setup(), f.world.Today(); s != f.read.setup || day != f.read.day {
		f.read.setup, f.read.day = s, day
		if f.base().Filter().Query != nil {
			f.reread()
		}
	}
}

// typeFilter filters as a filter is typed; cancelling the line restores the filter as it
// was before.
func (f *Filters) typeFilter() {
	before := f.base().Filter()
	text := before.Text
	if text != "" {
		text += " " // what is typed next is another word
	}
	l := float.NewLine(f.world, f.host, "filter", text)
	l.Placeholder("words, @kim, #api, !>=high, is:blocked, due:<fri, -term, or")
	l.Verb, l.AtBottom = "filter", true
	hint := ""
	l.Note = func(string) string { return f.world.Theme.Dim.Render(hint) }
	l.Complete = f.compose.Complete(query.Filtering)
	l.Typed = func(text string) { hint = f.Show(screen.Filter{Text: text, Mine: before.Mine}, true) }
	l.Cancel = func(string) { f.Show(before, true) }
	l.Accept = func(text string) error {
		if _, err := query.Parse(text, f.world.Env()); err != nil {
			return err
		}
		f.host.Drop(l)
		f.Show(screen.Filter{Text: strings.TrimSpace(text), Mine: before.Mine}, false)
		return nil
	}
	f.needTexts()
	f.host.Push(l)
}

// needTexts reads the descriptions, once, when a filter may search them.
func (f *Filters) needTexts() {
	if f.world.Texts != nil || f.waiting {
		return
	}
	f.reading, f.waiting = f.reading+1, true
	reading := f.reading
	ids := make([]model.ID, 0, 64)
	for t := range f.world.Board.Tasks() {
		if t.Described {
			ids = append(ids, t.ID)
		}
	}
	screen.Read(f.host, func(r model.Reader) tea.Msg {
		out := texts{reading, make(map[model.ID]string, len(ids))}
		for _, id := range ids {
			if b := r.Body(id); b != nil {
				out.of[id] = b.Description
			}
		}
		return out
	})
}

// Recorded reads the descriptions again after an event that changed some.
func (f *Filters) Recorded(ev model.Event) {
	for _, c := range ev.Do {
		set, ok := c.(model.Set)
		_, added := c.(model.AddTask)
		if added || ok && set.Field == model.DescriptionField {
			f.Outdate()
			return
		}
	}
}

// Outdate forgets the descriptions that were read, or are being read, and reads them
// again if the filter needs them.
func (f *Filters) Outdate() {
	if f.world.Texts == nil && !f.waiting {
		return
	}
	f.world.Texts, f.waiting = nil, false
	if q := f.base().Filter().Query; q != nil && q.NeedsText() {
		f.needTexts()
	}
}

// Show shows the tasks that match a filter. While it is being typed an unfinished word is
// left out, and what is wrong with it is returned.
func (f *Filters) Show(to screen.Filter, typing bool) string {
	text, hint := to.Whole(), ""
	to.Query = nil
	switch {
	case text == "":
	case typing:
		if to.Query, hint = query.ParsePartial(text, f.world.Env()); hint == "" && to.Query != nil {
			hint = forLists(to.Query)
		}
	default:
		q, err := query.Parse(text, f.world.Env())
		if err != nil {
			f.host.Say(err.Error())
			return err.Error()
		}
		to.Query = q
	}
	f.base().SetFilter(to)
	return hint
}

// reread parses the filter again after the board or its names have changed. One
// that can no longer be parsed keeps its old meaning.
func (f *Filters) reread() {
	is := f.base().Filter()
	if q, err := query.Parse(is.Whole(), f.world.Env()); err == nil && is.Query != nil {
		is.Query = q
		f.base().SetFilter(is)
	}
}

// forLists says which parts of a filter the board ignores: columns keep their order,
// and show every match.
func forLists(q *query.Filter) string {
	switch {
	case len(q.Sort) > 0 && q.Limit > 0:
		return "sort: and limit: only work in baton list: columns keep their order and show every match"
	case len(q.Sort) > 0:
		return "sort: only works in baton list: columns keep their order"
	case q.Limit > 0:
		return "limit: only works in baton list: columns show every match"
	}
	return ""
}

func (f *Filters) toggleMine() {
	is := f.base().Filter()
	is.Mine = !is.Mine
	f.Show(is, false)
}

func (f *Filters) pickView() {
	items := []float.Item{{Name: "everything", On: f.base().Filter().Text == ""}}
	for _, v := range model.Live[model.View](f.world.Setup()) {
		items = append(items, float.Item{Name: v.Name, Note: v.Filter, Value: v.Filter, On: f.base().Filter().Text == v.Filter})
	}
	if len(items) == 1 {
		f.host.Say("no saved views yet: filter with /, then : and views add")
		return
	}
	p := float.NewPicker(f.world, f.host, "views", items)
	p.Pick = func(it *float.Item, _ string) {
		f.needTexts()
		f.Show(screen.Filter{Text: it.Value, Mine: f.base().Filter().Mine}, false)
	}
	f.host.Push(p)
}
