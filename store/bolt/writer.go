package bolt

import (
	"bytes"
	"encoding/binary"
	"fmt"

	"go.etcd.io/bbolt"

	"baton/model"
	"baton/store"
	"baton/store/wire"
)

// prepare makes the buckets of a new file. It does nothing if there are any.
func prepare(tx *bbolt.Tx) error {
	if k, _ := tx.Cursor().First(); k != nil {
		return nil
	}
	for _, name := range buckets() {
		if _, err := tx.CreateBucket([]byte(name)); err != nil {
			return err
		}
	}
	w := &writer{reader: &reader{verifiedTx: verifiedTx{tx: tx}, state: state{next: 1}}}
	w.put(metaBucket, []byte(markKey), []byte(mark))
	w.put(metaBucket, []byte(formatKey), binary.BigEndian.AppendUint32(nil, format))
	w.putSealed(metaBucket, []byte(proofKey), func(b []byte) ([]byte, error) {
		return binary.BigEndian.AppendUint32(b, format), nil
	})
	w.putSealed(metaBucket, []byte(setupKey), wire.FromSetup(&model.Setup{}).MarshalMsg)
	w.finish()
	return nil
}

// writer records events in one transaction. A write that fails ends it.
type writer struct {
	*reader
	scratch  []byte            // a buffer for values
	deferred batch             // of puts; nil if they are made at once
	open     map[string]*block // blocks that are not put yet, by bucket and prefix
	days     map[string]bool   // that are in the deferred batch

	purged bool // text was removed from the history
}

func (w *writer) put(bucket string, key, value []byte) {
	if w.deferred != nil {
		w.deferred[bucket] = append(w.deferred[bucket], entry{key, value})
		return
	}
	b := w.bucket(bucket)
	w.pages.Check(uint64(b.Root()), key, false)
	if bucket == eventsBucket || bucket == daysBucket || bucket == idsBucket {
		b.FillPercent = fillPercent // these buckets grow at the end
	}
	if err := b.Put(key, value); err != nil {
		store.Fail(fmt.Errorf("write to %s: %w", bucket, err))
	}
}

func (w *writer) putSealed(bucket string, key []byte, value func([]byte) ([]byte, error)) {
	b, err := w.seal(key, value)
	if err != nil {
		store.Fail(fmt.Errorf("encode for %s: %w", bucket, err))
	}
	w.put(bucket, key, b)
}

// putWhole puts a sealed value after it has decoded it, into into: what is written can
// be read back.
func (w *writer) putWhole(bucket string, key []byte, value func([]byte) ([]byte, error), into unmarshaler) {
	b, err := w.seal(key, value)
	if err == nil {
		_, err = into.UnmarshalMsg(b[sumSize:])
	}
	if err != nil {
		store.Fail(model.Errorf(model.Refused, "this change could not be read back (%v): nothing was changed, make it in smaller parts", err))
	}
	w.put(bucket, key, b)
}

func (w *writer) drop(bucket string, key []byte) {
	w.pages.Check(uint64(w.bucket(bucket).Root()), key, true)
	if err := w.bucket(bucket).Delete(key); err != nil {
		store.Fail(fmt.Errorf("delete from %s: %w", bucket, err))
	}
}

// dropKey deletes the key of an index, which has to be there.
func (w *writer) dropKey(bucket string, key []byte) {
	if k, _ := w.bucket(bucket).Cursor().Seek(key); !bytes.Equal(k, key) {
		w.fail("its part %q is corrupt", bucket)
	}
	w.drop(bucket, key)
}

// finish stores the head.
func (w *writer) finish() {
	w.putSealed(metaBucket, []byte(headKey), w.state.append)
}

// Record appends an event and writes the rows that it changes.
func (w *writer) Record(ev model.Event, d *model.Delta) error {
	if ev.Seq != w.state.seq+1 {
		return store.ErrStale
	}
	w.pages.Check(uint64(w.bucket(idsBucket).Root()), ev.ID[:], false)
	if w.bucket(idsBucket).Get(ev.ID[:]) != nil {
		return store.ErrRecorded
	}
	w.putEvent(ev)
	w.putEventID(ev)
	w.indexEvent(ev)
	w.putTasks(d.Tasks)
	if d.Setup != nil {
		w.putWhole(metaBucket, []byte(setupKey), wire.FromSetup(d.Setup).MarshalMsg, &wire.Setup{})
		w.setup = d.Setup
	}
	w.state.seq, w.state.id, w.state.next, w.state.at = ev.Seq, ev.ID, d.Head.Next, ev.At
	w.state.events++
	if ids := ev.Purges(); len(ids) > 0 {
		w.purge(ids)
	}
	return nil
}

