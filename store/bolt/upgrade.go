package bolt

import (
	"context"
	"encoding/binary"
	"errors"
	"os"
	"slices"
	"strconv"

	"go.etcd.io/bbolt"

	"baton/model"
	"baton/store"
	"baton/store/bolt/pages"
	"baton/store/wire"
)

// errOld is returned for a file of an older format. It never leaves the store.
var errOld = errors.New("the file is of an older format")

// withUpgrade runs f. If the board's file has an older format it upgrades the file and
// runs f again.
func (l *File) withUpgrade(ctx context.Context, f func() error) error {
	err := f()
	if !errors.Is(err, errOld) {
		return err
	}
	if err := l.upgrade(ctx); err != nil {
		return explain(l.path, err)
	}
	return f()
}

// viewOld runs f on a board of an older format that stays so: on an upgraded copy.
func (l *File) viewOld(ctx context.Context, f func(store.Reader) error) error {
	return l.withCopy(ctx, func(path string) error {
		if err := l.upgradeCopy(path); err != nil {
			return err
		}
		return l.open(path, readOnly, func(db *database) error { return db.read(func(r *reader) error { return f(r) }) })
	})
}

// upgradeCopy upgrades a copy of the board that nobody else uses, and keeps no other.
func (l *File) upgradeCopy(path string) error {
	c := newFile(path, l.options)
	c.board, c.isCopy = l.path, true
	return c.upgradeLocked()
}

// staysOld reports whether a board of an older format can't be upgraded: it is read-only,
// or its file has another name, under which it would stay as it is.
func (l *File) staysOld() bool {
	if ReadOnly(l.path) != "" {
		return true
	}
	f, err := openPlain(l.path, os.O_RDONLY)
	if err != nil {
		return false
	}
	defer func() { _ = f.Close() }()
	return l.hasOtherName(f)
}

// hasOtherName reports whether the board's open file has a name that people gave it. An
// upgrade that was killed leaves it with one of ours.
func (l *File) hasOtherName(f *os.File) bool {
	if !alias(f) {
		return false
	}
	kept, _ := l.beside(formatMark + "*")
	return !slices.ContainsFunc(kept, func(path string) bool { return isAt(f, path) })
}

// upgrade rebuilds the file from its log in this format, and keeps the old file beside
// it, unless it is itself a copy.
func (l *File) upgrade(ctx context.Context) error {
	release, err := l.lock.hold(ctx, true)
	if err != nil {
		return err
	}
	defer release()
	return l.upgradeLocked()
}

// upgradeLocked does what upgrade does; the caller holds the lock.
func (l *File) upgradeLocked() error {
	var old *oldLog
	err := l.reopened(func(db *database) (m finishedFile, err error) {
		old, err = db.oldLog(l.options.NewID)
		if err != nil || old == nil { // another process has done it
			return m, err
		}
		if l.hasOtherName(db.file) {
			return m, model.Errorf(model.Refused, "%s is of an older format (%d) and has another name (a hard link), which would keep the old file: remove one of them first", l.path, old.format)
		}
		return l.makeFile(func(path string) (finishedFile, error) {
			if err := l.build(path, old.events, store.FoldOf(old.events)); err != nil {
				return finishedFile{}, err
			}
			if old.purging == nil && !l.isCopy { // or the copy would keep purged text
				if _, err := l.keepCopy("format-" + strconv.Itoa(old.format)); err != nil {
					return finishedFile{}, err
				}
			}
			return l.finishAt(path)
		})
	})
	if err == nil && old != nil && old.purging != nil && !l.isCopy {
		l.warnOf(l.copies.purge(old.purging.Tasks))
	}
	return err
}

// oldLog is the log of a file of an older format.
type oldLog struct {
	format  int
	events  []model.Event
	purging *purgeNote // what the file may still hold of purged tasks; nil for nothing
}

// oldLog reads the log of a file of an older format. It returns nil for a file of this
// format.
func (d *database) oldLog(newID func() model.ID) (old *oldLog, err error) {
	err = d.View(func(tx *bbolt.Tx) error {
		return store.Attempt(func() error {
			r, err := newReader(d, tx)
			if errors.Is(err, errOld) {
				old, err = r.oldLog(newID)
			}
			return err
		})
	})
	return old, err
}

// oldLog reads the log of a file of an older format. In formats 1 and 2 events name each
// other by number.
func (r *reader) oldLog(newID func() model.ID) (*oldLog, error) {
	old := &oldLog{format: int(binary.BigEndian.Uint32(r.get(metaBucket, []byte(formatKey)))), purging: purgeNoteIn(r.tx)}
	there := map[model.EventID]bool{}
	c := r.bucket(eventsBucket).Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		var z wire.Event
		r.decode(k, v, &z, eventAt)
		if seqOf(k) != model.Seq(len(old.events)+1) {
			return nil, pages.Damaged(r.path, "event %d is missing", len(old.events)+1)
		}
		z.Seq = uint64(len(old.events) + 1)
		ev := z.ModelAfter(old.events)
		if old.purging != nil {
			ev = old.purging.Retired.Event(ev)
		}
		if there[ev.ID] { // nothing kept identities unique
			ev.ID = model.EventID(newID())
		}
		there[ev.ID] = true
		old.events = append(old.events, ev)
	}
	head, ok := unseal([]byte(headKey), r.get(metaBucket, []byte(headKey)))
	if !ok || len(head) < momentSize || int(seqOf(head[:momentSize])) != len(old.events) {
		return nil, pages.Damaged(r.path, "part of its log is missing")
	}
	return old, nil
}
