package model

// The verbs: what the log calls an event. Each is the word of a command and of the
// action of a key. They stay in logs, so they never change.
const (
	VerbAdd        = "add"
	VerbArchive    = "archive"
	VerbAssign     = "assign"
	VerbBlock      = "block"
	VerbBoard      = "board"
	VerbCheck      = "check"
	VerbCheckIn    = "checkin"
	VerbColumns    = "columns"
	VerbComment    = "comment"
	VerbDelete     = "delete"
	VerbDone       = "done"
	VerbEdit       = "edit"
	VerbHand       = "hand"
	VerbImport     = "import"
	VerbInit       = "init" // how a new board is set up
	VerbLabels     = "labels"
	VerbLink       = "link"
	VerbLost       = "lost" // stands for an event that can't be read any more
	VerbMilestones = "milestones"
	VerbMove       = "move"
	VerbPeople     = "people"
	VerbRedo       = "redo"
	VerbReopen     = "reopen"
	VerbRepair     = "repair" // makes the fold of a damaged log match the board's rows
	VerbStandup    = "standup"
	VerbTake       = "take"
	VerbUnarchive  = "unarchive"
	VerbUnblock    = "unblock"
	VerbUndo       = "undo"
	VerbViews      = "views"
)
