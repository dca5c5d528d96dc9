package minutes_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/model/meet"
	"baton/model/modeltest"
	"baton/ui/minutes"
)

// room is a board on which a standup was held yesterday, at 9:30 in Berlin.
type room struct {
	*testing.T
	*modeltest.Log
	now model.Instant
}

func newRoom(t *testing.T) *room {
	s := modeltest.Setup()
	for i := range s.Columns {
		s.Columns[i].Limit, s.Columns[i].PersonLimit = 0, 0
	}
	s.Info.Zone = "Europe/Berlin"
	r := &room{t, modeltest.NewLog(&model.Setup{}), model.At(time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC))}
	r.do("kim", model.Founding(s)...)
	return r
}

func (r *room) do(by model.PersonID, do ...model.Change) model.Event {
	r.Helper()
	r.now += 60_000
	ev, err := r.Propose(model.Draft{Verb: "x", Do: do, Force: true}, by)
	if err != nil {
		r.Fatal(err)
	}
	r.Events[len(r.Events)-1].At = r.now
	return ev
}

func (r *room) add(title string, column model.ColumnID, who ...model.PersonID) model.ID {
	id := r.World.NewID()
	r.do("kim", model.AddTask{Told: model.Told{At: r.now}, Task: &model.Task{ID: id, Title: title, Column: column, Assignees: who}})
	return id
}

func (r *room) hold(promises ...model.Promise) {
	r.do("kim", meet.Complete(r.Log, model.CheckIn{Standup: true, Began: r.now, Present: []model.PersonID{"kim"}, Promises: promises}, r.now.Time()))
	r.now += 24 * 60 * 60 * 1000
}

// text is what a standup begins with.
func (r *room) text() string {
	r.Helper()
	var b bytes.Buffer
	if err := minutes.Begin(r.Log, r.Board, 0, r.now.Time(), true).Write(&b, "text"); err != nil {
		r.Fatal(err)
	}
	return b.String()
}

func (r *room) says(lines ...string) {
	r.Helper()
	text := r.text()
	for _, l := range lines {
		if !strings.Contains(text, l+"\n") {
			r.Errorf("no line ends with %q in\n%s", l, text)
		}
	}
}

func TestALongWayIsToldByItsEnds(t *testing.T) {
	r := newRoom(t)
	a, b := r.add("a", "todo", "kim"), r.add("b", "review", "kim")
	r.hold()
	for _, to := range []model.ColumnID{"doing", "review", "doing", "todo", "doing"} {
		r.do("kim", model.Move{Task: a, To: to})
	}
	r.do("ann", model.Move{Task: b, To: "doing"})
	r.says("PAY-1 a (Todo → … → Todo → Doing)", "PAY-2 b (Review → Doing, came back, by ann)")
}

func TestManySmallDeedsAreCounted(t *testing.T) {
	r := newRoom(t)
	var all []model.ID
	for i := range 8 {
		all = append(all, r.add(fmt.Sprint("t", i), "doing", "ann"))
	}
	r.hold()
	for _, id := range all {
		r.do("bo", model.PutPart[model.Comment]{Task: id, Item: model.Comment{Text: "hm"}, Index: -1})
	}
	r.do("bo", model.AddTask{Task: &model.Task{ID: r.World.NewID(), Title: "part", Column: "todo", Parent: all[0]}})
	r.do("ann", model.Members{Task: all[1], Field: model.AssigneesField, Add: []string{"bo"}, Remove: []string{"ann"}})
	r.says("also       handed PAY-2 to bo", "also       added 1 part to PAY-1", "commented on 8 tasks")
}

func TestWhatBecameOfPromisesIsSummedUp(t *testing.T) {
	r := newRoom(t)
	var l []model.Promise
	for i, who := range []model.PersonID{"kim", "kim", "kim", "ann", "ann"} {
		l = append(l, model.Promise{By: who, Task: r.add(fmt.Sprint("t", i), "doing", who)})
	}
	l = append(l, model.Promise{By: "bo", Task: l[0].Task})
	r.hold(l...)
	r.do("kim", model.Move{Task: l[0].Task, To: "done"})
	r.do("kim", model.DeleteTask{Task: l[1].Task})
	r.do("kim", model.Archive{Task: l[2].Task})
	r.do("ann", model.Move{Task: l[3].Task, To: "review"})
	r.says("6 promises: 2 kept, 1 moved, 2 dropped, 1 open.", "PAY-2 t1: dropped: deleted", "PAY-3 t2: dropped: archived", "PAY-4 t3: moved to Review")
}

// TestMinutesOfThenAreThoseOfNow holds two standups between which tasks come and go, and
// tells them when the board has moved on, from its log alone.
func TestMinutesOfThenAreThoseOfNow(t *testing.T) {
	r := newRoom(t)
	a := r.add("a", "doing", "kim")
	r.hold(model.Promise{By: "kim", Task: a})
	r.do("kim", model.DeleteTask{Task: a})
	r.hold()
	write := func(m minutes.Minutes) string {
		var b bytes.Buffer
		for _, f := range minutes.Forms() {
			if err := m.Write(&b, f.Name); err != nil {
				t.Fatal(err)
			}
		}
		return b.String()
	}
	held, _ := meet.LastHeld(r.Log, 1, r.Head().Seq)
	live := write(minutes.Of(r.Log, held, r.Board, r.now.Time()))
	if !strings.Contains(live, "PAY-1 a: dropped: deleted") {
		t.Errorf("what was deleted has lost its name:\n%s", live)
	}
	info := r.Setup().Info
	info.Holidays, info.Zone = model.DaysOff{{First: model.Date(2026, 3, 1), Last: model.Date(2026, 3, 2)}}, "Asia/Seoul"
	r.do("ann", model.SetInfo{Info: info})
	r.add("later", "doing", "kim")
	if again := write(minutes.Of(r.Log, held, r.Board, r.now.Time().In(time.FixedZone("", -8*3600)))); again != live {
		t.Errorf("told again they are\n%s\nand were\n%s", again, live)
	}
}
