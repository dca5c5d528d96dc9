package standup

import (
	"slices"
	"time"

	"baton/model"
	"baton/model/meet"
	"baton/ui/minutes"
	"baton/ui/screen"
)

// meeting is a standup under way: a strip over the board, which stays what it
// is. Turns go round the people, or the cards from right to left, and end with
// the whole board.
type meeting struct {
	minutes.Minutes
	past        meet.Past
	order       []model.PersonID // as it was when the standup began
	cards       []model.ID       // to walk, nil while turns go by person
	turn        int              // behind the last is the whole board
	savedFilter screen.Filter    // what was shown before
	began       time.Time
	total       time.Duration // of all turns, while it ran
	turnTime    time.Duration // of this turn
	lastTick    time.Time     // when the clock was last looked at; zero while it stands
	absent      map[model.PersonID]bool
	parked      []model.Remark
	decided     []string
	promises    []model.Promise
	alarms      []string      // of this turn
	countFrom   model.Instant // that it counts from, 0 for the last standup
	head        model.Seq     // of the log when it began
	personTurn  int           // whose turn it was before cards were walked
	steps       []step        // in this standup, for undo
	scrolled    int           // rows of what is told that are scrolled past
	height      int           // rows that the strip has for it
}

// step is something done in a standup: how what is kept stood before it, or nil
// for a change of the board.
type step struct {
	what   string
	before *kept
}

// kept is what a standup keeps that is not on the board.
type kept struct {
	parked   []model.Remark
	decided  []string
	promises []model.Promise
}

// remember has undo come back to what is kept as it stands now, before something is
// done.
func (m *meeting) remember(what string) {
	m.steps = append(m.steps, step{what, &kept{slices.Clone(m.parked), slices.Clone(m.decided), slices.Clone(m.promises)}})
}
