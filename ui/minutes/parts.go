package minutes

import (
	"slices"
	"strings"

	"baton/model"
	"baton/model/meet"
)

// Part is what minutes say about a turn under one label.
type Part struct {
	Label string
	Items []Item
}

// Item is a task with a note about it, or a text alone.
type Item struct {
	Num  int // of the task, 0 for a text
	Text string
	Note string
	Fate meet.Fate // of a promise; Blocked too of what has a reason
	ends bool      // the note is the outcome of a promise
}

// line formats an item in one line.
func (i Item) line(s *model.Setup) string {
	out := i.Text
	if i.Num != 0 {
		out = strings.TrimSpace(s.Ref(i.Num) + " " + out)
	}
	switch {
	case i.Note == "":
		return out
	case i.ends:
		return out + ": " + i.Note
	}
	return out + " (" + i.Note + ")"
}

// IsLabel reports whether a name is the label of a part, in any case.
func IsLabel(name string) bool {
	return slices.ContainsFunc(Minutes{}.parts(meet.Turn{}), func(p Part) bool { return strings.EqualFold(p.Label, name) })
}

// Parts returns the parts of a turn that are not empty.
func (m Minutes) Parts(t meet.Turn) []Part {
	return slices.DeleteFunc(m.parts(t), func(p Part) bool { return len(p.Items) == 0 })
}

func (m Minutes) parts(t meet.Turn) []Part {
	return []Part{
		{"Finished", m.tasks(t.Finished, func(task *model.Task) string { return again(t, task) })},
		{"Moved", m.ways(t, false)},
		{"Reopened", m.ways(t, true)},
		{"Also", words(m.activities(t))},
		{"Promised", m.outcomes(t.Promised)},
		{"Today", m.promisesLeft(t.Today)},
		{"Says", words(t.Words)},
		{"Blocked", m.tasks(t.Blocked, m.blocked)},
		{"Waits", m.tasks(t.Waiting, m.waitsFor)},
		{"In hand", m.tasks(t.Doing, func(task *model.Task) string { return m.column(task.Column) })},
		{"Next", m.tasks(t.Next, func(*model.Task) string { return "" })},
	}
}

func (m Minutes) tasks(l []*model.Task, note func(*model.Task) string) []Item {
	var out []Item
	for _, t := range l {
		i := Item{Num: t.Num, Text: t.Title, Note: note(t)}
		if model.IsBlocked(t) {
			i.Fate = meet.Blocked
		}
		out = append(out, i)
	}
	return out
}

// promisesLeft returns what is promised of tasks that are on the board. A day that is not
// the standup's is named.
func (m Minutes) promisesLeft(l []model.Promise) []Item {
	var out []Item
	for _, p := range l {
		if t := m.Board.Task(p.Task); t != nil {
			i := Item{Num: t.Num, Text: t.Title}
			switch {
			case m.Board.Setup().KindOf(t.Column) == model.KindDone:
				i.Note = "done already"
			case p.Day > model.DayOf(m.At):
				i.Note = "for " + p.Day.Time().Format("Mon 2 Jan")
			}
			out = append(out, i)
		}
	}
	return out
}

func words(l []string) []Item {
	var out []Item
	for _, s := range l {
		for line := range strings.Lines(s) {
			out = append(out, Item{Text: strings.TrimSpace(line)})
		}
	}
	return out
}

// again notes that a finished task had been reopened.
func again(t meet.Turn, task *model.Task) string {
	if slices.ContainsFunc(t.Ways, func(w meet.Way) bool { return w.ID == task.ID }) {
		return "reopened, then finished again"
	}
	return ""
}

// ways lists how unfinished tasks moved: the reopened ones, or the others.
func (m Minutes) ways(t meet.Turn, reopened bool) []Item {
	var out []Item
	for _, w := range t.Ways {
		if w.Reopened == reopened && !slices.Contains(t.Finished, w.Task) {
			note := m.way(w)
			if w.By != "" && w.By != t.Person {
				note += ", by " + m.name(w.By)
			}
			out = append(out, Item{Num: w.Num, Text: w.Title, Note: note})
		}
	}
	return out
}

