package model

// Templates returns the names of the set-ups that a new board can start with, the
// default first.
func Templates() []string { return []string{"kanban", "scrum", "personal"} }

// Template returns the set-up of that name, false if there is none.
func Template(name string) (*Setup, bool) {
	var cols []Column
	switch name {
	case "kanban":
		cols = columns("Backlog", KindBacklog, "Todo", KindTodo, "Doing", KindDoing, "Review", KindDoing, "Done", KindDone)
	case "scrum":
		cols = columns("Backlog", KindBacklog, "Sprint", KindTodo, "Doing", KindDoing, "Review", KindDoing, "Test", KindDoing, "Done", KindDone)
	case "personal":
		cols = columns("Someday", KindBacklog, "Todo", KindTodo, "Doing", KindDoing, "Done", KindDone)
	default:
		return nil, false
	}
	info := Info{Unit: "p", DefaultEstimate: 1, StaleDays: 5, WorkDays: MondayToFriday}
	return &Setup{Info: info, Columns: cols}, true
}

func columns(pairs ...any) []Column {
	var out []Column
	for i := 0; i+1 < len(pairs); i += 2 {
		name, _ := pairs[i].(string)
		kind, _ := pairs[i+1].(Kind)
		id := ColumnID(NewKey(name, func(string) bool { return false }))
		out = append(out, Column{ID: id, Name: name, Kind: kind})
	}
	return out
}

// Founding returns the changes that set up a board from nothing, so that a log holds
// everything about its board.
func Founding(s *Setup) []Change {
	do := []Change{SetInfo{Info: s.Info}}
	for _, c := range s.Columns {
		do = append(do, Put[Column]{Item: c, Index: -1})
	}
	for _, p := range s.People {
		do = append(do, Put[Person]{Item: p, Index: -1})
	}
	for _, l := range s.Labels {
		do = append(do, Put[Label]{Item: l, Index: -1})
	}
	for _, m := range s.Milestones {
		do = append(do, Put[Milestone]{Item: m, Index: -1})
	}
	for _, v := range s.Views {
		do = append(do, Put[View]{Item: v, Index: -1})
	}
	return do
}
