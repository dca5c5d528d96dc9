package model

// Circle reports whether a relation from one task to another would close a circle:
// whether there is already a path back. next returns what a task leads to, prev
// what leads to a task. It searches from both ends at once and stops with the
// shorter search, so that building a chain takes about linear time in any order.
func Circle(from, to ID, next, prev func(ID) []ID) bool {
	if from == to {
		return true
	}
	ahead, behind := newWalk(to, next), newWalk(from, prev)
	for {
		if id, ok := ahead.step(); !ok || id == from {
			return ok
		}
		if id, ok := behind.step(); !ok || id == to {
			return ok
		}
	}
}

// walk visits every task that can be reached, each once.
type walk struct {
	next func(ID) []ID
	seen map[ID]bool
	todo []ID
}

func newWalk(from ID, next func(ID) []ID) *walk {
	return &walk{next: next, seen: map[ID]bool{from: true}, todo: []ID{from}}
}

// step returns the next task, false at the end.
func (w *walk) step() (ID, bool) {
	if len(w.todo) == 0 {
		return ID{}, false
	}
	id := w.todo[len(w.todo)-1]
	w.todo = w.todo[:len(w.todo)-1]
	for _, n := range w.next(id) {
		if !w.seen[n] {
			w.seen[n] = true
			w.todo = append(w.todo, n)
		}
	}
	return id, true
}

// Parents returns what a task is part of, for [Circle].
func Parents(f Facts) func(ID) []ID {
	return func(id ID) []ID {
		if t := f.Task(id); t != nil && t.Parent != (ID{}) {
			return []ID{t.Parent}
		}
		return nil
	}
}

// Waits returns what a task waits for, for [Circle].
func Waits(f Facts) func(ID) []ID {
	return func(id ID) []ID {
		if t := f.Task(id); t != nil {
			return t.After
		}
		return nil
	}
}

// Reverse returns the reverse of a relation, for [Circle].
func Reverse(f Facts, next func(ID) []ID) func(ID) []ID {
	return func(id ID) []ID {
		var out []ID
		for _, r := range f.Referrers(id) {
			for _, n := range next(r) {
				if n == id {
					out = append(out, r)
					break
				}
			}
		}
		return out
	}
}
