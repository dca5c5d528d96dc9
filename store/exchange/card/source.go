package card

import "baton/model"

// Source is what a file says, in its own names: the IDs of columns, people,
// labels and milestones are those of the file until the plan finds or makes the
// board's.
type Source struct {
	Name  string // the format, as in identities and External: "trello"
	Board string // the ID of the board at the source, "" if it has none
	Calls Calls  // its words for columns and tasks

	Info       model.Info
	Columns    []model.Column
	People     []model.Person
	Labels     []model.Label
	Milestones []model.Milestone
	Views      []model.View
	Fields     int     // how many free fields are defined
	Cards      []*Card // in the order of their numbers
	// Events is the whole log of a board that came with its history, to be
	// appended as it is to a board that has none; nil otherwise.
	Events []model.Event

	Tells      Aspects
	Exact      bool                       // the set-up is a baton board's, to be used as it is on a new board
	Unnamed    bool                       // the board there has no name: that in Info is only the file's
	KnownKinds bool                       // the file gives the kinds of its columns
	Hints      bool                       // its columns are found or added; none are removed
	Times      bool                       // a task lacks the times that it does not tell
	Seen       map[model.ID]model.Instant // when the tasks of a table of ours were last changed
	Summary    *Summary                   // the counts of reading
}

// Calls are the words for columns and tasks at the source, in the plural.
type Calls struct{ Columns, Tasks string }

// Aspects are those parts of a task that a file speaks of. What it is silent
// about stays as it is in an update.
type Aspects struct {
	Fields    map[model.Field]bool // those that Set sets
	Free      map[string]bool      // free fields, in small letters; nil: all of them
	Status    bool
	Archived  bool
	Assignees bool
	Labels    bool
	After     bool
	Blocked   bool
	Checklist bool
	Comments  bool
	Links     bool
	Order     bool // the order of the cards is that of the board there
}

// Card is one task of the file. Its people, labels, milestone and column are
// the file's; its column is the one it begins in, where steps follow.
type Card struct {
	Task     *model.Task
	Body     *model.Body
	Order    float64 // its place in its column
	Steps    []Step
	Hidden   bool // it ends archived
	Done     bool // it is done, though the board's column of that name may not be
	Parent   model.ID
	After    []model.ID
	External model.External
}

// Stands returns the column where the card ends.
func (c *Card) Stands() model.ColumnID {
	at := c.Task.Column
	for _, s := range c.Steps {
		if s.To != "" {
			at = s.To
		}
	}
	return at
}

// Step is a move of a card in the world, or its leaving sight and coming back.
type Step struct {
	At    model.Instant
	By    model.PersonID
	To    model.ColumnID // "" for the archive
	Shown bool           // with "": back into sight
}
