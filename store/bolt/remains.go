package bolt

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"maps"
	"strings"

	"baton/model"
	"baton/store"
	"baton/store/bolt/pages"
	"baton/store/wire"
)

// remains is what can be read of a board's file, whatever its state. Where something
// is there more than once, the first one found counts.
type remains struct {
	size       int64 // of the file
	words      wire.Words
	board      bool // it has the mark of a board
	format     uint32
	head       *state
	setup      *model.Setup
	events     map[model.Seq]remnant
	rows       map[model.ID]*model.Task
	bodies     map[model.ID]*model.Body
	tombstones map[model.ID]int
	nums       map[model.ID]int
	torn       map[string]bool // buckets of which something can't be read
	doubt      bool            // a head that can't be read may have been the newer one
	faults     []string
}

// remnant is an event as it was found.
type remnant struct {
	model.Event
	undoes model.Seq // the number of the event it takes back, as in formats 1 and 2
}

func newRemains(size int) *remains {
	return &remains{
		size: int64(size), words: wire.Words{}, events: map[model.Seq]remnant{}, rows: map[model.ID]*model.Task{},
		bodies: map[model.ID]*model.Body{}, tombstones: map[model.ID]int{}, nums: map[model.ID]int{}, torn: map[string]bool{},
	}
}

// remainsOf reads a board's file. The first result is what the newest head leads to;
// the second is what else is in the file: the state before the last change, and
// pages that nothing leads to.
func remainsOf(b []byte) (now, old *remains) {
	now, old = newRemains(len(b)), newRemains(len(b))
	img, heads := pages.NewImage(b)
	seen := map[uint64]bool{}
	if len(heads) == 0 {
		now.tear("", "neither of its heads can be read")
	}
	for i, m := range heads {
		r, w := now, pages.Walker{Image: img, Seen: map[uint64]bool{}}
		if i > 0 {
			r = old
		}
		w.Pair = r.take
		w.Lost = func(bucket string, page uint64) { r.tear(bucket, "page %d can't be read%s", page, holding(bucket)) }
		w.Tree("", m.Root)
		for id := range w.Seen {
			seen[id] = true
		}
	}
	if len(heads) == 1 {
		now.faults = append(now.faults, "one of its two heads can't be read")
		now.doubt = !olderThan(b, heads[0])
	}
	w := pages.Walker{Image: img, Seen: seen, Pair: old.take, Lost: func(string, uint64) {}}
	w.Loose()
	now.numbered()
	return now, old
}

// olderThan reports whether the head that can't be read says that it is older than
// the other. That is a hint only: its age may be what was damaged.
func olderThan(b []byte, other pages.Head) bool {
	first, second := pages.Heads(bytes.NewReader(b))
	if first.Valid {
		first = second
	}
	return first.Bolt && first.Tx+1 == other.Tx
}

// holding says what a page of a bucket holds.
func holding(bucket string) string {
	switch bucket {
	case "":
		return ""
	case eventsBucket:
		return ": it holds events"
	case rowsBucket:
		return ": it holds tasks"
	case bodiesBucket:
		return ": it holds texts of tasks"
	case metaBucket:
		return ": it holds the board's head and set-up"
	}
	return ": it holds the index " + bucket
}

// tear notes that something in a bucket can't be read. Bucket "" is the root: it
// stands for all buckets.
func (r *remains) tear(bucket, format string, args ...any) {
	r.torn[bucket] = true
	if len(r.faults) < model.MaxFaults {
		r.faults = append(r.faults, fmt.Sprintf(format, args...))
	}
}

// isTorn reports whether part of a bucket can't be read.
func (r *remains) isTorn(bucket string) bool { return r.torn[bucket] || r.torn[""] }

// take adds an entry of a page.
func (r *remains) take(bucket string, key, value []byte) {
	switch kindOf(bucket, key) {
	case eventsBucket:
		r.takeEvent(bucket, key, value)
	case rowsBucket:
		if !r.takeTask(key, value) && (bucket != "" || !r.takeBody(key, value)) {
			r.tear(bucket, "task %s can't be read", lastID(key))
		}
	case bodiesBucket:
		if !r.takeBody(key, value) {
			r.tear(bucket, "the text of task %s can't be read", lastID(key))
		}
	case metaBucket:
		r.takeMeta(bucket, string(key), value)
	case tombstonesBucket, "tombs": // as formats 1 and 2 call it
		takeNumber(r.tombstones, key, value)
	case numbersBucket:
		takeNumber(r.nums, value, key)
	}
}

