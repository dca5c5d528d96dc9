package bolt

import (
	"bytes"
	"cmp"
	"context"
	"slices"

	"baton/model"
	"baton/store"
	"baton/store/bolt/pages"
)

// Check does what [store.Inspect] does, and compares the indexes and the pages too.
func (l *File) Check(ctx context.Context) (model.Health, error) {
	var out store.Checkup
	var gone purges
	err := l.View(ctx, func(sr store.Reader) error {
		want := collector()
		r, ok := sr.(*reader)
		if !ok { // no file yet
			out = store.Inspect(sr, l.options.Now(), func(model.Event) {})
			return nil
		}
		found := 0 // events that the index of identities leads to
		out = store.Inspect(sr, l.options.Now(), func(ev model.Event) {
			want.indexEvent(ev)
			gone.add(ev)
			if bytes.Equal(r.bucket(idsBucket).Get(ev.ID[:]), seqKey(ev.Seq)) {
				found++
			}
		})
		if found != out.Events || r.keysIn(idsBucket) != out.Events {
			out.Fault("the index %q does not match the log", idsBucket)
		}
		want.flushOpen()
		want.indexTasks(out.Fold)
		r.compareIndexes(&out.Health, want.deferred)
		out.Waits = waits(purgeNoteIn(r.tx))
		return nil
	})
	if err == nil && len(out.Faults) == 0 || model.CodeOf(err) == model.Damaged {
		out.Faults = l.pageFaults(ctx, err == nil)
	}
	out.Waits = cmp.Or(out.Waits, unpurgedLine(l.copies.unpurged(gone)))
	out.Backups, _ = l.copies.dailies()
	out.Unkept = l.copies.missingDaily(out.Last)
	over, _ := l.copies.leftOver()
	for _, u := range over {
		if u.abandoned() {
			out.Left = append(out.Left, u.path)
		}
	}
	return out.Health, err
}

// waits says what is left to do of a purge, "" for nothing.
func waits(n *purgeNote) string {
	if n == nil {
		return ""
	}
	return "the text of a purged task is still in the file: the next change takes it out, and so does baton compact"
}

// pageFaults examines the file's pages. For a file that is not readable it says which
// parts can't be read; it says nothing about a file that is not a board.
func (l *File) pageFaults(ctx context.Context, readable bool) []string {
	b, err := l.readAll(ctx)
	if err != nil || len(b) == 0 {
		return nil
	}
	if readable {
		return pages.Faults(b)
	}
	now, _ := remainsOf(b)
	if !now.board {
		return nil
	}
	return now.faults
}

// compareIndexes compares the indexes with those that the log gives, key by key.
func (r *reader) compareIndexes(h *model.Health, want batch) {
	if r.state.events != h.Events {
		h.Fault("there are %d events, but its head says %d", h.Events, r.state.events)
	}
	for _, name := range []string{numbersBucket, tombstonesBucket, lanesBucket, refsBucket, historyBucket, ownBucket, daysBucket} {
		c := r.bucket(name).Cursor()
		k, v := c.First()
		sound := true
		for _, e := range slices.CompactFunc(want.sort(name), sameKey) {
			sound = sound && bytes.Equal(e.key, k) && bytes.Equal(e.value, v)
			k, v = c.Next()
		}
		if !sound || k != nil {
			h.Fault("the index %q does not match the log", name)
		}
	}
}

func sameKey(a, b entry) bool { return bytes.Equal(a.key, b.key) }
