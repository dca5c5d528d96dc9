package minutes

import (
	"slices"
	"strings"

	"baton/model"
	"baton/model/meet"
)

// again says of a finished task that it was finished before.
func (m Minutes) again(t meet.Turn, task *model.Task) string {
	if slices.ContainsFunc(t.Ways, func(w meet.Way) bool { return w.ID == task.ID }) {
		return "reopened and finished again"
	}
	return ""
}

// ways tells how tasks went that are not done: those that were, or the others.
func (m Minutes) ways(t meet.Turn, reopened bool) []string {
	var out []string
	for _, w := range t.Ways {
		if w.Reopened == reopened && !slices.Contains(t.Finished, w.Task) {
			out = append(out, m.task(w.Task, m.way(w)))
		}
	}
	return out
}

// mostStations is how many columns of a way are named.
const mostStations = 4

// way tells over which columns a task went.
func (m Minutes) way(w meet.Way) string {
	var names []string
	for _, c := range w.Columns {
		names = append(names, m.column(c))
	}
	if len(names) > mostStations {
		names = []string{names[0], "…", names[len(names)-2], names[len(names)-1]}
	}
	out := strings.Join(names, " → ")
	switch {
	case w.Back():
		out += ", back where it was"
	case m.place(w.Columns[0]) > m.place(w.Columns[len(w.Columns)-1]) && !w.Reopened:
		out += ", came back"
	}
	return out
}

// place returns where a column stands on the board.
func (m Minutes) place(c model.ColumnID) int {
	return slices.IndexFunc(m.Board.Setup().Columns, func(o model.Column) bool { return o.ID == c })
}

// deeds tells what somebody did besides, a line for each kind.
func (m Minutes) deeds(t meet.Turn) []string {
	of := map[string][]string{}
	for _, d := range t.Did {
		ref := m.Board.Setup().Ref(m.Board.NumberOf(d.Task))
		switch d.Kind {
		case meet.Split:
			ref += " into " + model.Count(d.N, "part")
		case meet.Ticked:
			ref = model.Count(d.N, "item") + " of " + ref
		}
		of[d.Kind] = append(of[d.Kind], ref)
	}
	var out []string
	for _, kind := range meet.DeedKinds() {
		verb := kind
		if kind == meet.Commented {
			verb = "commented on"
		}
		if len(of[kind]) > 0 {
			out = append(out, verb+" "+strings.Join(of[kind], ", "))
		}
	}
	return out
}

// fate tells what became of a promise.
func (m Minutes) fate(o meet.Outcome) string {
	t := m.Board.Task(o.Task)
	switch {
	case o.Fate == meet.Moved:
		return "moved to " + m.column(t.Column)
	case o.Fate == meet.Waiting:
		return m.why(t)
	case o.Fate != meet.Dropped:
		return string(o.Fate)
	case t == nil:
		return "dropped (deleted)"
	case t.Archived != 0:
		return "dropped (archived)"
	}
	return "dropped (no longer theirs)"
}
