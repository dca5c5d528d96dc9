package bolt

import (
	"go.etcd.io/bbolt"

	"baton/model"
	"baton/store"
)

// read runs f in one transaction that writes nothing. A read in f that fails ends it
// with that error.
func (d *database) read(f func(*reader) error) error {
	return d.View(func(tx *bbolt.Tx) error {
		return store.Attempt(func() error {
			r, err := newReader(d, tx)
			if err != nil {
				return err
			}
			return f(r)
		})
	})
}

// written is what a transaction was about to commit.
type written struct {
	head    model.Head // of the log after it; zero if it did not get to the commit
	purged  bool       // it removed text from the history
	purging *purgeNote // what it, or one before it, purged and the file still holds; nil for nothing
}

// write runs f in one transaction, which is undone if f fails.
func (d *database) write(f func(store.Writer) error) (done written, err error) {
	err = d.Update(func(tx *bbolt.Tx) error {
		return store.Attempt(func() error {
			if err := prepare(tx); err != nil {
				return err
			}
			r, err := newReader(d, tx)
			if err != nil {
				return err
			}
			w := &writer{reader: r}
			if err := f(w); err != nil {
				return err
			}
			w.finish()
			done = written{w.Head(), w.purged, purgeNoteIn(tx)}
			return nil
		})
	})
	return done, err
}
