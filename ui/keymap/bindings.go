package keymap

import "strconv"

// defaults is the table: one row an action and set of scopes, in the order of the
// help. Two actions may have the same key only in different scopes.
func defaults() []Binding {
	rows := moving()
	rows = append(rows, shifting()...)
	rows = append(rows, changing()...)
	rows = append(rows, handing()...)
	rows = append(rows, viewing()...)
	rows = append(rows, meeting()...)
	rows = append(rows, others()...)
	rows = append(rows, typed()...)
	return append(rows, setup()...)
}

func boards() []Scope    { return []Scope{Board, People, Grid} }
func documents() []Scope { return []Scope{Minutes, Report} }
func onTask() []Scope    { return []Scope{Board, People, Grid, Detail} }
func reading() []Scope {
	return []Scope{Board, People, Grid, Detail, Scroll, Minutes, Checking, Report}
}

func keys(k ...string) []string {
	return k
}

func moving() []Binding {
	rows := []Binding{
		{Left, boards(), keys("h", "left"), "left", "column to the left", Moving},
		{Down, reading(), keys("j", "down"), "down", "down", Moving},
		{Up, reading(), keys("k", "up"), "up", "up", Moving},
		{Right, boards(), keys("l", "right"), "right", "column to the right", Moving},
		{First, reading(), keys("g", "home"), "first", "first card, top of the page", Moving},
		{Last, reading(), keys("G", "end"), "last", "last card, end of the page", Moving},
		{HalfDown, reading(), keys("ctrl+d", "pgdown"), "page down", "half a page down", Moving},
		{HalfUp, reading(), keys("ctrl+u", "pgup"), "page up", "half a page up", Moving},
	}
	for i := 1; i <= 9; i++ {
		n := strconv.Itoa(i)
		rows = append(rows, Binding{Action("column-" + n), boards(), keys(n), "column", "jump to a column", Moving})
	}
	return append(rows,
		Binding{Open, boards(), keys("enter"), "open", "open the task", Moving},
		Binding{Back, []Scope{Detail, Scroll, Minutes, Checking, Report}, keys("q", "esc"), "back", "back to where you were", Moving},
	)
}

func shifting() []Binding {
	return []Binding{
		{CardLeft, []Scope{Board, Grid, Detail}, keys("H"), "back a column", "move the task to the column before", Tasks},
		{CardRight, []Scope{Board, Grid, Detail}, keys("L"), "on a column", "move the task to the next column", Tasks},
		{CardDown, []Scope{Board, People}, keys("J"), "lower", "move the task down in its column", Tasks},
		{CardUp, []Scope{Board, People}, keys("K"), "higher", "move the task up in its column", Tasks},
		{Move, onTask(), keys("m"), "move", "move to a column you choose", Tasks},
		{Force, []Scope{Ask}, keys("!"), "do it anyway", "pass a limit that was asked about", Tasks},
	}
}

func changing() []Binding {
	return []Binding{
		{Add, boards(), keys("n"), "new", "new task, all in one line", Tasks},
		{Edit, onTask(), keys("e"), "edit", "edit title and all fields in one line", Tasks},
		{Editor, onTask(), keys("E"), "editor", "edit the description in $EDITOR", Tasks},
		{Comment, onTask(), keys("c"), "comment", "comment", Tasks},
		{Priority, onTask(), keys("p"), "priority", "set the priority", Tasks},
		{Estimate, onTask(), keys("w"), "estimate", "set the estimate", Tasks},
		{Label, onTask(), keys("t"), "labels", "add and remove labels", Tasks},
		{Due, onTask(), keys("."), "due", "set the day it is due", Tasks},
		{Milestone, onTask(), keys("%"), "milestone", "set the milestone", Tasks},
		{Parent, onTask(), keys("^"), "part of", "make it part of another task", Tasks},
		{After, onTask(), keys("&"), "waits for", "choose the tasks it waits for", Tasks},
		{Block, onTask(), keys("b"), "block", "block with a reason, or unblock", Tasks},
		{Unblock, onTask(), nil, "unblock", "take the reason for blocking away", Tasks},
		{Check, []Scope{Detail}, keys("space"), "tick", "tick an item of the checklist", Tasks},
		{Done, onTask(), keys("x"), "done", "done, or open again", Tasks},
		{Reopen, onTask(), nil, "reopen", "open a finished task again", Tasks},
		{Archive, onTask(), keys("D"), "archive", "archive, or fetch from the archive", Tasks},
		{Unarchive, onTask(), nil, "unarchive", "fetch from the archive", Tasks},
		{Duplicate, onTask(), keys("C"), "duplicate", "add the task again, to be done once more", Tasks},
		{Delete, onTask(), nil, "delete", "take the task off the board", Tasks},
		{Purge, onTask(), nil, "purge", "delete, and take its text out of the history for good", Tasks},
		{Undo, onTask(), keys("u"), "undo", "undo your last change", Tasks},
		{Redo, onTask(), keys("ctrl+r"), "redo", "redo what you undid", Tasks},
	}
}

func handing() []Binding {
	return []Binding{
		{Assign, onTask(), keys("a"), "assign", "choose who does it", Hands},
		{Take, onTask(), keys("A"), "take", "take it yourself", Hands},
		{HandPrev, []Scope{People}, keys("H"), "hand over", "by person: hand the task to the one beside", Hands},
		{HandNext, []Scope{People}, keys("L"), "hand over", "by person: hand the task to the one beside", Hands},
		{HandPrev, []Scope{Grid}, keys("K"), "hand over", "in the grid: hand the task to the one above or below", Hands},
		{HandNext, []Scope{Grid}, keys("J"), "hand over", "in the grid: hand the task to the one above or below", Hands},
		{Hand, onTask(), nil, "hand over", "hand the task to somebody you choose", Hands},
	}
}

