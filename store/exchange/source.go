package exchange

import (
	"baton/model"
)

// source is what a file says, in its own names: the IDs of columns, people,
// labels and milestones are those of the file until [File.Draft] finds or makes
// the board's.
type source struct {
	name       string // "trello": of identities and of External
	info       model.Info
	exact      bool // the set-up is one of ours: taken as it is where there is none
	setup      *model.Setup
	columns    []model.Column
	people     []model.Person
	labels     []model.Label
	milestones []model.Milestone
	cards      []*card // in the order of their numbers
	tells      aspects
	rep        *Report // what was counted while reading
}

// aspects are those parts of a task that a file speaks of. What it is silent
// about stays as it is in an update.
type aspects struct {
	fields                                   map[model.Field]bool
	status, archived, assignees, labels      bool
	after, blocked, checklist, comments, links bool
	free                                     bool
}

// card is one task of the file. Its people, labels and column are the file's.
type card struct {
	task  *model.Task
	body  *model.Body
	order float64 // its place in the column
	steps []step
	// made is when it came into the column it begins in, where steps follow.
	made          model.Instant
	parent        *card
	after         []*card
	hidden        bool // archived, whenever that was
	hiddenAt      model.Instant
	hiddenBy      model.PersonID
	external      model.External
	notEverything bool
}

// step is a move of a card in the world, or its leaving sight and coming back.
type step struct {
	at    model.Instant
	by    model.PersonID
	to    model.ColumnID // "" for the archive
	shown bool           // with "": back into sight
}
