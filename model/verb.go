package model

// What the log calls the events that this package makes or tells in words of their
// own, and those of a store. Those of verbs are in package op. They stay in logs, so
// they never change.
const (
	VerbImport = "import"
	VerbInit   = "init" // how a new board is set up
	VerbLost   = "lost" // stands for an event that can't be read any more
	VerbRedo   = "redo"
	VerbRepair = "repair" // makes the fold of a damaged log match the board's rows
	VerbUndo   = "undo"
)