func viewing() []Binding {
	return []Binding{
		{NextView, boards(), keys("tab"), "view", "next view: status, people, grid", View},
		{PrevView, boards(), keys("shift+tab"), "view", "the view before", View},
		{Filter, boards(), keys("/"), "filter", "filter", View},
		{Mine, boards(), keys("@"), "mine", "only my tasks, or all", View},
		{Views, boards(), keys("f"), "views", "choose a saved view", View},
		{Select, boards(), keys("space"), "select", "select the task, or leave it out", View},
		{SelectColumn, boards(), keys("V"), "select all", "select the column", View},
		{Clear, boards(), keys("esc"), "clear", "clear the selection, then the filter", View},
		{Density, boards(), keys("z"), "density", "cards with fewer or more lines", View},
	}
}

func meeting() []Binding {
	in := []Scope{Meet}
	rows := []Binding{
		{Standup, boards(), keys("s"), "standup", "hold a standup over the board", Meets},
		{NextTurn, in, keys("]"), "next turn", "next turn, at the end the whole board", Meets},
		{PrevTurn, in, keys("["), "turn before", "the turn before", Meets},
		{Whose, in, keys("'"), "whose turn", "give the turn by the first letter of a name", Meets},
		{TellDown, in, keys(")"), "more", "more of what is told of the turn", Meets},
		{TellUp, in, keys("("), "back", "back in what is told of the turn", Meets},
		{Round, in, keys("}"), "by card", "go card by card from the right, or by person again", Meets},
		{Promise, in, keys("+"), "promise", "promise the task for today, or not after all", Meets},
		{Park, in, keys("*"), "park", "park a topic for afterwards", Meets},
		{Decide, in, keys("="), "decision", "write down what was decided", Meets},
		{Absent, in, keys("-"), "not here", "whose turn it is, is not here; or is after all", Meets},
		{Clock, in, keys(","), "clock", "stop the clock, or let it go on", Meets},
		{EndStandup, in, keys("s"), "end", "end the standup and keep it in the log", Meets},
		{DiscardStandup, in, nil, "leave it", "leave the standup and keep nothing of it", Meets},
		{Minuted, boards(), nil, "minutes", "the minutes of the last standup that was held", Meets},
		{CheckIn, boards(), keys("S"), "check in", "check in: what you did, and will do today", Meets},
		{Today, []Scope{Checking}, keys("space"), "today", "get on with the task today, or not after all", Meets},
		{Block, []Scope{Checking}, keys("b"), "block", "block with a reason, or unblock", Meets},
		{Words, []Scope{Checking}, keys("w"), "words", "say something in words", Meets},
		{Accept, []Scope{Checking}, keys("enter"), "check in", "check in, as the form stands", Meets},
		{Reports, boards(), keys("R"), "report", "reports: how work went, and what may be expected", Meets},
		{NextKind, []Scope{Report}, keys("tab"), "next report", "next report: weekly, sprint, person, milestone, flow", Meets},
		{PrevKind, []Scope{Report}, keys("shift+tab"), "report before", "the report before", Meets},
		{Earlier, documents(), keys("["), "earlier", "the days before, the standup before", Meets},
		{Later, documents(), keys("]"), "later", "the days after, the next standup", Meets},
		{Mine, []Scope{Report}, keys("@"), "mine", "only mine, or everybody's", Meets},
		{Copy, documents(), keys("y"), "copy", "copy as Markdown", Meets},
		{Save, documents(), keys("o"), "to a file", "write to a file: as text, Markdown, HTML, JSON, …", Meets},
		{Send, []Scope{Minutes}, keys("|"), "send", "give the minutes to the command in your settings", Meets},
	}
	for i := 1; i <= 9; i++ {
		n := strconv.Itoa(i)
		rows = append(rows, Binding{Action("turn-" + n), in, keys(n), "turn", "give the turn to the person with that number", Meets})
	}
	return rows
}

func others() []Binding {
	return []Binding{
		{Palette, onTask(), keys(":"), "commands", "find a command by its name", Rest},
		{Copy, onTask(), keys("y"), "copy", "copy the reference", Rest},
		{CopyBranch, onTask(), keys("Y"), "copy branch", "copy a name for a git branch", Rest},
		{Help, reading(), keys("?"), "help", "this help", Rest},
		{Quit, boards(), keys("q"), "quit", "quit", Rest},
		{Interrupt, []Scope{Global}, keys("ctrl+c"), "quit", "quit from anywhere", Rest},
		{Suspend, []Scope{Global}, keys("ctrl+z"), "suspend", "leave for the shell; fg comes back", Rest},
	}
}

func typed() []Binding {
	choosing := []Scope{Picker, Line}
	return []Binding{
		{Accept, choosing, keys("enter"), "accept", "accept", Typed},
		{Cancel, []Scope{Line}, keys("esc"), "keep as draft", "leave the line; what was typed is kept", Typed},
		{Cancel, []Scope{Picker, Ask}, keys("esc"), "cancel", "leave the list or the question", Typed},
		{Discard, []Scope{Ask}, keys("x"), "without it", "leave without keeping it, where that is asked", Typed},
		{Complete, []Scope{Line}, keys("tab"), "complete", "complete the word", Typed},
		{Mark, []Scope{Picker}, keys("tab"), "mark", "mark one more, where several can be chosen", Typed},
		{PickNext, choosing, keys("down", "ctrl+n"), "next", "next in the list", Typed},
		{PickPrev, choosing, keys("up", "ctrl+p"), "previous", "previous in the list", Typed},
		{More, []Scope{Line}, keys("ctrl+e"), "more", "go on in $EDITOR", Typed},
	}
}
