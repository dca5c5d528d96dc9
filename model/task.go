package model

import (
	"slices"
	"strings"
)

// Priority is how urgent a task is. The zero value is none.
type Priority uint8

// The priorities, lowest first.
const (
	NoPriority Priority = iota
	Low
	Medium
	High
	Urgent
)

// Priorities returns the names of the priorities in order, "none" first.
func Priorities() []string { return []string{"none", "low", "medium", "high", "urgent"} }

// String returns the name of p, "" for none.
func (p Priority) String() string {
	if p == NoPriority || p > Urgent {
		return ""
	}
	return Priorities()[p]
}

// Task is a card: what the board shows of a piece of work. What is long or
// rarely looked at is in its [Body]. A published task never changes.
type Task struct {
	ID       ID
	Num      int // the number in its reference; never used twice on a board
	Title    string
	Column   ColumnID
	Rank     Rank
	Priority Priority
	Due      Day
	Estimate float64 // in the board's unit; 0 is none

	Assignees []PersonID // sorted
	Labels    []LabelID  // sorted
	After     []ID       // what it waits for, sorted
	Parent    ID
	Milestone MilestoneID
	Blocked   Blocker
	Fields    []FieldValue // free fields, sorted by name

	// What the body holds, counted, so that a card can be drawn without it.
	Comments, Links, Items, Ticked int
	Described                      bool

	Created   Instant
	CreatedBy PersonID
	Updated   Instant
	Started   Instant // first entry into kind doing
	Done      Instant // last entry into kind done; 0 when it has left
	Archived  Instant
	Since     Instant // entry into its column
}

// Blocker is why a task is blocked, and since when. No reason is no blocker.
type Blocker struct {
	Reason string
	Since  Instant
}

// FieldValue is a free field of a task.
type FieldValue struct {
	Name  string
	Value Value
}

// Body is the long part of a task.
type Body struct {
	Description string // Markdown
	Checklist   []CheckItem
	Comments    []Comment
	Links       []Link
	External    []External
}

// CheckItem is a line of a task's checklist. Group is the checklist's name
// where a task has several.
type CheckItem struct {
	ID    ID
	Group string
	Text  string
	Done  bool
}

// Comment is something said about a task.
type Comment struct {
	ID     ID
	By     PersonID
	At     Instant
	Text   string // Markdown
	Edited Instant
}

// Link is an address that belongs to a task. Its URL is its key.
type Link struct {
	Title string
	URL   string
}

// External is what another system calls this task. Source and ID are its key.
type External struct {
	Source string // "trello", "csv", …
	ID     string
	Key    string // what people call it there
	URL    string
	Seen   Instant // the newest state of it that was imported
	Board  string  // the ID of the board there that has it, "" where that is not known
}

// Clone returns a copy of t that shares nothing that can change.
func (t *Task) Clone() *Task {
	c := *t
	c.Assignees = slices.Clone(t.Assignees)
	c.Labels = slices.Clone(t.Labels)
	c.After = slices.Clone(t.After)
	c.Fields = slices.Clone(t.Fields)
	return &c
}

// Field returns the free field called name, in any case.
func (t *Task) Field(name string) (Value, bool) {
	for _, f := range t.Fields {
		if strings.EqualFold(f.Name, name) {
			return f.Value, true
		}
	}
	return Value{}, false
}

// AssignedTo reports whether p is among the assignees.
func (t *Task) AssignedTo(p PersonID) bool { return slices.Contains(t.Assignees, p) }

// Clone returns a copy of b that shares no slices with it; of nil, an empty body.
func (b *Body) Clone() *Body {
	if b == nil {
		return &Body{}
	}
	return &Body{
		Description: b.Description,
		Checklist:   slices.Clone(b.Checklist),
		Comments:    slices.Clone(b.Comments),
		Links:       slices.Clone(b.Links),
		External:    slices.Clone(b.External),
	}
}

// counts reports whether the counts in t match a body.
func (t *Task) counts(b *Body) bool {
	if b == nil {
		return false
	}
	c := *t
	c.count(b)
	return c.Comments == t.Comments && c.Links == t.Links && c.Items == t.Items && c.Ticked == t.Ticked && c.Described == t.Described
}

// count updates the counts in t from its body.
func (t *Task) count(b *Body) {
	t.Comments, t.Links, t.Items, t.Ticked = len(b.Comments), len(b.Links), len(b.Checklist), 0
	for _, i := range b.Checklist {
		if i.Done {
			t.Ticked++
		}
	}
	t.Described = b.Description != ""
}
