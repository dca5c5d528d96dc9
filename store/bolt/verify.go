package bolt

import (
	"bytes"
	"slices"

	"baton/model"
	"baton/store"
	"baton/store/bolt/pages"
)

// The keys of indexes have no checksum. What they say is asked of what they
// stand for, and where a key is not found, those beside its place are asked: a
// key that was changed stands there still.

// get returns a value, nil if it is not there.
func (r *reader) get(bucket string, key []byte) []byte {
	b := r.bucket(bucket)
	r.pages.Check(uint64(b.Root()), key, false)
	v := b.Get(key)
	if v == nil {
		r.verifyAround(bucket, key)
	}
	return v
}

// verifyAround looks at what stands beside the place of a key. Without one it looks
// at the end.
func (r *reader) verifyAround(bucket string, key []byte) {
	c := r.bucket(bucket).Cursor()
	var k, v []byte
	if key != nil {
		k, v = c.Seek(key)
		r.verify(bucket, k, v)
	}
	if k == nil {
		k, v = c.Last()
	} else {
		k, v = c.Prev()
	}
	r.verify(bucket, k, v)
}

// verify fails where an entry is not what it was.
func (r *reader) verify(bucket string, k, v []byte) {
	if k == nil || bucket == metaBucket {
		return
	}
	r.pages.Check(uint64(r.bucket(bucket).Root()), k, false)
	if !r.isIntact(bucket, k, v) {
		store.Fail(pages.Damaged(r.path, "its part %q is not what it was", bucket))
	}
}

// isIntact reports whether an entry is what it was. It asks without looking around
// again.
func (r *reader) isIntact(bucket string, k, v []byte) bool {
	switch bucket {
	case eventsBucket, rowsBucket, bodiesBucket, historyBucket, ownBucket, daysBucket:
		_, ok := unseal(k, v)
		return ok
	case numbersBucket:
		return len(k) == 8 && len(v) == idSize && r.numbered(lastID(v), int(seqOf(k)))
	case idsBucket:
		return len(k) == idSize && len(v) == 8 && r.isOf(model.EventID(k), seqOf(v))
	case tombstonesBucket:
		return len(k) == idSize && len(v) == 8 && r.row(lastID(k)) == nil && bytes.Equal(r.bucket(numbersBucket).Get(v), k)
	case lanesBucket, refsBucket:
		return len(v) == 0 && r.standing(bucket, k)
	}
	return true
}

// standing reports whether an entry leads to a task as it has to.
func (r *reader) standing(bucket string, k []byte) bool {
	t := r.row(lastID(k))
	switch {
	case t == nil:
		return false
	case bucket == lanesBucket:
		return t.Archived == 0 && bytes.Equal(laneKey(t), k)
	}
	return len(k) == 2*idSize && slices.Contains(t.References(), lastID(k[:idSize]))
}

// numbered reports whether a task has, or had, a number.
func (r *reader) numbered(id model.ID, num int) bool {
	if t := r.row(id); t != nil {
		return t.Num == num
	}
	return bytes.Equal(r.bucket(tombstonesBucket).Get(id[:]), numKey(num))
}

// isOf reports whether an event has an identity.
func (r *reader) isOf(id model.EventID, s model.Seq) bool {
	r.pages.Check(uint64(r.bucket(eventsBucket).Root()), seqKey(s), false)
	is, ok := r.EventID(s)
	return ok && is == id
}

// row returns a task as its row has it.
func (r *reader) row(id model.ID) *model.Task {
	if t, ok := r.rows[id]; ok {
		return t
	}
	r.pages.Check(uint64(r.bucket(rowsBucket).Root()), id[:], false)
	return r.known(id, r.bucket(rowsBucket).Get(id[:]))
}
