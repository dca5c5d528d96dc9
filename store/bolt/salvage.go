package bolt

import (
	"fmt"
	"slices"

	"baton/model"
	"baton/store"
)

// salvor is the author of what a repair records.
const salvor model.PersonID = "baton"

// salvage builds a whole log from what is left of one.
type salvage struct {
	now, old *remains
	stamp    model.Stamp
	events   []model.Event
	missing  int // of the events
	fold     *store.Fold
	lost     []string
}

// salvage reads a damaged file and works out the log to start again with.
func (l *File) salvage(b []byte) (*salvage, error) {
	now, old := remainsOf(b)
	switch {
	case now.format > format:
		return nil, model.Errorf(model.Failed, "%s was written by a newer baton (format %d): update baton to repair it", l.path, now.format)
	case len(now.events)+len(now.rows)+len(old.events)+len(old.rows) == 0:
		return nil, model.Errorf(model.Damaged, "nothing in %s can be read as a board: baton restore FILE puts a backup in its place", l.path)
	}
	v := &salvage{now: now, old: old, stamp: model.Stamp{At: model.At(l.options.Now()), By: salvor, NewID: l.options.NewID}}
	v.log()
	v.fold = store.FoldOf(v.events)
	if len(v.lost) > 0 {
		v.mend()
	}
	return v, nil
}

func (v *salvage) lose(format string, args ...any) {
	v.lost = append(v.lost, fmt.Sprintf(format, args...))
}

// log collects the events, with an empty one in the place of each lost one, so
// that the others keep their numbers.
func (v *salvage) log() {
	var first, last model.Seq
	nums, there := store.Numbering{}, map[model.EventID]bool{}
	undoes := make([]model.Seq, 0, len(v.now.events)) // for each, the number of the event that it takes back, if it names one by number
	for seq := model.Seq(1); seq <= v.end(); seq++ {
		ev, ok := v.now.events[seq]
		if !ok {
			ev, ok = v.old.events[seq]
		}
		if !ok || there[ev.ID] || !nums.Admits(ev.Event) {
			ev = remnant{Event: v.event(seq, model.VerbLost, nil)}
			if v.missing++; first == 0 {
				first = seq
			}
			last = seq
		}
		there[ev.ID] = true
		v.events, undoes = append(v.events, ev.Event), append(undoes, ev.undoes)
	}
	v.identify(undoes)
	if v.now.doubt && v.now.head != nil && v.end() == v.now.head.seq {
		v.lose("one of the two heads can't be read: a change after event %d, if there was one, is lost", v.end())
	}
	if v.now.head == nil {
		v.lose("the board's head can't be read: what came after event %d, if anything did, is lost", v.end())
	}
	switch {
	case v.missing == 1:
		v.lose("event %d of %d can't be read: what it changed is taken from the rows", first, v.end())
	case v.missing > 1:
		v.lose("%d of %d events, from %d to %d, can't be read: what they changed is taken from the rows", v.missing, v.end(), first, last)
	}
}

// identify turns the numbers of events that are taken back into identities. Only an earlier
// event can be taken back: any other, and one that is lost, is unknown.
func (v *salvage) identify(undoes []model.Seq) {
	before := map[model.EventID]bool{}
	for i, n := range undoes {
		ev := &v.events[i]
		if n > 0 && n <= model.Seq(i) {
			ev.Undoes = v.events[n-1].ID
		}
		if n > model.Seq(i) || !ev.Undoes.IsZero() && !before[ev.Undoes] {
			ev.Undoes = model.UnknownEvent()
		}
		before[ev.ID] = true
	}
}

// has reports whether an event is in a page that nothing leads to.
func (v *salvage) has(seq model.Seq) bool {
	_, ok := v.old.events[seq]
	return ok
}

// end is the number of the last event. Pages that nothing leads to may hold later
// ones, which were never acknowledged unless the head that can't be read led to
// them.
func (v *salvage) end() model.Seq {
	if v.now.head != nil {
		end := v.now.head.seq
		for v.now.doubt && v.has(end+1) {
			end++
		}
		return end
	}
	var end model.Seq
	if v.old.head != nil {
		end = v.old.head.seq
	}
	for seq := range v.now.events {
		end = max(end, seq)
	}
	if end > 0 {
		return end
	}
	for seq := range v.old.events {
		end = max(end, seq)
	}
	return end
}

// event makes an event of the repair. One that replaces a lost event takes its
// moment from the one before.
func (v *salvage) event(seq model.Seq, verb string, do []model.Change) model.Event {
	at := v.stamp.At
	if n := len(v.events); verb == model.VerbLost && n > 0 {
		at = v.events[n-1].At
	}
	return model.Event{
		Seq: seq, ID: model.EventID(v.stamp.NewID()), At: at, By: salvor, Verb: verb, Do: do, Back: make([]model.Change, len(do)),
	}
}

// record adds to the log the changes that bring the board to what is known of it.
func (v *salvage) record(do []model.Change) {
	if len(do) == 0 {
		return
	}
	v.events = append(v.events, v.event(v.fold.Board().Head().Seq+1, model.VerbRepair, do))
	v.fold = store.FoldOf(v.events)
}

// mend takes from the rows what the log no longer says. Tasks that are deleted or
// lost are added first and deleted after, so that their numbers stay taken.
func (v *salvage) mend() {
	tasks, gone := v.tasks()
	tombstones := v.tombstones(tasks)
	v.record(slices.Concat(v.setup(), tasks, tombstones))
	for _, c := range tombstones {
		add := c.(model.AddTask)
		gone = append(gone, model.DeleteTask{Task: add.Task.ID, Num: add.Task.Num})
	}
	v.record(gone)
	v.record(v.dangling())
}
