package model

// The verbs: what the log calls an event. Each is the word of a command and of
// the action of a key; a log keeps them for ever.
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
	VerbRepair     = "repair" // brings a board whose log is damaged to what its rows tell
	VerbStandup    = "standup"
	VerbTake       = "take"
	VerbUnarchive  = "unarchive"
	VerbUnblock    = "unblock"
	VerbUndo       = "undo"
	VerbViews      = "views"
)
