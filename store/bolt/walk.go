package bolt

import (
	"bytes"
	"encoding/binary"
	"iter"
	"runtime"
	"sync"

	"go.etcd.io/bbolt"

	"baton/model"
	"baton/store"
	"baton/store/bolt/pages"
	"baton/store/wire"
)

// Log yields events. Each is expected by its number: in a damaged tree a missing
// event would go unnoticed otherwise.
func (r *reader) Log(s model.Span) iter.Seq[model.Event] {
	return func(yield func(model.Event) bool) {
		first, last := s.After+1, r.state.seq
		if s.Since != 0 {
			first = max(first, r.Since(s.Since))
		}
		if s.Until != 0 {
			last = min(last, s.Until)
		}
		n := 0
		for ev := range r.along(newWalk(r, first, last, s.Newest), s.Brief) {
			if !s.Has(ev) {
				continue
			}
			if n++; !yield(ev) || n == s.Limit {
				return
			}
		}
	}
}

// pieceLength is how many events a goroutine decodes at a time.
const pieceLength = 256

// piece is a run of events. They are decoded when done is closed.
type piece struct {
	found  []entry
	events []model.Event
	err    error
	done   chan struct{}
}

// along yields the events on a walk. Most of the time goes into decoding, so the next
// pieces are decoded ahead, on all processors.
func (r *reader) along(w *walk, brief bool) iter.Seq[model.Event] {
	return func(yield func(model.Event) bool) {
		var all sync.WaitGroup
		defer all.Wait() // they read memory that is unmapped when the transaction ends
		var ahead []*piece
		p := &piece{}
		for {
			for len(ahead) <= runtime.GOMAXPROCS(0) && w.more() {
				next := &piece{found: w.take(p.found[:0]), events: p.events[:0], done: make(chan struct{})}
				p = &piece{} // next uses its slices
				ahead = append(ahead, next)
				all.Go(func() {
					defer close(next.done)
					next.err = r.catch(func() { next.decode(r, brief) })
				})
			}
			if len(ahead) == 0 {
				return
			}
			p, ahead = ahead[0], ahead[1:]
			if <-p.done; p.err != nil {
				store.Fail(p.err)
			}
			for _, ev := range p.events {
				if !yield(ev) {
					return
				}
			}
		}
	}
}

// decode decodes the events. Brief ones come without their undo.
func (p *piece) decode(r *reader, brief bool) {
	var whole wire.Event
	var short wire.Brief
	for _, e := range p.found {
		var ev model.Event
		if brief {
			short = wire.Brief{Do: short.Do}
			r.decode(e.key, e.value, &short, eventAt)
			ev = short.Model()
		} else {
			whole = wire.Event{Do: whole.Do, Back: whole.Back}
			r.decode(e.key, e.value, &whole, eventAt)
			ev = whole.Model()
		}
		ev.Seq = seqOf(e.key)
		p.events = append(p.events, ev)
	}
}

// walk goes along the events in order. It checks pages before bbolt reads them, each
// leaf once.
type walk struct {
	r           *reader
	first, last model.Seq // still to come
	newest      bool

	root   uint64
	cursor *bbolt.Cursor
	begun  bool
	leaf   pages.Page // checked last
}

func newWalk(r *reader, first, last model.Seq, newest bool) *walk {
	b := r.bucket(eventsBucket)
	return &walk{r: r, first: first, last: last, newest: newest, root: uint64(b.Root()), cursor: b.Cursor()}
}

func (w *walk) more() bool { return w.first > 0 && w.first <= w.last }

// take appends the next events as they are stored.
func (w *walk) take(out []entry) []entry {
	for n := 0; n < pieceLength && w.more(); n++ {
		s := w.first
		if w.newest {
			s = w.last
			w.last--
		} else {
			w.first++
		}
		out = append(out, w.step(s))
	}
	return out
}

// step moves to the next event, which has to be there.
func (w *walk) step(s model.Seq) entry {
	var at [momentSize]byte
	key := binary.BigEndian.AppendUint64(at[:0], uint64(s))
	if bytes.Compare(key, w.leaf.First()) < 0 || bytes.Compare(key, w.leaf.Last()) > 0 {
		w.leaf = w.r.pages.Check(w.root, key, false)
	}
	var k, v []byte
	switch {
	case !w.begun:
		w.begun = true
		k, v = w.cursor.Seek(key)
	case w.newest:
		k, v = w.cursor.Prev()
	default:
		k, v = w.cursor.Next()
	}
	if !bytes.Equal(k, key) {
		w.r.fail("event %s is missing", seqText(s))
	}
	return entry{k, v}
}
