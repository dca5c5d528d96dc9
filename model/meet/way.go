package meet

import (
	"slices"

	"baton/model"
)

// way is what happened to a task since the beginning of the time looked at.
type way struct {
	from  model.ColumnID // where it was at the beginning, or was added; "" if it was not moved
	new   bool           // it was added since
	plain bool           // it was added here, not imported
	adder model.PersonID // who added it
	steps []step         // the moves that stand, oldest first
	hands []hand         // all changes of its assignees, newest first, whether they stand or not
	last  model.Seq      // the last change that stands, 0 for none
	gone  *model.Task    // the task as it was when it was deleted
}

// step is one move.
type step struct {
	from, to model.ColumnID
	by       model.PersonID
	seq      model.Seq
}

// hand is a change of a task's assignees: its event and its undo.
type hand struct {
	seq  model.Seq
	back model.Members
}

// take takes in one change of an event. Changes have to come newest first: each says how
// the task was before, so the oldest says how it was at the beginning, whether it
// stands or not.
func (w *way) take(ev model.Event, i int) {
	was := backOf(ev, i)
	switch c := ev.Do[i].(type) {
	case model.Move:
		if was, ok := was.(model.Move); ok {
			w.from = was.To
		}
	case model.AddTask:
		w.from, w.new = c.Task.Column, true
		w.plain, w.adder = model.ToldOf(c).At == 0 && c.Task.Done == ev.At, model.Author(ev, c)
	case model.Members:
		if was, ok := was.(model.Members); ok && c.Field == model.AssigneesField {
			w.hands = append(w.hands, hand{ev.Seq, was})
		}
	case model.DeleteTask:
		w.new = false
		if was, ok := was.(model.AddTask); ok {
			w.from = was.Task.Column
			if w.gone == nil {
				w.gone = was.Task
			}
		}
	}
}

// path returns the columns that the task went through by the steps that stand, from
// where it began. now is the column that it is in.
func (w *way) path(now model.ColumnID) []model.ColumnID {
	out := []model.ColumnID{w.began(now)}
	for _, s := range w.steps {
		if s.to != out[len(out)-1] {
			out = append(out, s.to)
		}
	}
	return out
}

// columnAt returns the column that the task was in after an event since the beginning.
func (w *way) columnAt(seq model.Seq, now model.ColumnID) model.ColumnID {
	for _, o := range w.steps {
		if o.seq > seq {
			return o.from
		}
	}
	return now
}

// tell returns the Way of a task that is not done.
func (w *way) tell(s *model.Setup, t *model.Task) Way {
	path := w.path(t.Column)
	if path[len(path)-1] != t.Column { // an undo or an import led there
		path = append(path, t.Column)
	}
	return Way{t, path, w.by(), s.KindOf(path[0]) == model.KindDone || w.reopened(s)}
}

// began returns where a task was at the beginning. now is the column that it is in.
func (w *way) began(now model.ColumnID) model.ColumnID {
	if w == nil || w.from == "" {
		return now
	}
	return w.from
}

// assigneesAt returns the people to whom a task was assigned after an event.
func (w *way) assigneesAt(t *model.Task, at model.Seq) []model.PersonID {
	out := slices.Clone(t.Assignees)
	for _, h := range w.hands {
		if h.seq <= at {
			break
		}
		out = slices.DeleteFunc(out, func(p model.PersonID) bool { return slices.Contains(h.back.Remove, string(p)) })
		for _, p := range h.back.Add {
			out = append(out, model.PersonID(p))
		}
	}
	return out
}

// by returns who moved the task last, or else who added it, "" for nobody.
func (w *way) by() model.PersonID {
	if len(w.steps) == 0 {
		return w.adder
	}
	return w.steps[len(w.steps)-1].by
}

// finished reports whether a task that is done now was not done at the beginning, or was
// reopened and finished again since.
func (p *Past) finished(s *model.Setup, t *model.Task) bool {
	w := p.ways[t.ID]
	switch {
	case w == nil:
		return false
	case w.new && len(w.steps) == 0: // an imported task says when it was done, or nothing
		return w.plain || t.Done >= p.Since && t.Done != 0
	case w.new:
		return true
	}
	return s.KindOf(w.began(t.Column)) != model.KindDone || w.reopened(s)
}

// reopened reports whether the task left the columns of kind done and came back.
func (w *way) reopened(s *model.Setup) bool {
	return slices.ContainsFunc(w.steps, func(o step) bool { return s.KindOf(o.from) == model.KindDone && s.KindOf(o.to) != model.KindDone })
}

// touched reports whether anything was done to a task, or to one of its sub-tasks, after
// an event.
func (p *Past) touched(f model.Facts, id model.ID, after model.Seq) bool {
	if w := p.ways[id]; w != nil && w.last > after {
		return true
	}
	return slices.ContainsFunc(f.Referrers(id), func(part model.ID) bool {
		w, t := p.ways[part], f.Task(part)
		return w != nil && w.last > after && t != nil && t.Parent == id
	})
}
