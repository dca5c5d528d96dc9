package bolt

import (
	"encoding/binary"
	"iter"
	"slices"

	"baton/model"
)

// The indexes of the log list numbers of events in blocks. The key is a prefix (a task,
// a person) and the first number; the value holds, sealed, the distance from each
// number to the next. A key for each number made the file half as large again.

// blockLength is how many numbers a block holds.
const blockLength = 64

// block is a piece of an index of the log.
type block struct {
	key  []byte
	n    int // how many numbers it holds
	last model.Seq
	rest []byte // the distances of all but the first, as uvarints
}

// newBlock begins a block with its first number.
func newBlock(prefix []byte, s model.Seq) *block {
	return &block{key: slices.Concat(prefix, seqKey(s)), n: 1, last: s}
}

// full reports whether the next number begins another block.
func (b *block) full() bool { return b.n == blockLength }

func (b *block) add(s model.Seq) {
	b.rest = binary.AppendUvarint(b.rest, uint64(s-b.last))
	b.n, b.last = b.n+1, s
}

func (b *block) append(v []byte) ([]byte, error) { return append(v, b.rest...), nil }

// numbersIn returns the numbers that a block lists, false if it can't be read.
func numbersIn(key, value []byte) ([]model.Seq, bool) {
	rest, ok := unseal(key, value)
	if !ok {
		return nil, false
	}
	out := append(make([]model.Seq, 0, len(rest)+1), seqOf(key))
	for len(rest) > 0 {
		d, n := binary.Uvarint(rest)
		if n <= 0 || d == 0 {
			return nil, false
		}
		out, rest = append(out, out[len(out)-1]+model.Seq(d)), rest[n:]
	}
	return out, true
}

// parseBlock returns a block that numbers can be added to.
func parseBlock(key, value []byte) (*block, bool) {
	numbers, ok := numbersIn(key, value)
	if !ok {
		return nil, false
	}
	return &block{
		key: slices.Clone(key), n: len(numbers), last: numbers[len(numbers)-1], rest: slices.Clone(value[sumSize:]),
	}, true
}

// addToIndex adds the number of an event, higher than all before it, to an index.
func (w *writer) addToIndex(bucket string, prefix []byte, s model.Seq) {
	if w.deferred != nil {
		w.addToOpen(bucket, prefix, s)
		return
	}
	b := w.lastBlock(bucket, prefix)
	if b == nil || b.full() {
		b = newBlock(prefix, s)
	} else {
		b.add(s)
	}
	w.putSealed(bucket, b.key, b.append)
}

// lastBlock returns the last block of a prefix, nil if there is none.
func (w *writer) lastBlock(bucket string, prefix []byte) *block {
	for k := range w.keys(bucket, prefix, nil, true) {
		b, ok := parseBlock(k, w.bucket(bucket).Get(k))
		if !ok {
			w.fail("its part %q is corrupt", bucket)
		}
		return b
	}
	return nil
}

// addToOpen does what addToIndex does, in blocks that are not written yet.
func (w *writer) addToOpen(bucket string, prefix []byte, s model.Seq) {
	if w.open == nil {
		w.open = map[string]*block{}
	}
	at := bucket + string(prefix)
	b := w.open[at]
	switch {
	case b == nil:
		w.open[at] = newBlock(prefix, s)
	case b.full():
		w.putSealed(bucket, b.key, b.append)
		w.open[at] = newBlock(prefix, s)
	default:
		b.add(s)
	}
}

// flushOpen puts the open blocks into the batch.
func (w *writer) flushOpen() {
	for at, b := range w.open {
		w.putSealed(at[:len(at)-len(b.key)+momentSize], b.key, b.append)
	}
	w.open = nil
}

// listed yields the events after a number that an index lists under a prefix, oldest
// or newest first.
func (r *reader) listed(bucket string, prefix []byte, after model.Seq, newest bool) iter.Seq[model.Event] {
	return func(yield func(model.Event) bool) {
		for s := range r.numbersOf(bucket, prefix, after, newest) {
			if !yield(r.mustEvent(s)) {
				return
			}
		}
	}
}

func (r *reader) numbersOf(bucket string, prefix []byte, after model.Seq, newest bool) iter.Seq[model.Seq] {
	return func(yield func(model.Seq) bool) {
		from := r.blockBefore(bucket, prefix, after)
		if newest {
			from = nil // keys end with the prefix: older numbers are skipped below
		}
		for k := range r.keys(bucket, prefix, from, newest) {
			numbers, ok := numbersIn(k, r.bucket(bucket).Get(k))
			if !ok {
				r.fail("its part %q is corrupt", bucket)
			}
			if newest {
				slices.Reverse(numbers)
			}
			for _, s := range numbers {
				if s > after && !yield(s) {
					return
				}
			}
		}
	}
}

// blockBefore returns the first number, as a key, of the block that may hold the
// first number after another.
func (r *reader) blockBefore(bucket string, prefix []byte, after model.Seq) []byte {
	if after == 0 {
		return nil
	}
	k, _ := seek(r.bucket(bucket).Cursor(), slices.Concat(prefix, seqKey(after+1)), true)
	if len(k) != len(prefix)+momentSize || string(k[:len(prefix)]) != string(prefix) {
		return nil
	}
	return k[len(prefix):]
}

// Since returns the number of an event before which none was recorded since a moment:
// the lowest of the first events of all days from then on.
func (r *reader) Since(at model.Instant) model.Seq {
	first := r.state.seq + 1
	for k := range r.keys(daysBucket, nil, dayKey(at), false) {
		b, ok := unseal(k, r.bucket(daysBucket).Get(k))
		if !ok || len(b) != momentSize {
			r.fail("its part %q is corrupt", daysBucket)
		}
		first = min(first, seqOf(b))
	}
	return first
}

// dayKey is the day of a moment in UTC. All days before 1970 are one.
func dayKey(at model.Instant) []byte { return numKey(int(model.DayOf(max(at, 1).Time()))) }

// addDay notes the first event of a day.
func (w *writer) addDay(ev model.Event) {
	k := dayKey(ev.At)
	if w.deferred != nil {
		if w.days == nil {
			w.days = map[string]bool{}
		}
		if w.days[string(k)] {
			return
		}
		w.days[string(k)] = true
	} else if w.get(daysBucket, k) != nil {
		return
	}
	w.putSealed(daysBucket, k, func(b []byte) ([]byte, error) { return append(b, seqKey(ev.Seq)...), nil })
}
