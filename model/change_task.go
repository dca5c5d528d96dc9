package model

import (
	"slices"
	"strings"
)

// AddTask puts a whole task on the board. Times that are 0 become those of the
// change, a number of 0 becomes the next one, and a rank of "" the last. A task that
// was on the board before keeps the number it had.
type AddTask struct {
	Told
	Task *Task
	Body *Body
}

// Kind returns "add".
func (AddTask) Kind() string { return "add" }

// Subject returns the new task.
func (c AddTask) Subject() ID { return c.Task.ID }

func (c AddTask) as(t Told) Change { c.Told = t; return c }

// maxGap is how far a task's number may be ahead of the board's next one: the board
// is indexed by number, and a hostile file must not make that index huge.
const maxGap = 1_000_000

func (c AddTask) admit(e *Edit, d *Draft, s Stamp) (Change, error) {
	t, b := c.Task.Clone(), c.Body.Clone()
	if t.ID == (ID{}) {
		t.ID = s.NewID()
	}
	if e.Task(t.ID) != nil {
		return nil, Errorf(Refused, "task %s is already on the board", e.Setup().Ref(e.Task(t.ID).Num))
	}
	if err := assignNumber(e, t, !d.Undoes.IsZero()); err != nil {
		return nil, err
	}
	if !d.Undoes.IsZero() {
		t.Column = standIn(e.Setup(), t.Column)
	}
	if err := c.check(e, t); err != nil {
		return nil, err
	}
	if err := checkReferences(e, t, !d.Undoes.IsZero()); err != nil {
		return nil, err
	}
	if t.Rank == "" {
		t.Rank = e.lastRank(t.Column)
	}
	for i := range b.Checklist {
		setIDIfNone(&b.Checklist[i].ID, s)
	}
	for i := range b.Comments {
		setIDIfNone(&b.Comments[i].ID, s)
	}
	c.stamp(e, t, c.in(s))
	t.normalise()
	t.count(b)
	c.Task, c.Body = t, b
	return c, nil
}

// assignNumber gives the task the number that it had before, else checks the one it
// asks for. A task that comes back gets a new number where its own has been taken.
func assignNumber(e *Edit, t *Task, back bool) error {
	if had := e.numberOf(t.ID); had != 0 { // references to it stay valid
		t.Num = had
	}
	switch {
	case t.Num == 0, back && e.numberTaken(t.Num, t.ID):
		t.Num = e.head.Next
	case e.numberTaken(t.Num, t.ID):
		return Errorf(Refused, "number %d belongs to another task", t.Num)
	case t.Num < 0 || t.Num > e.head.Next+maxGap:
		return Errorf(Refused, "number %d is out of range: the board's next number is %d", t.Num, e.head.Next)
	}
	return nil
}

// check checks the title, the free fields and the column, which it fills in
// where none is given.
func (c AddTask) check(e *Edit, t *Task) error {
	if err := checkTitle(t.Title); err != nil {
		return err
	}
	for _, f := range t.Fields {
		if err := checkValue(f.Value); err != nil {
			return err
		}
	}
	if t.Column == "" {
		first, ok := e.Setup().FirstOf(KindTodo)
		if !ok {
			return Errorf(Refused, "the board has no column of kind todo: name one with in:COLUMN")
		}
		t.Column = first.ID
	}
	return checkColumn(e, t.Column)
}

// standIn returns the column, or if it was removed the first of the same kind, or
// else the first of all.
func standIn(s *Setup, c ColumnID) ColumnID {
	col, ok := ByKey[Column](s, string(c))
	if ok && !col.Removed {
		return c
	}
	if first, ok := s.FirstOf(s.KindOf(c)); ok {
		return first.ID
	}
	if live := Live[Column](s); len(live) > 0 {
		return live[0].ID
	}
	return c
}

// checkReferences refuses a parent or blocker that is not on the board. A task that
// comes back loses those that have been deleted since.
func checkReferences(e *Edit, t *Task, back bool) error {
	gone := func(id ID) bool { return id != (ID{}) && e.Task(id) == nil }
	if !back && (gone(t.Parent) || slices.ContainsFunc(t.After, gone)) {
		return Errorf(NotFound, "%q has a parent or blocker that is not on the board", t.Title)
	}
	if gone(t.Parent) {
		t.Parent = ID{}
	}
	t.After = slices.DeleteFunc(t.After, gone)
	return nil
}

// numberOf returns the number that a task has or had, 0 if it never had one.
func (e *Edit) numberOf(id ID) int {
	if n, ok := e.base.(Numbers); ok {
		return n.NumberOf(id)
	}
	return 0
}

// numberTaken reports whether a number belongs to a task other than id.
func (e *Edit) numberTaken(num int, id ID) bool {
	if other, ok := e.nums[num]; ok {
		return other != id
	}
	if n, ok := e.base.(Numbers); ok {
		other, taken := n.ByNumber(num)
		return taken && other != id
	}
	return false
}

