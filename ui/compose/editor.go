package compose

import (
	"cmp"
	"context"
	"os/exec"
	"strings"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/ui/draft"
	"baton/ui/editor"
	"baton/ui/look"
	"baton/ui/paint"
	"baton/ui/screen"
	"baton/ui/screen/float"
)

// Editor is how a person writes long texts.
type Editor struct {
	Command string                  // without the file
	Hold    func() (release func()) // leaves ctrl+c to the editor; may be nil
}

// Job is a draft to be edited.
type Job struct {
	What  string // the draft's name
	Begin draft.Draft
	Take  func(out string, err error) // is called with the result

	existed bool // it was on the desk already
}

// ready is an editor whose file is written, so that it can run.
type ready struct {
	job  Job
	path string
	cmd  *exec.Cmd
}

// edited is a draft as the editor left it.
type edited struct {
	job     Job
	out     string
	err     error // of the editor
	readErr error // why its text can't be read
}

// Edit opens the editor on a draft. The file stays until the change with its
// text is written.
func (c *Composer) Edit(job Job) {
	if c.world.ReadOnly != "" {
		c.host.Say(c.world.ReadOnly)
		return
	}
	_, job.existed = c.drafts.Get(job.What)
	c.drafts.Put(job.What, job.Begin)
	drafts, words := c.drafts, c.editor.Command
	c.host.Do(func(ctx context.Context, _ screen.Viewer) tea.Msg {
		path, err := drafts.Lend(job.What)
		if err != nil {
			return screen.Failed{Err: model.Errorf(model.Failed, "can't create the editor's file: %v", err)}
		}
		return ready{job, path, editor.Command(ctx, words, path)}
	})
}

// run gives the terminal to the editor, and ctrl+c with it.
func (c *Composer) run(m ready) tea.Cmd {
	release := func() {}
	if c.editor.Hold != nil {
		release = c.editor.Hold()
	}
	words := c.editor.Command
	return paint.Exec(m.cmd, func(err error) tea.Msg {
		release()
		out := edited{job: m.job, err: editor.Explain(words, err)}
		out.out, out.readErr = editor.Read(m.path)
		return out
	})
}

// edited takes what the editor left.
func (c *Composer) edited(m edited) {
	c.drafts.Return(m.job.What)
	if m.readErr != nil {
		if !m.job.existed {
			c.drafts.Drop(m.job.What)
		}
		c.Flush()
		c.host.Say(cmp.Or(m.err, m.readErr).Error())
		return
	}
	out := strings.TrimRight(look.CleanText(m.out), "\n")
	c.Keep(m.job.What, out)
	m.job.Take(out, m.err)
}

// InEditor returns a function that continues a line in the editor. The result is submitted
// as if it had been typed. Without an editor it returns nil.
func (c *Composer) InEditor(l *float.Line) func(text string) {
	if c.editor == nil {
		return nil
	}
	return func(text string) {
		c.Edit(Job{What: l.Draft, Begin: draft.Draft{Text: text}, Take: func(out string, err error) {
			l.Set(out)
			switch {
			case err != nil:
				c.Keep(l.Draft, out)
				l.Fail(model.Errorf(model.Failed, "%v. %s", err, c.kept(l.Draft)))
			case strings.TrimRight(text, "\n") == out || strings.TrimSpace(out) == "":
				c.host.Say("nothing changed")
			default:
				l.Submit()
			}
		}})
	}
}

// Handle runs editors that are ready, and takes their results.
func (c *Composer) Handle(m tea.Msg) tea.Cmd {
	switch m := m.(type) {
	case ready:
		return c.run(m)
	case edited:
		c.edited(m)
	}
	return nil
}
