package bolt

import (
	"iter"

	"baton/model"
	"baton/store/wire"
)

// Event returns one event.
func (r *reader) Event(s model.Seq) (model.Event, bool) {
	b := r.get(eventsBucket, seqKey(s))
	if b == nil {
		if s > 0 && s <= r.state.seq {
			r.fail("event %s is missing", seqText(s))
		}
		return model.Event{}, false
	}
	return r.event(s, b), true
}

// SeqOf returns the number of an event.
func (r *reader) SeqOf(id model.EventID) (model.Seq, bool) {
	b := r.get(idsBucket, id[:])
	if b == nil {
		return 0, false
	}
	r.verify(idsBucket, id[:], b)
	return seqOf(b), true
}

// event decodes an event, unless it is the one that was read last.
func (r *reader) event(s model.Seq, b []byte) model.Event {
	if r.last.Seq != s {
		var z wire.Event
		r.decode(seqKey(s), b, &z, eventAt)
		z.Seq = uint64(s)
		r.last = z.Model()
	}
	return r.last
}

// mustEvent returns an event that an index names: a missing one is damage.
func (r *reader) mustEvent(s model.Seq) model.Event {
	ev, ok := r.Event(s)
	if !ok {
		r.fail("event %s is missing", seqText(s))
	}
	return ev
}

// History yields the events after a sequence number about a task.
func (r *reader) History(id model.ID, after model.Seq) iter.Seq[model.Event] {
	return r.listed(historyBucket, id[:], after, false)
}

// Own yields the events of a person, newest first.
func (r *reader) Own(by model.PersonID) iter.Seq[model.Event] {
	return r.listed(ownBucket, ownPrefix(by), 0, true)
}
