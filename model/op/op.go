// Package op holds the verbs: what people, scripts and other programs want done
// to a board. Each is a typed input with one function from it to the changes on
// the board as it stands. The screen and the command line both say what they
// want as an [Op] and nothing else, so the same input gives the same event
// whichever way it comes.
//
// What was typed is read before: a reference, a name and a day are no concern of
// a verb. It works out outcomes when the door is open ([Plan]), so two quick keys
// move a card twice and a rank is never computed from an old board. Rules are
// not asked here but where changes are admitted: [model.Propose].
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
	// Verb is what the log calls it: one of model's verbs.
	Verb() string
	// fill works out the changes. What the draft says of force holds already.
	fill(r model.Reader, d *model.Draft) error
}

// How says how an op is carried out.
type How struct {
	Force bool          // pass the soft rules
	Seen  model.EventID // the last event its author had seen, the zero one for the newest
}

// Plan returns what carries an op out on the board as it stands.
func Plan(o Op, h How) model.Plan {
	return func(r model.Reader) (model.Draft, error) {
		d := model.Draft{Verb: o.Verb(), Force: h.Force, Seen: h.Seen}
		err := o.fill(r, &d)
		return d, err
	}
}

// task returns a task, or says which one is missing.
func task(r model.Reader, id model.ID) (*model.Task, error) {
	t := r.Task(id)
	if t == nil {
		return nil, model.NoTask(r, r.NumberOf(id))
	}
	return t, nil
}

// each appends the changes that f makes of each task.
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

// one wraps a change that can't fail.
func one(c model.Change) ([]model.Change, error) { return []model.Change{c}, nil }

// texts turns identities into members of a set.
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
