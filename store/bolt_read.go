package store

import (
	"bytes"
	"encoding/binary"
	"iter"
	"slices"

	"go.etcd.io/bbolt"

	"baton/model"
	"baton/store/wire"
)

// boltReader reads a board in one transaction, only what it is asked for.
type boltReader struct {
	path  string
	tx    *bbolt.Tx
	state state
	setup *model.Setup
	rows  map[model.ID]*model.Task // read already
	words wire.Words
}

// newReader returns a reader of a transaction, after a look at the mark and
// the format.
func newReader(path string, tx *bbolt.Tx) (*boltReader, error) {
	r := &boltReader{path: path, tx: tx, rows: map[model.ID]*model.Task{}, words: wire.Words{}}
	meta := tx.Bucket([]byte(metaBucket))
	if meta == nil || string(meta.Get([]byte(markKey))) != mark {
		return nil, foreign(path)
	}
	if f := meta.Get([]byte(formatKey)); len(f) != 4 {
		return nil, damaged(path, "its format is not told")
	} else if v := binary.BigEndian.Uint32(f); v > format {
		return nil, model.Errorf(model.Failed, "%s was written by a newer baton (format %d): update baton to use it", path, v)
	}
	for _, name := range buckets() {
		if tx.Bucket([]byte(name)) == nil {
			return nil, damaged(path, "its part %q is missing", name)
		}
	}
	b, ok := unseal([]byte(headKey), meta.Get([]byte(headKey)))
	if ok {
		r.state, ok = parseState(b)
	}
	if !ok {
		return nil, damaged(path, "its head can't be read")
	}
	return r, nil
}

func (r *boltReader) bucket(name string) *bbolt.Bucket { return r.tx.Bucket([]byte(name)) }

// unmarshaler is what generated code has.
type unmarshaler interface {
	UnmarshalMsg([]byte) ([]byte, error)
}

// decode reads a sealed value. The transaction ends if it can't be trusted.
func (r *boltReader) decode(key, b []byte, into unmarshaler, what string) {
	v, ok := unseal(key, b)
	if !ok {
		fail(damaged(r.path, "%s does not match its checksum", what))
	}
	if _, err := into.UnmarshalMsg(v); err != nil {
		fail(damaged(r.path, "%s can't be read (%v)", what, err))
	}
}

// Setup returns what the board is set up with.
func (r *boltReader) Setup() *model.Setup {
	if r.setup == nil {
		var z wire.Setup
		r.decode([]byte(setupKey), r.bucket(metaBucket).Get([]byte(setupKey)), &z, "its set-up")
		r.setup = z.Model()
	}
	return r.setup
}

// Head returns how far the board has come.
func (r *boltReader) Head() model.Head { return model.Head{Seq: r.state.seq, Next: r.state.next} }

// Task returns the task, nil if there is none.
func (r *boltReader) Task(id model.ID) *model.Task {
	if t, ok := r.rows[id]; ok {
		return t
	}
	b := r.bucket(rowsBucket).Get(id[:])
	if b == nil {
		return nil
	}
	var z wire.Task
	t := r.task(id[:], b, &z)
	r.rows[id] = t
	return t
}

// task decodes a row; z is scratch.
func (r *boltReader) task(key, b []byte, z *wire.Task) *model.Task {
	r.decode(key, b, z, "task "+lastID(key).String())
	if !bytes.Equal(z.ID[:], key) {
		fail(damaged(r.path, "task %s stands under another's key", lastID(key)))
	}
	return z.Model(r.words)
}

// Body returns the long part of a task, nil if there is none.
func (r *boltReader) Body(id model.ID) *model.Body {
	return r.body(id, func() *model.Task { return r.Task(id) })
}

// body returns the long part of a task; its row tells whether there is one.
func (r *boltReader) body(id model.ID, row func() *model.Task) *model.Body {
	b := r.bucket(bodiesBucket).Get(id[:])
	if b == nil {
		if t := row(); t != nil && (t.Described || t.Comments+t.Links+t.Items > 0) {
			fail(damaged(r.path, "the text of task %s is missing", id))
		}
		return nil
	}
	var z wire.Body
	r.decode(id[:], b, &z, "the text of task "+id.String())
	return z.Model()
}

