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

// open shows a task: beside the board if there is room; otherwise, or the second
// time, on the whole screen.
func (a *App) open() {
	ids := a.stage.targets()
	switch {
	case len(ids) == 0:
		a.Say("no task here: n adds one")
	case a.world.Board.Task(ids[0]) == nil:
		a.Say("that task has been deleted")
	case a.w >= sideWidth && a.stage.side == nil:
		a.stage.side = detail.New(&a.world, a, ids[0])
	default:
		a.Push(detail.New(&a.world, a, ids[0]))
	}
}

// clear clears what the base has to clear, or else closes the panel beside it.
func (a *App) clear() {
	if c, ok := a.stage.base.(screen.Clearer); ok && c.Clear() {
		return
	}
	a.stage.side = nil
}

// undo takes back the person's last change, or in an overlay with its own undo, the
// last thing done there.
func (a *App) undo() {
	if u, ok := a.stage.over.(screen.Undoer); ok && u.Undo() {
		return
	}
	a.undoOrRedo(op.Undo{Of: model.Undo(a.world.Me, model.At(a.world.Now()))})
}

// undoOrRedo undoes or redoes, and asks before it overrides a soft rule.
func (a *App) undoOrRedo(o op.Op) {
	a.Apply(screen.Change{Op: o, Ask: o.Verb() + " anyway"})
}

// help shows the keys that work here, those of an overlay first, or closes a page
// that is being read.
func (a *App) help() {
	if top := a.stage.top(); top.Scope() == keymap.Scroll {
		a.Drop(top)
		return
	}
	a.Push(float.NewPage(&a.world, a, "keys", float.Keys(&a.world, a.stage.scopes()...)))
}

// quit ends the program, but asks first in an overlay that has something to lose.
func (a *App) quit() tea.Cmd {
	if l, ok := a.stage.over.(screen.Leaver); ok {
		l.Leave()
		return nil
	}
	return tea.Quit
}

// palette finds any action by its name.
func (a *App) palette() {
	var items []float.Item
	for _, s := range a.stage.scopes() {
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
