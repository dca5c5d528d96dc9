package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/op"
	"baton/ui/keymap"
	"baton/ui/look"
	"baton/ui/screen"
	"baton/ui/screen/detail"
	"baton/ui/screen/float"
)

// do carries out an action that no screen has taken: those on tasks, on what
// is shown, and on the board's set-up.
func (a *App) do(act keymap.Action) {
	if noun, verb, ok := act.Setup(); ok {
		a.setUp(noun, verb)
		return
	}
	if a.general(act) || a.together(act) || a.inMeeting(act) {
		return
	}
	ids := a.targets()
	if len(ids) == 0 {
		a.Say("no task here: n writes one")
		return
	}
	if !a.direct(act, ids) && !a.asked(act, ids) {
		a.single(act, ids[0])
	}
}

// targets returns the tasks an action is for: the open one, the selected ones,
// or the one under the cursor.
func (a *App) targets() []model.ID {
	if d, ok := a.top().(*detail.Detail); ok {
		return []model.ID{d.ID()}
	}
	return a.board.Targets()
}

// general carries out what needs no task.
func (a *App) general(act keymap.Action) bool {
	switch act {
	case keymap.Add:
		a.add()
	case keymap.Filter:
		a.typeFilter()
	case keymap.Mine:
		a.toggleMine()
	case keymap.Views:
		a.pickView()
	case keymap.Palette:
		a.palette()
	case keymap.Help:
		a.help()
	case keymap.Undo:
		if a.undoInMeeting() {
			break
		}
		a.takeBack(op.Undo{Of: model.Undo(a.world.Me, model.At(a.world.Now()))})
	case keymap.Redo:
		a.takeBack(op.Redo{Of: model.Redo(a.world.Me)})
	case keymap.Quit:
		a.quit()
	case keymap.Interrupt:
		a.run(tea.Quit)
	case keymap.Clear:
		a.side = nil
	case keymap.Back:
	default:
		return false
	}
	return true
}

// takeBack undoes or redoes. What is asked on the way is what the answer is for.
func (a *App) takeBack(o op.Op) {
	a.Apply(screen.Change{Op: o, Ask: o.Verb() + " it all the same"})
}

// together carries out what people do to tell each other how they get on.
func (a *App) together(act keymap.Action) bool {
	switch act {
	case keymap.Standup:
		a.beginMeeting(0)
	case keymap.Minuted:
		a.lastMinutes(0, false)
	case keymap.CheckIn:
		a.beginCheckIn()
	case keymap.Reports:
		a.openReports()
	default:
		return false
	}
	return true
}

// help shows the keys that work here, in a standup its own first.
func (a *App) help() {
	scopes := []keymap.Scope{a.top().Scope()}
	if a.meeting != nil {
		scopes = []keymap.Scope{keymap.Meet, scopes[0]}
	}
	a.Push(float.NewPage(&a.world, a, "keys", float.Keys(&a.world, scopes...)))
}

// quit leaves, but asks in a standup: what was promised and parked must not go
// unnoticed.
func (a *App) quit() {
	if a.meeting != nil {
		a.askToEnd()
		return
	}
	a.run(tea.Quit)
}

// direct carries out what a key alone says of the tasks.
func (a *App) direct(act keymap.Action, ids []model.ID) bool {
	switch act {
	case keymap.CardLeft:
		a.make(ids, op.Shift{Tasks: ids, By: -1})
	case keymap.CardRight:
		a.make(ids, op.Shift{Tasks: ids, By: 1})
	case keymap.Take:
		a.take(ids)
	case keymap.Done:
		if a.all(ids, func(t *model.Task) bool { return a.world.Setup().KindOf(t.Column) == model.KindDone }) {
			a.make(ids, op.Reopen{Tasks: ids})
		} else {
			a.make(ids, op.Done{Tasks: ids})
		}
	case keymap.Reopen:
		a.make(ids, op.Reopen{Tasks: ids})
	case keymap.Archive:
		if a.all(ids, func(t *model.Task) bool { return t.Archived != 0 }) {
			a.make(ids, op.Unarchive{Tasks: ids})
		} else {
			a.make(ids, op.Archive{Tasks: ids})
		}
	case keymap.Unarchive:
		a.make(ids, op.Unarchive{Tasks: ids})
	case keymap.Unblock:
		a.make(ids, op.Unblock{Tasks: ids})
	case keymap.Delete:
		a.remove(ids, false)
	case keymap.Purge:
		a.remove(ids, true)
	default:
		return false
	}
	return true
}

