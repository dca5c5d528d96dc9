package store

import (
	"fmt"

	"go.etcd.io/bbolt"

	"baton/model"
)

// compactTx is how many bytes a compaction copies in one transaction.
const compactTx = 16 << 20

// purge takes what people wrote about a task out of the history. The old text
// stays in free pages until the file is rewritten, which the note in the meta
// bucket asks for, of the next writer if this one does not come to it.
func (w *boltWriter) purge(id model.ID) {
	var touched []model.Seq
	for ev := range w.History(id, 0) {
		touched = append(touched, ev.Seq)
	}
	for _, s := range touched {
		w.putEvent(w.must(s).Scrub(id))
	}
	w.put(metaBucket, []byte(purgeKey), []byte{1})
	w.purged = true
}

// copyUsed copies what is in use into a new file beside the board: nothing is
// left in free pages.
func (l *File) copyUsed(src *bbolt.DB) (made, error) {
	return l.make(func(dst *database) error {
		dst.NoSync = true // one sync at the end is enough: until then it is nobody's board
		if err := bbolt.Compact(dst.DB, src, compactTx); err != nil {
			return fmt.Errorf("compact: %w", err)
		}
		if err := forgetPurge(dst.DB); err != nil {
			return err
		}
		return dst.Sync()
	})
}

// forgetPurge takes the note of a purge out, where there is one: a change that
// changes nothing would make the file longer.
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
