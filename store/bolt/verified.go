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

// verifiedTx is a transaction whose entries are verified as they are read: the pages
// that lead to them, the checksums of those that have one, and for the keys of indexes,
// which have none, what they lead to. That a key is not there, and what keys yields, can be
// relied on; a value that get returns is verified by decode or verify. A read that
// finds damage ends the transaction with [store.Fail].
type verifiedTx struct {
	path  string // what errors call the board
	tx    *bbolt.Tx
	pages *pages.Checker           // nil while the file is made
	rows  map[model.ID]*model.Task // read already
	words wire.Words

	cancelled func() error // says that nobody waits for it any more; nil: never
	lookups   int          // how often it was looked at
}

// newVerifiedTx returns a transaction of which nothing was read yet.
func newVerifiedTx(db *database, tx *bbolt.Tx) verifiedTx {
	size := tx.DB().Info().PageSize
	return verifiedTx{
		path: db.board, tx: tx, rows: map[model.ID]*model.Task{}, words: wire.Words{},
		pages: pages.NewChecker(db.board, db.file, size, uint64(tx.Size())/uint64(size), db.free),
	}
}

// fail ends the transaction: something in the file is not what it was.
func (x *verifiedTx) fail(format string, args ...any) {
	store.Fail(pages.Damaged(x.path, format, args...))
}

// checkCancelled ends the transaction where nobody waits for it any more. It asks now and
// then: what takes long looks often.
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

// get returns a value, nil if it is not there.
func (x *verifiedTx) get(bucket string, key []byte) []byte {
	b := x.bucket(bucket)
	x.pages.Check(uint64(b.Root()), key, false)
	v := b.Get(key)
	if v == nil {
		x.verifyAround(bucket, key)
	}
	return v
}

// keys yields the keys of a bucket with a prefix, from one on. It is sure of
// each, and of those before the first and behind the last.
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

// keysIn returns how many keys a bucket has.
func (x *verifiedTx) keysIn(bucket string) int {
	n := 0
	c := x.bucket(bucket).Cursor()
	for k, _ := c.First(); k != nil; k, _ = c.Next() {
		n++
	}
	return n
}

// catch runs f in a goroutine, where a fault in the mapped file and a read that
// fails have to be caught catch.
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
