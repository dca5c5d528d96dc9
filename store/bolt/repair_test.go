package bolt_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.etcd.io/bbolt"

	"baton/model"
	"baton/store"
	"baton/store/bolt"
)

func TestRowsAndIndexesAreBuiltAnewFromTheLog(t *testing.T) {
	for _, bucket := range []string{"rows", "bodies", "numbers", "tombstones", "lanes", "refs", "history", "own", "days", "ids"} {
		t.Run(bucket, func(t *testing.T) {
			path := busyBoard(t)
			s := open(t, path)
			want, log := must(s.Whole(context.Background())), must(s.Events(context.Background(), model.Span{}))
			flip(t, path, bucket, every)
			if r, err := s.Check(context.Background()); err == nil && len(r.Faults) == 0 && bucket != "refs" {
				t.Fatal("the damage is not found")
			} else if bucket == "refs" {
				t.Skip("this board has no references")
			}
			r, got := repaired(t, path)
			same(t, want, got)
			if len(r.Lost) > 0 {
				t.Errorf("lost %q", r.Lost)
			}
			events := must(open(t, path).Events(context.Background(), model.Span{}))
			if diff := cmp.Diff(log, events[:len(events)-1]); diff != "" {
				t.Errorf("the log changed:\n%s", diff)
			}
		})
	}
}

func TestWhereEventsAreDamagedTheRowsTellTheRest(t *testing.T) {
	tests := map[string]struct {
		which func(int) bool
		want  string
	}{
		"the founding": {only(0), "event 1 of 19 can't be read"},
		"an add":       {only(3), "event 4 of 19 can't be read"},
		"a delete":     {only(17), "event 18 of 19 can't be read"},
		"some":         {func(i int) bool { return i%3 == 1 }, "6 of 19 events, from 2 to 17"},
		"all":          {every, "19 of 19 events"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			path := busyBoard(t)
			want := must(open(t, path).Whole(context.Background()))
			flip(t, path, "events", tt.which)
			r, got := repaired(t, path)
			same(t, want, got)
			if len(r.Lost) != 1 || !strings.Contains(r.Lost[0], tt.want) {
				t.Errorf("got %q, want %q", r.Lost, tt.want)
			}
		})
	}
}

func TestAnEventThatTakesBackALaterOneIsRepaired(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "b.db")
	l := must(bolt.New(path, bolt.Options{NoBackups: true}))
	s := store.On(l, store.Options{})
	must(s.Apply(ctx, "kim", add("one")))
	a, b := model.EventID{1}, model.EventID{2}
	err := l.Update(ctx, func(w store.Writer) error {
		for _, ev := range []model.Event{{ID: a, Undoes: b}, {ID: b, Undoes: a}} {
			ev.Seq, ev.By = w.Head().Seq+1, "kim"
			if err := w.Record(ev, model.Replay(w, ev)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if r := must(s.Check(ctx)); len(r.Faults) != 1 || !strings.Contains(r.Faults[0], "event 3 takes back") {
		t.Errorf("the check finds %q", r.Faults)
	}
	repaired(t, path)
	events := must(open(t, path).Events(ctx, model.Span{}))
	if events[2].Undoes != model.UnknownEvent() || events[3].Undoes != a {
		t.Errorf("the events take back %v and %v", events[2].Undoes, events[3].Undoes)
	}
}

func TestWhereRowsAreDamagedTooTheLossIsTold(t *testing.T) {
	path := busyBoard(t)
	before := must(open(t, path).Whole(context.Background()))
	flip(t, path, "events", only(2)) // adds task 2
	flip(t, path, "rows", only(1))   // is task 2
	flip(t, path, "rows", only(2))   // is task 3
	r, got := repaired(t, path)
	for _, want := range []string{"event 3 of 19", "the row of task 3 can't be read: it was rebuilt from the events that are left", "task 2 is"} {
		if !strings.Contains(strings.Join(r.Lost, "\n"), want) {
			t.Errorf("got %q, want %q", r.Lost, want)
		}
	}
	if got.Head().Next != before.Head().Next+1 {
		t.Error("a number is given twice")
	}
}

func TestWhatIsLeftOfASpoiledFileIsSaved(t *testing.T) {
	ctx := context.Background()
	pristine := must(os.ReadFile(board(t, 60)))
	random := rand.New(rand.NewPCG(7, 7))
	saved := 0
	for range 60 {
		path := filepath.Join(t.TempDir(), "b.db")
		b := bytes.Clone(pristine)
		for range 1 + random.IntN(3) {
			at := random.IntN(len(b))
			for i := at; i < min(at+1+random.IntN(3000), len(b)); i++ {
				b[i] ^= byte(1 + random.IntN(255))
			}
		}
		if random.IntN(4) == 0 {
			b = b[:len(b)/2+random.IntN(len(b)/2)]
		}
		write(t, path, b)
		if r, err := open(t, path).Check(ctx); err == nil && len(r.Faults) == 0 {
			continue
		}
		repaired(t, path)
		saved++
	}
	if saved == 0 {
		t.Error("nothing was damaged")
	}
}

func TestASoundBoardAndWhatIsNoBoardAreNotRepaired(t *testing.T) {
	for name, tt := range map[string]struct {
		make func(t *testing.T, path string)
		code model.Code
	}{
		"sound":   {func(t *testing.T, p string) { write(t, p, must(os.ReadFile(board(t, 3)))) }, model.Refused},
		"text":    {func(t *testing.T, p string) { write(t, p, bytes.Repeat([]byte("hello"), 9999)) }, model.Damaged},
		"empty":   {func(t *testing.T, p string) { write(t, p, nil) }, model.Damaged},
		"another": {anotherBolt, model.Damaged},
		"newer":   {newer, model.Failed},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "b.db")
			tt.make(t, path)
			before := must(os.ReadFile(path))
			if _, err := open(t, path).Repair(context.Background()); model.CodeOf(err) != tt.code {
				t.Errorf("got %s %v, want %s", model.CodeOf(err), err, tt.code)
			}
			if !bytes.Equal(before, must(os.ReadFile(path))) {
				t.Error("the file was touched")
			}
		})
	}
}

