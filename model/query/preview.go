package query

// Kind is what a part of a line was understood as.
type Kind string

// The kinds of part.
const (
	Title     Kind = "title"
	Person    Kind = "person"
	Label     Kind = "label"
	Priority  Kind = "priority"
	Column    Kind = "column"
	Due       Kind = "due day"
	Estimate  Kind = "estimate"
	Parent    Kind = "parent"
	After     Kind = "blocker"
	Milestone Kind = "milestone"
)

// Part is a piece of a line and what was understood of it.
type Part struct {
	Kind    Kind   // "" if it was not understood at all
	Text    string // as typed
	At, End int    // bytes of the line
	Col     int    // its first character, counted from 1
	Shows   string // what was understood: "kim", "Fri 27 Nov"
	New     bool   // the board does not know it yet: it will be added
	Err     error  // a *Mistake, or nil
}

// Preview returns what [ParseAdd] or [ParseEdit] understands of a line, however much is
// wrong with it. Consecutive words of the title are one part.
func Preview(s string, e Env, u Use) []Part {
	return joined(s, read(s, e, u).parts)
}
