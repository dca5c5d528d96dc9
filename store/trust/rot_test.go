//go:build unix

package trust_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"baton/model"
	"baton/model/op"
	"baton/store"
	"baton/store/bolt"
)

// still is a clock that stands still and a source of the same IDs: what is done
// twice comes out the same.
func still(t testing.TB, path string) *store.Store {
	var n byte
	s, err := bolt.Open(path, bolt.Options{
		Options: store.Options{
			Now:   func() time.Time { return time.Date(2026, 11, 26, 10, 30, 0, 0, time.UTC) },
			NewID: func() model.ID { n++; return model.ID{1: 0xFE, 15: n} },
		},
		Timeout: time.Minute,
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// crowded makes a board on which all of a file's parts are in use, some of them
// more than a page long.
func crowded(t testing.TB, tasks int) string {
	t.Helper()
	ctx, path := context.Background(), filepath.Join(memory(t), "b.db")
	s := open(t, path)
	people := []model.PersonID{"kim", "ann", "lee"}
	var ids []model.ID
	do := func(i int, o op.Op) {
		if _, err := s.Apply(ctx, people[i%3], op.Plan(o, op.How{Force: true})); err != nil {
			t.Fatalf("%s: %v", o.Verb(), err)
		}
	}
	for i := range tasks {
		task := &model.Task{Title: fmt.Sprintf("Task number %d", i), Column: []model.ColumnID{"todo", "doing", "done"}[i%3]}
		if i%4 == 3 {
			task.Parent, task.After = ids[i-1], []model.ID{ids[i-2], ids[i/2]}
		}
		body := &model.Body{}
		if i%2 == 0 {
			body.Description = strings.Repeat(fmt.Sprintf("About %d. ", i), i)
		}
		ev := must(s.Apply(ctx, people[i%3], func(model.Reader) (model.Draft, error) {
			return model.Draft{Verb: "add", Do: []model.Change{model.AddTask{Task: task, Body: body}}, Force: true}, nil
		}))
		ids = append(ids, ev.Do[0].Subject())
	}
	for i, id := range ids {
		switch i % 9 {
		case 0:
			do(i, op.Comment{Tasks: []model.ID{id}, Text: "Said by somebody"})
		case 4:
			do(i, op.Done{Tasks: []model.ID{id}})
		case 5:
			do(i, op.Archive{Tasks: []model.ID{id}})
		case 8:
			do(i, op.Delete{Tasks: []model.ID{id}, Purge: i%2 == 0})
		}
	}
	return path
}

// damage is a way to damage a file.
type damage struct {
	what string
	to   func(b []byte, random *rand.Rand) []byte
}

func damages() []damage {
	pageOf := func(b []byte, size int, random *rand.Rand) []byte {
		at := random.IntN(len(b)/size) * size
		return b[at : at+size]
	}
	flip := func(b []byte, random *rand.Rand) []byte {
		b[random.IntN(len(b))] ^= 1 << random.IntN(8)
		return b
	}
	return []damage{
		{"a bit", flip},
		{"a bit in use", func(b []byte, random *rand.Rand) []byte {
			for {
				if at := random.IntN(len(b)); b[at] != 0 {
					b[at] ^= 1 << random.IntN(8)
					return b
				}
			}
		}},
		{"a bit of a page's head", func(b []byte, random *rand.Rand) []byte {
			flip(pageOf(b, 4096, random)[:64], random)
			return b
		}},
		{"some bytes", func(b []byte, random *rand.Rand) []byte {
			at := random.IntN(len(b))
			for i := at; i < min(at+1+random.IntN(64), len(b)); i++ {
				b[i] = byte(random.IntN(256))
			}
			return b
		}},
		{"a page of zeroes", func(b []byte, random *rand.Rand) []byte { clear(pageOf(b, 4096, random)); return b }},
		{"a sector of zeroes", func(b []byte, random *rand.Rand) []byte { clear(pageOf(b, 512, random)); return b }},
		{"a page in another's place", func(b []byte, random *rand.Rand) []byte {
			copy(pageOf(b, 4096, random), pageOf(b, 4096, random))
			return b
		}},
		{"an end cut off", func(b []byte, random *rand.Rand) []byte { return b[:random.IntN(len(b))] }},
	}
}

// patient is how long a damaged file may take; anything longer hangs.
const patient = 5 * time.Minute

// TestDamageIsToldAndNeverShown damages a board in every way. Each look at it
// shows what there is or says that it is damaged, before and after a change;
// and a repair makes it sound again.
func TestDamageIsToldAndNeverShown(t *testing.T) {
	path := crowded(t, often(80, 200))
	pristine := must(os.ReadFile(path))
	truth := seen(t, path)
	changed := filepath.Join(memory(t), "b.db")
	check(t, os.WriteFile(changed, pristine, 0o600))
	must(still(t, changed).Apply(context.Background(), "ann", addTask("After the damage")))
	after := seen(t, changed)
	var mu sync.Mutex
	told := map[string]int{}
	var wg sync.WaitGroup
	kinds, each := damages(), often(30, 600)
	for worker := range 2 {
		dir := memory(t)
		wg.Go(func() {
			for k, kind := range kinds {
				for n := worker; n < each; n += 2 {
					random := rand.New(rand.NewPCG(uint64(k), uint64(n)))
					e := exam{TB: t, at: fmt.Sprintf("%s, number %d", kind.what, n), path: filepath.Join(dir, "b.db")}
					e.file = kind.to(bytes.Clone(pristine), random)
					found := e.examine(truth, after, n%often(8, 4) == 0)
					mu.Lock()
					told[found]++
					mu.Unlock()
				}
			}
		})
	}
	wg.Wait()
	t.Logf("%d damaged files: %v; nothing was shown wrong", len(kinds)*each, told)
}

// exam examines one damaged file.
type exam struct {
	testing.TB
	at, path string
	file     []byte
}

// examine returns how the damage was found.
func (e exam) examine(truth, after map[string]string, repair bool) (found string) {
	ctx := context.Background()
	began := time.Now()
	defer func() {
		if took := time.Since(began); took > patient {
			e.Errorf("%s: took %v", e.at, took)
		}
	}()
	check(e, os.WriteFile(e.path, e.file, 0o600))
	told := e.compare(truth, "")
	r, err := still(e, e.path).Check(ctx)
	sound := err == nil && len(r.Faults) == 0
	if told > 0 && sound {
		e.Errorf("%s: it is called damaged, and the doctor finds nothing", e.at)
	}
	if repair && !sound {
		e.repair()
		check(e, os.WriteFile(e.path, e.file, 0o600))
	}
	_, err = still(e, e.path).Apply(ctx, "ann", addTask("After the damage"))
	switch {
	case err != nil && model.CodeOf(err) != model.Damaged:
		e.Errorf("%s: a change: %v", e.at, err)
	case err != nil && sound:
		e.Errorf("%s: the doctor finds nothing, a change: %v", e.at, err)
	case err != nil:
		if now := must(os.ReadFile(e.path)); !bytes.Equal(now, e.file) {
			e.Errorf("%s: a change was refused (%v), and the file is not as it was", e.at, err)
		}
	default:
		told += e.compare(after, " after a change")
	}
	switch {
	case sound && told == 0:
		return "harmless"
	case told == 0:
		return "found by the doctor"
	}
	return "told"
}

// compare reads the board in every way and returns how many ways say that it is damaged.
// The others have to show the truth.
func (e exam) compare(truth map[string]string, when string) (told int) {
	for _, v := range verbs() {
		began := time.Now()
		got, err := v.see(context.Background(), still(e, e.path))
		if took := time.Since(began); took > patient {
			e.Errorf("%s: %s took %v%s", e.at, v.name, took, when)
		}
		switch {
		case err != nil && model.CodeOf(err) != model.Damaged:
			e.Errorf("%s: %s: %v%s", e.at, v.name, err, when)
		case err != nil:
			told++
		case got != truth[v.name]:
			e.Errorf("%s: %s is wrong%s: %s", e.at, v.name, when, difference(got, truth[v.name]))
		}
	}
	return told
}

// difference returns where two texts differ.
func difference(got, want string) string {
	n := 0
	for n < min(len(got), len(want)) && got[n] == want[n] {
		n++
	}
	from := max(0, n-40)
	return fmt.Sprintf("…%.120q, want …%.120q", got[from:], want[from:])
}

// repair repairs the file, which has to keep it and to be sound then.
func (e exam) repair() {
	ctx, s := context.Background(), still(e, e.path)
	r, err := s.Repair(ctx)
	if err != nil {
		// What is left of a file that is cut off may be nothing of the board.
		if !strings.HasPrefix(e.at, "an end cut off") || !strings.HasPrefix(err.Error(), "nothing in ") {
			e.Errorf("%s: the repair: %v", e.at, err)
		}
		return
	}
	defer func() { _ = os.Remove(r.Kept) }()
	if kept, err := os.ReadFile(r.Kept); err != nil || !bytes.Equal(kept, e.file) {
		e.Errorf("%s: the damaged file is not kept in %q", e.at, r.Kept)
	}
	if c, err := s.Check(ctx); err != nil || len(c.Faults) > 0 {
		e.Errorf("%s: repaired it is not sound: %v %v", e.at, c.Faults, err)
	}
	if slices.Contains(r.Lost, "") {
		e.Errorf("%s: it does not say what is lost", e.at)
	}
}
