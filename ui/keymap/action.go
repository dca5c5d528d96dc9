package keymap

import "strconv"

// Action is something a person can do. Its text is the name in the config's [keys]
// table and in the palette, and for what has a command line verb that verb.
type Action string

// Moving about.
const (
	Left     Action = "left"
	Right    Action = "right"
	Up       Action = "up"
	Down     Action = "down"
	First    Action = "first"
	Last     Action = "last"
	HalfUp   Action = "half-up"
	HalfDown Action = "half-down"
	Column1  Action = "column-1"
	Column2  Action = "column-2"
	Column3  Action = "column-3"
	Column4  Action = "column-4"
	Column5  Action = "column-5"
	Column6  Action = "column-6"
	Column7  Action = "column-7"
	Column8  Action = "column-8"
	Column9  Action = "column-9"
	Open     Action = "open"
	Back     Action = "back"
)

// Moving tasks.
const (
	CardLeft  Action = "card-left"
	CardRight Action = "card-right"
	CardUp    Action = "card-up"
	CardDown  Action = "card-down"
	HandPrev  Action = "hand-prev"
	HandNext  Action = "hand-next"
	Move      Action = "move"
	Hand      Action = "hand"
	Force     Action = "force"
)

// Changing tasks.
const (
	Add       Action = "add"
	Edit      Action = "edit"
	Editor    Action = "editor"
	Comment   Action = "comment"
	Assign    Action = "assign"
	Take      Action = "take"
	Priority  Action = "priority"
	Estimate  Action = "estimate"
	Label     Action = "label"
	Due       Action = "due"
	Milestone Action = "milestone"
	Parent    Action = "parent"
	After     Action = "after"
	Block     Action = "block"
	Unblock   Action = "unblock"
	Check     Action = "check"
	Done      Action = "done"
	Reopen    Action = "reopen"
	Archive   Action = "archive"
	Unarchive Action = "unarchive"
	Duplicate Action = "duplicate"
	Delete    Action = "delete"
	Purge     Action = "purge"
	Undo      Action = "undo"
	Redo      Action = "redo"
)

// Choosing what is seen, and the rest.
const (
	Select       Action = "select"
	SelectColumn Action = "select-column"
	Clear        Action = "clear"
	Filter       Action = "filter"
	Mine         Action = "mine"
	Views        Action = "views"
	NextView     Action = "next-view"
	PrevView     Action = "prev-view"
	Density      Action = "density"
	Palette      Action = "palette"
	Copy         Action = "copy"
	CopyBranch   Action = "copy-branch"
	Help         Action = "help"
	Quit         Action = "quit"
	Interrupt    Action = "interrupt"
	Suspend      Action = "suspend"
)

// In a standup, and of what comes out of it.
const (
	Standup        Action = "standup"
	NextTurn       Action = "next-turn"
	PrevTurn       Action = "prev-turn"
	Round          Action = "way-round"
	Whose          Action = "whose-turn"
	TellDown       Action = "tell-more"
	TellUp         Action = "tell-less"
	Absent         Action = "absent"
	Park           Action = "park"
	Decide         Action = "decide"
	Promise        Action = "promise"
	Clock          Action = "clock"
	EndStandup     Action = "end-standup"
	DiscardStandup Action = "drop-standup"
	Minuted        Action = "minutes"
	CheckIn        Action = "checkin"
	Today          Action = "today"
	Words          Action = "words"
	Send           Action = "send"
	Save           Action = "save"
	Reports        Action = "report"
	NextKind       Action = "next-report"
	PrevKind       Action = "report-before"
	Earlier        Action = "earlier"
	Later          Action = "later"
)

// In a line being typed and in a list to choose from.
const (
	Accept   Action = "accept"
	Cancel   Action = "cancel"
	Discard  Action = "discard"
	Complete Action = "complete"
	Mark     Action = "mark"
	More     Action = "more"
	PickNext Action = "pick-next"
	PickPrev Action = "pick-prev"
)

// Setting up the board: a noun and a verb, as on the command line.
const (
	ColumnsAdd       Action = "columns add"
	ColumnsEdit      Action = "columns edit"
	ColumnsRename    Action = "columns rename"
	ColumnsRemove    Action = "columns rm"
	ColumnsMove      Action = "columns move"
	PeopleAdd        Action = "people add"
	PeopleEdit       Action = "people edit"
	PeopleRename     Action = "people rename"
	PeopleRemove     Action = "people rm"
	PeopleMove       Action = "people move"
	LabelsAdd        Action = "labels add"
	LabelsEdit       Action = "labels edit"
	LabelsRename     Action = "labels rename"
	LabelsRemove     Action = "labels rm"
	LabelsMove       Action = "labels move"
	MilestonesAdd    Action = "milestones add"
	MilestonesEdit   Action = "milestones edit"
	MilestonesRename Action = "milestones rename"
	MilestonesRemove Action = "milestones rm"
	MilestonesMove   Action = "milestones move"
	ViewsAdd         Action = "views add"
	ViewsEdit        Action = "views edit"
	ViewsRename      Action = "views rename"
	ViewsRemove      Action = "views rm"
	ViewsMove        Action = "views move"
	BoardEdit        Action = "board edit"
)

// Columns returns the actions that jump to a column, the first one first.
func Columns() []Action { return numbered("column-") }

// Turns returns the actions that give a turn of a standup, the first one first.
func Turns() []Action { return numbered("turn-") }

func numbered(begin string) []Action {
	out := make([]Action, 9)
	for i := range out {
		out[i] = Action(begin + strconv.Itoa(i+1))
	}
	return out
}
