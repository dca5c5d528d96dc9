package op

import (
	"strings"

	"baton/model"
)

// What the log calls them. Logs keep it, so it never changes.
const (
	VerbArchive   = "archive"
	VerbUnarchive = "unarchive"
	VerbBlock     = "block"
	VerbUnblock   = "unblock"
	VerbDelete    = "delete"
)

// Archive archives tasks.
type Archive struct{ Tasks []model.ID }

// Verb is "archive".
func (Archive) Verb() string { return VerbArchive }

func (a Archive) fill(r model.Reader, d *model.Draft) error {
	return each(r, d, a.Tasks, func(t *model.Task) ([]model.Change, error) {
		return one(model.Archive{Task: t.ID})
	})
}

// Unarchive unarchives tasks. A task whose column was removed moves to the first
// column of the same kind.
type Unarchive struct{ Tasks []model.ID }

// Verb is "unarchive".
func (Unarchive) Verb() string { return VerbUnarchive }

func (u Unarchive) fill(r model.Reader, d *model.Draft) error {
	return each(r, d, u.Tasks, func(t *model.Task) ([]model.Change, error) {
		do := []model.Change{model.Archive{Task: t.ID, Off: true}}
		col, _ := model.ByKey[model.Column](r.Setup(), string(t.Column))
		if !col.Removed {
			return do, nil
		}
		to, ok := r.Setup().FirstOf(col.Kind)
		if !ok {
			return nil, model.Errorf(model.Refused, "can't unarchive %s: the board has no column of kind %s: add one with baton columns add", r.Setup().Ref(t.Num), col.Kind)
		}
		return append(do, model.Move{Task: t.ID, To: to.ID}), nil
	})
}

// Block marks tasks as blocked, with a reason.
type Block struct {
	Tasks  []model.ID
	Reason string
}

// Verb is "block".
func (Block) Verb() string { return VerbBlock }

func (b Block) fill(r model.Reader, d *model.Draft) error {
	reason := strings.TrimSpace(b.Reason)
	if reason == "" {
		return model.Errorf(model.Usage, "say what blocks it")
	}
	return each(r, d, b.Tasks, func(t *model.Task) ([]model.Change, error) {
		return one(model.Blocking{Task: t.ID, Reason: reason})
	})
}

// Unblock removes the blockers of tasks.
type Unblock struct{ Tasks []model.ID }

// Verb is "unblock".
func (Unblock) Verb() string { return VerbUnblock }

func (u Unblock) fill(r model.Reader, d *model.Draft) error {
	return each(r, d, u.Tasks, func(t *model.Task) ([]model.Change, error) {
		return one(model.Blocking{Task: t.ID})
	})
}

// Delete deletes tasks, and the references to them. A purge also removes their text
// from the history, even of tasks that were deleted before.
type Delete struct {
	Tasks []model.ID
	Purge bool
}

// Verb is "delete".
func (Delete) Verb() string { return VerbDelete }

func (o Delete) fill(r model.Reader, d *model.Draft) error {
	going := make(map[model.ID]bool, len(o.Tasks))
	for _, id := range o.Tasks {
		going[id] = true
	}
	for _, id := range o.Tasks {
		for _, ref := range r.Referrers(id) {
			if t := r.Task(ref); t != nil && !going[ref] {
				d.Do = append(d.Do, model.DropReferences(t, id)...)
			}
		}
	}
	// References among the tasks go first: a task that is referred to can't be deleted.
	for _, id := range o.Tasks {
		if t := r.Task(id); t != nil {
			for _, other := range t.References() {
				if going[other] {
					d.Do = append(d.Do, model.DropReferences(t, other)...)
				}
			}
		}
	}
	for _, id := range o.Tasks {
		num := r.NumberOf(id)
		if num == 0 || r.Task(id) == nil && !o.Purge {
			return model.NoTask(r, num)
		}
		d.Do = append(d.Do, model.DeleteTask{Task: id, Num: num, Purge: o.Purge})
	}
	return nil
}

// Undo takes back a person's last change that stands. Repeat the same value with force
// to confirm what it asked about.
type Undo struct{ Of *model.Undoing }

// Verb is "undo".
func (Undo) Verb() string { return model.VerbUndo }

func (u Undo) fill(r model.Reader, d *model.Draft) error { return takeBack(u.Of, r, d) }

// Redo takes back a person's last undo.
type Redo struct{ Of *model.Undoing }

// Verb is "redo".
func (Redo) Verb() string { return model.VerbRedo }

func (u Redo) fill(r model.Reader, d *model.Draft) error { return takeBack(u.Of, r, d) }

func takeBack(u *model.Undoing, r model.Reader, d *model.Draft) error {
	back, err := u.Plan(d.Force)(r)
	back.Seen = d.Seen
	*d = back
	return err
}
