// Package op has the verbs: what people, scripts and other programs can do to a
// board. Each is a typed input with one function that turns it into changes to the
// current board. The screen and the command line both say what they want only as an
// [Op], so the same input gives the same event whichever way it comes.
//
// Ops take IDs and values: references, names and days are parsed before. An op works
// out its changes while the store holds the board ([Plan]), so two quick keys
// move a card twice, and a rank is never computed from an old board. Rules are not
// checked here but where changes are admitted: [model.Propose].
package op

import (
	"slices"

	"baton/model"
)

// Op is a verb with its input. All of them live in this package: [Add], [Edit],
// [Describe], [Move], [Shift], [Done], [Reopen], [Archive], [Unarchive], [Assign],
// [Take], [Hand], [Block], [Unblock], [Comment], [EditComment], [RemoveComment],
// [Link], [Unlink], [Tick], [AddItem], [Delete], [Undo], [Redo], [CheckIn],
// [CloseStandup], [EditBoard], and for what a board is set up with [Create],
// [Alter], [Rename], [Remove] and [Reorder].
type Op interface {
	// Verb is its name in the log.
	Verb() string
	// fill adds the changes to the draft, whose Force is already set.
	fill(r model.Reader, d *model.Draft) error
}

// How has the options of any op.
type How struct {
	Force bool          // pass the soft rules
	Seen  model.EventID // the last event that its author had seen; zero is the newest
}

// Plan returns the plan that carries out an op on the board as it is then.
func Plan(o Op, h How) model.Plan {
	return func(r model.Reader) (model.Draft, error) {
		d := model.Draft{Verb: o.Verb(), Force: h.Force, Seen: h.Seen}
		err := o.fill(r, &d)
		return d, err
	}
}

// task returns a task, or the error that says which one is missing.
func task(r model.Reader, id model.ID) (*model.Task, error) {
	t := r.Task(id)
	if t == nil {
		return nil, model.NoTask(r, r.NumberOf(id))
	}
	return t, nil
}

// each adds the changes that f returns for each task.
func each(r model.Reader, d *model.Draft, ids []model.ID, f func(t *model.Task) ([]model.Change, error)) error {
	for _, id := range ids {
		t, err := task(r, id)
		if err != nil {
			return err
		}
		do, err := f(t)
		if err != nil {
			return err
		}
		d.Do = append(d.Do, do...)
	}
	return nil
}

// one returns a single change and no error.
func one(c model.Change) ([]model.Change, error) { return []model.Change{c}, nil }

// texts turns IDs into members of a set.
func texts[K ~string](l []K) []string {
	out := make([]string, len(l))
	for i, k := range l {
		out[i] = string(k)
	}
	return out
}

// without returns a list without some of its entries.
func without(l, less []string) []string {
	return slices.DeleteFunc(slices.Clone(l), func(s string) bool { return slices.Contains(less, s) })
}
