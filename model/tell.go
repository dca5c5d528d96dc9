package model

import (
	"fmt"
	"strings"
)

// Row is one field of one task, or of the board, that an event changed. At and
// By are those of the world it tells of.
type Row struct {
	Task     ID
	Field    string
	From, To Value
	At       Instant
	By       PersonID
}

// Account is an event as people read it: a line, and field by field.
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
		return took("undid", undone(rows), n)
	case VerbRedo:
		return took("redid", rows, n)
	case VerbInit:
		return "set up the board " + n.setup.Info.Name
	case VerbRepair:
		return "repaired the board"
	case VerbLost:
		return "a change that can't be read any more"
	case VerbImport:
		return "imported " + Count(tasksIn(rows), "task")
	}
	return sum(rows, n)
}

// mostTold is how many tasks an undo may be about to be told by one of them.
const mostTold = 3

// leftAs comes before what an undo left as it is.
const leftAs = "; left as it is: "

// took says what was undone or redone, and what of it stays.
func took(verb string, rows []Row, n Names) string {
	var did, kept []Row
	for _, r := range rows {
		if r.Field == KeptField {
			kept = append(kept, r)
		} else {
			did = append(did, r)
		}
	}
	text := verb + ": " + sum(did, n)
	if many := tasksIn(did); many > mostTold { // an import, say: one of its tasks would stand for all
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

// tasksWith counts the tasks of which a field has changed.
func tasksWith(rows []Row, field string) int {
	var same []Row
	for _, r := range rows {
		if r.Field == field {
			same = append(same, r)
		}
	}
	return tasksIn(same)
}

// undone turns what an undo did into what it took back.
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
		out[i] = r
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

// sum tells the first row that says something and counts the other tasks.
func sum(rows []Row, n Names) string {
	var first *Row
	for i, r := range rows {
		if first == nil || weight(r) > weight(*first) {
			first = &rows[i]
		}
	}
	if first == nil {
		return "changed nothing"
	}
	if strings.HasPrefix(first.Field, boardField) {
		return sumBoard(rows, n)
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

// sumBoard tells all of the board's own settings that rows change: they are few.
func sumBoard(rows []Row, n Names) string {
	var said []string
	for _, r := range rows {
		if strings.HasPrefix(r.Field, boardField) {
			said = append(said, r.say(n))
		}
	}
	return strings.Join(said, ", ")
}

// handed returns from whom to whom a task went, if that is what rows tell.
func handed(rows []Row, task ID) (from, to string, ok bool) {
	for _, r := range rows {
		if r.Task == task && r.Field == string(AssigneesField) {
			if r.To.Kind == NoValue {
				from += " " + r.From.Text
			} else {
				to += " " + r.To.Text
			}
		}
	}
	return strings.TrimSpace(from), strings.TrimSpace(to), from != "" && to != ""
}

// weight puts a task's beginning and end before its status, that before what
// else changed, and its place in the column and the board's set-up last. Who
// checks in may join the board by it: that is told behind.
func weight(r Row) int {
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

// fields counts the fields of a task that say something of their own.
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

// Count returns "1 task" or "2 tasks".
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if stem, ok := strings.CutSuffix(noun, "y"); ok && !strings.HasSuffix(stem, "a") {
		return fmt.Sprintf("%d %sies", n, stem)
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// Was returns the verb for so many things in the past.
func Was(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}

// Moment is what happened to one task at one moment of the world.
type Moment struct {
	At   Instant
	By   PersonID
	Text string
}

// About tells what an event did to one task, moment by moment: an import holds
// many, told with their own times.
func About(ev Event, task ID, n Names) []Moment {
	var out []Moment
	n.it = task
	for _, r := range Tell(ev, n).Rows {
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
