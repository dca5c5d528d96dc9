package bolt

import (
	"bytes"
	"encoding/binary"
	"iter"

	"go.etcd.io/bbolt"

	"baton/model"
	"baton/store/bolt/pages"
	"baton/store/wire"
)

// reader reads a board in one transaction: only what it is asked for.
type reader struct {
	verifiedTx
	state state
	setup *model.Setup // nil until it is asked for
	last  model.Event  // read last
}

// newReader returns a reader of a transaction, after it has checked mark and format.
// With [errOld], for a file of an older format, it returns a reader too.
func newReader(db *database, tx *bbolt.Tx) (*reader, error) {
	r := &reader{verifiedTx: newVerifiedTx(db, tx)}
	root := uint64(tx.Cursor().Bucket().Root())
	begins := r.pages.Buckets(root)
	if err := r.checkMark(); err != nil {
		return r, err
	}
	if tx.Writable() {
		r.pages.CheckFree(root, begins)
	}
	b, ok := unseal([]byte(headKey), r.get(metaBucket, []byte(headKey)))
	if ok {
		r.state, ok = parseState(b)
	}
	if !ok || !r.state.fits(tx.Size()) {
		return nil, pages.Damaged(r.path, "its head can't be read")
	}
	return r, nil
}

// checkMark returns an error for a file that is not a board, or of another format.
func (r *reader) checkMark() error {
	if r.bucket(metaBucket) == nil {
		if r.bucket(eventsBucket) != nil || r.bucket(rowsBucket) != nil {
			return pages.Damaged(r.path, "its part %q is missing", metaBucket)
		}
		return pages.Foreign(r.path)
	}
	f, proof := r.get(metaBucket, []byte(formatKey)), r.get(metaBucket, []byte(proofKey))
	if sealed, ok := unseal([]byte(proofKey), proof); len(f) != 4 || proof != nil && (!ok || !bytes.Equal(sealed, f)) {
		return pages.Damaged(r.path, "its format can't be read")
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

// Setup returns the board's set-up.
func (r *reader) Setup() *model.Setup {
	if r.setup == nil {
		var z wire.Setup
		r.decode([]byte(setupKey), r.get(metaBucket, []byte(setupKey)), &z, setupAt)
		r.setup = z.Model()
	}
	return r.setup
}

// Head returns the board's last event and next number.
func (r *reader) Head() model.Head {
	return model.Head{Seq: r.state.seq, ID: r.state.id, Next: r.state.next}
}

// Task returns the task, nil if there is none.
func (r *reader) Task(id model.ID) *model.Task {
	if t, ok := r.rows[id]; ok {
		return t
	}
	return r.cachedTask(id, r.get(rowsBucket, id[:]))
}

// Body returns the long part of a task, nil if there is none.
func (r *reader) Body(id model.ID) *model.Body {
	return r.body(id, func() *model.Task { return r.Task(id) })
}

// body returns the long part of a task. Its row says whether there has to be one.
func (r *reader) body(id model.ID, row func() *model.Task) *model.Body {
	b := r.get(bodiesBucket, id[:])
	if b == nil {
		if t := row(); t != nil && (t.Described || t.Comments+t.Links+t.Items > 0) {
			r.fail("the text of task %s is missing", id)
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