// Lane yields the tasks of a column that are not archived.
func (r *boltReader) Lane(c model.ColumnID, backwards bool) iter.Seq[*model.Task] {
	return func(yield func(*model.Task) bool) {
		for k := range r.keys(lanesBucket, lanePrefix(c), nil, backwards) {
			id := lastID(k)
			t := r.Task(id)
			if t == nil {
				fail(damaged(r.path, "task %s is missing", id))
			}
			if t.Column == c && !yield(t) {
				return
			}
		}
	}
}

// keys yields the keys of a bucket with a prefix, from one on.
func (r *boltReader) keys(bucket string, prefix, from []byte, backwards bool) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		c := r.bucket(bucket).Cursor()
		step := c.Next
		k, _ := c.Seek(slices.Concat(prefix, from))
		if backwards {
			step = c.Prev
			if end := next(prefix); end == nil {
				k, _ = c.Last()
			} else if k, _ = c.Seek(end); k == nil {
				k, _ = c.Last()
			} else {
				k, _ = c.Prev()
			}
		}
		for k != nil && bytes.HasPrefix(k, prefix) && yield(k) {
			k, _ = step()
		}
	}
}

// next returns the first key behind all that begin with prefix, nil if there
// is none.
func next(prefix []byte) []byte {
	out := slices.Clone(prefix)
	for i := len(out) - 1; i >= 0; i-- {
		if out[i]++; out[i] != 0 {
			return out[:i+1]
		}
	}
	return nil
}

// Referrers returns the tasks that name id.
func (r *boltReader) Referrers(id model.ID) []model.ID {
	var out []model.ID
	for k := range r.keys(refsBucket, id[:], nil, false) {
		out = append(out, lastID(k))
	}
	return out
}

// ByNumber returns the task with that number, a deleted one too.
func (r *boltReader) ByNumber(num int) (model.ID, bool) {
	b := r.bucket(numbersBucket).Get(numKey(num))
	if len(b) != idSize {
		return model.ID{}, false
	}
	return lastID(b), true
}

// NumberOf returns the number of a task, of a deleted one too.
func (r *boltReader) NumberOf(id model.ID) int {
	if t := r.Task(id); t != nil {
		return t.Num
	}
	if b := r.bucket(tombsBucket).Get(id[:]); len(b) == 8 {
		return int(binary.BigEndian.Uint64(b))
	}
	return 0
}

// Event returns one event.
func (r *boltReader) Event(s model.Seq) (model.Event, bool) {
	b := r.bucket(eventsBucket).Get(seqKey(s))
	if b == nil {
		if s > 0 && s <= r.state.seq {
			fail(damaged(r.path, "event %s is missing", seqText(s)))
		}
		return model.Event{}, false
	}
	return r.event(s, b), true
}

// EventID returns who an event is. Its checksum is left to whoever reads it.
func (r *boltReader) EventID(s model.Seq) (model.ID, bool) {
	b := r.bucket(eventsBucket).Get(seqKey(s))
	if len(b) < sumSize {
		return model.ID{}, false
	}
	id, err := wire.EventID(b[sumSize:])
	if err != nil {
		fail(damaged(r.path, "event %s can't be read (%v)", seqText(s), err))
	}
	return id, true
}

func (r *boltReader) event(s model.Seq, b []byte) model.Event {
	var z wire.Event
	r.decode(seqKey(s), b, &z, "event "+seqText(s))
	return z.Model()
}

// must returns an event that an index names.
func (r *boltReader) must(s model.Seq) model.Event {
	ev, ok := r.Event(s)
	if !ok {
		fail(damaged(r.path, "event %s is missing", seqText(s)))
	}
	return ev
}

// History yields the events after a sequence number about a task.
func (r *boltReader) History(id model.ID, after model.Seq) iter.Seq[model.Event] {
	return r.listed(r.keys(historyBucket, id[:], seqKey(after+1), false))
}

// Own yields the events of a person, newest first.
func (r *boltReader) Own(by model.PersonID) iter.Seq[model.Event] {
	return r.listed(r.keys(ownBucket, ownPrefix(by), nil, true))
}

// listed yields the events whose numbers stand at the end of keys.
func (r *boltReader) listed(keys iter.Seq[[]byte]) iter.Seq[model.Event] {
	return func(yield func(model.Event) bool) {
		for k := range keys {
			if !yield(r.must(seqOf(k))) {
				return
			}
		}
	}
}
