package model

// Keep says in an undo or a redo that a part was left as it is, and why. It changes
// nothing: it is in the log so that people can see what was left.
type Keep struct {
	Told
	Task ID
	Why  string // a sentence without a full stop
}

// Kind returns "keep".
func (Keep) Kind() string { return "keep" }

// Subject returns the task, the zero ID for the board's set-up.
func (c Keep) Subject() ID { return c.Task }

func (c Keep) as(t Told) Change { c.Told = t; return c }

func (c Keep) admit(_ *Edit, d *Draft, _ Stamp) (Change, error) {
	if d.Undoes.IsZero() {
		return nil, nil
	}
	return c, nil
}

func (c Keep) undo(*Edit) Change { return c }

func (Keep) apply(*Edit, Stamp) {}

// touches returns nothing: a Keep can't conflict with other changes.
func (Keep) touches(Change) []string { return nil }

// KeptField is the field of the row of a [Keep].
const KeptField = "kept"

func (c Keep) rows(Change, Names) []Row {
	return []Row{{Task: c.Task, Field: KeptField, To: Text(c.Why)}}
}

func (c Keep) scrub() Change { c.Why = ""; return c }
