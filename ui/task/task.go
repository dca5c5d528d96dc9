// Package task is what keys do to tasks: those that a base has the cursor on
// or selected, or the one that is open. It asks with a list or a line for what the
// key alone does not say, and gives the host an op.
package task

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/op"
	"baton/ui/compose"
	"baton/ui/keymap"
	"baton/ui/look"
	"baton/ui/screen"
	"baton/ui/screen/float"
)

// Actor acts on tasks for a person.
type Actor struct {
	world   *screen.World
	host    screen.Host
	compose *compose.Composer
	Scene
}

// Scene is what is on the screen.
type Scene struct {
	Base      func() screen.Base
	Targets   func() []model.ID          // of an action
	Body      func(model.ID) *model.Body // the long part of a task, nil until it has been read
	Clipboard func(text string) tea.Cmd  // nil where there is none
}

// New returns an actor for what is on the screen.
func New(w *screen.World, h screen.Host, c *compose.Composer, s Scene) *Actor {
	return &Actor{world: w, host: h, compose: c, Scene: s}
}

// Actions returns the actions on tasks, and the one that adds tasks.
func (a *Actor) Actions() screen.Actions {
	out := screen.Actions{keymap.Add: screen.Do(a.add)}
	for act, f := range map[keymap.Action]func([]model.ID){
		keymap.CardLeft:  func(ids []model.ID) { a.do(ids, op.Shift{Tasks: ids, By: -1}) },
		keymap.CardRight: func(ids []model.ID) { a.do(ids, op.Shift{Tasks: ids, By: 1}) },
		keymap.Take:      a.take,
		keymap.Done:      a.done,
		keymap.Reopen:    func(ids []model.ID) { a.do(ids, op.Reopen{Tasks: ids}) },
		keymap.Archive:   a.archive,
		keymap.Unarchive: func(ids []model.ID) { a.do(ids, op.Unarchive{Tasks: ids}) },
		keymap.Unblock:   func(ids []model.ID) { a.do(ids, op.Unblock{Tasks: ids}) },
		keymap.Duplicate: func(ids []model.ID) { a.do(ids, op.Duplicate{Tasks: ids}) },
		keymap.Delete:    func(ids []model.ID) { a.remove(ids, false) },
		keymap.Purge:     func(ids []model.ID) { a.remove(ids, true) },
		keymap.Move:      a.pickColumn,
		keymap.Assign:    a.pickPeople,
		keymap.Hand:      a.pickHeir,
		keymap.Label:     a.pickLabels,
		keymap.Priority:  a.pickPriority,
		keymap.Milestone: a.pickMilestone,
		keymap.Parent:    a.pickParent,
		keymap.After:     a.pickAfter,
		keymap.Estimate:  func(ids []model.ID) { a.lineField(ids, "estimate", "est:", "3, 0.5, or empty for none") },
		keymap.Due: func(ids []model.ID) {
			a.lineField(ids, "due", "due:", "fri, +3d, 2026-12-24, eow, or empty for none")
		},
		keymap.Edit:  a.edit,
		keymap.Block: a.Block,
	} {
		out[act] = screen.Do(func() {
			if ids := a.Targets(); len(ids) > 0 {
				f(ids)
			} else {
				a.none()
			}
		})
	}
	for act, f := range map[keymap.Action]func(*model.Task) tea.Cmd{
		keymap.Editor:     func(t *model.Task) tea.Cmd { a.describe(t); return nil },
		keymap.Comment:    func(t *model.Task) tea.Cmd { a.comment(t); return nil },
		keymap.Check:      func(t *model.Task) tea.Cmd { a.pickItems(t); return nil },
		keymap.Copy:       func(t *model.Task) tea.Cmd { return a.copy(a.world.Setup().Ref(t.Num)) },
		keymap.CopyBranch: func(t *model.Task) tea.Cmd { return a.copy(model.Branch(a.world.Setup(), t)) },
	} {
		out[act] = func() tea.Cmd { return a.single(f) }
	}
	return out
}

// none says that there is nothing to act on.
func (a *Actor) none() { a.host.Say("no task here: n adds one") }

// single acts on the first of the tasks.
func (a *Actor) single(f func(*model.Task) tea.Cmd) tea.Cmd {
	ids := a.Targets()
	if len(ids) == 0 {
		a.none()
		return nil
	}
	t := a.world.Board.Task(ids[0])
	if t == nil {
		a.host.Say("that task has been deleted")
		return nil
	}
	return f(t)
}

// Handle takes a description that was read to be edited.
func (a *Actor) Handle(m tea.Msg) tea.Cmd {
	if d, ok := m.(describing); ok {
		a.describeNow(d)
	}
	return nil
}

// do carries out an op on tasks; it asks before the op exceeds a limit.
func (a *Actor) do(ids []model.ID, o op.Op) {
	a.host.Apply(screen.Change{Op: o, Tasks: ids, Ask: o.Verb() + " anyway"})
}

func (a *Actor) all(ids []model.ID, so func(*model.Task) bool) bool {
	for _, id := range ids {
		if t := a.world.Board.Task(id); t != nil && !so(t) {
			return false
		}
	}
	return true
}

// done finishes tasks, or reopens them if all of them are done.
func (a *Actor) done(ids []model.ID) {
	if a.all(ids, func(t *model.Task) bool { return a.world.Setup().KindOf(t.Column) == model.KindDone }) {
		a.do(ids, op.Reopen{Tasks: ids})
	} else {
		a.do(ids, op.Done{Tasks: ids})
	}
}

// archive archives tasks, or brings them back if all of them are archived.
func (a *Actor) archive(ids []model.ID) {
	if a.all(ids, func(t *model.Task) bool { return t.Archived != 0 }) {
		a.do(ids, op.Unarchive{Tasks: ids})
	} else {
		a.do(ids, op.Archive{Tasks: ids})
	}
}

// take assigns the person to tasks, or takes them off if all of them are theirs.
func (a *Actor) take(ids []model.ID) {
	me := a.world.Me
	mine := a.all(ids, func(t *model.Task) bool { return t.AssignedTo(me) })
	a.do(ids, op.Take{Tasks: ids, By: me, Off: mine})
}

// remove asks before it deletes tasks.
func (a *Actor) remove(ids []model.ID, purge bool) {
	names := make([]string, 0, len(ids))
	for _, id := range ids {
		if t := a.world.Board.Task(id); t != nil {
			names = append(names, a.world.Setup().Ref(t.Num)+" "+look.Show(t.Title))
		}
	}
	text, verb := "Delete "+strings.Join(names, ", ")+"? u brings it back.", "delete"
	if purge {
		text = "Purge " + strings.Join(names, ", ") + "? Its text is removed from the history too. This can't be undone."
		verb = "purge"
	}
	a.host.Push(float.NewAsk(a.world, a.host, verb, text, verb, func() {
		a.host.Apply(screen.Change{Op: op.Delete{Tasks: ids, Purge: purge}, Tasks: ids, Then: func(_ model.Event, err error) bool {
			if purge && err == nil {
				a.compose.Forget(ids)
			}
			return false
		}})
	}))
}

func (a *Actor) copy(text string) tea.Cmd {
	a.host.Say("copied " + text)
	return a.Clipboard(text)
}
