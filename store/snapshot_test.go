package store_test

import (
	"errors"
	"maps"
	"math/rand/v2"
	"testing"

	"baton/model"
	"baton/store"
)

// record records an empty event of that identity.
func record(s *store.Snapshot, id byte) error {
	ev := model.Event{Seq: s.Head().Seq + 1, ID: model.EventID{id}}
	return s.Record(ev, model.Replay(s, ev))
}

func TestCopiesThatWentDifferentWaysKeepTheirOwnIdentities(t *testing.T) {
	base := store.NewSnapshot(&model.Setup{})
	must(0, record(&base, 1))
	a, b := base, base
	must(0, errors.Join(record(&a, 'x'), record(&b, 'y'), record(&b, 'x')))
	for name, tt := range map[string]struct {
		log    store.Snapshot
		id     byte
		want   model.Seq
		absent bool
	}{
		"a's first": {log: a, id: 'x', want: 2},
		"b's first": {log: b, id: 'y', want: 2},
		"b's next":  {log: b, id: 'x', want: 3},
		"b's in a":  {log: a, id: 'y', absent: true},
		"a's in it": {log: base, id: 'x', absent: true},
	} {
		if seq, ok := tt.log.SeqOf(model.EventID{tt.id}); ok == tt.absent || seq != tt.want {
			t.Errorf("%s: got event %d, %v", name, seq, ok)
		}
	}
	if err := record(&a, 'x'); !errors.Is(err, store.ErrRecorded) {
		t.Errorf("got %v, want ErrRecorded", err)
	}
	// Many copies on their ways find what each of them has.
	random := rand.New(rand.NewPCG(1, 2))
	copies := []store.Snapshot{store.NewSnapshot(&model.Setup{})}
	has := []map[byte]model.Seq{{}}
	for range 300 {
		i, id := random.IntN(len(copies)), byte(random.IntN(256))
		s, ids := copies[i], map[byte]model.Seq{}
		maps.Copy(ids, has[i])
		switch err := record(&s, id); {
		case ids[id] == 0 && err == nil:
			ids[id] = s.Head().Seq
			copies, has = append(copies, s), append(has, ids)
		case ids[id] == 0 || !errors.Is(err, store.ErrRecorded):
			t.Fatal(err)
		}
	}
	for i, s := range copies {
		for id := range byte(255) {
			if seq, ok := s.SeqOf(model.EventID{id}); seq != has[i][id] || ok != (has[i][id] > 0) {
				t.Fatalf("copy %d has event %d as %d, want %d", i, id, seq, has[i][id])
			}
		}
	}
}
