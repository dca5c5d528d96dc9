package model

import (
	"fmt"
	"slices"
	"strings"
)

// Row is one field of one task, or of the board, that an event changed. At and By
// are when and by whom it happened in the world.
type Row struct {
	Task     ID
	Field    string
	From, To Value
	At       Instant
	By       PersonID
}

// Account is an event as people read it: as one line, and field by field.
type Account struct {
	Text string
	Rows []Row
}

// Tell returns an event as people read it.
func Tell(ev Event, n Names) Account {
	var a Account
	for i, c := range ev.Do {
		var back Change
		if i < len(ev.Back) {
			back = ev.Back[i]
		}
		at := c.told().in(Stamp{At: ev.At, By: ev.By})
		for _, r := range c.rows(back, n) {
			r.At, r.By = at.At, at.By
			a.Rows = append(a.Rows, r)
		}
	}
	a.Text = sentence(ev, a.Rows, n)
	return a
}

// sentence says in one line what an event did: "moved PAY-12 Todo → Doing".
func sentence(ev Event, rows []Row, n Names) string {
	switch ev.Verb {
	case VerbUndo:
		return sayUndo("undid", undone(rows), n)
	case VerbRedo:
		return sayUndo("redid", rows, n)
	case VerbInit:
		return "set up the board " + n.setup.Info.Name
	case VerbRepair:
		return "repaired the board"
	case VerbLost:
		return "a change that can't be read any more"
	case VerbImport:
		return "imported " + Count(tasksIn(rows), "task")
	}
	return summary(rows, n)
}

// mostListed is the most tasks for which an undo is described by one of them.
const mostListed = 3

// leftAs introduces what an undo left as it is.
const leftAs = "; left as it is: "

// sayUndo says what was undone or redone, and what was left.
func sayUndo(verb string, rows []Row, n Names) string {
	var did, kept []Row
	for _, r := range rows {
		if r.Field == KeptField {
			kept = append(kept, r)
		} else {
			did = append(did, r)
		}
	}
	text := verb + ": " + summary(did, n)
	if many := tasksIn(did); many > mostListed { // one task can't stand for all of an import, say
		text = verb + ": changes to " + Count(many, "task")
	}
	switch {
	case len(kept) == 0:
		return text
	case len(did) == 0:
		text = verb + " nothing"
	}
	text += leftAs + kept[0].say(n)
	if more := len(kept) - 1; more > 0 {
		text += ", and " + Count(more, "more part")
	}
	return text
}

// tasksWith counts the tasks whose field has changed.
func tasksWith(rows []Row, field string) int {
	var same []Row
	for _, r := range rows {
		if r.Field == field {
			same = append(same, r)
		}
	}
	return tasksIn(same)
}

// undone turns the rows of an undo, which begins with what was done last, into the rows
// of what it undid, in the order in which it was done.
func undone(rows []Row) []Row {
	out := make([]Row, len(rows))
	for i, r := range rows {
		r.From, r.To = r.To, r.From
		switch r.Field {
		case "created":
			r.Field = "deleted"
		case "deleted":
			r.Field = "created"
		case KeptField:
			r.From, r.To = r.To, r.From
		}
		out[len(rows)-1-i] = r
	}
	return out
}

func tasksIn(rows []Row) int {
	seen := map[ID]bool{}
	for _, r := range rows {
		if r.Task != (ID{}) {
			seen[r.Task] = true
		}
	}
	return len(seen)
}

// summary says the most important row and counts the other tasks or fields.
func summary(rows []Row, n Names) string {
	var first *Row
	for i, r := range rows {
		if first == nil || importance(r) > importance(*first) {
			first = &rows[i]
		}
	}
	if first == nil {
		return "changed nothing"
	}
	if strings.HasPrefix(first.Field, boardField) {
		return boardSummary(rows, n)
	}
	text := first.say(n)
	if from, to, ok := handed(rows, first.Task); ok && first.Field == string(AssigneesField) {
		text = fmt.Sprintf("handed %s from %s to %s", n.Ref(first.Task), from, to)
	}
	if more := tasksWith(rows, first.Field) - 1; more > 0 && first.Task != (ID{}) {
		text += ", and " + Count(more, "more task")
	} else if more := fields(rows, first.Task) - 1; more > 0 && first.Field != checkInField {
		text += fmt.Sprintf(", and %s", Count(more, "other field"))
	}
	return text
}

// boardSummary says all rows of the board's own settings: there are few.
func boardSummary(rows []Row, n Names) string {
	var said []string
	for _, r := range rows {
		if strings.HasPrefix(r.Field, boardField) {
			said = append(said, r.say(n))
		}
	}
	return strings.Join(said, ", ")
}

// handed returns from whom to whom a task was handed, if rows say that it was.
func handed(rows []Row, task ID) (from, to string, ok bool) {
	var givers, takers []string
	for _, r := range rows {
		switch {
		case r.Task != task || r.Field != string(AssigneesField):
		case r.To.Kind == NoValue:
			givers = append(givers, r.From.Text)
		default:
			takers = append(takers, r.To.Text)
		}
	}
	return strings.Join(givers, ", "), strings.Join(takers, ", "), len(givers) > 0 && len(takers) > 0
}

// importance ranks rows: a task's adding or deletion, its status, its other fields,
// its place in the column or a check-in, the board's set-up. A check-in ranks above
// the person whom it adds to the board.
func importance(r Row) int {
	switch {
	case r.Field == "created", r.Field == "deleted":
		return 4
	case r.Field == "status":
		return 3
	case r.Field == "rank", r.Field == checkInField:
		return 1
	case r.Task == (ID{}):
		return 0
	}
	return 2
}

// fields counts the fields of a task that changed; adding or deleting a task counts
// as one.
func fields(rows []Row, task ID) int {
	seen := map[string]bool{}
	for _, r := range rows {
		if r.Field == "created" || r.Field == "deleted" {
			return 1
		}
		if r.Task == task {
			seen[r.Field] = true
		}
	}
	return len(seen)
}

// Count returns a number with its noun: "1 task", "2 tasks", "2 entries".
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if stem, ok := strings.CutSuffix(noun, "y"); ok && !strings.HasSuffix(stem, "a") {
		return fmt.Sprintf("%d %sies", n, stem)
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// Was returns "was" for one thing and "were" for any other number.
func Was(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}

// Moment is what happened to one task at one moment in the world.
type Moment struct {
	At   Instant
	By   PersonID
	Text string
}

// About returns what an event did to one task, moment by moment: an import may
// replay many moments.
func About(ev Event, task ID, n Names) []Moment {
	var out []Moment
	n.it = task
	rows := Tell(ev, n).Rows
	if ev.Verb == VerbUndo {
		slices.Reverse(rows) // in the order in which it was done
	}
	for _, r := range rows {
		if r.Task != task || r.Field == "status" && r.From.Kind == NoValue {
			continue
		}
		text := r.say(n)
		switch {
		case r.Field == KeptField:
		case ev.Verb == VerbUndo:
			text = "undid: " + undone([]Row{r})[0].say(n)
		case ev.Verb == VerbRedo:
			text = "redid: " + text
		}
		if last := len(out) - 1; last >= 0 && out[last].At == r.At && out[last].By == r.By {
			out[last].Text += ", " + text
			continue
		}
		out = append(out, Moment{r.At, r.By, text})
	}
	return out
}
