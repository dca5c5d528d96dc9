package task

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/op"
	"baton/ui/compose"
	"baton/ui/draft"
	"baton/ui/screen"
	"baton/ui/screen/float"
)

// describe edits a task's description, or continues a draft of it. If another person
// has changed it in the meantime, both texts go back into the editor as one, to be
// merged.
func (a *Actor) describe(t *model.Task) {
	id := t.ID
	screen.Read(a.host, func(r model.Reader) tea.Msg {
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
	mine string // the person's own text, if text holds both, to be merged
}

func (d describing) what() string { return "description-" + d.id.String() }

func (a *Actor) describeNow(d describing) {
	begin := a.compose.Begin(d.what(), d.text, d.seen)
	if d.mine != "" {
		begin = draft.Draft{Text: d.text, Base: d.text, Seen: draft.SeenUpTo(d.seen)}
	}
	d.seen = begin.Seen.Event()
	a.compose.Edit(compose.Job{What: d.what(), Begin: begin, Take: func(out string, err error) {
		switch {
		case err != nil:
			a.compose.TellKept(d.what(), err)
		case out != strings.TrimRight(begin.Base, "\n"):
			a.setDescription(d, out)
		case d.mine != "": // a merge that was not made
			a.compose.Keep(d.what(), d.mine)
			a.compose.TellKept(d.what(), model.Errorf(model.Refused, "the two texts have not been merged"))
		default:
			a.compose.Written(d.what())
			a.host.Say("nothing changed")
		}
	}})
}

// setDescription writes a description; the draft stays until it is written.
func (a *Actor) setDescription(d describing, out string) {
	a.host.Apply(screen.Change{
		Op: op.Describe{Task: d.id, Description: out}, Tasks: []model.ID{d.id}, Seen: d.seen,
		Then: func(_ model.Event, err error) bool {
			switch {
			case err == nil || err == model.ErrNothing:
				a.compose.Written(d.what())
				return false
			case model.IsSoft(err):
				a.merge(d, out, err)
			default:
				a.compose.TellKept(d.what(), err)
			}
			return true
		},
	})
}

// merge asks whether to merge two versions of a description in the editor.
func (a *Actor) merge(d describing, mine string, why error) {
	text := why.Error() + ". Open both texts in the editor, theirs above yours, and merge them?"
	ask := float.NewAsk(a.world, a.host, "description", text, "merge in the editor", func() {
		screen.Read(a.host, func(r model.Reader) tea.Msg {
			theirs := ""
			if b := r.Body(d.id); b != nil {
				theirs = b.Description
			}
			both := "<<<<<<< theirs\n" + theirs + "\n=======\n" + mine + "\n>>>>>>> yours\n"
			return describing{d.id, both, r.Head().ID, mine}
		})
	})
	ask.Leave = func() { a.compose.TellKept(d.what(), why) }
	a.host.Push(ask)
}
