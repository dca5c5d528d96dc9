package bolt_test

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"baton/model"
	"baton/model/modeltest"
	"baton/store"
	"baton/store/bolt"
	"baton/store/logtest"
)

func add(title string) model.Plan {
	return func(model.Reader) (model.Draft, error) {
		return model.Draft{Verb: "add", Do: []model.Change{model.AddTask{Task: &model.Task{Title: title}, Body: &model.Body{Description: "about " + title}}}}, nil
	}
}

// open opens a board that makes no backups by itself: a test may see midnight.
func open(t testing.TB, path string) *store.Store {
	t.Helper()
	s, err := bolt.Open(path, bolt.Options{NoBackups: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

func TestTheFirstWriteMakesTheBoardAndTellsSo(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "b.db")
	s := open(t, path)
	b, err := s.Board(ctx)
	if err != nil || len(b.Setup().Columns) != 5 {
		t.Fatalf("got %v, %v of a board without a file", b, err)
	}
	ev, err := s.Apply(ctx, "kim", add("Fix login"))
	if err != nil || ev.Seq != 2 {
		t.Fatalf("got event %d, %v", ev.Seq, err)
	}
	events, err := open(t, path).Events(ctx, model.Span{})
	if err != nil || len(events) != 2 || events[0].Verb != "init" || events[1].Verb != "add" {
		t.Errorf("got %v, %v", events, err)
	}
	for _, s := range []*store.Store{s, open(t, path)} {
		b, err = s.Board(ctx)
		if err != nil {
			t.Fatal(err)
		}
		id, _ := b.ByNumber(1)
		if task := b.Task(id); task == nil || task.Title != "Fix login" || task.Column != "todo" {
			t.Errorf("got %+v", task)
		}
	}
}

func TestWatchingEndsWithItsContextAndWithItsStore(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	path := filepath.Join(t.TempDir(), "b.db")
	a, b := open(t, path), open(t, path)
	first, second := must(a.Watch(ctx)), must(b.Watch(context.Background()))
	cancel()
	b.Close()
	for _, news := range []<-chan model.News{first, second} {
		select {
		case _, ok := <-news:
			if ok {
				t.Error("got news of nothing")
			}
		case <-time.After(2 * time.Minute):
			t.Fatal("watching goes on")
		}
	}
}

func TestABurstOfChangesIsToldInFull(t *testing.T) {
	const burst = 40
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "b.db")
	mine, theirs := open(t, path), open(t, path)
	news := must(mine.Watch(ctx))
	for i := range burst {
		must(theirs.Apply(ctx, "ann", add(fmt.Sprint(i))))
	}
	var got []model.Seq
	for deadline := time.After(2 * time.Minute); len(got) < burst+1; {
		select {
		case n := <-news:
			for _, ev := range n.Events {
				got = append(got, ev.Seq)
			}
		case <-deadline:
			t.Fatalf("got %d events of %d", len(got), burst+1)
		}
	}
	for i, seq := range got {
		if seq != model.Seq(i+1) {
			t.Fatalf("got %v: each once and in order wanted", got)
		}
	}
}

func TestWatchTellsOfWhatAnotherStoreDid(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "b.db")
	mine, theirs := open(t, path), open(t, path)
	for i := range 3 {
		if _, err := mine.Apply(ctx, "kim", add(fmt.Sprint(i))); err != nil {
			t.Fatal(err)
		}
	}
	news, err := mine.Watch(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := theirs.Apply(ctx, "ann", add("news")); err != nil {
		t.Fatal(err)
	}
	select {
	case n := <-news:
		if len(n.Events) != 1 || n.Events[0].By != "ann" || n.Board.Head().Seq != 5 || n.Told[0].Text != "added 4 news" {
			t.Errorf("got %+v", n)
		}
	case <-time.After(2 * time.Minute):
		t.Fatal("no news")
	}
}

// What other versions have written is read, whatever it is more than this one
// would let in.
func TestAListLongerThanIsLetInIsReadAndDoctorIsContent(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "b.db")
	const many = 70_000
	log := modeltest.NewLog(&model.Setup{})
	if _, err := log.Propose(model.Draft{Verb: "init", Do: model.Founding(modeltest.Setup())}, "kim"); err != nil {
		t.Fatal(err)
	}
	stamp := log.World.Stamp("kim")
	body := &model.Body{Comments: make([]model.Comment, many)}
	task := &model.Task{ID: stamp.NewID(), Num: 1, Title: "big", Column: "todo", Rank: model.FirstRank, Comments: many}
	ev := model.Event{
		Seq: 2, ID: model.EventID(stamp.NewID()), At: stamp.At, By: "kim",
		Do: []model.Change{model.AddTask{Task: task, Body: body}}, Back: make([]model.Change, 1),
	}
	s := open(t, path)
	if err := s.Replay(ctx, append(log.Events, ev)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Apply(ctx, "ann", add("another")); err != nil {
		t.Error(err)
	}
	if h, err := s.Check(ctx); err != nil || len(h.Faults) > 0 {
		t.Errorf("got %v, %v", h, err)
	}
	b, err := s.Whole(ctx)
	if err != nil || len(b.Body(task.ID).Comments) != many {
		t.Errorf("the comments are not read back: %v", err)
	}
}

func TestAKeptBoardIsNotThatOfTheCopyInItsPlace(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "b.db")
	a, b := open(t, path), open(t, path)
	apply := func(s *store.Store, title string) {
		t.Helper()
		if _, err := s.Apply(ctx, "kim", add(title)); err != nil {
			t.Fatal(err)
		}
	}
	apply(a, "first")
	var backup bytes.Buffer
	if _, err := a.Backup(ctx, &backup); err != nil {
		t.Fatal(err)
	}
	apply(a, "lost")
	if _, err := a.Board(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Restore(ctx, &backup, false); err != nil {
		t.Fatal(err)
	}
	apply(b, "instead")
	apply(a, "last")
	kept, err := a.Board(ctx)
	if err != nil {
		t.Fatal(err)
	}
	fresh, err := open(t, path).Board(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(logtest.Dump(fresh), logtest.Dump(kept), cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
}
