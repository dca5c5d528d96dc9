package ui

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/query"
	"baton/ui/look"
	"baton/ui/paint"
	"baton/ui/screen"
	"baton/ui/screen/float"
)

// editing is a text on its way through the editor.
type editing struct {
	title string // of the file
	text  string
	take  func(out string)
	mine  string // what is kept in a file if the text comes back as it was
}

// edited is a text come back from the editor.
type edited struct {
	job  editing
	out  string
	path string // the file, kept where the text could not be taken
	err  error
}

// editText opens the editor on a text. The file stays until its text has been
// taken, so that nothing typed is lost when the editor fails.
func (a *App) editText(job editing) {
	if a.opts.ReadOnly != "" {
		a.Say(a.opts.ReadOnly)
		return
	}
	dir, err := os.MkdirTemp("", "baton-")
	if err != nil {
		a.Say("no place for the editor's file: " + err.Error())
		return
	}
	path := filepath.Join(dir, job.title+".md")
	if err := os.WriteFile(path, []byte(job.text), 0o600); err != nil {
		a.Say("no place for the editor's file: " + err.Error())
		return
	}
	cmd := exec.Command(a.opts.Editor[0], append(a.opts.Editor[1:len(a.opts.Editor):len(a.opts.Editor)], path)...)
	a.run(paint.Exec(cmd, func(err error) tea.Msg {
		out, readErr := os.ReadFile(path)
		if err == nil {
			err = readErr
		}
		return edited{job, string(out), path, err}
	}))
}

// edited takes the text that came back, or says where it is kept.
func (a *App) edited(m edited) {
	if m.err != nil {
		a.Say("the editor failed (" + m.err.Error() + "): your text is in " + m.path)
		return
	}
	out := strings.TrimRight(look.CleanText(m.out), "\n")
	switch {
	case out != strings.TrimRight(m.job.text, "\n"):
		m.job.take(out)
	case m.job.mine != "": // a merge that was not made
		a.keepText(m.job.mine)
	default:
		a.Say("nothing changed")
	}
	_ = os.RemoveAll(filepath.Dir(m.path))
}

// describe edits a task's description. If somebody has changed it meanwhile,
// both texts go back into the editor as one, to be merged.
func (a *App) describe(t *model.Task) {
	id, seen := t.ID, a.world.Board.Head().Seq
	a.Read(func(r model.Reader) tea.Msg {
		b := r.Body(id)
		if b == nil {
			b = &model.Body{}
		}
		return describing{id, b.Description, max(seen, r.Head().Seq), ""}
	})
}

// describing is a description that has been read to be edited.
type describing struct {
	id   model.ID
	text string
	seen model.Seq
	mine string // what is to be merged into it
}

func (a *App) describeNow(d describing) {
	a.editText(editing{title: "description", text: d.text, mine: d.mine, take: func(out string) {
		a.Apply(screen.Change{
			Verb: "edit", Tasks: []model.ID{d.id}, Seen: d.seen,
			Make: model.SetField([]model.ID{d.id}, model.DescriptionField, model.Text(out)),
			Then: func(_ model.Event, err error) bool {
				if !model.IsSoft(err) {
					return false
				}
				a.merge(d, out, err)
				return true
			},
		})
	}})
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
			return describing{d.id, both, r.Head().Seq, mine}
		})
	})
	ask.Leave = func() { a.keepText(mine) }
	a.Push(ask)
}

// keepText writes a text that was not taken where it can be found, and says so.
func (a *App) keepText(text string) {
	f, err := os.CreateTemp("", "baton-*.md")
	if err != nil {
		a.Say("no place for your text: " + err.Error())
		return
	}
	_, err = f.WriteString(text)
	if err = errors.Join(err, f.Close()); err != nil {
		a.Say("no place for your text: " + err.Error())
		return
	}
	a.Say("your text is in " + f.Name())
}

// addInEditor goes on with a new task in the editor: the first line is the
// task, the rest its description.
func (a *App) addInEditor(l *float.Line, text string) {
	into, whose := a.into()
	a.editText(editing{title: "task", text: text + "\n", take: func(out string) {
		first, rest, _ := strings.Cut(strings.TrimLeft(out, "\n"), "\n")
		d, err := query.ParseAdd(first, a.world.Env())
		if err != nil {
			a.drafts["add"] = first
			l.Fail(err)
			return
		}
		defaults(d, into, whose)
		a.Apply(screen.Change{Verb: "add", Make: described(d, strings.TrimSpace(rest)), Ask: "add anyway", Then: func(ev model.Event, err error) bool {
			if err != nil {
				l.Fail(err)
				return true
			}
			delete(a.drafts, "add")
			a.Pop()
			return a.seekNew(ev)
		}})
	}})
}

// described adds a task with its description.
func described(d *query.Draft, text string) model.Make {
	return func(r model.Reader) ([]model.Change, error) {
		do, err := d.Add(r)
		if err != nil {
			return nil, err
		}
		last := len(do) - 1
		if n, ok := do[last].(model.AddTask); ok {
			n.Body = &model.Body{Description: text}
			do[last] = n
		}
		return do, nil
	}
}
