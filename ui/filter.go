package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/query"
	"baton/ui/screen/board"
	"baton/ui/screen/float"
)

// texts are the descriptions of all tasks, which a filter has needed.
type texts map[model.ID]string

// typeFilter filters as it is typed; leaving the line leaves the filter as it
// was before.
func (a *App) typeFilter() {
	a.save.before = a.board.Filter()
	text := a.save.before.Text
	if text != "" {
		text += " " // what is typed next is another word
	}
	l := float.NewLine(&a.world, a, "filter", text)
	l.Placeholder("words, @kim, #api, !>=high, is:blocked, due:<fri, -term, or")
	l.Verb, l.Low = "filter", true
	hint := ""
	l.Note = func(string) string { return a.world.Theme.Dim.Render(hint) }
	l.Complete = a.complete(query.Filtering)
	l.Typed = func(text string) { hint = a.filterBy(board.Filter{Text: text, Mine: a.save.before.Mine}, true) }
	l.Cancel = func(string) { a.filterBy(a.save.before, true) }
	l.Accept = func(text string) error {
		if _, err := query.Parse(text, a.world.Env()); err != nil {
			return err
		}
		a.Pop()
		a.filterBy(board.Filter{Text: strings.TrimSpace(text), Mine: a.save.before.Mine}, false)
		return nil
	}
	a.needTexts()
	a.Push(l)
}

// needTexts has the descriptions read, once, when a filter may look into them.
func (a *App) needTexts() {
	if a.world.Texts != nil {
		return
	}
	a.world.Texts = texts{}
	ids := make([]model.ID, 0, 64)
	for t := range a.world.Board.Tasks() {
		if t.Described {
			ids = append(ids, t.ID)
		}
	}
	a.Read(func(r model.Reader) tea.Msg {
		out := make(texts, len(ids))
		for _, id := range ids {
			if b := r.Body(id); b != nil {
				out[id] = b.Description
			}
		}
		return out
	})
}

// outdate has descriptions read again after an event that changed some.
func (a *App) outdate(ev model.Event) {
	if a.world.Texts == nil {
		return
	}
	for _, c := range ev.Do {
		set, ok := c.(model.Set)
		_, added := c.(model.AddTask)
		if added || ok && set.Field == model.DescriptionField {
			a.world.Texts = nil
			break
		}
	}
	if q := a.board.Filter().Query; q != nil && q.NeedsText() {
		a.needTexts()
	}
}

// filterBy shows what a filter keeps. While it is typed an unfinished word is
// left out, and what is wrong with it returned.
func (a *App) filterBy(f board.Filter, typing bool) string {
	text, hint := f.Whole(), ""
	f.Query = nil
	switch {
	case text == "":
	case typing:
		if f.Query, hint = query.ParsePartial(text, a.world.Env()); hint == "" && f.Query != nil {
			hint = forLists(f.Query)
		}
	default:
		q, err := query.Parse(text, a.world.Env())
		if err != nil {
			a.Say(err.Error())
			return err.Error()
		}
		f.Query = q
	}
	a.board.SetFilter(f)
	return hint
}

// refilter reads the filter anew, for the board or its names have changed. One
// that can no longer be read goes on meaning what it meant.
func (a *App) refilter() {
	f := a.board.Filter()
	if q, err := query.Parse(f.Whole(), a.world.Env()); err == nil && f.Query != nil {
		f.Query = q
		a.board.SetFilter(f)
	}
}

// forLists says what of a filter the board passes over: columns keep their order,
// and hide nothing that fits.
func forLists(q *query.Filter) string {
	switch {
	case len(q.Sort) > 0 && q.Limit > 0:
		return "sort: and limit: are for baton list: columns keep their order, all of it"
	case len(q.Sort) > 0:
		return "sort: is for baton list: columns keep their order"
	case q.Limit > 0:
		return "limit: is for baton list: columns show all that fits"
	}
	return ""
}

func (a *App) toggleMine() {
	f := a.board.Filter()
	f.Mine = !f.Mine
	a.filterBy(f, false)
}

func (a *App) pickView() {
	items := []float.Item{{Name: "everything", On: a.board.Filter().Text == ""}}
	for _, v := range model.Live[model.View](a.world.Setup()) {
		items = append(items, float.Item{Name: v.Name, Note: v.Filter, Value: v.Filter, On: a.board.Filter().Text == v.Filter})
	}
	if len(items) == 1 {
		a.Say("no saved views yet: filter with /, then : and views add")
		return
	}
	p := float.NewPicker(&a.world, a, "views", items)
	p.Pick = func(it *float.Item, _ string) {
		a.needTexts()
		a.filterBy(board.Filter{Text: it.Value, Mine: a.board.Filter().Mine}, false)
	}
	a.Push(p)
}
