package demo

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"baton/model"
	"baton/model/modeltest"
	"baton/model/query"
)

func board(t *testing.T, now time.Time) *model.Board {
	t.Helper()
	l := modeltest.NewLog(&model.Setup{})
	for _, do := range append([][]model.Change{model.Founding(Setup(now))}, Changes(now)...) {
		if _, err := l.Propose(model.Draft{Verb: "import", Do: do, Force: true}, Lead); err != nil {
			t.Fatal(err)
		}
	}
	return l.Board
}

func at(t *testing.T, s string) time.Time {
	t.Helper()
	now, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return now
}

func TestTheBoardIsLively(t *testing.T) {
	b := board(t, at(t, "2026-11-26T10:30:00+09:00"))
	for _, c := range model.Live[model.Column](b.Setup()) {
		if n := len(b.Column(c.ID)); n < 4 {
			t.Errorf("%s holds %d cards", c.Name, n)
		}
	}
	if n := len(b.Column("doing")); n != 7 {
		t.Errorf("Doing holds %d cards, want one more than its limit of 6", n)
	}
	if n := model.InHand(b, "noor"); n <= 2 {
		t.Errorf("noor holds %d cards, want more than her limit of 2", n)
	}
}

func TestNothingHappensAfterNow(t *testing.T) {
	for _, s := range []string{"2026-11-23T06:00:00Z", "2026-11-28T12:00:00+09:00", "2026-11-29T23:59:00-10:00"} {
		now := at(t, s)
		for task := range board(t, now).Tasks() {
			if task.Updated > model.At(now) {
				t.Errorf("at %s: %s was touched at %s", s, task.Title, task.Updated)
			}
			if task.Started != 0 && task.Done != 0 && task.Done < task.Started {
				t.Errorf("%s was done before it was begun", task.Title)
			}
		}
	}
}

func TestTheSameMomentIsTheSameBoard(t *testing.T) {
	now := at(t, "2026-11-26T10:30:00Z")
	if d := cmp.Diff(Changes(now), Changes(now), cmp.AllowUnexported(model.AddTask{})); d != "" {
		t.Error(d)
	}
}

func TestItsViewsCanBeRead(t *testing.T) {
	now := at(t, "2026-11-26T10:30:00Z")
	b := board(t, now)
	for _, v := range b.Setup().Views {
		f, err := query.Parse(v.Filter, query.Env{Setup: b.Setup(), Numbers: b, Now: now, Me: Me})
		if err != nil {
			t.Fatalf("%s: %v", v.Name, err)
		}
		if n := len(f.Select(b.InOrder(), query.NewMatchContext(b, nil))); n < 2 {
			t.Errorf("view %s shows %d tasks", v.Name, n)
		}
	}
}
