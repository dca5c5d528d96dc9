//go:build unix

package trust_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"baton/model"
)

var (
	rounds = flag.Int("baton.soak", 1, "how many rounds six people work on one board; 100 is a soak")
	seed   = flag.Uint64("baton.seed", 1, "what the soak begins with")
)

// TestSixPeopleOnOneBoard lets six people work on one board at a time, each with
// verbs at random: add, edit, move, comment, delete, purge, label, import and
// import again, undo and redo. A fifth of the time they are killed at it. A
// seventh backs up, compacts, exports and checks, and is killed too, while an
// eighth watches. After each round all that was acknowledged is there and
// nothing else, what was purged is in no file, the board is sound and what is
// kept is what the log tells; then, now and then, the board is restored to what
// it was a round before, and they go on with that.
func TestSixPeopleOnOneBoard(t *testing.T) {
	h := newHome(t, memory(t))
	h.TB = t
	var people []*person
	for i := range 6 {
		name := fmt.Sprintf("person%c", 'a'+i)
		h.must("people", "add", name)
		people = append(people, &person{home: h, known: newKnown(), name: name, random: rand.New(rand.NewPCG(*seed, uint64(i)))})
	}
	keeper := rand.New(rand.NewPCG(*seed, 99))
	for round := range *rounds {
		h.must("backup", "--force", "round.bak")
		var before []*known
		for _, p := range people {
			before = append(before, p.clone())
		}
		h.round(people, keeper)
		h.verify(people)
		if t.Failed() {
			t.Fatalf("in round %d of seed %d", round, *seed)
		}
		if keeper.IntN(3) == 0 {
			h.must("restore", "round.bak")
			for i, p := range people {
				p.known = before[i]
			}
			h.verify(people)
		}
	}
	events, tasks := 0, 0
	for _, p := range people {
		events, tasks = events+p.events, tasks+len(p.titles)
	}
	t.Logf("seed %d, %d rounds: %d changes stand in the log, %d tasks must be there", *seed, *rounds, events, tasks)
}

// steps is how many things each of the people does in a round.
const steps = 10

// round lets everyone work.
func (h *home) round(people []*person, keeper *rand.Rand) {
	seen, stop := h.watch()
	defer stop()
	var all sync.WaitGroup
	for _, p := range people {
		all.Go(func() {
			for range steps {
				p.live()
			}
		})
	}
	all.Go(func() {
		for range steps {
			args := [][]string{{"compact"}, {"doctor"}, {"backup", "--force", "other.bak"}, {"export", "json", "--history", "out.json"}, {"list", "--json"}}[keeper.IntN(5)]
			wait := time.Minute
			if keeper.IntN(3) == 0 {
				wait = time.Duration(keeper.Int64N(int64(12 * time.Millisecond)))
			}
			if got := killed(h.cmd(args...), wait); got.code > 0 && got.code != 5 {
				h.Errorf("%q: exit code %d: %s", args, got.code, got.err)
			}
		}
	})
	all.Wait()
	end := must(open(h, h.board).Board(context.Background()))
	for late := time.Now().Add(time.Minute); seen().Head() != end.Head(); time.Sleep(time.Millisecond) {
		if time.Now().After(late) {
			h.Fatalf("who watched stands at %v, the board at %v", seen().Head(), end.Head())
		}
	}
}

// watch follows the board. It returns the board's state, and how to stop.
func (h *home) watch() (seen func() *model.Board, stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	s := open(h, h.board)
	var last atomic.Pointer[model.Board]
	last.Store(must(s.Board(ctx)))
	news := must(s.Watch(ctx))
	go func() {
		for n := range news {
			last.Store(n.Board)
		}
	}()
	return last.Load, func() { cancel(); s.Close() }
}

// verify compares the board with what everyone knows.
func (h *home) verify(people []*person) {
	h.Helper()
	logOf(h, h.board) // all of it is checked: the log folded anew, rows and indexes
	if got := h.run("doctor"); got.code != 0 {
		h.Errorf("doctor: %s %s", got.out, got.err)
	}
	b := must(open(h, h.board).Whole(context.Background()))
	there, said := map[string][]string{}, map[string]string{}
	for t := range b.Tasks() {
		for _, p := range people {
			if strings.HasSuffix(t.Title, " of "+p.name+".") {
				there[p.name] = append(there[p.name], t.Title)
			}
		}
		for _, c := range b.Body(t.ID).Clone().Comments {
			said[c.Text] = t.Title
		}
	}
	for _, p := range people {
		got, want := slices.Sorted(slices.Values(there[p.name])), slices.Sorted(maps.Values(p.titles))
		if !slices.Equal(got, want) {
			h.Errorf("of %s there is %q, there must be %q", p.name, got, want)
		}
		for task, texts := range p.said {
			for _, text := range texts {
				if title, alive := p.titles[task]; alive && said[text] != title {
					h.Errorf("%q of %s is not on %q", text, p.name, title)
				}
			}
		}
		if n := p.recorded(); n != p.events {
			h.Errorf("%d events by %s, %d were acknowledged", n, p.name, p.events)
		}
		h.nowhere(p.purged)
	}
}

// nowhere fails where the board or a copy that it made itself holds a text.
func (h *home) nowhere(texts []string) {
	h.Helper()
	check(h, filepath.WalkDir(h.dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.Contains(strings.TrimPrefix(path, h.dir), ".baton.db") {
			return err
		}
		b, err := os.ReadFile(path)
		for _, text := range texts {
			if bytes.Contains(b, []byte(text)) {
				h.Errorf("%s holds %q, which was purged", path, text)
			}
		}
		return err
	}))
}
