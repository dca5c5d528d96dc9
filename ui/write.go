package ui

import (
	"strings"

	"baton/model"
	"baton/model/query"
	"baton/ui/look"
	"baton/ui/screen"
	"baton/ui/screen/board"
	"baton/ui/screen/detail"
	"baton/ui/screen/float"
)

// closes lets a line stay with its text until its change is written.
func (a *App) closes(l *float.Line) func(model.Event, error) bool {
	return func(_ model.Event, err error) bool {
		if err != nil && err != model.ErrNothing {
			l.Fail(err)
			return true
		}
		a.Pop()
		return false
	}
}

// keep has what was typed into a line come back the next time.
func (a *App) keep(l *float.Line, what string) {
	l.Keeps = true
	l.Cancel = func(text string) { a.drafts[what] = text }
}

// add writes a new task in one line. It goes into the column, or to the
// person, that the cursor is in, unless the line says otherwise.
func (a *App) add() {
	l := float.NewLine(&a.world, a, "new task", a.drafts["add"])
	l.Placeholder("Fix login @kim #api !high due:fri est:3")
	l.Note = func(text string) string { return a.preview(query.Adding, text) }
	l.Complete = a.complete(query.Adding)
	l.Verb = "add"
	a.keep(l, "add")
	into, whose := a.into()
	l.Accept = func(text string) error {
		d, err := query.ParseAdd(text, a.world.Env())
		if err != nil {
			return err
		}
		defaults(d, into, whose)
		a.Apply(screen.Change{Verb: "add", Make: d.Add, Ask: "add anyway", Then: func(ev model.Event, err error) bool {
			if err != nil {
				l.Fail(err)
				return true
			}
			delete(a.drafts, "add")
			a.Pop()
			return a.seekNew(ev)
		}})
		return nil
	}
	l.More = func(text string) { a.addInEditor(l, text) }
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

// into returns the column and the person the cursor is in, for a new task. One
// does not write new tasks that are done.
func (a *App) into() (model.ColumnID, model.PersonID) {
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

// edit changes title and fields in one line.
func (a *App) edit(t *model.Task) {
	ids := []model.ID{t.ID}
	before, seen := query.Print(a.world.Setup(), a.world.Board, t), a.world.Board.Head().Seq
	l := float.NewLine(&a.world, a, a.subject("edit", ids), before)
	l.Note = func(text string) string { return a.preview(query.Adding, text) }
	l.Complete = a.complete(query.Adding)
	l.Accept = func(text string) error {
		d, err := query.ParseAdd(text, a.world.Env())
		if err != nil {
			return err
		}
		if was, err := query.ParseAdd(before, a.world.Env()); err == nil {
			d = d.Since(was)
		}
		a.Apply(screen.Change{Verb: "edit", Tasks: ids, Seen: seen, Ask: "edit anyway", Then: a.closes(l), Make: d.Edit(ids)})
		return nil
	}
	l.More = func(string) { a.Pop(); a.describe(t) }
	a.Push(l)
}

// lineField asks for the value of one token.
func (a *App) lineField(ids []model.ID, name, prefix, hint string) {
	t, text := a.first(ids), ""
	switch prefix {
	case "est:":
		text = model.EstimateOf(t.Estimate).String()
	case "due:":
		text = t.Due.String()
	}
	l := float.NewLine(&a.world, a, a.subject(name+" of", ids), text)
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

// block asks why the tasks can't go on, or lets them.
func (a *App) block(ids []model.ID) {
	if a.all(ids, func(t *model.Task) bool { return t.Blocked.Reason != "" }) {
		a.make("unblock", ids, model.SetBlocked(ids, ""))
		return
	}
	l := float.NewLine(&a.world, a, a.subject("block", ids), a.drafts["block"])
	l.Placeholder("why it can't go on: waits for ops")
	l.Verb = "block"
	a.keep(l, "block")
	l.Accept = func(text string) error {
		if strings.TrimSpace(text) == "" {
			return model.Errorf(model.Usage, "say why it can't go on")
		}
		delete(a.drafts, "block")
		a.Apply(screen.Change{Verb: "block", Tasks: ids, Then: a.closes(l), Make: model.SetBlocked(ids, look.Clean(text))})
		return nil
	}
	a.Push(l)
}

// comment says something about a task.
func (a *App) comment(t *model.Task) {
	draft := "comment " + t.ID.String()
	l := float.NewLine(&a.world, a, a.subject("comment on", []model.ID{t.ID}), a.drafts[draft])
	l.Verb = "say"
	a.keep(l, draft)
	say := func(text string) screen.Change {
		return screen.Change{Verb: "comment", Tasks: []model.ID{t.ID}, Make: model.Say(t.ID, look.CleanText(text))}
	}
	l.Accept = func(text string) error {
		if strings.TrimSpace(text) == "" {
			return model.Errorf(model.Usage, "a comment needs a text")
		}
		delete(a.drafts, draft)
		c := say(text)
		c.Then = a.closes(l)
		a.Apply(c)
		return nil
	}
	l.More = func(text string) {
		a.editText(editing{title: "comment", text: text, take: func(out string) {
			if strings.TrimSpace(out) != "" {
				a.Pop()
				delete(a.drafts, draft)
				a.Apply(say(out))
			}
		}})
	}
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
