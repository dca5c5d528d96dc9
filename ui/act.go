package ui

import (
	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/op"
	"baton/ui/keymap"
	"baton/ui/screen"
	"baton/ui/screen/detail"
	"baton/ui/screen/float"
)

// targets returns the tasks an action is for: the open one, the selected ones,
// or the one under the cursor.
func (a *App) targets() []model.ID {
	if d, ok := a.top().(*detail.Detail); ok {
		return []model.ID{d.ID()}
	}
	return a.base.Targets()
}

// body returns the long part of a task if a screen that shows it has read it.
func (a *App) body(id model.ID) *model.Body {
	if d, ok := a.top().(*detail.Detail); ok && d.ID() == id {
		return d.Body()
	}
	if a.side != nil && a.side.ID() == id {
		return a.side.Body()
	}
	return nil
}

// A terminal this wide has room for a task beside the board.
const sideWidth = 130

// open shows a task: beside the board where there is room, else, or the second
// time, on the whole screen.
func (a *App) open() {
	ids := a.targets()
	switch {
	case len(ids) == 0:
		a.Say("no task here: n writes one")
	case a.world.Board.Task(ids[0]) == nil:
		a.Say("that task has been deleted")
	case a.w >= sideWidth && a.side == nil:
		a.side = detail.New(&a.world, a, ids[0])
	default:
		a.Push(detail.New(&a.world, a, ids[0]))
	}
}

// clear takes back what the base has to clear, else closes the panel beside it.
func (a *App) clear() {
	if c, ok := a.base.(screen.Clearer); ok && c.Clear() {
		return
	}
	a.side = nil
}

// undo takes back the person's last change, in an overlay that has its own that.
func (a *App) undo() {
	if u, ok := a.over.(screen.Undoer); ok && u.Undo() {
		return
	}
	a.takeBack(op.Undo{Of: model.Undo(a.world.Me, model.At(a.world.Now()))})
}

func (a *App) redo() { a.takeBack(op.Redo{Of: model.Redo(a.world.Me)}) }

// takeBack undoes or redoes. What is asked on the way is what the answer is for.
func (a *App) takeBack(o op.Op) {
	a.Apply(screen.Change{Op: o, Ask: o.Verb() + " it all the same"})
}

// help shows the keys that work here, those of an overlay first, or leaves a page
// that is being read.
func (a *App) help() {
	if top := a.top(); top.Scope() == keymap.Scroll {
		a.Drop(top)
		return
	}
	a.Push(float.NewPage(&a.world, a, "keys", float.Keys(&a.world, a.scopes()...)))
}

// quit leaves, but asks in an overlay that has something to lose.
func (a *App) quit() tea.Cmd {
	if l, ok := a.over.(screen.Leaver); ok {
		l.Leave()
		return nil
	}
	return tea.Quit
}

// palette finds any action by its name.
func (a *App) palette() {
	var items []float.Item
	for _, s := range a.scopes() {
		for _, b := range a.keys.Commands(s) {
			note := b.Long
			if len(b.Keys) > 0 {
				note += "  " + b.Keys[0]
			}
			items = append(items, float.Item{Name: b.Name(), Note: note, Value: string(b.Action)})
		}
	}
	p := float.NewPicker(&a.world, a, "commands", items)
	p.Pick = func(it *float.Item, _ string) { a.do(keymap.Action(it.Value)) }
	a.Push(p)
}
