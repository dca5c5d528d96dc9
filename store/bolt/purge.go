package bolt

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"baton/model"
	"baton/store"
	"baton/store/bolt/pages"
	"baton/store/wire"
)

// compactTx is how many bytes a compaction copies in one transaction.
const compactTx = 16 << 20

// purgeNote says what a rewrite of the file has to leave out: everything in free pages,
// and names.
type purgeNote struct {
	Tasks   []model.ID        `json:"tasks"`
	Retired model.Retirements `json:"retired"`
}

// purgeNoteIn returns the note in a file, nil if there is none. A note of another
// version, which can't be read, still says that there is something to do.
func purgeNoteIn(tx *bbolt.Tx) *purgeNote {
	meta := tx.Bucket([]byte(metaBucket))
	if meta == nil || meta.Get([]byte(purgeKey)) == nil {
		return nil
	}
	var n purgeNote
	_ = json.Unmarshal(meta.Get([]byte(purgeKey)), &n)
	return &n
}

// purge removes what people wrote about tasks from the history. The old text stays in
// free pages until the file is rewritten. The note in the meta bucket asks for that, so
// that the next writer does it if this one can't.
func (w *writer) purge(ids []model.ID) {
	note := cmp.Or(purgeNoteIn(w.tx), &purgeNote{})
	note.Tasks = append(note.Tasks, ids...)
	touched := w.eventsAbout(ids)
	note.Retired = append(note.Retired, model.Retired(w, ids, func(yield func(model.Event) bool) {
		for _, s := range touched {
			if !yield(w.mustEvent(s)) {
				return
			}
		}
	})...)
	b, err := json.Marshal(note)
	if err != nil {
		store.Fail(err)
	}
	for _, s := range w.eventsAbout(append(slices.Clone(ids), model.ID{})) { // notes of standups belong to no task
		was := w.mustEvent(s)
		w.putEvent(was.Scrub(ids...))
	}
	w.last = model.Event{} // it may be one of them
	w.put(metaBucket, []byte(purgeKey), b)
	w.purged = true
}

// eventsAbout returns the numbers of the events about tasks, each once. It reads the
// index only: one import may be about all of the tasks.
func (w *writer) eventsAbout(ids []model.ID) []model.Seq {
	var out []model.Seq
	for _, id := range ids {
		for s := range w.numbersOf(historyBucket, id[:], 0, false) {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// rewrite makes a copy of the file without what a purge has removed.
func (p *place) rewrite(db *database, n purgeNote) (finishedFile, error) {
	if len(n.Retired) == 0 {
		return p.copyUsed(db.DB)
	}
	var events []model.Event
	err := db.View(func(tx *bbolt.Tx) error {
		c := tx.Bucket([]byte(eventsBucket)).Cursor()
		for k, v := c.First(); k != nil; k, v = c.Next() {
			sealed, ok := unseal(k, v)
			if !ok {
				return pages.Damaged(p.path, "%s does not match its checksum", eventAt(k))
			}
			var z wire.Event
			if _, err := z.UnmarshalMsg(sealed); err != nil {
				return pages.Damaged(p.path, "%s can't be read (%v)", eventAt(k), err)
			}
			z.Seq = uint64(seqOf(k))
			events = append(events, n.Retired.Event(z.Model()))
		}
		return nil
	})
	if err != nil {
		return finishedFile{}, err
	}
	return p.makeFile(func(path string) (finishedFile, error) {
		if err := p.build(path, events, store.FoldOf(events)); err != nil {
			return finishedFile{}, err
		}
		return p.finishAt(path)
	})
}

// copyUsed copies the pages in use into a new file beside the board, which has nothing
// in free pages.
func (p *place) copyUsed(src *bbolt.DB) (finishedFile, error) {
	return p.makeDatabase(func(dst *database) error {
		dst.NoSync = true // one sync at the end is enough: nobody uses the file before
		if err := bbolt.Compact(dst.DB, src, compactTx); err != nil {
			return fmt.Errorf("compact: %w", err)
		}
		if err := forgetPurge(dst.DB); err != nil {
			return err
		}
		return dst.Sync()
	})
}

// forgetPurge removes the note of a purge. Without a note it writes nothing: even an
// empty change would make the file longer.
func forgetPurge(db *bbolt.DB) error {
	noted := false
	err := db.View(func(tx *bbolt.Tx) error {
		meta := tx.Bucket([]byte(metaBucket))
		noted = meta != nil && meta.Get([]byte(purgeKey)) != nil
		return nil
	})
	if err != nil || !noted {
		return err
	}
	return db.Update(func(tx *bbolt.Tx) error { return tx.Bucket([]byte(metaBucket)).Delete([]byte(purgeKey)) })
}

// finishPurge ends a change that removed text from the history. The change is made even
// if other copies of the text are left: the next change tries again, a warning says so
// now, and so does the check.
func (l *File) finishPurge(done written, other bool, waits error) error {
	if errors.As(waits, &unconfirmed{}) || model.CodeOf(waits) == model.Moved {
		return waits
	}
	var left []string
	if !l.isCopy { // the board's purge reaches what is beside it
		left = l.copies.purge(done.purging.Tasks)
	}
	if !done.purged {
		return nil
	}
	if other {
		left = append(left, "the board's old file under another name (a hard link)")
	}
	if waits != nil {
		l.options.Warn(fmt.Sprintf("the text is gone from the history, but %s could not be rewritten without it (%v): the next change tries again", l.path, reason(waits)))
	}
	l.warnOf(left)
	return nil
}

// warnOf warns of files that a purge could not reach.
func (l *File) warnOf(left []string) {
	if len(left) > 0 {
		l.options.Warn("the text may still be in " + strings.Join(left, ", ") + ": remove what you don't need")
	}
}
