package meet

import (
	"slices"

	"baton/model"
)

// way is what became of a task since the beginning of the time that is told.
type way struct {
	from  model.ColumnID // where it was at the beginning, or came onto the board; "" if it was moved nowhere
	new   bool           // it came onto the board since
	plain bool           // and was added to where it is, not brought from elsewhere
	adder model.PersonID // who brought it
	steps []step         // that stand, oldest first
	hands []hand         // how it changed hands, newest first, whether that stands or not
	last  model.Seq      // of the last change that stands, 0 without
	gone  *model.Task    // as it was when it was deleted
}

// step is one move.
type step struct {
	from, to model.ColumnID
	by       model.PersonID
	seq      model.Seq
}

// hand is a change of those to whom a task is assigned, and what took it back.
type hand struct {
	seq  model.Seq
	back model.Members
}

// take takes in one change of an event, newest first: each tells how the task was
// before, so that the oldest tells how it was at the beginning, whether it stands
// or not.
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

// path returns the columns that the task went through by the steps that stand,
// from where it began. It is in a column now.
func (w *way) path(now model.ColumnID) []model.ColumnID {
	out := []model.ColumnID{w.began(now)}
	for _, s := range w.steps {
		if s.to != out[len(out)-1] {
			out = append(out, s.to)
		}
	}
	return out
}

// since returns the column in which the task was at an event since the beginning.
func (w *way) since(seq model.Seq, now model.ColumnID) model.ColumnID {
	for _, o := range w.steps {
		if o.seq > seq {
			return o.from
		}
	}
	return now
}

// told returns the way of a task that is not done.
func (w *way) told(s *model.Setup, t *model.Task) Way {
	path := w.path(t.Column)
	if path[len(path)-1] != t.Column { // what was taken back or told elsewhere led there
		path = append(path, t.Column)
	}
	return Way{t, path, w.by(), s.KindOf(path[0]) == model.KindDone || w.again(s)}
}

// began returns where a task was at the beginning that is in a column now.
func (w *way) began(now model.ColumnID) model.ColumnID {
	if w == nil || w.from == "" {
		return now
	}
	return w.from
}

// whose returns to whom a task was assigned at an event, which has it now.
func (w *way) whose(t *model.Task, at model.Seq) []model.PersonID {
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

// by returns who moved it last, or brought it, "" for nobody.
func (w *way) by() model.PersonID {
	if len(w.steps) == 0 {
		return w.adder
	}
	return w.steps[len(w.steps)-1].by
}

// finished reports whether a task that is done was not at the beginning, or was
// taken up and finished again since.
func (p *Past) finished(s *model.Setup, t *model.Task) bool {
	w := p.ways[t.ID]
	switch {
	case w == nil:
		return false
	case w.new && len(w.steps) == 0: // what is brought from elsewhere tells when it was done, or nothing
		return w.plain || t.Done >= p.Since && t.Done != 0
	case w.new:
		return true
	}
	return s.KindOf(w.began(t.Column)) != model.KindDone || w.again(s)
}

// again reports whether the task left the columns of kind done and came back.
func (w *way) again(s *model.Setup) bool {
	return slices.ContainsFunc(w.steps, func(o step) bool { return s.KindOf(o.from) == model.KindDone && s.KindOf(o.to) != model.KindDone })
}

// touched reports whether anything was done to a task, or to a part of it, after
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
