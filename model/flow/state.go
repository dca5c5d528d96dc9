package flow

import (
	"slices"

	"baton/model"
)

// KindAt returns the kind of the column that the task stood in at a moment, ""
// if it was not on the board.
func (t *Track) KindAt(i model.Instant) model.Kind {
	if t.At(i) == "" {
		return ""
	}
	return t.stay(i).Kind
}

// At returns where the task stood at a moment: "" if it was not on the board.
func (t *Track) At(i model.Instant) model.ColumnID {
	if s := t.stay(i); s != nil && !t.off.has(i) && !t.apart.has(i) {
		return s.Column
	}
	return ""
}

// Column returns where the task stood at a moment, or had stood before it was
// archived or deleted: "" if it had not come yet.
func (t *Track) Column(i model.Instant) model.ColumnID {
	if s := t.stay(i); s != nil {
		return s.Column
	}
	return ""
}

// Archived reports whether the task was in the archive at a moment.
func (t *Track) Archived(i model.Instant) bool { return t.off.has(i) && t.Deleted(i) == 0 }

// Deleted returns when the task was deleted by a moment, 0 if it was not, or is back.
func (t *Track) Deleted(by model.Instant) model.Instant {
	if t.died > by {
		return 0
	}
	return t.died
}

// Done reports whether the task stood in a column of kind done at a moment, in the
// archive too, and was not deleted.
func (t *Track) Done(i model.Instant) bool {
	s := t.stay(i)
	return s != nil && !open(s.Kind) && t.Deleted(i) == 0
}

// Assigned returns whose the task was at a moment.
func (t *Track) Assigned(i model.Instant) []model.PersonID { return standing(t.hands, i) }

// Milestone returns the milestone that the task had at a moment.
func (t *Track) Milestone(i model.Instant) model.MilestoneID { return standing(t.stones, i) }

// stay returns the stay at a moment, nil before the first.
func (t *Track) stay(i model.Instant) *Stay {
	for k := len(t.stays) - 1; k >= 0; k-- {
		if t.stays[k].From <= i {
			return &t.stays[k]
		}
	}
	return nil
}

// Stays returns the way of the task, the oldest stay first.
func (t *Track) Stays() []Stay { return t.stays }

// Holds returns when and why the task was blocked.
func (t *Track) Holds() []Hold { return t.holds }

// Corrected reports whether something that happened to the task was undone.
func (t *Track) Corrected() bool { return t.corrected }

// Real reports whether the task has ever been on the board: one whose adding
// was undone has not.
func (t *Track) Real() bool { return len(t.stays) > 0 }

// Left returns when the task was last deleted, or archived without being done,
// by a moment: 0 if it had not been, or had come back.
func (t *Track) Left(by model.Instant) model.Instant {
	for _, o := range slices.Concat(t.off, t.apart) {
		if o.from > by || o.to != 0 && o.to <= by {
			continue
		}
		if s := t.stay(o.from); s != nil && open(s.Kind) { // before the first it had not come
			return o.from
		}
	}
	return 0
}

// Reopened returns when the task, on the board, last left the columns of kind done by a
// moment, 0 if it has not.
func (t *Track) Reopened(by model.Instant) model.Instant {
	var at model.Instant
	for k, s := range t.stays {
		if k > 0 && s.From <= by && open(s.Kind) && !open(t.stays[k-1].Kind) && t.At(s.From) != "" {
			at = s.From
		}
	}
	return at
}

// Started returns the first entry into a column of kind doing by a moment, 0 if
// there was none.
func (t *Track) Started(by model.Instant) model.Instant {
	for _, s := range t.stays {
		if s.From <= by && s.Kind == model.KindDoing {
			return s.From
		}
	}
	return 0
}

// Finished returns the last entry into a column of kind done by a moment, 0 if
// the task did not stand in one then, or when it came there is not known.
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

// Doers returns who a task was assigned to at a moment, or when it was finished
// by then, so that work stays with who did it when people leave. What was
// nobody's when it was finished is whose it is now.
func (t *Track) Doers(by model.Instant) []model.PersonID {
	if at := t.Finished(by); at != 0 {
		by = at
	}
	for _, o := range slices.Backward(t.hands) {
		if o.from <= by && len(o.is) > 0 {
			return o.is
		}
		if o.from <= by {
			break
		}
	}
	return t.Assignees
}
