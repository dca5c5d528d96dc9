// Package compose has people write lines and long texts and loses none of them: what
// was typed and is not on the board is a draft, kept beside it under a name until
// the change that it belongs to is known to be written.
package compose

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/ui/draft"
	"baton/ui/keymap"
	"baton/ui/look"
	"baton/ui/screen"
	"baton/ui/screen/float"
)

// Composer hands out lines and editors.
type Composer struct {
	world  *screen.World
	host   screen.Host
	drafts *draft.Desk
	editor *Editor
}

// New returns a composer that keeps drafts on a desk. Without an editor nothing is
// written in one.
func New(w *screen.World, h screen.Host, drafts *draft.Desk, e *Editor) *Composer {
	return &Composer{world: w, host: h, drafts: drafts, editor: e}
}

// Drafts returns the desk.
func (c *Composer) Drafts() *draft.Desk { return c.drafts }

// Line returns a line to type in that loses nothing: what was typed before and is
// not on the board comes back, what is left is kept under the draft's name.
func (c *Composer) Line(what, title, begin string) *float.Line {
	text := begin
	if d, ok := c.drafts.Get(what); ok {
		text = d.Text
	}
	l := float.NewLine(c.world, c.host, title, text)
	l.Draft = what
	l.Cancel = func(text string) {
		if text == begin {
			text = "" // there is nothing to keep
		}
		c.Keep(what, text)
	}
	return l
}

// Keep lays a draft on the desk in place of the one there.
func (c *Composer) Keep(what, text string) {
	d, _ := c.drafts.Get(what)
	d.Text = text
	c.drafts.Put(what, d)
	c.Flush()
}

// Written takes a draft off the desk: its change was acknowledged.
func (c *Composer) Written(what string) {
	c.drafts.Drop(what)
	c.Flush()
}

// Flush has the drafts' files written.
func (c *Composer) Flush() {
	drafts := c.drafts
	c.host.Do(func(context.Context, screen.Viewer) tea.Msg {
		if err := drafts.Flush(); err != nil {
			return screen.Failed{Err: model.Errorf(model.Failed, "your draft is kept only while this is open: %v", err)}
		}
		return nil
	})
}

// Closes lets a line stay with its text until its change is written.
func (c *Composer) Closes(l *float.Line) func(model.Event, error) bool {
	return func(_ model.Event, err error) bool {
		if err != nil && err != model.ErrNothing {
			c.Refuse(l, err)
			return true
		}
		c.Written(l.Draft)
		c.host.Drop(l)
		return false
	}
}

// Refuse says in a line why its text was not taken, and where it is kept if not
// all of it is to be seen, or if what it was for is gone: nothing offers it again.
func (c *Composer) Refuse(l *float.Line, err error) {
	text := err.Error()
	if strings.Contains(l.Text(), "\n") || model.CodeOf(err) == model.NotFound {
		c.Keep(l.Draft, l.Text())
		text += ". " + c.kept(l.Draft)
	}
	l.Fail(model.Errorf(model.CodeOf(err), "%s", text))
}

// kept says in which file a text is, or why it is in none.
func (c *Composer) kept(what string) string {
	path, err := c.drafts.Where(what)
	if err != nil {
		return "Your text could not be saved to a file (" + err.Error() + ") and is kept only while this is open"
	}
	return "Your text is in " + path
}

// Forget takes away the drafts about tasks whose text is gone for good.
func (c *Composer) Forget(ids []model.ID) {
	drafts := c.drafts
	c.host.Do(func(context.Context, screen.Viewer) tea.Msg {
		if left := drafts.Forget(ids...); len(left) > 0 {
			return screen.Failed{Err: model.Errorf(model.Failed, "warning: your drafts about it could not be removed: remove %s", strings.Join(left, ", "))}
		}
		return nil
	})
}

// TellKept says, whole, why a text could not be taken and in which file it is.
func (c *Composer) TellKept(what string, why error) {
	text := []string{why.Error(), "", c.kept(what)}
	if keys := c.world.Keys.Keys(keymap.Board, keymap.Editor); len(keys) > 0 {
		text = append(text, "", keys[0]+" on the same task continues with it.")
	}
	c.host.Push(float.NewPage(c.world, c.host, "not written", func(w int) []string {
		var out []string
		for _, t := range text {
			for _, l := range look.Wrap(look.Show(t), w, 0) {
				out = append(out, c.world.Theme.Text.Render(l))
			}
		}
		return out
	}))
}

// Begin returns the draft of a new version of a text, or what stands as one.
func (c *Composer) Begin(what, stands string, seen model.EventID) draft.Draft {
	if d, ok := c.drafts.Get(what); ok && strings.TrimSpace(d.Text) != strings.TrimSpace(d.Base) {
		return d
	}
	return draft.Draft{Text: stands, Base: stands, Seen: draft.SeenUpTo(seen)}
}
