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
		{CardLeft, []Scope{Board, Grid, Detail}, keys("H"), "previous column", "move the task to the previous column", Tasks},
		{CardRight, []Scope{Board, Grid, Detail}, keys("L"), "next column", "move the task to the next column", Tasks},
		{CardDown, []Scope{Board, People}, keys("J"), "lower", "move the task down in its column", Tasks},
		{CardUp, []Scope{Board, People}, keys("K"), "higher", "move the task up in its column", Tasks},
		{Move, onTask(), keys("m"), "move", "move to a column you choose", Tasks},
		{Force, []Scope{Ask}, keys("!"), "do it anyway", "go over a limit after being asked", Tasks},
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
		{Due, onTask(), keys("."), "due", "set the due date", Tasks},
		{Milestone, onTask(), keys("%"), "milestone", "set the milestone", Tasks},
		{Parent, onTask(), keys("^"), "part of", "make it part of another task", Tasks},
		{After, onTask(), keys("&"), "waits for", "choose the tasks it waits for", Tasks},
		{Block, onTask(), keys("b"), "block", "block with a reason, or unblock", Tasks},
		{Unblock, onTask(), nil, "unblock", "remove the reason why it is blocked", Tasks},
		{Check, []Scope{Detail}, keys("space"), "tick", "tick an item of the checklist", Tasks},
		{Done, onTask(), keys("x"), "done", "mark as done, or reopen", Tasks},
		{Reopen, onTask(), nil, "reopen", "reopen a finished task", Tasks},
		{Archive, onTask(), keys("D"), "archive", "archive, or bring back from the archive", Tasks},
		{Unarchive, onTask(), nil, "unarchive", "bring back from the archive", Tasks},
		{Duplicate, onTask(), keys("C"), "duplicate", "add the task again, to be done once more", Tasks},
		{Delete, onTask(), nil, "delete", "take the task off the board", Tasks},
		{Purge, onTask(), nil, "purge", "delete, and remove its text from the history for good", Tasks},
		{Undo, onTask(), keys("u"), "undo", "undo your last change", Tasks},
		{Redo, onTask(), keys("ctrl+r"), "redo", "redo what you undid", Tasks},
	}
}

func handing() []Binding {
	return []Binding{
		{Assign, onTask(), keys("a"), "assign", "choose who does it", Hands},
		{Take, onTask(), keys("A"), "take", "take it yourself", Hands},
		{HandPrev, []Scope{People}, keys("H"), "hand over", "by person: hand the task to the person beside", Hands},
		{HandNext, []Scope{People}, keys("L"), "hand over", "by person: hand the task to the person beside", Hands},
		{HandPrev, []Scope{Grid}, keys("K"), "hand over", "in the grid: hand the task to the person above or below", Hands},
		{HandNext, []Scope{Grid}, keys("J"), "hand over", "in the grid: hand the task to the person above or below", Hands},
		{Hand, onTask(), nil, "hand over", "hand the task to somebody you choose", Hands},
	}
}

func viewing() []Binding {
	return []Binding{
		{NextView, boards(), keys("tab"), "view", "next view: status, people, grid", View},
		{PrevView, boards(), keys("shift+tab"), "view", "previous view", View},
		{Filter, boards(), keys("/"), "filter", "filter", View},
		{Mine, boards(), keys("@"), "mine", "only my tasks, or all", View},
		{Views, boards(), keys("f"), "views", "choose a saved view", View},
		{Select, boards(), keys("space"), "select", "select the task, or deselect it", View},
		{SelectColumn, boards(), keys("V"), "select all", "select the column", View},
		{Clear, boards(), keys("esc"), "clear", "clear the selection, then the filter", View},
		{Density, boards(), keys("z"), "density", "cards with fewer or more lines", View},
	}
}

