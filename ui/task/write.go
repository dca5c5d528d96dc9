package task

import (
	"strings"

	"baton/model"
	"baton/model/op"
	"baton/model/query"
	"baton/ui/draft"
	"baton/ui/look"
	"baton/ui/screen"
	"baton/ui/screen/float"
)

// add asks for a new task in one line. It goes into the column, or to the
// person, that the cursor is in, unless the line says otherwise. Lines below it,
// from the editor, become its description.
func (a *Actor) add() {
	const what = "add"
	l := a.compose.Line(what, "new task", "")
	l.Placeholder("Fix login @kim #api !high due:fri est:3")
	l.Note = func(text string) string { return a.compose.Preview(query.Adding, text) }
	l.Complete = a.compose.Complete(query.Adding)
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
			a.compose.Refuse(l, err)
			return nil
		}
		a.host.Apply(screen.Change{Op: add, Ask: "add anyway", Then: func(ev model.Event, err error) bool {
			return a.compose.Closes(l)(ev, err) || err == nil && a.seekNew(ev)
		}})
		return nil
	}
	l.More = a.compose.InEditor(l)
	a.host.Push(l)
}

// defaults puts a new task where the cursor is, unless the draft says where.
func defaults(d *query.Draft, c model.ColumnID, p model.PersonID) {
	if d.Column == "" {
		d.Column = c
	}
	if len(d.Assign) == 0 && !d.Nobody && p != "" {
		d.Assign = []model.PersonID{p}
	}
}

// into returns the column and the person at the cursor, for a new task; none if there is
// no cursor: then the model chooses the column. In a done column it returns no column:
// new tasks are not done.
func (a *Actor) into() (model.ColumnID, model.PersonID) {
	at := a.Base().At()
	if a.world.Setup().KindOf(at.Column) == model.KindDone {
		at.Column = ""
	}
	return at.Column, at.Person
}

// seekNew puts the cursor on the task that an event added; true if it had to
// say why it could not.
func (a *Actor) seekNew(ev model.Event) bool {
	for _, c := range ev.Do {
		if n, ok := c.(model.AddTask); ok && !a.Base().Seek(n.Task.ID) {
			a.host.Say("added " + a.world.Setup().Ref(n.Task.Num) + ", which the filter hides")
			return true
		}
	}
	return false
}

// edit changes the title and fields in one line; of several tasks it changes the fields,
// in one change.
func (a *Actor) edit(ids []model.ID) {
	if len(ids) > 1 {
		a.editMany(ids)
		return
	}
	t := first(a.world, ids)
	what := "line-" + t.ID.String()
	begin := a.compose.Begin(what, query.Print(a.world.Setup(), a.world.Board, t), a.world.Board.Head().ID)
	l := a.compose.Line(what, subject(a.world, "edit", ids), begin.Base)
	l.Note = func(text string) string { return a.compose.Preview(query.Adding, text) }
	l.Complete = a.compose.Complete(query.Adding)
	cancel := l.Cancel
	l.Cancel = func(text string) {
		if cancel(text); text != begin.Base {
			a.compose.Drafts().Put(what, draft.Draft{Text: text, Base: begin.Base, Seen: begin.Seen})
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
		a.host.Apply(screen.Change{Op: op.Edit{Tasks: ids, To: d}, Tasks: ids, Seen: begin.Seen.Event(), Ask: "edit anyway", Then: a.compose.Closes(l)})
		return nil
	}
	l.More = func(string) { a.describe(t) } // the line waits with what was typed
	a.host.Push(l)
}

// editMany changes the fields of several tasks.
func (a *Actor) editMany(ids []model.ID) {
	l := a.compose.Line("line-selected", subject(a.world, "edit", ids), "")
	l.Placeholder("@kim -@lee #api !high due:fri est:3")
	l.Note = func(text string) string { return a.compose.Preview(query.Editing, text) }
	l.Complete = a.compose.Complete(query.Editing)
	l.Accept = func(text string) error {
		d, err := query.ParseEdit(text, a.world.Env())
		if err != nil {
			return err
		}
		a.host.Apply(screen.Change{Op: op.Edit{Tasks: ids, To: d}, Tasks: ids, Ask: "edit anyway", Then: a.compose.Closes(l)})
		return nil
	}
	a.host.Push(l)
}

// lineField asks for the value of one token.
func (a *Actor) lineField(ids []model.ID, name, prefix, hint string) {
	text := a.shared(ids, func(t *model.Task) string {
		if prefix == "est:" {
			return model.EstimateOf(t.Estimate).String()
		}
		return t.Due.String()
	})
	l := float.NewLine(a.world, a.host, subject(a.world, name+" of", ids), text)
	l.Replace = text != ""
	l.Placeholder(hint)
	read := func(text string) string {
		if text = strings.TrimSpace(text); text == "" {
			text = "none"
		}
		return prefix + text
	}
	l.Note = func(text string) string { return a.compose.Preview(query.Editing, read(text)) }
	l.Accept = func(text string) error {
		d, err := query.ParseEdit(read(text), a.world.Env())
		if err != nil {
			return err
		}
		a.host.Apply(screen.Change{Op: op.Edit{Tasks: ids, To: d}, Tasks: ids, Then: a.compose.Closes(l)})
		return nil
	}
	a.host.Push(l)
}

// shared returns the text of a field if it is the same for all tasks, else
// "".
func (a *Actor) shared(ids []model.ID, of func(*model.Task) string) string {
	text := of(first(a.world, ids))
	if a.all(ids, func(t *model.Task) bool { return of(t) == text }) {
		return text
	}
	return ""
}

// Block asks for the reason why tasks are blocked, or unblocks them if all of them are.
func (a *Actor) Block(ids []model.ID) {
	if a.all(ids, func(t *model.Task) bool { return t.Blocked.Reason != "" }) {
		a.do(ids, op.Unblock{Tasks: ids})
		return
	}
	l := a.compose.Line("block-"+first(a.world, ids).ID.String(), subject(a.world, "block", ids), "")
	l.Placeholder("what blocks it: waits for ops")
	l.Verb = "block"
	l.Accept = func(text string) error {
		a.host.Apply(screen.Change{Op: op.Block{Tasks: ids, Reason: look.Clean(text)}, Tasks: ids, Then: a.compose.Closes(l)})
		return nil
	}
	a.host.Push(l)
}

// comment asks for a comment on a task.
func (a *Actor) comment(t *model.Task) {
	l := a.compose.Line("comment-"+t.ID.String(), subject(a.world, "comment on", []model.ID{t.ID}), "")
	l.Verb = "say"
	l.Accept = func(text string) error {
		id := []model.ID{t.ID}
		a.host.Apply(screen.Change{Op: op.Comment{Tasks: id, Text: look.CleanText(text)}, Tasks: id, Then: a.compose.Closes(l)})
		return nil
	}
	l.More = a.compose.InEditor(l)
	a.host.Push(l)
}