// mostStations is how many columns of a way are named.
const mostStations = 4

// way names the columns that a task moved through.
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

// place returns the index of a column on the board.
func (m Minutes) place(c model.ColumnID) int {
	return slices.IndexFunc(m.Board.Setup().Columns, func(o model.Column) bool { return o.ID == c })
}

func (m Minutes) column(c model.ColumnID) string {
	return model.Named[model.Column](m.Board.Setup(), string(c))
}

// mostRefs is how many tasks of one kind of activity are named.
const mostRefs = 6

// activities lists what else a person did, one line for each kind.
func (m Minutes) activities(t meet.Turn) []string {
	of := map[string][]string{}
	for _, d := range t.Did {
		of[d.Kind] = append(of[d.Kind], m.activity(d))
	}
	var out []string
	for _, kind := range meet.ActivityKinds() {
		verb, all := kind, of[kind]
		switch kind {
		case meet.Commented:
			verb = "commented on"
		case meet.Handed:
			verb = "handed"
		case meet.Split:
			verb = "added"
		}
		if len(all) > mostRefs && kind != meet.Split && kind != meet.Ticked {
			out = append(out, verb+" "+model.Count(len(all), "task"))
		} else if len(all) > 0 {
			out = append(out, verb+" "+strings.Join(all, ", "))
		}
	}
	return out
}

// activity names the object of an activity, after its verb.
func (m Minutes) activity(d meet.Activity) string {
	ref := m.Board.Setup().Ref(m.Board.NumberOf(d.Task))
	switch d.Kind {
	case meet.Split:
		return model.Count(d.N, "part") + " to " + ref
	case meet.Ticked:
		return model.Count(d.N, "item") + " of " + ref
	case meet.Handed:
		if t := m.Board.Task(d.Task); len(t.Assignees) > 0 {
			return ref + " to " + strings.Join(m.names(t.Assignees), " and ")
		}
	}
	return ref
}

// blocked says why a task is blocked, and since when.
func (m Minutes) blocked(t *model.Task) string {
	if since := t.Blocked.Since; since != 0 {
		return m.why(t) + ", since " + since.Time().In(m.At.Location()).Format("Mon 2 Jan")
	}
	return m.why(t)
}

// why says what blocks a task.
func (m Minutes) why(t *model.Task) string {
	if t.Blocked.Reason != "" {
		return t.Blocked.Reason
	}
	return "waits " + m.waitsFor(t)
}

// waitsFor names what a task waits for.
func (m Minutes) waitsFor(t *model.Task) string {
	var refs []string
	for _, o := range model.Waiting(m.Board, t) {
		refs = append(refs, m.ref(o.ID))
	}
	return "for " + strings.Join(refs, ", ")
}

// outcomes lists what became of promises.
func (m Minutes) outcomes(l []meet.Outcome) []Item {
	var out []Item
	for _, o := range l {
		out = append(out, Item{Num: m.Board.NumberOf(o.Task), Text: o.Title, Note: m.fate(o), Fate: o.Fate, ends: true})
	}
	return out
}

// fate says what became of a promise.
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
		return "dropped: deleted"
	case t.Archived != 0:
		return "dropped: archived"
	}
	if len(t.Assignees) > 0 {
		return "dropped: assigned to " + strings.Join(m.names(t.Assignees), ", ")
	}
	return "dropped: no longer assigned"
}

// Others returns what was finished by nobody who is on the board now.
func (m Minutes) Others() []Item {
	return m.tasks(m.Digest.Others, func(*model.Task) string { return "" })
}

// About returns a turn that is about one card: what keeps it from going on, and
// whether it is promised.
func (m Minutes) About(t *model.Task, promises []model.Promise) meet.Turn {
	var out meet.Turn
	switch {
	case model.IsBlocked(t):
		out.Blocked = []*model.Task{t}
	case model.IsWaiting(m.Board, t):
		out.Waiting = []*model.Task{t}
	}
	if slices.ContainsFunc(promises, func(p model.Promise) bool { return p.Task == t.ID }) {
		out.Today = []model.Promise{{Task: t.ID}}
	}
	return out
}
