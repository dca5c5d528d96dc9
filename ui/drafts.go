package ui

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/ui/draft"
	"baton/ui/keymap"
	"baton/ui/look"
	"baton/ui/screen/float"
)

// line returns a line to type in that loses nothing: what was typed before and is
// not on the board comes back, what is left is kept under the draft's name.
func (a *App) line(what, title, begin string) *float.Line {
	text := begin
	if d, ok := a.drafts.Get(what); ok {
		text = d.Text
	}
	l := float.NewLine(&a.world, a, title, text)
	l.Draft = what
	l.Cancel = func(text string) {
		if text == begin {
			text = "" // there is nothing to keep
		}
		a.keep(what, text)
	}
	return l
}

// keep lays a draft on the desk in place of the one there.
func (a *App) keep(what, text string) {
	d, _ := a.drafts.Get(what)
	d.Text = text
	a.drafts.Put(what, d)
	a.flush()
}

// written takes a draft off the desk: its change was acknowledged.
func (a *App) written(what string) {
	a.drafts.Drop(what)
	a.flush()
}

// flush has the drafts' files written.
func (a *App) flush() {
	drafts := a.drafts
	a.run(a.io(func(context.Context) tea.Msg {
		if err := drafts.Flush(); err != nil {
			return failed{model.Errorf(model.Failed, "your draft is kept only while this is open: %v", err)}
		}
		return nil
	}))
}

// rescue keeps what is being typed, when the program ends by whatever.
func (a *App) rescue() error {
	for _, s := range a.stack {
		if l, ok := s.(*float.Line); ok && l.Draft != "" && strings.TrimSpace(l.Text()) != "" {
			l.Cancel(l.Text())
		}
	}
	a.rescueMeeting()
	return a.drafts.Flush()
}

// closes lets a line stay with its text until its change is written.
func (a *App) closes(l *float.Line) func(model.Event, error) bool {
	return func(_ model.Event, err error) bool {
		if err != nil && err != model.ErrNothing {
			a.refuse(l, err)
			return true
		}
		a.written(l.Draft)
		a.drop(l)
		return false
	}
}

// refuse says in a line why its text was not taken, and where it is kept if not
// all of it is to be seen, or if what it was for is gone: nothing offers it again.
func (a *App) refuse(l *float.Line, err error) {
	text := err.Error()
	if strings.Contains(l.Text(), "\n") || model.CodeOf(err) == model.NotFound {
		a.keep(l.Draft, l.Text())
		text += ". " + a.kept(l.Draft)
	}
	l.Fail(model.Errorf(model.CodeOf(err), "%s", text))
}

// kept says in which file a text is, or why it is in none.
func (a *App) kept(what string) string {
	path, err := a.drafts.Where(what)
	if err != nil {
		return "Your text could not be kept in a file (" + err.Error() + "), only here while this is open"
	}
	return "Your text is in " + path
}

// forget takes away the drafts about tasks whose text is gone for good.
func (a *App) forget(ids []model.ID) {
	drafts := a.drafts
	a.run(a.io(func(context.Context) tea.Msg {
		if left := drafts.Forget(ids...); len(left) > 0 {
			return failed{model.Errorf(model.Failed, "warning: your drafts about it could not be removed: remove %s", strings.Join(left, ", "))}
		}
		return nil
	}))
}

// tellKept says, whole, why a text could not be taken and in which file it is.
func (a *App) tellKept(what string, why error) {
	text := []string{why.Error(), "", a.kept(what)}
	if keys := a.opts.Keys.Keys(keymap.Board, keymap.Editor); len(keys) > 0 {
		text = append(text, "", keys[0]+", on the same task, goes on with it.")
	}
	a.Push(float.NewPage(&a.world, a, "not written", func(w int) []string {
		var out []string
		for _, t := range text {
			for _, l := range look.Wrap(look.Show(t), w, 0) {
				out = append(out, a.world.Theme.Text.Render(l))
			}
		}
		return out
	}))
}

// draftOf returns the draft of a new version of a text, or what stands as one.
func (a *App) draftOf(what, stands string, seen model.EventID) draft.Draft {
	if d, ok := a.drafts.Get(what); ok && strings.TrimSpace(d.Text) != strings.TrimSpace(d.Base) {
		return d
	}
	return draft.Draft{Text: stands, Base: stands, Seen: draft.SeenUpTo(seen)}
}