// make applies changes to tasks; a limit they would pass is asked about.
func (a *App) make(ids []model.ID, o op.Op) {
	a.Apply(screen.Change{Op: o, Tasks: ids, Ask: o.Verb() + " anyway"})
}

func (a *App) all(ids []model.ID, so func(*model.Task) bool) bool {
	for _, id := range ids {
		if t := a.world.Board.Task(id); t != nil && !so(t) {
			return false
		}
	}
	return true
}

// take makes the person an assignee, or takes them off what is all theirs.
func (a *App) take(ids []model.ID) {
	me := a.world.Me
	mine := a.all(ids, func(t *model.Task) bool { return t.AssignedTo(me) })
	a.make(ids, op.Take{Tasks: ids, By: me, Off: mine})
}

// remove asks before it takes tasks off the board.
func (a *App) remove(ids []model.ID, purge bool) {
	names := make([]string, 0, len(ids))
	for _, id := range ids {
		if t := a.world.Board.Task(id); t != nil {
			names = append(names, a.world.Setup().Ref(t.Num)+" "+look.Show(t.Title))
		}
	}
	text, verb := "Delete "+strings.Join(names, ", ")+"? u brings it back.", "delete"
	if purge {
		text = "Purge " + strings.Join(names, ", ") + "? Its text goes out of the history too. This can't be undone."
		verb = "purge"
	}
	a.Push(float.NewAsk(&a.world, a, verb, text, verb, func() {
		a.Apply(screen.Change{Op: op.Delete{Tasks: ids, Purge: purge}, Tasks: ids, Then: func(_ model.Event, err error) bool {
			if purge && err == nil {
				a.forget(ids)
			}
			return false
		}})
	}))
}

// asked carries out what a list or a line asks for first.
func (a *App) asked(act keymap.Action, ids []model.ID) bool {
	switch act {
	case keymap.Move:
		a.pickColumn(ids)
	case keymap.Assign:
		a.pickPeople(ids)
	case keymap.Hand:
		a.pickHeir(ids)
	case keymap.Label:
		a.pickLabels(ids)
	case keymap.Priority:
		a.pickPriority(ids)
	case keymap.Milestone:
		a.pickMilestone(ids)
	case keymap.Parent:
		a.pickParent(ids)
	case keymap.After:
		a.pickAfter(ids)
	case keymap.Estimate:
		a.lineField(ids, "estimate", "est:", "3, 0.5, or nothing for none")
	case keymap.Due:
		a.lineField(ids, "due", "due:", "fri, +3d, 2026-12-24, eow, or nothing for none")
	case keymap.Edit:
		a.edit(ids)
	case keymap.Block:
		a.block(ids)
	default:
		return false
	}
	return true
}

// single carries out what is about one task only.
func (a *App) single(act keymap.Action, id model.ID) {
	t := a.world.Board.Task(id)
	if t == nil {
		a.Say("that task has been deleted")
		return
	}
	switch act {
	case keymap.Open:
		a.open(id)
	case keymap.Editor:
		a.describe(t)
	case keymap.Comment:
		a.comment(t)
	case keymap.Check:
		a.pickItems(t)
	case keymap.Copy:
		a.copy(a.world.Setup().Ref(t.Num))
	case keymap.CopyBranch:
		a.copy(model.Branch(a.world.Setup(), t))
	}
}

// open shows a task: beside the board where there is room, else, or the second
// time, on the whole screen.
func (a *App) open(id model.ID) {
	if a.w >= sideWidth && a.side == nil {
		a.side = detail.New(&a.world, a, id)
		return
	}
	a.Push(detail.New(&a.world, a, id))
}

func (a *App) copy(text string) {
	a.run(tea.SetClipboard(text))
	a.Say("copied " + text)
}
