package bolt

import (
	"encoding/binary"
	"hash/crc32"
	"slices"

	"baton/model"
	"baton/store"
)

// The buckets and the keys of the meta bucket. docs/file-format.md tells what
// is in them.
const (
	metaBucket       = "meta"
	eventsBucket     = "events"
	rowsBucket       = "rows"
	bodiesBucket     = "bodies"
	numbersBucket    = "numbers"
	tombstonesBucket = "tombstones"
	lanesBucket      = "lanes"
	refsBucket       = "refs"
	historyBucket    = "history"
	ownBucket        = "own"
	daysBucket       = "days"
	idsBucket        = "ids"

	markKey   = "mark"
	formatKey = "format"
	proofKey  = "proof"
	headKey   = "head"
	setupKey  = "setup"
	purgeKey  = "purge"

	mark   = "baton board"
	format = 3
)

func buckets() []string {
	return []string{
		metaBucket, eventsBucket, rowsBucket, bodiesBucket, numbersBucket, tombstonesBucket,
		lanesBucket, refsBucket, historyBucket, ownBucket, daysBucket, idsBucket,
	}
}

// idSize is the length of an identity in keys.
const idSize = len(model.ID{})

func be64(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }

func seqKey(s model.Seq) []byte { return be64(uint64(s)) }

func numKey(n int) []byte { return be64(uint64(n)) }

func seqOf(key []byte) model.Seq {
	if len(key) < 8 {
		return 0
	}
	return model.Seq(binary.BigEndian.Uint64(key[len(key)-8:]))
}

func ownPrefix(by model.PersonID) []byte { return append([]byte(by), 0) }

func lanePrefix(c model.ColumnID) []byte { return append([]byte(c), 0) }

func laneKey(t *model.Task) []byte {
	k := append(lanePrefix(t.Column), t.Rank...)
	return append(append(k, 0), t.ID[:]...)
}

func refKey(target, source model.ID) []byte { return append(target[:], source[:]...) }

// lastID returns the identity at the end of a key.
func lastID(key []byte) model.ID {
	var id model.ID
	if len(key) >= idSize {
		copy(id[:], key[len(key)-idSize:])
	}
	return id
}

// sumSize is the length of the checksum before every event, row and body.
const sumSize = 4

// sum is the CRC-32C of a key and its value, so that it also fails for a value under
// another key.
func sum(key, value []byte) uint32 {
	table := crc32.MakeTable(crc32.Castagnoli)
	return crc32.Update(crc32.Checksum(key, table), table, value)
}

// seal returns the value behind its checksum, in the memory of into if it fits.
func seal(into, key []byte, value func([]byte) ([]byte, error)) ([]byte, error) {
	b, err := value(append(into[:0], make([]byte, sumSize)...))
	if err != nil {
		return nil, err
	}
	binary.BigEndian.PutUint32(b, sum(key, b[sumSize:]))
	return b, nil
}

// unseal returns the value behind its checksum, false if they don't match.
func unseal(key, b []byte) ([]byte, bool) {
	if len(b) < sumSize || binary.BigEndian.Uint32(b) != sum(key, b[sumSize:]) {
		return nil, false
	}
	return b[sumSize:], true
}

// state is the head of the log, with counts that show a missing row.
type state struct {
	seq                   model.Seq
	id                    model.EventID // of the last event
	next                  int
	tasks, events, bodies int
	at                    model.Instant // of the last event
}

const (
	countsSize = 6 * 8 // all of it in formats 1 and 2
	stateSize  = countsSize + idSize
	momentSize = 8 // of a moment or a number in a key
)

func (s state) append(b []byte) ([]byte, error) {
	for _, n := range []int{int(s.seq), s.next, s.tasks, s.events, s.bodies, int(s.at)} {
		b = binary.BigEndian.AppendUint64(b, uint64(n))
	}
	return append(b, s.id[:]...), nil
}

// minEntrySize is a lower bound for the bytes that an event, a row or a text takes in
// a file.
const minEntrySize = 16

// fits reports whether a file of that size in bytes can hold what the head counts.
func (s state) fits(size int64) bool {
	most := int(size / minEntrySize)
	counts := []int{int(s.seq), s.tasks, s.events, s.bodies}
	return slices.Min(counts) >= 0 && slices.Max(counts) <= most && s.next > 0 && s.next <= store.MaxNumber+1
}

func parseState(b []byte) (state, bool) {
	if len(b) < countsSize {
		return state{}, false
	}
	n := func(i int) int { return int(binary.BigEndian.Uint64(b[i*8:])) }
	s := state{seq: model.Seq(n(0)), next: n(1), tasks: n(2), events: n(3), bodies: n(4), at: model.Instant(n(5))}
	copy(s.id[:], b[countsSize:])
	return s, true
}
