package bolt

import (
	"bytes"
	"iter"
	"runtime/debug"
	"slices"

	"go.etcd.io/bbolt"

	"baton/model"
	"baton/store"
	"baton/store/bolt/pages"
	"baton/store/wire"
)

// verifiedTx is a transaction that verifies entries as it reads them: the pages on the
// way to an entry, its checksum, and for the keys of indexes, which have none, the row
// or event that they lead to. Callers can rely on a key not being there, and on the keys
// that keys yields; a value from get is verified by decode or verify. A read that finds
// damage ends the transaction with [store.Fail].
type verifiedTx struct {
	path  string // of the board, for errors
	tx    *bbolt.Tx
	pages *pages.Checker           // nil while the file is made
	rows  map[model.ID]*model.Task // read already
	words wire.Words

	cancelled func() error // the error of the context; nil for a transaction without one
	lookups   int
}

// newVerifiedTx returns a verified transaction. It reads nothing.
func newVerifiedTx(db *database, tx *bbolt.Tx) verifiedTx {
	size := tx.DB().Info().PageSize
	return verifiedTx{
		path: db.board, tx: tx, rows: map[model.ID]*model.Task{}, words: wire.Words{},
		pages: pages.NewChecker(db.board, db.file, size, uint64(tx.Size())/uint64(size), db.free),
	}
}

// fail ends the transaction with an error that says what is damaged.
func (x *verifiedTx) fail(format string, args ...any) {
	store.Fail(pages.Damaged(x.path, format, args...))
}

// checkCancelled ends the transaction if its context has ended. Each look-up calls it;
// it asks at every 512th.
func (x *verifiedTx) checkCancelled() {
	if x.lookups++; x.cancelled != nil && x.lookups%512 == 0 {
		if err := x.cancelled(); err != nil {
			store.Fail(err)
		}
	}
}

func (x *verifiedTx) bucket(name string) *bbolt.Bucket {
	x.checkCancelled()
	return x.tx.Bucket([]byte(name))
}

// get returns the value of a key, nil if there is none.
func (x *verifiedTx) get(bucket string, key []byte) []byte {
	b := x.bucket(bucket)
	x.pages.Check(uint64(b.Root()), key, false)
	v := b.Get(key)
	if v == nil {
		x.verifyAround(bucket, key)
	}
	return v
}

// keys yields the keys of a bucket with a prefix, from one on. It verifies each of them,
// and the keys around the range, so that none is missing.
func (x *verifiedTx) keys(bucket string, prefix, from []byte, backwards bool) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		begin, end := slices.Concat(prefix, from), next(prefix)
		c := x.bucket(bucket).Cursor()
		step := c.Next
		if backwards {
			begin, end, step = end, begin, c.Prev
		}
		x.verifyAround(bucket, begin)
		k, v := seek(c, begin, backwards)
		for k != nil && bytes.HasPrefix(k, prefix) {
			x.verify(bucket, k, v)
			if !yield(k) {
				return
			}
			k, v = step()
		}
		x.verifyAround(bucket, end)
	}
}

// seek returns the first entry at or after a key, or backwards the last one before it;
// for a nil key that is the last of all.
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

// next returns the first key after all that begin with prefix, nil if there is none.
func next(prefix []byte) []byte {
	out := slices.Clone(prefix)
	for i := len(out) - 1; i >= 0; i-- {
		if out[i]++; out[i] != 0 {
			return out[:i+1]
		}
	}
	return nil
}

// keysIn returns how many keys a bucket has.
func (x *verifiedTx) keysIn(bucket string) int {
	n := 0
	c := x.bucket(bucket).Cursor()
	for k, _ := c.First(); k != nil; k, _ = c.Next() {
		n++
	}
	return n
}

// catch runs f and returns the error of a fault in the mapped file or of a read that
// fails. Each goroutine needs a catch of its own.
func (x *verifiedTx) catch(f func()) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			if !isFileFault(p) {
				panic(p)
			}
			err = pages.Damaged(x.path, "reading it failed")
		}
	}()
	return store.Attempt(func() error {
		f()
		return nil
	})
}
