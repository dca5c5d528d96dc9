package bolt

import (
	"bytes"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"

	"baton/model"
	"baton/store"
	"baton/store/wire"
)

// collector returns a writer without a file: everything it puts stays in its batch.
func collector() *writer { return &writer{reader: &reader{}, deferred: batch{}} }

// indexEvent adds an event to the indexes of the log.
func (w *writer) indexEvent(ev model.Event) {
	w.addDay(ev)
	w.addToIndex(ownBucket, ownPrefix(ev.By), ev.Seq)
	ids := ev.Subjects()
	if len(ids) > sortFrom { // out of order, each key would move those after it
		slices.SortFunc(ids, model.ID.Compare)
	}
	for _, id := range ids {
		w.addToIndex(historyBucket, id[:], ev.Seq)
	}
}

// indexTasks adds all tasks to the indexes of tasks.
func (w *writer) indexTasks(f *store.Fold) {
	for _, id := range f.ByNumber() {
		w.put(numbersBucket, numKey(f.Numbers()[id]), id[:])
		if t := f.Board().Task(id); t != nil {
			w.index(t)
		} else {
			w.put(tombstonesBucket, id[:], numKey(f.Numbers()[id]))
		}
	}
}

// putBoard puts a whole board: its log, and what that folds to.
func (w *writer) putBoard(events []model.Event, f *store.Fold) {
	for _, ev := range events {
		w.putEvent(ev)
		w.putEventID(ev)
		w.indexEvent(ev)
	}
	w.flushOpen()
	w.indexTasks(f)
	for t := range f.Board().Tasks() {
		w.putWhole(rowsBucket, t.ID[:], wire.FromTask(t).MarshalMsg, &wire.Task{})
		w.state.tasks++
		if b := f.Board().Body(t.ID); b != nil && hasContent(b) {
			w.putWhole(bodiesBucket, t.ID[:], wire.FromBody(b).MarshalMsg, &wire.Body{})
			w.state.bodies++
		}
	}
	w.putWhole(metaBucket, []byte(setupKey), wire.FromSetup(f.Board().Setup()).MarshalMsg, &wire.Setup{})
	head := f.Board().Head()
	w.state.seq, w.state.id, w.state.next, w.state.events = head.Seq, head.ID, head.Next, len(events)
	if len(events) > 0 {
		w.state.at = events[len(events)-1].At
	}
	w.finish()
}

// build makes a board's file from its log and the fold of that.
func (o opener) build(path string, events []model.Event, f *store.Fold) error {
	w := collector()
	if err := store.Attempt(func() error { w.putBoard(events, f); return nil }); err != nil {
		return err
	}
	return o.open(path, create, func(db *database) error {
		return db.Update(func(tx *bbolt.Tx) error {
			return store.Attempt(func() error {
				if err := prepare(tx); err != nil {
					return err
				}
				return w.deferred.write(tx)
			})
		})
	})
}

// sort sorts the entries of a bucket by key and returns them.
func (b batch) sort(bucket string) []entry {
	slices.SortStableFunc(b[bucket], func(x, y entry) int { return bytes.Compare(x.key, y.key) })
	return b[bucket]
}

// fillPercent is how full to make pages, from 0 to 1, where keys come in order. By
// default bbolt leaves half of each free, for keys in between.
const fillPercent = 0.95

func (b batch) write(tx *bbolt.Tx) error {
	for _, name := range buckets() {
		tx.Bucket([]byte(name)).FillPercent = fillPercent
		for _, e := range b.sort(name) {
			if err := tx.Bucket([]byte(name)).Put(e.key, e.value); err != nil {
				return fmt.Errorf("write to %s: %w", name, err)
			}
		}
	}
	return nil
}