// stamp fills in the times that the task does not have.
func (AddTask) stamp(e *Edit, t *Task, s Stamp) {
	setIfNone(&t.Created, s.At)
	if t.CreatedBy == "" {
		t.CreatedBy = s.By
	}
	setIfNone(&t.Updated, t.Created)
	setIfNone(&t.Since, t.Created)
	switch e.Setup().KindOf(t.Column) {
	case KindDoing:
		setIfNone(&t.Started, t.Since)
	case KindDone:
		setIfNone(&t.Done, t.Since)
	}
}

func setIfNone(i *Instant, to Instant) {
	if *i == 0 {
		*i = to
	}
}

func setIDIfNone(id *ID, s Stamp) {
	if *id == (ID{}) {
		*id = s.NewID()
	}
}

func (c AddTask) undo(*Edit) Change { return DeleteTask{Task: c.Task.ID, Num: c.Task.Num} }

func (c AddTask) apply(e *Edit, _ Stamp) { e.put(c.Task, c.Body) }

func (AddTask) touches(Change) []string { return []string{wholeTask} }

func (c AddTask) rows(_ Change, n Names) []Row {
	return []Row{
		{Task: c.Task.ID, Field: "created", To: Text(c.Task.Title)},
		{Task: c.Task.ID, Field: "status", To: Text(n.column(c.Task.Column))},
	}
}

func (c AddTask) scrub() Change {
	t := c.Task
	c.Task = &Task{
		ID: t.ID, Num: t.Num, Title: purged, Column: t.Column, Rank: t.Rank,
		Created: t.Created, CreatedBy: t.CreatedBy, Updated: t.Updated, Since: t.Since,
		Started: t.Started, Done: t.Done, Archived: t.Archived, Assignees: t.Assignees, Blocked: t.Blocked,
	}
	if t.Blocked.Reason != "" {
		c.Task.Blocked.Reason = purged
	}
	c.Body = &Body{}
	return c
}

// purged replaces the text of a purged task.
const purged = "(purged)"

// DeleteTask removes a task from the board. Its text stays in the history, unless it
// is purged.
type DeleteTask struct {
	Told
	Task  ID
	Num   int
	Purge bool // remove its text from the history too; can't be undone
}

// Kind returns "delete".
func (DeleteTask) Kind() string { return "delete" }

// Subject returns the task.
func (c DeleteTask) Subject() ID { return c.Task }

func (c DeleteTask) as(t Told) Change { c.Told = t; return c }

func (c DeleteTask) admit(e *Edit, d *Draft, _ Stamp) (Change, error) {
	t := e.Task(c.Task)
	if t == nil {
		if c.Num = e.numberOf(c.Task); c.Purge && c.Num > 0 && d.Undoes.IsZero() {
			return c, nil // its text is still in the history
		}
		return nil, NoTask(e, c.Num)
	}
	if n := len(e.Referrers(c.Task)); n > 0 {
		return nil, Errorf(Refused, "can't delete %s: it is a parent or blocker of %s", e.Setup().Ref(t.Num), Count(n, "other task"))
	}
	if c.Purge && !d.Undoes.IsZero() {
		return nil, Errorf(Refused, "an undo can't purge a task")
	}
	c.Num = t.Num
	return c, nil
}

func (c DeleteTask) undo(e *Edit) Change {
	if c.Purge {
		return nil
	}
	return AddTask{Task: e.Task(c.Task), Body: e.Body(c.Task)}
}

func (c DeleteTask) apply(e *Edit, _ Stamp) { e.drop(c.Task) }

func (DeleteTask) touches(Change) []string { return []string{wholeTask} }

func (c DeleteTask) rows(back Change, n Names) []Row {
	r := Row{Task: c.Task, Field: "deleted"}
	if a, ok := back.(AddTask); ok {
		return []Row{
			{Task: c.Task, Field: "deleted", From: Text(a.Task.Title)},
			{Task: c.Task, Field: "status", From: Text(n.column(a.Task.Column))},
		}
	}
	return []Row{r}
}

func (c DeleteTask) scrub() Change { return c }

func checkTitle(s string) error {
	if strings.TrimSpace(s) == "" {
		return Errorf(Usage, "a task needs a title")
	}
	return nil
}

func checkColumn(e *Edit, c ColumnID) error {
	if col, ok := ByKey[Column](e.Setup(), string(c)); !ok || col.Removed {
		return Errorf(NotFound, "no column %q", Named[Column](e.Setup(), string(c)))
	}
	return nil
}

// NoTask is the error for a task that is not on the board, by its number; 0 is a
// task without one.
func NoTask(f Facts, num int) error {
	if num == 0 {
		return Errorf(NotFound, "no such task (it may have been deleted)")
	}
	return Errorf(NotFound, "no task %s (it may have been deleted)", f.Setup().Ref(num))
}
