package board

import "baton/model"

// Widths of the columns in cells. A card narrower than minColumn is hard to read; one
// wider than maxColumn is slow to read.
const (
	minColumn = 24
	maxColumn = 56
	gapWidth  = 2
)

// stack is a column on the screen: a status, or a person. Its tasks are in
// the order in which they are drawn; sections are headings above some of them.
type stack struct {
	column   model.ColumnID // of a status
	person   model.PersonID // of a person, "" is nobody
	title    string
	count    string
	over     bool
	all      int // cards without the filter
	tasks    []*model.Task
	sections []section
}

// section is a heading for the tasks from an index on.
type section struct {
	at     int
	column model.ColumnID
	text   string
	over   bool
}

func (s *stack) key() string { return string(s.column) + "\x00" + string(s.person) }

// find returns the index of a task, -1 if it is not there.
func (s *stack) find(id model.ID) int {
	for i, t := range s.tasks {
		if t.ID == id {
			return i
		}
	}
	return -1
}

// frame is how many columns fit, and how wide they are.
type frame struct {
	shown int // columns side by side
	width int // of each
}

// fit divides w cells among n columns.
func fit(w, n int) frame {
	shown := max(1, min(n, (w+gapWidth)/(minColumn+gapWidth)))
	width := (w - (shown-1)*gapWidth) / shown
	return frame{shown: shown, width: min(width, max(maxColumn, minColumn))}
}
