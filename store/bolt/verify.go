package bolt

import (
	"bytes"
	"slices"

	"baton/model"
	"baton/store/wire"
)

// The keys of indexes have no checksum. They are compared with the rows or events that
// they stand for. Where a key is not found, its neighbours are verified: a key that was
// changed by damage is still near its place.

// verifyAround verifies the entries on both sides of a key's place, or the last entry
// for a nil key.
func (x *verifiedTx) verifyAround(bucket string, key []byte) {
	c := x.bucket(bucket).Cursor()
	var k, v []byte
	if key != nil {
		k, v = c.Seek(key)
		x.verify(bucket, k, v)
	}
	if k == nil {
		k, v = c.Last()
	} else {
		k, v = c.Prev()
	}
	x.verify(bucket, k, v)
}

// verify fails if an entry is damaged.
func (x *verifiedTx) verify(bucket string, k, v []byte) {
	if k == nil || bucket == metaBucket {
		return
	}
	x.pages.Check(uint64(x.bucket(bucket).Root()), k, false)
	if !x.isIntact(bucket, k, v) {
		x.fail("its part %q is corrupt", bucket)
	}
}

// isIntact reports whether an entry is undamaged. It does not verify the neighbours of
// what it looks up, which would never end.
func (x *verifiedTx) isIntact(bucket string, k, v []byte) bool {
	switch bucket {
	case eventsBucket, rowsBucket, bodiesBucket, historyBucket, ownBucket, daysBucket:
		_, ok := unseal(k, v)
		return ok
	case numbersBucket:
		return len(k) == 8 && len(v) == idSize && x.hasNumber(lastID(v), int(seqOf(k)))
	case idsBucket:
		return len(k) == idSize && len(v) == 8 && x.hasIdentity(model.EventID(k), seqOf(v))
	case tombstonesBucket:
		return len(k) == idSize && len(v) == 8 && x.row(lastID(k)) == nil && bytes.Equal(x.bucket(numbersBucket).Get(v), k)
	case lanesBucket, refsBucket:
		return len(v) == 0 && x.leadsToTask(bucket, k)
	}
	return true
}

// leadsToTask reports whether an entry of an index leads to a task that belongs there.
func (x *verifiedTx) leadsToTask(bucket string, k []byte) bool {
	t := x.row(lastID(k))
	switch {
	case t == nil:
		return false
	case bucket == lanesBucket:
		return t.Archived == 0 && bytes.Equal(laneKey(t), k)
	}
	return len(k) == 2*idSize && slices.Contains(t.References(), lastID(k[:idSize]))
}

// hasNumber reports whether a task has, or had before it was deleted, that number.
func (x *verifiedTx) hasNumber(id model.ID, num int) bool {
	if t := x.row(id); t != nil {
		return t.Num == num
	}
	return bytes.Equal(x.bucket(tombstonesBucket).Get(id[:]), numKey(num))
}

// hasIdentity reports whether an event has that identity.
func (x *verifiedTx) hasIdentity(id model.EventID, s model.Seq) bool {
	x.pages.Check(uint64(x.bucket(eventsBucket).Root()), seqKey(s), false)
	is, ok := x.EventID(s)
	return ok && is == id
}

// row returns the task in a row, nil if there is none. It does not verify neighbours.
func (x *verifiedTx) row(id model.ID) *model.Task {
	if t, ok := x.rows[id]; ok {
		return t
	}
	x.pages.Check(uint64(x.bucket(rowsBucket).Root()), id[:], false)
	return x.cachedTask(id, x.bucket(rowsBucket).Get(id[:]))
}

// EventID returns the identity of an event. It does not check the event's checksum.
func (x *verifiedTx) EventID(s model.Seq) (model.EventID, bool) {
	b := x.bucket(eventsBucket).Get(seqKey(s))
	if len(b) < sumSize {
		return model.EventID{}, false
	}
	id, err := wire.EventID(b[sumSize:])
	if err != nil {
		x.fail("event %s can't be read (%v)", seqText(s), err)
	}
	return id, true
}
