package flow

import (
	"slices"

	"baton/model"
)

// KindAt returns the kind of the column that the task was in at a moment, "" if it was
// not on the board.
func (t *Track) KindAt(i model.Instant) model.Kind {
	if t.At(i) == "" {
		return ""
	}
	return t.stay(i).Kind
}

// At returns the column that the task was in at a moment, "" if it was not on the board.
func (t *Track) At(i model.Instant) model.ColumnID {
	if s := t.stay(i); s != nil && !t.away.has(i) && !t.outside.has(i) {
		return s.Column
	}
	return ""
}

// Column returns the column that the task was in at a moment, or had been in before it
// was archived or deleted; "" if it had not been added yet.
func (t *Track) Column(i model.Instant) model.ColumnID {
	if s := t.stay(i); s != nil {
		return s.Column
	}
	return ""
}

// Archived reports whether the task was in the archive at a moment.
func (t *Track) Archived(i model.Instant) bool { return t.away.has(i) && t.Deleted(i) == 0 }

// Deleted returns when the task was deleted, 0 if it had not been by a moment, or came
// back.
func (t *Track) Deleted(by model.Instant) model.Instant {
	if t.deletedAt > by {
		return 0
	}
	return t.deletedAt
}

// Done reports whether the task was in a column of kind done at a moment, archived or
// not, and was not deleted.
func (t *Track) Done(i model.Instant) bool {
	s := t.stay(i)
	return s != nil && !open(s.Kind) && t.Deleted(i) == 0
}

// Assigned returns the assignees of the task at a moment.
func (t *Track) Assigned(i model.Instant) []model.PersonID { return valueAt(t.assigned, i) }

// Milestone returns the milestone of the task at a moment.
func (t *Track) Milestone(i model.Instant) model.MilestoneID { return valueAt(t.milestones, i) }

// stay returns the stay at a moment, nil before the first.
func (t *Track) stay(i model.Instant) *Stay {
	for k := len(t.stays) - 1; k >= 0; k-- {
		if t.stays[k].From <= i {
			return &t.stays[k]
		}
	}
	return nil
}

// Stays returns the columns that the task was in, oldest first.
func (t *Track) Stays() []Stay { return t.stays }

// Holds returns when and why the task was blocked.
func (t *Track) Holds() []Hold { return t.holds }

// Corrected reports whether something that happened to the task was undone.
func (t *Track) Corrected() bool { return t.corrected }

// Real reports whether the task has ever been on the board. A task whose adding was
// undone has not.
func (t *Track) Real() bool { return len(t.stays) > 0 }

// Left returns when the task was deleted, or archived without being done, 0 if by a
// moment it had not been, or had come back.
func (t *Track) Left(by model.Instant) model.Instant {
	for _, o := range slices.Concat(t.away, t.outside) {
		if o.from > by || o.to != 0 && o.to <= by {
			continue
		}
		if s := t.stay(o.from); s != nil && open(s.Kind) { // before its first stay it had not been added
			return o.from
		}
	}
	return 0
}

// Reopened returns when the task, while on the board, last left the columns of kind done
// by a moment, 0 if it had not.
func (t *Track) Reopened(by model.Instant) model.Instant {
	var at model.Instant
	for k, s := range t.stays {
		if k > 0 && s.From <= by && open(s.Kind) && !open(t.stays[k-1].Kind) && t.At(s.From) != "" {
			at = s.From
		}
	}
	return at
}

// Started returns when the task first entered a column of kind doing, 0 if by a moment
// it had not.
func (t *Track) Started(by model.Instant) model.Instant {
	for _, s := range t.stays {
		if s.From <= by && s.Kind == model.KindDoing {
			return s.From
		}
	}
	return 0
}

// Finished returns when the task last entered a column of kind done by a moment, 0 if
// it was not in one then, or if it is not known when it entered.
func (t *Track) Finished(by model.Instant) model.Instant {
	var at model.Instant
	was := false
	for _, s := range t.stays {
		if s.From > by {
			break
		}
		is := s.Kind == model.KindDone
		switch {
		case !is, s.Untimed:
			at = 0
		case !was:
			at = s.From
		}
		was = is
	}
	return at
}

// Doers returns the assignees of the task at a moment, or when it was finished if it
// was by then, so that work stays with the people who did it when they leave. A task
// without an assignee when it was finished has its present ones.
func (t *Track) Doers(by model.Instant) []model.PersonID {
	if at := t.Finished(by); at != 0 {
		by = at
	}
	for _, o := range slices.Backward(t.assigned) {
		if o.from <= by && len(o.is) > 0 {
			return o.is
		}
		if o.from <= by {
			break
		}
	}
	return t.Assignees
}
