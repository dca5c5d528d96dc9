package bolt

import (
	"bytes"
	"encoding/binary"
	"iter"
	"slices"

	"go.etcd.io/bbolt"

	"baton/model"
	"baton/store"
	"baton/store/bolt/pages"
	"baton/store/wire"
)

// reader reads a board in one transaction, only what it is asked for.
type reader struct {
	path  string
	tx    *bbolt.Tx
	pages *pages.Checker // nil while the file is made
	state state
	setup *model.Setup
	rows  map[model.ID]*model.Task // read already
	words wire.Words
	last  model.Event // read last

	ended  func() error // says that nobody waits for it any more; nil: never
	looked int          // how often it was looked at
}

// heed ends the transaction where nobody waits for it any more. It asks now and
// then: what takes long looks often.
func (r *reader) heed() {
	if r.looked++; r.ended != nil && r.looked%512 == 0 {
		if err := r.ended(); err != nil {
			store.Fail(err)
		}
	}
}

// newReader returns a reader of a transaction, after a look at the mark and
// the format. A read that fails ends with [failure].
func newReader(path string, db *database, tx *bbolt.Tx) (*reader, error) {
	r := &reader{path: path, tx: tx, rows: map[model.ID]*model.Task{}, words: wire.Words{}}
	size := tx.DB().Info().PageSize
	r.pages = pages.NewChecker(path, db.file, size, uint64(tx.Size())/uint64(size), db.free)
	root := uint64(tx.Cursor().Bucket().Root())
	begins := r.pages.Buckets(root)
	if err := r.checkMark(); err != nil {
		return r, err
	}
	if tx.Writable() {
		r.pages.NothingFree(root, begins)
	}
	b, ok := unseal([]byte(headKey), r.get(metaBucket, []byte(headKey)))
	if ok {
		r.state, ok = parseState(b)
	}
	if !ok || !r.state.fits(tx.Size()) {
		return nil, pages.Damaged(path, "its head can't be read")
	}
	return r, nil
}

// checkMark refuses what is no board, or a newer one.
func (r *reader) checkMark() error {
	if r.bucket(metaBucket) == nil {
		if r.bucket(eventsBucket) != nil || r.bucket(rowsBucket) != nil {
			return pages.Damaged(r.path, "its part %q is missing", metaBucket)
		}
		return pages.Foreign(r.path)
	}
	f, proof := r.get(metaBucket, []byte(formatKey)), r.get(metaBucket, []byte(proofKey))
	if sealed, ok := unseal([]byte(proofKey), proof); len(f) != 4 || proof != nil && (!ok || !bytes.Equal(sealed, f)) {
		return pages.Damaged(r.path, "its format is not told")
	}
	switch v := binary.BigEndian.Uint32(f); {
	case v >= 1 && v < format:
		return errOld
	case v > format:
		return model.Errorf(model.Failed, "%s was written by a newer baton (format %d): update baton to use it", r.path, v)
	case v < 1 || string(r.get(metaBucket, []byte(markKey))) != mark:
		return pages.Damaged(r.path, "its mark can't be read")
	}
	for _, name := range buckets() {
		if r.bucket(name) == nil {
			return pages.Damaged(r.path, "its part %q is missing", name)
		}
	}
	return nil
}

func (r *reader) bucket(name string) *bbolt.Bucket {
	r.heed()
	return r.tx.Bucket([]byte(name))
}

// unmarshaler is what generated code has.
type unmarshaler interface {
	UnmarshalMsg([]byte) ([]byte, error)
}

// decode reads a sealed value; what says what is under a key. The transaction
// ends if it can't be trusted.
func (r *reader) decode(key, b []byte, into unmarshaler, what func(key []byte) string) {
	v, ok := unseal(key, b)
	if !ok {
		store.Fail(pages.Damaged(r.path, "%s does not match its checksum", what(key)))
	}
	if _, err := into.UnmarshalMsg(v); err != nil {
		store.Fail(pages.Damaged(r.path, "%s can't be read (%v)", what(key), err))
	}
}

func eventAt(key []byte) string { return "event " + seqText(seqOf(key)) }
func rowAt(key []byte) string   { return "task " + lastID(key).String() }
func bodyAt(key []byte) string  { return "the text of task " + lastID(key).String() }
func setupAt([]byte) string     { return "its set-up" }

