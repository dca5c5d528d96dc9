package ui

import (
	"strings"

	"baton/model"
	"baton/model/query"
	"baton/ui/draft"
	"baton/ui/look"
	"baton/ui/screen"
	"baton/ui/screen/board"
	"baton/ui/screen/detail"
	"baton/ui/screen/float"
)

// add writes a new task in one line. It goes into the column, or to the
// person, that the cursor is in, unless the line says otherwise. Lines below it,
// from the editor, are its description.
func (a *App) add() {
	const what = "add"
	l := a.line(what, "new task", "")
	l.Placeholder("Fix login @kim #api !high due:fri est:3")
	l.Note = func(text string) string { return a.preview(query.Adding, text) }
	l.Complete = a.complete(query.Adding)
	l.Verb = "add"
	into, whose := a.into()
	many := false // a task a line
	l.Pasted = a.pasted(l, &many)
	l.Accept = func(text string) error {
		read := a.addOne
		if many {
			read = a.addLines
		}
		add, err := read(text, into, whose)
		if err != nil {
			a.refuse(l, err)
			return nil
		}
		a.Apply(screen.Change{Verb: "add", Ask: "add anyway", Make: add, Then: func(ev model.Event, err error) bool {
			return a.closes(l)(ev, err) || err == nil && a.seekNew(ev)
		}})
		return nil
	}
	l.More = a.lineInEditor(l)
	a.Push(l)
}

// defaults puts a new task where the cursor is, unless it says where.
func defaults(d *query.Draft, c model.ColumnID, p model.PersonID) {
	if d.Column == "" {
		d.Column = c
	}
	if len(d.Assign) == 0 && !d.Nobody && p != "" {
		d.Assign = []model.PersonID{p}
	}
}

// into returns the column and the person the cursor is in, for a new task; none
// where no cursor is to be seen: the model has a column for it. One does not write
// new tasks that are done.
func (a *App) into() (model.ColumnID, model.PersonID) {
	if a.board.Empty() {
		return "", ""
	}
	c := a.board.Column()
	if a.world.Setup().KindOf(c) == model.KindDone {
		c = ""
	}
	return c, a.board.Person()
}

// seekNew puts the cursor on the task that an event added; true if it had to
// say why it could not.
func (a *App) seekNew(ev model.Event) bool {
	for _, c := range ev.Do {
		if n, ok := c.(model.AddTask); ok && !a.board.Seek(n.Task.ID) {
			a.Say("added " + a.world.Setup().Ref(n.Task.Num) + ", which the filter hides")
			return true
		}
	}
	return false
}

// preview says what was understood of a line, as it is typed.
func (a *App) preview(u query.Use, text string) string {
	th := a.world.Theme
	var out []string
	for _, p := range query.Preview(text, a.world.Env(), u) {
		switch {
		case p.Err != nil:
			out = append(out, th.Alarm.Render(look.Show(p.Err.Error())))
		case p.Kind == query.Title:
		case p.New:
			out = append(out, th.Accent.Render(look.Show(p.Shows)+" (new)"))
		case p.Shows != "":
			out = append(out, th.Text.Render(look.Show(p.Shows)))
		}
	}
	return strings.Join(out, th.Dim.Render(" "+th.Signs.Dot+" "))
}

func (a *App) complete(u query.Use) func(string, int) []query.Candidate {
	return func(text string, cursor int) []query.Candidate { return query.Complete(text, cursor, a.world.Env(), u) }
}

// edit changes title and fields in one line; several tasks have their fields
// changed, as one.
func (a *App) edit(ids []model.ID) {
	if len(ids) > 1 {
		a.editMany(ids)
		return
	}
	t := a.first(ids)
	what := "line-" + t.ID.String()
	begin := a.draftOf(what, query.Print(a.world.Setup(), a.world.Board, t), a.world.Board.Head().ID)
	l := a.line(what, a.subject("edit", ids), begin.Base)
	l.Note = func(text string) string { return a.preview(query.Adding, text) }
	l.Complete = a.complete(query.Adding)
	cancel := l.Cancel
	l.Cancel = func(text string) {
		if cancel(text); text != begin.Base {
			a.drafts.Put(what, draft.Draft{Text: text, Base: begin.Base, Seen: begin.Seen})
		}
	}
	l.Accept = func(text string) error {
		d, err := query.ParseAdd(text, a.world.Env())
		if err != nil {
			return err
		}
		if was, err := query.ParseAdd(begin.Base, a.world.Env()); err == nil {
			d = d.Since(was)
		}
		a.Apply(screen.Change{Verb: "edit", Tasks: ids, Seen: begin.Seen.Event(), Ask: "edit anyway", Then: a.closes(l), Make: d.Edit(ids)})
		return nil
	}
	l.More = func(string) { a.describe(t) } // the line waits with what was typed
	a.Push(l)
}

