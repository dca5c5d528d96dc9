package ui

import (
	"fmt"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"baton/ui/keymap"
	"baton/ui/screen"
)

// merged joins tables into one. An action has one handler: two are a programmer's
// mistake, and panic.
func merged(tables ...screen.Actions) screen.Actions {
	out := screen.Actions{}
	for _, t := range tables {
		for act, f := range t {
			if _, twice := out[act]; twice {
				panic(fmt.Sprintf("two handlers for %s", act))
			}
			out[act] = f
		}
	}
	return out
}

// handlerTables returns the tables that carry out the actions where the person is, in
// order of precedence: of the overlay, of the screen on top, of what can be done on a
// board, and of what can be done anywhere.
func (a *App) handlerTables() []screen.Actions {
	top := a.stage.top()
	out := []screen.Actions{top.Actions()}
	if s := top.Scope(); keymap.OnTask(s) {
		if a.stage.over != nil {
			out = append([]screen.Actions{a.stage.over.Actions()}, out...)
		}
		out = append(out, a.onBoard)
	}
	return append(out, a.global)
}

// do carries out an action.
func (a *App) do(act keymap.Action) {
	for _, t := range a.handlerTables() {
		if f, ok := t[act]; ok {
			a.run(f())
			return
		}
	}
}

// input takes a key, a paste or the mouse. While a change is being written, what does
// more than move the cursor waits for its outcome, and all that follows with it.
func (a *App) input(m tea.Msg) {
	waits := len(a.queued) > 0
	switch m := m.(type) {
	case tea.KeyPressMsg:
		a.foot.dropNews()
		act, bound := a.resolve(m)
		if act == keymap.Interrupt || act == keymap.Suspend {
			a.do(act)
			return
		}
		waits = waits || !bound || !keymap.Moves(act)
	case tea.PasteMsg:
		waits = true
	}
	if waits && a.commits.writing != nil {
		a.queued = append(a.queued, m)
		return
	}
	a.take(m)
	a.visit()
}

// take routes a key to the action it is bound to where the person is, else to the
// screen as text, a paste to the screen, and the mouse to what it points at.
func (a *App) take(m tea.Msg) {
	switch m := m.(type) {
	case tea.KeyPressMsg:
		act, bound := a.resolve(m)
		a.press(m, act, bound)
	case tea.PasteMsg:
		a.run(a.stage.top().Handle(m))
	case tea.MouseMsg:
		a.mouse(m)
	}
}

// resolve finds the action of a pressed key. Where keys are commands, a key that
// types a letter of another script counts as the one in its place on a Latin keyboard.
func (a *App) resolve(k tea.KeyPressMsg) (keymap.Action, bool) {
	act, bound := a.lookup(k.String())
	if bound || a.stage.top().Scope().Typing() && k.Text != "" || k.Code < utf8.RuneSelf {
		return act, bound
	}
	var mods string
	if k.Mod.Contains(tea.ModCtrl) {
		mods = "ctrl+"
	}
	key, ok := keymap.Elsewhere(k.Code)
	if k.Text != "" {
		r, _ := utf8.DecodeRuneInString(k.Text)
		key, ok = keymap.Elsewhere(r)
	}
	if k.BaseCode != 0 { // the terminal has said which it is
		key, ok = string(k.BaseCode), true
		if k.Mod.Contains(tea.ModShift) {
			key = strings.ToUpper(key)
		}
	}
	if !ok {
		return act, bound
	}
	return a.lookup(mods + key)
}

// lookup finds what a key does here.
func (a *App) lookup(key string) (keymap.Action, bool) {
	for _, s := range a.stage.scopes() {
		if act, bound := a.keys.Lookup(s, key); bound {
			return act, true
		}
	}
	return "", false
}

func (a *App) press(k tea.KeyPressMsg, act keymap.Action, bound bool) {
	if !bound {
		if a.stage.top().Scope().Typing() {
			a.run(a.stage.top().Handle(k))
		}
		return
	}
	if !keymap.Moves(act) {
		a.foot.toast = ""
	}
	a.do(act)
}

// mouse hands a click or a turn of the wheel to the screen that is drawn there, in
// coordinates from its own corner.
func (a *App) mouse(m tea.MouseMsg) {
	at := m.Mouse()
	to, x, y := a.stage.layout(a.w, a.h).at(at.X, at.Y)
	p, ok := to.(screen.Pointed)
	if !ok {
		return
	}
	switch m.(type) {
	case tea.MouseClickMsg:
		p.Click(x, y)
	case tea.MouseWheelMsg:
		switch at.Button {
		case tea.MouseWheelUp:
			p.Wheel(-1)
		case tea.MouseWheelDown:
			p.Wheel(1)
		}
	}
}

// visit clears the news mark of the task under the cursor and has the panel
// beside the board follow it.
func (a *App) visit() {
	t := a.stage.base.At().Task
	if t == nil {
		return
	}
	delete(a.world.Fresh, t.ID)
	if a.stage.side != nil && len(a.stage.stack) == 0 {
		a.stage.side.Show(t.ID)
	}
}