// Setup returns what the board is set up with.
func (r *reader) Setup() *model.Setup {
	if r.setup == nil {
		var z wire.Setup
		r.decode([]byte(setupKey), r.get(metaBucket, []byte(setupKey)), &z, setupAt)
		r.setup = z.Model()
	}
	return r.setup
}

// Head returns how far the board has come.
func (r *reader) Head() model.Head {
	return model.Head{Seq: r.state.seq, ID: r.state.id, Next: r.state.next}
}

// Task returns the task, nil if there is none.
func (r *reader) Task(id model.ID) *model.Task {
	if t, ok := r.rows[id]; ok {
		return t
	}
	return r.known(id, r.get(rowsBucket, id[:]))
}

// known decodes a row, if there is one, once.
func (r *reader) known(id model.ID, b []byte) *model.Task {
	if b == nil {
		return nil
	}
	var z wire.Task
	t := r.task(id[:], b, &z, r.words)
	r.rows[id] = t
	return t
}

// task decodes a row; z is scratch, words are shared.
func (r *reader) task(key, b []byte, z *wire.Task, words wire.Words) *model.Task {
	r.decode(key, b, z, rowAt)
	if !bytes.Equal(z.ID[:], key) {
		store.Fail(pages.Damaged(r.path, "task %s stands under another's key", lastID(key)))
	}
	return z.Model(words)
}

// Body returns the long part of a task, nil if there is none.
func (r *reader) Body(id model.ID) *model.Body {
	return r.body(id, func() *model.Task { return r.Task(id) })
}

// body returns the long part of a task; its row tells whether there is one.
func (r *reader) body(id model.ID, row func() *model.Task) *model.Body {
	b := r.get(bodiesBucket, id[:])
	if b == nil {
		if t := row(); t != nil && (t.Described || t.Comments+t.Links+t.Items > 0) {
			store.Fail(pages.Damaged(r.path, "the text of task %s is missing", id))
		}
		return nil
	}
	var z wire.Body
	r.decode(id[:], b, &z, bodyAt)
	return z.Model()
}

// Lane yields the tasks of a column that are not archived.
func (r *reader) Lane(c model.ColumnID, backwards bool) iter.Seq[*model.Task] {
	return func(yield func(*model.Task) bool) {
		for k := range r.keys(lanesBucket, lanePrefix(c), nil, backwards) {
			if !yield(r.Task(lastID(k))) {
				return
			}
		}
	}
}

// keys yields the keys of a bucket with a prefix, from one on. It is sure of
// each, and of those before the first and behind the last.
func (r *reader) keys(bucket string, prefix, from []byte, backwards bool) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		begin, end := slices.Concat(prefix, from), next(prefix)
		c := r.bucket(bucket).Cursor()
		step := c.Next
		if backwards {
			begin, end, step = end, begin, c.Prev
		}
		r.verifyAround(bucket, begin)
		k, v := seek(c, begin, backwards)
		for k != nil && bytes.HasPrefix(k, prefix) {
			r.verify(bucket, k, v)
			if !yield(k) {
				return
			}
			k, v = step()
		}
		r.verifyAround(bucket, end)
	}
}

// seek returns the first entry from a key on, or backwards the last one before
// it; before none that is the very last.
func seek(c *bbolt.Cursor, key []byte, backwards bool) (k, v []byte) {
	if !backwards {
		return c.Seek(key)
	}
	if key != nil {
		if k, _ = c.Seek(key); k != nil {
			return c.Prev()
		}
	}
	return c.Last()
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
func (r *reader) Referrers(id model.ID) []model.ID {
	var out []model.ID
	for k := range r.keys(refsBucket, id[:], nil, false) {
		out = append(out, lastID(k))
	}
	return out
}

// ByNumber returns the task with that number, a deleted one too.
func (r *reader) ByNumber(num int) (model.ID, bool) {
	b := r.get(numbersBucket, numKey(num))
	if b == nil {
		return model.ID{}, false
	}
	r.verify(numbersBucket, numKey(num), b)
	return lastID(b), true
}

// NumberOf returns the number of a task, of a deleted one too.
func (r *reader) NumberOf(id model.ID) int {
	if t := r.Task(id); t != nil {
		return t.Num
	}
	b := r.get(tombstonesBucket, id[:])
	if b == nil {
		return 0
	}
	r.verify(tombstonesBucket, id[:], b)
	return int(seqOf(b))
}
