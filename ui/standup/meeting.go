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
	order       []model.PersonID // of the turns, as it was when the standup began
	cards       []model.ID       // to walk, nil while turns go by person
	turn        int              // the one after the last is for the whole board
	savedFilter screen.Filter    // what was shown before
	began       time.Time
	total       time.Duration // of all turns, without pauses
	turnTime    time.Duration // of this turn
	lastTick    time.Time     // zero while the timer is paused
	absent      map[model.PersonID]bool
	parked      []model.Remark
	decided     []string
	promises    []model.Promise
	alarms      []string      // of this turn
	countFrom   model.Instant // 0 for the last standup
	after       model.EventID // the last event before it began
	personTurn  int           // the turn before the cards were walked
	steps       []step        // for undo
	scrolled    int           // rows of the turn that are scrolled past
	height      int           // rows that the strip has for the turn
}

// step is something done in a standup: what to say once it is undone and what was kept
// before it, or nil for a change of the board.
type step struct {
	undone string
	before *kept
}

// kept is what a standup keeps that is not on the board.
type kept struct {
	parked   []model.Remark
	decided  []string
	promises []model.Promise
}

// remember lets undo return to what is kept now, before something is
// done. It then says undone.
func (m *meeting) remember(undone string) {
	m.steps = append(m.steps, step{undone, &kept{slices.Clone(m.parked), slices.Clone(m.decided), slices.Clone(m.promises)}})
}
