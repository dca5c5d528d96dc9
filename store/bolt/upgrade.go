package bolt

import (
	"context"
	"errors"

	"go.etcd.io/bbolt"

	"baton/model"
	"baton/store"
	"baton/store/bolt/pages"
	"baton/store/wire"
)

// errOld is returned for a file of an older format. It never leaves the store.
var errOld = errors.New("the file is of an older format")

// renewed does f, again on the board's file in this format where it was of an
// older one.
func (l *File) renewed(ctx context.Context, f func() error) error {
	err := f()
	if !errors.Is(err, errOld) {
		return err
	}
	if err := l.upgrade(ctx); err != nil {
		return explain(l.path, err)
	}
	return f()
}

// viewOld runs f on a board in an older format that can't be written: on a copy
// in this one.
func (l *File) viewOld(ctx context.Context, f func(store.Reader) error) error {
	return l.withCopy(ctx, func(path string) error {
		o := *l
		o.path = path
		if err := o.upgradeAlone(); err != nil {
			return err
		}
		return l.open(path, readOnly, func(db *database) error { return l.read(db, f) })
	})
}

// upgrade builds the file anew out of its log, which is as it was in format 1,
// and puts it in its place.
func (l *File) upgrade(ctx context.Context) error {
	release, err := l.lock(ctx, true)
	if err != nil {
		return err
	}
	defer release()
	return l.upgradeAlone()
}

// upgradeAlone does so for who has the lock.
func (l *File) upgradeAlone() error {
	return l.reopened(func(db *database) (m made, err error) {
		var events []model.Event
		err = db.View(func(tx *bbolt.Tx) error {
			return store.Attempt(func() (err error) {
				events, err = oldEvents(l.path, db, tx)
				return err
			})
		})
		if err != nil || events == nil { // somebody else has done it meanwhile
			return m, err
		}
		return l.made(func(path string) (made, error) {
			if err := l.build(path, events, store.FoldOf(events)); err != nil {
				return made{}, err
			}
			if _, err := l.keep("format-1"); err != nil {
				return made{}, err
			}
			return l.finished(path)
		})
	})
}

// oldEvents reads the log of a file of format 1, none of another.
func oldEvents(path string, db *database, tx *bbolt.Tx) ([]model.Event, error) {
	r, err := newReader(path, db, tx)
	if !errors.Is(err, errOld) {
		return nil, err
	}
	var out []model.Event
	c := r.bucket(eventsBucket).Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		var z wire.Event
		r.decode(k, v, &z, eventAt)
		if seqOf(k) != model.Seq(len(out)+1) {
			return nil, pages.Damaged(path, "event %d is missing", len(out)+1)
		}
		z.Seq = uint64(len(out) + 1)
		out = append(out, z.Model())
	}
	head, ok := unseal([]byte(headKey), r.get(metaBucket, []byte(headKey)))
	if !ok || len(head) < momentSize || int(seqOf(head[:momentSize])) != len(out) {
		return nil, pages.Damaged(path, "some of its log is missing")
	}
	return out, nil
}
