package ui

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

// editing is a draft on its way through the editor.
type editing struct {
	what  string // the draft's name
	begin draft.Draft
	left  bool // it was on the desk already
	take  func(out string, err error)
}

// editorReady is an editor that has its file and can be run.
type editorReady struct {
	job  editing
	path string
	cmd  *exec.Cmd
}

// edited is a draft come back from the editor.
type edited struct {
	job  editing
	out  string
	err  error // of the editor
	lost error // why its text can't be read
}

// editText opens the editor on a draft. The file stays until the change that its
// text belongs to is written.
func (a *App) editText(job editing) {
	if a.opts.ReadOnly != "" {
		a.Say(a.opts.ReadOnly)
		return
	}
	_, job.left = a.drafts.Get(job.what)
	a.drafts.Put(job.what, job.begin)
	drafts, words := a.drafts, a.opts.Editor
	a.run(a.io(func(ctx context.Context) tea.Msg {
		path, err := drafts.Lend(job.what)
		if err != nil {
			return failed{model.Errorf(model.Failed, "no place for the editor's file: %v", err)}
		}
		return editorReady{job, path, editor.Command(ctx, words, path)}
	}))
}

// runEditor gives the terminal to the editor, and ctrl+c with it.
func (a *App) runEditor(m editorReady) {
	release := func() {}
	if a.opts.Hold != nil {
		release = a.opts.Hold()
	}
	words := a.opts.Editor
	a.run(paint.Exec(m.cmd, func(err error) tea.Msg {
		release()
		out := edited{job: m.job, err: editor.Explain(words, err)}
		out.out, out.lost = editor.Read(m.path)
		return out
	}))
}

// edited takes up what came back.
func (a *App) edited(m edited) {
	a.drafts.Return(m.job.what)
	if m.lost != nil {
		if !m.job.left {
			a.drafts.Drop(m.job.what)
		}
		a.flush()
		a.Say(cmp.Or(m.err, m.lost).Error())
		return
	}
	out := strings.TrimRight(look.CleanText(m.out), "\n")
	a.keep(m.job.what, out)
	m.job.take(out, m.err)
}

// lineInEditor goes on with a line in the editor. What comes back is submitted
// as if it had been typed.
func (a *App) lineInEditor(l *float.Line) func(text string) {
	return func(text string) {
		a.editText(editing{what: l.Draft, begin: draft.Draft{Text: text}, take: func(out string, err error) {
			l.Set(out)
			switch {
			case err != nil:
				a.keep(l.Draft, out)
				l.Fail(model.Errorf(model.Failed, "%v. %s", err, a.kept(l.Draft)))
			case strings.TrimRight(text, "\n") == out || strings.TrimSpace(out) == "":
				a.Say("nothing changed")
			default:
				l.Submit()
			}
		}})
	}
}

// describe edits a task's description, or goes on with a draft of it. If somebody
// has changed it meanwhile, both texts go back into the editor as one, to be
// merged.
func (a *App) describe(t *model.Task) {
	id := t.ID
	a.Read(func(r model.Reader) tea.Msg {
		b := r.Body(id)
		if b == nil {
			b = &model.Body{}
		}
		return describing{id: id, text: b.Description, seen: r.Head().ID}
	})
}

// describing is a description that has been read to be edited.
type describing struct {
	id   model.ID
	text string
	seen model.EventID
	mine string // what is to be merged into it
}

func (d describing) what() string { return "description-" + d.id.String() }

func (a *App) describeNow(d describing) {
	begin := a.draftOf(d.what(), d.text, d.seen)
	if d.mine != "" {
		begin = draft.Draft{Text: d.text, Base: d.text, Seen: draft.SeenUpTo(d.seen)}
	}
	d.seen = begin.Seen.Event()
	a.editText(editing{what: d.what(), begin: begin, take: func(out string, err error) {
		switch {
		case err != nil:
			a.tellKept(d.what(), err)
		case out != strings.TrimRight(begin.Base, "\n"):
			a.setDescription(d, out)
		case d.mine != "": // a merge that was not made
			a.keep(d.what(), d.mine)
			a.tellKept(d.what(), model.Errorf(model.Refused, "the two texts were not merged"))
		default:
			a.written(d.what())
			a.Say("nothing changed")
		}
	}})
}

// setDescription writes a description; the draft stays until it is written.
func (a *App) setDescription(d describing, out string) {
	a.Apply(screen.Change{
		Verb: "edit", Tasks: []model.ID{d.id}, Seen: d.seen,
		Make: model.SetField([]model.ID{d.id}, model.DescriptionField, model.Text(out)),
		Then: func(_ model.Event, err error) bool {
			switch {
			case err == nil || err == model.ErrNothing:
				a.written(d.what())
				return false
			case model.IsSoft(err):
				a.merge(d, out, err)
			default:
				a.tellKept(d.what(), err)
			}
			return true
		},
	})
}

// merge asks whether to merge two versions of a description in the editor.
func (a *App) merge(d describing, mine string, why error) {
	text := why.Error() + ". Both texts can go into the editor, theirs above yours, to be made one."
	ask := float.NewAsk(&a.world, a, "description", text, "merge in the editor", func() {
		a.Read(func(r model.Reader) tea.Msg {
			theirs := ""
			if b := r.Body(d.id); b != nil {
				theirs = b.Description
			}
			both := "<<<<<<< theirs\n" + theirs + "\n=======\n" + mine + "\n>>>>>>> yours\n"
			return describing{d.id, both, r.Head().ID, mine}
		})
	})
	ask.Leave = func() { a.tellKept(d.what(), why) }
	a.Push(ask)
}

// described adds a task with its description.
func described(do []model.Change, text string) []model.Change {
	last := len(do) - 1
	if n, ok := do[last].(model.AddTask); ok && text != "" {
		n.Body = &model.Body{Description: text}
		do[last] = n
	}
	return do
}
