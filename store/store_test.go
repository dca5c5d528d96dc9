package store_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"baton/model"
	"baton/store"
)

func add(title string) model.Plan {
	return model.Do("add", false, func(model.Reader) ([]model.Change, error) {
		return []model.Change{model.AddTask{Task: &model.Task{Title: title}, Body: &model.Body{Description: "about " + title}}}, nil
	})
}

func open(t testing.TB, path string) *store.Store {
	t.Helper()
	s, err := store.Open(path, store.Options{})
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
	events, err := open(t, path).Events(ctx, store.Span{})
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
	began := time.Now()
	if _, err := theirs.Apply(ctx, "ann", add("news")); err != nil {
		t.Fatal(err)
	}
	select {
	case n := <-news:
		t.Logf("after %v", time.Since(began))
		if len(n.Events) != 1 || n.Events[0].By != "ann" || n.Board.Head().Seq != 5 || n.Told[0].Text != "added 4 news" {
			t.Errorf("got %+v", n)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("no news")
	}
}
