package bolt

import (
	"maps"
	"slices"
	"strconv"

	"baton/model"
	"baton/store"
	"baton/store/wire"
)

// setup returns the changes that restore the set-up.
func (v *salvage) setup() []model.Change {
	is, want := v.fold.Board().Setup(), v.now.setup
	if want == nil {
		want = is
		if v.old.setup != nil && len(is.Columns) == 0 {
			want = v.old.setup
		}
		if v.missing > 0 {
			v.lose("the set-up can't be read: it was rebuilt from the events that are left")
		}
	}
	if len(model.Live[model.Column](want)) == 0 {
		want, _ = model.Template(model.Templates()[0])
		v.lose("the columns are lost: the default ones take their place")
	}
	if wire.Same(is, want) {
		return nil
	}
	return model.Founding(want)
}

// tasks returns the changes that bring the tasks to what their rows say, and those
// that delete tasks without a row.
func (v *salvage) tasks() (put, gone []model.Change) {
	for _, t := range sorted(v.now.rows) {
		if c, ok := v.put(t); ok {
			put = append(put, c)
		}
	}
	for t := range v.fold.Board().Tasks() {
		_, buried := v.now.tombstones[t.ID]
		switch {
		case v.now.rows[t.ID] != nil:
		case buried || !v.now.isTorn(rowsBucket) && v.now.head != nil:
			gone = append(gone, model.DeleteTask{Task: t.ID, Num: t.Num})
		case v.missing > 0:
			v.lose("the row of task %s can't be read: it was rebuilt from the events that are left", v.now.ref(t.Num))
		}
	}
	return append(put, v.stray()...), gone
}

// put returns the change that brings a task to what its row says, false if none is
// needed.
func (v *salvage) put(t *model.Task) (model.Change, bool) {
	had := v.fold.Board().Task(t.ID)
	body := v.now.bodies[t.ID]
	if body == nil && v.now.isTorn(bodiesBucket) {
		if body = v.fold.Board().Body(t.ID); body == nil {
			body = v.old.bodies[t.ID]
		}
		if texts(t) && v.missing > 0 {
			v.lose("the text of task %s is lost or out of date", v.now.ref(t.Num))
		}
	}
	body = body.Clone()
	if had != nil && wire.Same(had, t) && wire.Same(v.fold.Board().Body(t.ID).Clone(), body) {
		return nil, false
	}
	return model.AddTask{Task: t, Body: body}, true
}

// texts reports whether a task has a long part.
func texts(t *model.Task) bool { return t.Described || t.Comments+t.Links+t.Items > 0 }

// stray returns the tasks that are in neither the log nor the rows any more, as
// found in pages that nothing leads to, and notes those that are lost.
func (v *salvage) stray() []model.Change {
	if !v.now.isTorn(rowsBucket) {
		return nil
	}
	var out []model.Change
	taken := v.known()
	for _, t := range sorted(v.old.rows) {
		if taken[t.Num] {
			continue
		}
		taken[t.Num] = true
		out = append(out, model.AddTask{Task: t, Body: v.old.bodies[t.ID].Clone()})
		v.lose("task %s is from an old copy: it may have changed since, or been deleted", v.now.ref(t.Num))
	}
	nums := maps.Clone(v.now.nums)
	for id, num := range nums {
		if taken[num] {
			delete(nums, id)
		}
	}
	for _, num := range slices.Sorted(maps.Values(nums)) {
		v.lose("task %s is lost", v.now.ref(num))
	}
	return out
}

// known returns the numbers of the tasks whose fate is known.
func (v *salvage) known() map[int]bool {
	out := map[int]bool{}
	for _, t := range v.now.rows {
		out[t.Num] = true
	}
	for _, nums := range []map[model.ID]int{v.fold.Numbers(), v.now.tombstones} {
		for _, num := range nums {
			out[num] = true
		}
	}
	return out
}

// tombstones returns tasks that hold the numbers of deleted and lost tasks, and the
// last number that was given, where no task on the board has it: no number is used
// twice.
func (v *salvage) tombstones(put []model.Change) []model.Change {
	taken := map[int]bool{}
	for _, num := range v.fold.Numbers() {
		taken[num] = true
	}
	for _, c := range put {
		taken[c.(model.AddTask).Task.Num] = true
	}
	want := maps.Clone(v.now.tombstones)
	maps.Copy(want, v.now.nums)
	if v.now.head != nil && v.now.head.next > 1 && v.now.head.next <= store.MaxNumber {
		want[v.stamp.NewID()] = v.now.head.next - 1
	}
	var out []model.Change
	for id, num := range want {
		if taken[num] {
			continue
		}
		taken[num] = true
		title := "(deleted task " + strconv.Itoa(num) + ")"
		out = append(out, model.AddTask{Task: &model.Task{ID: id, Num: num, Title: title, Archived: 1}, Body: &model.Body{}})
	}
	return out
}

// dangling returns the changes that remove references to lost tasks, and that move
// the tasks of a lost column to one that exists.
func (v *salvage) dangling() []model.Change {
	b := v.fold.Board()
	lost := func(id model.ID) bool { return id != (model.ID{}) && b.Task(id) == nil }
	var out []model.Change
	for t := range b.Tasks() {
		n := t.Clone()
		if lost(n.Parent) {
			n.Parent = model.ID{}
		}
		n.After = slices.DeleteFunc(n.After, lost)
		if c, ok := model.ByKey[model.Column](b.Setup(), string(n.Column)); !ok || c.Removed && n.Archived == 0 {
			n.Column = model.Live[model.Column](b.Setup())[0].ID
		}
		if wire.Same(t, n) {
			continue
		}
		out = append(out, model.AddTask{Task: n, Body: b.Body(t.ID).Clone()})
		v.lose("task %s referred to a task or a column that is lost: the reference was removed", b.Setup().Ref(t.Num))
	}
	return out
}

// sorted returns tasks by number.
func sorted(rows map[model.ID]*model.Task) []*model.Task {
	return slices.SortedFunc(maps.Values(rows), func(a, b *model.Task) int { return a.Num - b.Num })
}