// sortFrom is how many tasks a change may have before their keys are sorted first.
const sortFrom = 64

// batch holds what is to be put into each bucket. bbolt keeps a page that is
// being written as one slice until the commit, and putting a key into its
// middle moves all behind it: 100,000 in random order took 20 s.
type batch map[string][]entry

type entry struct{ key, value []byte }

// putTasks stores tasks as they are after a change.
func (w *writer) putTasks(tasks []model.Changed) {
	if len(tasks) > sortFrom {
		w.deferred = batch{}
	}
	for _, c := range tasks {
		w.putTask(c)
	}
	late := w.deferred
	w.deferred = nil
	for _, name := range buckets() {
		for _, e := range late.sort(name) {
			w.put(name, e.key, e.value)
		}
	}
}

// putEventID adds an event to the index of identities.
func (w *writer) putEventID(ev model.Event) { w.put(idsBucket, ev.ID[:], seqKey(ev.Seq)) }

func (w *writer) putEvent(ev model.Event) {
	w.putWhole(eventsBucket, seqKey(ev.Seq), wire.FromEvent(ev).MarshalMsg, &wire.Probe{})
}

// seal seals a value in a slice of its exact length: bbolt holds all values of a
// transaction until its commit, and an encoder's slice is twice as long.
func (w *writer) seal(key []byte, value func([]byte) ([]byte, error)) ([]byte, error) {
	b, err := seal(w.scratch, key, value)
	if err != nil || len(b) > maxScratch {
		return b, err
	}
	w.scratch = b
	return bytes.Clone(b), nil
}

// maxScratch is the longest value, in bytes, that is encoded in the buffer and copied.
const maxScratch = 1 << 16

// putTask stores a task as it is after a change, with its entries in the indexes.
func (w *writer) putTask(c model.Changed) {
	before := w.Task(c.ID)
	if before != nil {
		w.unindex(before)
	}
	w.rows[c.ID] = c.After
	if c.After == nil {
		if before != nil {
			w.putTombstone(before)
		}
		return
	}
	if before == nil {
		w.state.tasks++
	}
	w.putNumber(before, c.After)
	w.putWhole(rowsBucket, c.ID[:], wire.FromTask(c.After).MarshalMsg, &wire.Task{})
	w.index(c.After)
	if c.Body != nil {
		w.putBody(c.ID, c.Body)
	}
}

// putNumber adds a task's number to the index, and removes the one it had before if
// that was another.
func (w *writer) putNumber(before, t *model.Task) {
	had := 0
	if before != nil {
		had = before.Num
	} else {
		w.pages.Check(uint64(w.bucket(tombstonesBucket).Root()), t.ID[:], false)
		if tombstone := w.bucket(tombstonesBucket).Get(t.ID[:]); tombstone != nil {
			had = int(seqOf(tombstone))
			w.drop(tombstonesBucket, t.ID[:])
		}
	}
	if had == t.Num {
		return
	}
	if had > 0 && bytes.Equal(w.bucket(numbersBucket).Get(numKey(had)), t.ID[:]) {
		w.drop(numbersBucket, numKey(had))
	}
	w.put(numbersBucket, numKey(t.Num), t.ID[:])
}

// putTombstone deletes a task and keeps its number.
func (w *writer) putTombstone(t *model.Task) {
	w.state.tasks--
	w.drop(rowsBucket, t.ID[:])
	w.put(tombstonesBucket, t.ID[:], numKey(t.Num))
	w.putBody(t.ID, &model.Body{})
}

// putBody stores the long part of a task, nothing if it is empty.
func (w *writer) putBody(id model.ID, b *model.Body) {
	had := w.get(bodiesBucket, id[:]) != nil
	switch {
	case hasContent(b):
		w.putWhole(bodiesBucket, id[:], wire.FromBody(b).MarshalMsg, &wire.Body{})
		if !had {
			w.state.bodies++
		}
	case had:
		w.drop(bodiesBucket, id[:])
		w.state.bodies--
	}
}

// hasContent reports whether a body has anything to store.
func hasContent(b *model.Body) bool {
	return b.Description != "" || len(b.Checklist)+len(b.Comments)+len(b.Links)+len(b.External) > 0
}

func (w *writer) index(t *model.Task) {
	if t.Archived == 0 {
		w.put(lanesBucket, laneKey(t), nil)
	}
	for _, target := range t.References() {
		w.put(refsBucket, refKey(target, t.ID), nil)
	}
}

func (w *writer) unindex(t *model.Task) {
	if t.Archived == 0 {
		w.dropKey(lanesBucket, laneKey(t))
	}
	for _, target := range t.References() {
		w.dropKey(refsBucket, refKey(target, t.ID))
	}
}