// editMany changes the fields of several tasks.
func (a *App) editMany(ids []model.ID) {
	l := a.line("line-selected", a.subject("edit", ids), "")
	l.Placeholder("@kim -@lee #api !high due:fri est:3")
	l.Note = func(text string) string { return a.preview(query.Editing, text) }
	l.Complete = a.complete(query.Editing)
	l.Accept = func(text string) error {
		d, err := query.ParseEdit(text, a.world.Env())
		if err != nil {
			return err
		}
		a.Apply(screen.Change{Verb: "edit", Tasks: ids, Ask: "edit anyway", Then: a.closes(l), Make: d.Edit(ids)})
		return nil
	}
	a.Push(l)
}

// lineField asks for the value of one token.
func (a *App) lineField(ids []model.ID, name, prefix, hint string) {
	text := a.shared(ids, func(t *model.Task) string {
		if prefix == "est:" {
			return model.EstimateOf(t.Estimate).String()
		}
		return t.Due.String()
	})
	l := float.NewLine(&a.world, a, a.subject(name+" of", ids), text)
	l.Replace = text != ""
	l.Placeholder(hint)
	read := func(text string) string {
		if text = strings.TrimSpace(text); text == "" {
			text = "none"
		}
		return prefix + text
	}
	l.Note = func(text string) string { return a.preview(query.Editing, read(text)) }
	l.Accept = func(text string) error {
		d, err := query.ParseEdit(read(text), a.world.Env())
		if err != nil {
			return err
		}
		a.Apply(screen.Change{Verb: "edit", Tasks: ids, Then: a.closes(l), Make: d.Edit(ids)})
		return nil
	}
	a.Push(l)
}

// shared returns what a field of the tasks says if it says the same of all, else
// "".
func (a *App) shared(ids []model.ID, of func(*model.Task) string) string {
	text := of(a.first(ids))
	if a.all(ids, func(t *model.Task) bool { return of(t) == text }) {
		return text
	}
	return ""
}

// block asks why the tasks can't go on, or lets them.
func (a *App) block(ids []model.ID) {
	if a.all(ids, func(t *model.Task) bool { return t.Blocked.Reason != "" }) {
		a.make("unblock", ids, model.SetBlocked(ids, ""))
		return
	}
	l := a.line("block-"+a.first(ids).ID.String(), a.subject("block", ids), "")
	l.Placeholder("why it can't go on: waits for ops")
	l.Verb = "block"
	l.Accept = func(text string) error {
		if strings.TrimSpace(text) == "" {
			return model.Errorf(model.Usage, "say why it can't go on")
		}
		a.Apply(screen.Change{Verb: "block", Tasks: ids, Then: a.closes(l), Make: model.SetBlocked(ids, look.Clean(text))})
		return nil
	}
	a.Push(l)
}

// comment says something about a task.
func (a *App) comment(t *model.Task) {
	l := a.line("comment-"+t.ID.String(), a.subject("comment on", []model.ID{t.ID}), "")
	l.Verb = "say"
	l.Accept = func(text string) error {
		if strings.TrimSpace(text) == "" {
			return model.Errorf(model.Usage, "a comment needs a text")
		}
		a.Apply(screen.Change{
			Verb: "comment", Tasks: []model.ID{t.ID}, Then: a.closes(l), Make: model.Say(t.ID, look.CleanText(text)),
		})
		return nil
	}
	l.More = a.lineInEditor(l)
	a.Push(l)
}

// bodyOf returns the long part of a task if the screen on top has read it.
func (a *App) bodyOf(id model.ID) *model.Body {
	if d, ok := a.top().(*detail.Detail); ok && d.ID() == id {
		return d.Body()
	}
	if a.side != nil && a.side.ID() == id {
		return a.side.Body()
	}
	return nil
}

// savedFilter is the filter before a line changed it.
type savedFilter struct{ before board.Filter }
