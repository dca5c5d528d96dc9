// Package compose lets people write lines and long texts and loses none of them: what
// was typed and is not on the board is a draft, kept under a name until
// its change is known to be written.
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

// New returns a composer that keeps drafts on a desk. The editor may be nil: then
// nothing is written in one.
func New(w *screen.World, h screen.Host, drafts *draft.Desk, e *Editor) *Composer {
	return &Composer{world: w, host: h, drafts: drafts, editor: e}
}

// Drafts returns the desk.
func (c *Composer) Drafts() *draft.Desk { return c.drafts }

// Line returns a line to type in that loses nothing: what was typed earlier and is
// not on the board comes back, and an unfinished text is kept under the draft's name.
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

// Keep puts a draft on the desk, in place of the one there. What has no name has no
// draft.
func (c *Composer) Keep(what, text string) {
	if what == "" {
		return
	}
	d, _ := c.drafts.Get(what)
	d.Text = text
	c.drafts.Put(what, d)
	c.Flush()
}

// Written removes a draft from the desk: its change has been written.
func (c *Composer) Written(what string) {
	if what == "" {
		return
	}
	c.drafts.Drop(what)
	c.Flush()
}

// Flush writes the drafts' files in the background.
func (c *Composer) Flush() {
	drafts := c.drafts
	c.host.Do(func(context.Context, screen.Viewer) tea.Msg {
		if err := drafts.Flush(); err != nil {
			return screen.Failed{Err: model.Errorf(model.Failed, "your draft is kept only while this is open: %v", err)}
		}
		return nil
	})
}

// Closes returns a Change.Then that closes a line once its change is written; until then
// the line keeps its text.
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

// Refuse shows in a line why its text was not taken, and where it is kept if not
// all of it is visible, or if its task is gone, so that nothing will offer it again.
func (c *Composer) Refuse(l *float.Line, err error) {
	text := err.Error()
	if l.Draft != "" && (strings.Contains(l.Text(), "\n") || model.CodeOf(err) == model.NotFound) {
		c.Keep(l.Draft, l.Text())
		text += ". " + c.kept(l.Draft)
	}
	l.Fail(model.Errorf(model.CodeOf(err), "%s", text))
}

// kept says which file a text is in, or why it is in none.
func (c *Composer) kept(what string) string {
	path, err := c.drafts.Where(what)
	if err != nil {
		return "Your text could not be saved to a file (" + err.Error() + ") and is kept only while this is open"
	}
	return "Your text is in " + path
}

// Forget removes the drafts about tasks that were purged.
func (c *Composer) Forget(ids []model.ID) {
	drafts := c.drafts
	c.host.Do(func(context.Context, screen.Viewer) tea.Msg {
		if left := drafts.Forget(ids...); len(left) > 0 {
			return screen.Failed{Err: model.Errorf(model.Failed, "warning: your drafts about it could not be removed: remove %s", strings.Join(left, ", "))}
		}
		return nil
	})
}

// TellKept shows a page that says why a text was not taken and which file it is in.
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

// Begin returns the draft of a new version of a text, or a new draft of the current one.
func (c *Composer) Begin(what, stands string, seen model.EventID) draft.Draft {
	if d, ok := c.drafts.Get(what); ok && strings.TrimSpace(d.Text) != strings.TrimSpace(d.Base) {
		return d
	}
	return draft.Draft{Text: stands, Base: stands, Seen: draft.SeenUpTo(seen)}
}
