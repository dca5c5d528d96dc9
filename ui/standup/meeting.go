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
	past       meet.Past
	order      []model.PersonID // as it was when the standup began
	cards      []model.ID       // to walk, nil while turns go by person
	turn       int              // behind the last is the whole board
	before     screen.Filter    // what was shown before
	began      time.Time
	clock      time.Duration // of all turns, while it ran
	own        time.Duration // of this turn
	since      time.Time     // when the clock was last looked at; zero while it stands
	absent     map[model.PersonID]bool
	parked     []model.Remark
	decided    []string
	promises   []model.Promise
	alarms     []string      // of this turn
	asked      model.Instant // that it counts from, 0 for the last standup
	head       model.Seq     // of the log when it began
	turnBefore int           // whose turn it was before cards were walked
	did        []step        // in this standup, for undo
	told       int           // rows of what is told that are scrolled past
	high       int           // rows that the strip has for it
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
	m.did = append(m.did, step{what, &kept{slices.Clone(m.parked), slices.Clone(m.decided), slices.Clone(m.promises)}})
}
