package ui

import (
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"baton/ui/keymap"
)

// everybody hands what was read to whichever screen asked for it.
func (a *App) everybody(m tea.Msg) {
	switch m := m.(type) {
	case texts:
		a.world.Texts = m
		a.refilter()
	case meetingRead:
		a.meet(m)
	case started:
		a.start()
	case heldRead:
		a.rhythm = rhythm{known: true, held: m.on}
	case second:
		a.second()
	case paceDue:
		a.readPace()
	case paceRead:
		a.paced(m)
	default:
		a.papers(m)
	}
	if a.side != nil {
		a.run(a.side.Handle(m))
	}
	for _, s := range a.stack {
		a.run(s.Handle(m))
	}
}

// papers takes up what people told each other, and what came of their papers.
func (a *App) papers(m tea.Msg) {
	switch m := m.(type) {
	case checkInRead:
		a.checkIn(m.past, m.day)
	case minutesRead:
		if a.showMinutes(m); !m.again && a.opts.Hook.Command != "" {
			a.send(m.m)
		}
	case sent:
		a.sent(m)
	case saved:
		a.saved(m)
	case done:
		a.Say(m.text)
	case editorReady:
		a.runEditor(m)
	case edited:
		a.edited(m)
	case describing:
		a.describeNow(m)
	}
}

// key routes one key: to the action it is bound to where the person is, else
// to the screen as text.
func (a *App) key(k tea.KeyPressMsg) {
	a.passNews()
	if a.meeting != nil && a.meeting.naming {
		a.nameTurn(k)
		return
	}
	act, bound := a.meant(k)
	switch act {
	case keymap.Interrupt:
		a.run(tea.Quit)
		return
	case keymap.Suspend:
		a.run(tea.Suspend)
		return
	}
	if a.writing != nil && (len(a.ahead) > 0 || !bound || !about(act)) {
		a.ahead = append(a.ahead, k)
		return
	}
	a.press(k, act, bound)
	a.visit()
}

// meant finds what a key does that was pressed. Where keys are commands, one that
// types a letter of another script is the one in its place on a Latin keyboard.
func (a *App) meant(k tea.KeyPressMsg) (keymap.Action, bool) {
	act, bound := a.lookup(k.String())
	if bound || a.top().Scope().Typing() && k.Text != "" || k.Code < utf8.RuneSelf {
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
	if k.BaseCode != 0 { // the terminal knows
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

// lookup finds what a key does. In a standup its keys come first, over the
// board and an open task.
func (a *App) lookup(key string) (keymap.Action, bool) {
	scope := a.top().Scope()
	if a.meeting != nil && (len(a.stack) == 0 || scope == keymap.Detail) {
		if act, bound := a.opts.Keys.Lookup(keymap.Meet, key); bound {
			return act, true
		}
	}
	return a.opts.Keys.Lookup(scope, key)
}

// about reports whether an action only moves about.
func about(a keymap.Action) bool {
	switch a {
	case keymap.Left, keymap.Right, keymap.Up, keymap.Down, keymap.First, keymap.Last, keymap.HalfUp, keymap.HalfDown:
		return true
	}
	_, column := a.Column()
	return column
}

func (a *App) press(k tea.KeyPressMsg, act keymap.Action, bound bool) {
	if !bound {
		if a.top().Scope().Typing() {
			a.run(a.top().Handle(k))
		}
		return
	}
	if !about(act) {
		a.toast = ""
	}
	if !a.top().Do(act) {
		a.do(act)
	}
}