// takeNumber adds the number of a task, if it is a possible one.
func takeNumber(into map[model.ID]int, id, num []byte) {
	if n := seqOf(num); len(id) == idSize && len(num) == 8 && n > 0 && n <= store.MaxNumber {
		into[lastID(id)] = int(n)
	}
}

// kindOf returns the bucket that a key may be from. For a page that nothing leads to
// it is a guess by the key's length: the checksums decide.
func kindOf(bucket string, key []byte) string {
	switch {
	case bucket != "":
		return bucket
	case len(key) == 8:
		return eventsBucket
	case len(key) == idSize:
		return rowsBucket
	}
	return metaBucket
}

// opened decodes a sealed value, false if it is not what was stored.
func opened(key, value []byte, into unmarshaler) bool {
	v, ok := unseal(key, value)
	if !ok {
		return false
	}
	_, err := into.UnmarshalMsg(v)
	return err == nil
}

func (r *remains) takeEvent(bucket string, key, value []byte) {
	var z wire.Event
	seq := seqOf(key)
	if !opened(key, value, &z) || len(key) != 8 || int64(seq) > r.size/minEntrySize {
		r.tear(bucket, "event %s can't be read", seqText(seq))
		return
	}
	z.Seq = uint64(seq)
	if _, ok := r.events[seq]; !ok {
		r.events[seq] = remnant{z.Model(), model.Seq(z.UndoesSeq)}
	}
}

func (r *remains) takeTask(key, value []byte) bool {
	var z wire.Task
	if !opened(key, value, &z) || !bytes.Equal(z.ID[:], key) {
		return false
	}
	t := z.Model(r.words)
	if t.Num < 1 || t.Num > store.MaxNumber {
		return false
	}
	if had, ok := r.rows[t.ID]; !ok || had.Updated < t.Updated {
		r.rows[t.ID] = t
	}
	return true
}

func (r *remains) takeBody(key, value []byte) bool {
	var z wire.Body
	if len(key) != idSize || !opened(key, value, &z) {
		return false
	}
	if _, ok := r.bodies[lastID(key)]; !ok {
		r.bodies[lastID(key)] = z.Model()
	}
	return true
}

func (r *remains) takeMeta(bucket, key string, value []byte) {
	switch key {
	case markKey:
		r.board = r.board || string(value) == mark
	case formatKey:
		if len(value) == 4 {
			r.format = max(r.format, binary.BigEndian.Uint32(value))
		}
	case headKey:
		v, ok := unseal([]byte(key), value)
		s, parsed := parseState(v)
		if !ok || !parsed || !s.fits(r.size) {
			r.tear(bucket, "the board's head can't be read")
		} else if r.head == nil || r.head.seq < s.seq {
			r.head = &s
		}
	case setupKey:
		var z wire.Setup
		if !opened([]byte(key), value, &z) {
			r.tear(bucket, "the board's set-up can't be read")
		} else if r.setup == nil {
			r.setup = z.Model()
		}
	}
}

// numbered compares the rows and numbers with the head: it finds missing rows, and
// drops impossible numbers, which have no checksum. Then it gives the tasks in faults
// the references that people know.
func (r *remains) numbered() {
	if r.head != nil && len(r.rows) < r.head.tasks {
		r.torn[rowsBucket] = true
	}
	if r.head != nil && len(r.bodies) < r.head.bodies {
		r.torn[bodiesBucket] = true
	}
	maps.DeleteFunc(r.nums, func(_ model.ID, num int) bool { return r.head != nil && num >= r.head.next })
	for i, fault := range r.faults {
		for word := range strings.FieldsSeq(fault) {
			if id, err := model.ParseID(word); err == nil && r.nums[id] > 0 {
				r.faults[i] = strings.Replace(fault, word, r.ref(r.nums[id]), 1)
			}
		}
	}
}

// ref returns the reference of a task.
func (r *remains) ref(num int) string {
	if r.setup == nil {
		return (&model.Setup{}).Ref(num)
	}
	return r.setup.Ref(num)
}
