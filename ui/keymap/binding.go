package keymap

import "slices"

// Scope is where a key is pressed. The same key may mean different things in
// different scopes, never in one.
type Scope string

// The scopes. What is bound in Global holds in all of them.
const (
	Global Scope = "global"
	Board  Scope = "board"   // by status
	People Scope = "people"  // by person
	Grid   Scope = "grid"    // both
	Detail Scope = "task"    // one task
	Scroll Scope = "page"    // help, history: text to read
	Picker Scope = "list"    // a list to choose from, narrowed by typing
	Line   Scope = "line"    // one line being typed
	Ask    Scope = "ask"     // a limit would be passed: force or leave it
	Meet   Scope = "standup" // a standup, over the board: its keys come first

	Minutes  Scope = "minutes" // of a standup that was held
	Checking Scope = "checkin" // the form in which one checks in
	Report   Scope = "report"
)

// Scopes returns every scope a screen can have, Global left out.
func Scopes() []Scope {
	return []Scope{Board, People, Grid, Detail, Scroll, Picker, Line, Ask, Meet, Minutes, Checking, Report}
}

// Typing reports whether printable keys are text in s, so that none can be bound.
func (s Scope) Typing() bool { return s == Picker || s == Line }

// Binding is one row: what can be done, where, with which keys, and how it is said.
// A row without keys is found in the palette.
type Binding struct {
	Action Action
	Scopes []Scope
	Keys   []string
	Help   string // a word or two for the foot
	Long   string // a line for the help; rows with the same line are shown as one
	Group  Group
}

// Name returns the action's name as the palette and the config have it.
func (b Binding) Name() string { return string(b.Action) }

// In reports whether the row holds in scope s.
func (b Binding) In(s Scope) bool {
	for _, x := range b.Scopes {
		if x == s || x == Global {
			return true
		}
	}
	return false
}

// Group is a heading of the help.
type Group string

// The groups in the order of the help.
const (
	Moving Group = "Moving about"
	Tasks  Group = "Tasks"
	Hands  Group = "People"
	View   Group = "View"
	Meets  Group = "Standup and reports"
	Rest   Group = "Everything else"
	Typed  Group = "While typing and choosing"
	SetUp  Group = "Board set-up"
)

// groups is the order of the help.
func groups() []Group { return []Group{Moving, Tasks, Hands, View, Meets, Rest, Typed, SetUp} }

// OnTask reports whether tasks can be acted on in a scope: on a board, or where one
// is open.
func OnTask(s Scope) bool { return slices.Contains(onTask(), s) }

// Moves reports whether an action only moves about, and changes nothing.
func Moves(a Action) bool {
	switch a {
	case Left, Right, Up, Down, First, Last, HalfUp, HalfDown:
		return true
	}
	return slices.Contains(Columns(), a)
}
