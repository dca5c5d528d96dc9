package exchange

import (
	"baton/model"
)

// source is what a file says, in its own names: the IDs of columns, people,
// labels and milestones are those of the file until [File.Draft] finds or makes
// the board's.
type source struct {
	name       string // "trello": of identities and of External
	board      string // the ID of the board there, "" where it has none
	info       model.Info
	exact      bool // the set-up is one of ours: taken as it is where there is none
	fields     int  // free fields that are defined
	views      []model.View
	columns    []model.Column
	people     []model.Person
	labels     []model.Label
	milestones []model.Milestone
	cards      []*card // in the order of their numbers
	tells      aspects
	times      bool                       // a task lacks the times that it does not tell
	seen       map[model.ID]model.Instant // when the tasks of a table of ours were last changed
	hints      bool                       // its columns are found or added, none are taken off
	rep        *Report                    // what was counted while reading
}

// aspects are those parts of a task that a file speaks of. What it is silent
// about stays as it is in an update.
type aspects struct {
	fields    map[model.Field]bool // those that Set sets
	free      map[string]bool      // free fields, in small letters; nil: all of them
	status    bool
	archived  bool
	assignees bool
	labels    bool
	after     bool
	blocked   bool
	checklist bool
	comments  bool
	links     bool
	order     bool // the order of the cards is that of the board there
}

// card is one task of the file. Its people, labels, milestone and column are
// the file's; its column is the one it begins in, where steps follow.
type card struct {
	task     *model.Task
	body     *model.Body
	order    float64 // its place in its column
	steps    []step
	hidden   bool // it ends archived
	parent   model.ID
	after    []model.ID
	external model.External
	raw      *Task // of JSON, while its relations are read
}

// stands returns the column where the card ends.
func (c *card) stands() model.ColumnID {
	at := c.task.Column
	for _, s := range c.steps {
		if s.to != "" {
			at = s.to
		}
	}
	return at
}

// step is a move of a card in the world, or its leaving sight and coming back.
type step struct {
	at    model.Instant
	by    model.PersonID
	to    model.ColumnID // "" for the archive
	shown bool           // with "": back into sight
}