func meeting() []Binding {
	in := []Scope{Meet}
	rows := []Binding{
		{Standup, boards(), keys("s"), "standup", "hold a standup over the board", Meets},
		{NextTurn, in, keys("]"), "next turn", "next turn; after the last, the whole board", Meets},
		{PrevTurn, in, keys("["), "previous turn", "previous turn", Meets},
		{Whose, in, keys("'"), "whose turn", "give the turn by the first letter of a name", Meets},
		{TellDown, in, keys(")"), "more", "scroll down in the turn", Meets},
		{TellUp, in, keys("("), "back", "scroll up in the turn", Meets},
		{Round, in, keys("}"), "by card", "go card by card from the right, or back to turns by person", Meets},
		{Promise, in, keys("+"), "promise", "promise the task for today, or take the promise back", Meets},
		{Park, in, keys("*"), "park", "park a topic for after the standup", Meets},
		{Decide, in, keys("="), "decision", "write down what was decided", Meets},
		{Absent, in, keys("-"), "not here", "mark whose turn it is as not here, or as here", Meets},
		{Clock, in, keys(","), "pause", "pause the timer, or resume it", Meets},
		{EndStandup, in, keys("s"), "end", "end the standup and keep it in the log", Meets},
		{DiscardStandup, in, nil, "discard", "leave the standup without keeping it", Meets},
		{Minuted, boards(), nil, "minutes", "minutes of the last standup", Meets},
		{CheckIn, boards(), keys("S"), "check in", "check in: what you did, and what you will do today", Meets},
		{Today, []Scope{Checking}, keys("space"), "today", "plan the task for today, or not", Meets},
		{Block, []Scope{Checking}, keys("b"), "block", "block with a reason, or unblock", Meets},
		{Words, []Scope{Checking}, keys("w"), "words", "add something in your own words", Meets},
		{Accept, []Scope{Checking}, keys("enter"), "check in", "check in with the form as it is", Meets},
		{Reports, boards(), keys("R"), "report", "reports: how work went, and what to expect", Meets},
		{NextKind, []Scope{Report}, keys("tab"), "next report", "next report: weekly, sprint, person, milestone, flow", Meets},
		{PrevKind, []Scope{Report}, keys("shift+tab"), "previous report", "previous report", Meets},
		{Earlier, documents(), keys("["), "earlier", "earlier days, the previous standup", Meets},
		{Later, documents(), keys("]"), "later", "later days, the next standup", Meets},
		{Mine, []Scope{Report}, keys("@"), "mine", "only mine, or everybody's", Meets},
		{Copy, documents(), keys("y"), "copy", "copy as Markdown", Meets},
		{Save, documents(), keys("o"), "to a file", "write to a file: as text, Markdown, HTML, JSON, …", Meets},
		{Send, []Scope{Minutes}, keys("|"), "send", "send the minutes to the command in your settings", Meets},
	}
	for i := 1; i <= 9; i++ {
		n := strconv.Itoa(i)
		rows = append(rows, Binding{Action("turn-" + n), in, keys(n), "turn", "give the turn to the person with that number", Meets})
	}
	return rows
}

func others() []Binding {
	return []Binding{
		{Palette, onTask(), keys(":"), "commands", "find a command by name", Rest},
		{Copy, onTask(), keys("y"), "copy", "copy the reference", Rest},
		{CopyBranch, onTask(), keys("Y"), "copy branch", "copy a name for a git branch", Rest},
		{Help, reading(), keys("?"), "help", "this help", Rest},
		{Quit, boards(), keys("q"), "quit", "quit", Rest},
		{Interrupt, []Scope{Global}, keys("ctrl+c"), "quit", "quit from anywhere", Rest},
		{Suspend, []Scope{Global}, keys("ctrl+z"), "suspend", "suspend to the shell; fg brings baton back", Rest},
	}
}

func typed() []Binding {
	choosing := []Scope{Picker, Line}
	return []Binding{
		{Accept, choosing, keys("enter"), "accept", "accept", Typed},
		{Cancel, []Scope{Line}, keys("esc"), "keep as draft", "close the line; what was typed is kept", Typed},
		{Cancel, []Scope{Picker, Ask}, keys("esc"), "cancel", "close the list or the question", Typed},
		{Discard, []Scope{Ask}, keys("x"), "discard", "discard it, where that is offered", Typed},
		{Complete, []Scope{Line}, keys("tab"), "complete", "complete the word", Typed},
		{Mark, []Scope{Picker}, keys("tab"), "mark", "mark one more, where several can be chosen", Typed},
		{PickNext, choosing, keys("down", "ctrl+n"), "next", "next in the list", Typed},
		{PickPrev, choosing, keys("up", "ctrl+p"), "previous", "previous in the list", Typed},
		{More, []Scope{Line}, keys("ctrl+e"), "more", "continue in $EDITOR", Typed},
	}
}