func TestAPageThatIsInUseAndFreeIsFound(t *testing.T) {
	path := board(t, 200)
	db := must(bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true}))
	var root uint64
	_ = db.View(func(tx *bbolt.Tx) error { root = uint64(tx.Bucket([]byte("events")).Root()); return nil })
	size := db.Info().PageSize
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	b := must(os.ReadFile(path))
	newest := max(binary.NativeEndian.Uint64(b[16+48:]), binary.NativeEndian.Uint64(b[size+16+48:]))
	for _, meta := range []int{16, size + 16} {
		if binary.NativeEndian.Uint64(b[meta+48:]) == newest {
			list := int(binary.NativeEndian.Uint64(b[meta+32:])) * size
			binary.NativeEndian.PutUint16(b[list+10:], 1)
			binary.NativeEndian.PutUint64(b[list+16:], root)
		}
	}
	write(t, path, b)
	if _, err := open(t, path).Check(context.Background()); err == nil || !strings.Contains(err.Error(), "in use but listed as free") {
		t.Errorf("got %v", err)
	}
	if r, _ := repaired(t, path); len(r.Lost) > 0 {
		t.Errorf("lost %q", r.Lost)
	}
}

func TestABoardWithOneHeadIsNotReadAsItWasBeforeTheLastChange(t *testing.T) {
	for name, tt := range map[string]struct {
		newer bool
		at    int
		lost  int
	}{
		"the newer one":              {true, 16 + 17, 0},
		"the older one":              {false, 16 + 17, 0},
		"the number of the older":    {false, 16 + 50, 1},
		"the number of the newer":    {true, 16 + 50, 0},
		"the checksum of the newer":  {true, 16 + 57, 0},
		"the beginning of the newer": {true, 16, 0},
	} {
		t.Run(name, func(t *testing.T) {
			path := busyBoard(t)
			want := must(open(t, path).Whole(context.Background()))
			b := must(os.ReadFile(path))
			size := os.Getpagesize()
			tx := func(page int) uint64 { return binary.NativeEndian.Uint64(b[page*size+16+48:]) }
			page := 0
			if (tx(1) > tx(0)) == tt.newer {
				page = 1
			}
			b[page*size+tt.at] ^= 4
			write(t, path, b)
			for _, err := range []error{
				func() error { _, err := open(t, path).Board(context.Background()); return err }(),
				func() error { _, err := open(t, path).Apply(context.Background(), "kim", add("x")); return err }(),
			} {
				if model.CodeOf(err) != model.Damaged || !strings.Contains(err.Error(), "one of its two heads can't be read") {
					t.Errorf("got %v", err)
				}
			}
			r, got := repaired(t, path)
			same(t, want, got)
			if len(r.Lost) != tt.lost {
				t.Errorf("lost %q", r.Lost)
			}
		})
	}
}
