package meet_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/model/meet"
)

// activities returns what a person is reported to have done.
func (m *team) activities(who model.PersonID) string {
	m.Helper()
	d := m.digest(0)
	t := d.Turns[slices.IndexFunc(d.Turns, func(t meet.Turn) bool { return t.Person == who })]
	var out []string
	for _, task := range t.Finished {
		out = append(out, "finished "+task.Title)
	}
	for _, w := range t.Ways {
		text := w.Title
		for i, c := range w.Columns {
			text += map[bool]string{true: ":", false: ">"}[i == 0] + string(c)
		}
		if w.Reopened {
			text += " reopened"
		}
		if w.Back() {
			text += " back"
		}
		out = append(out, text)
	}
	for _, did := range t.Did {
		out = append(out, fmt.Sprintf("%s %d x%d", did.Kind, m.NumberOf(did.Task), did.N))
	}
	return strings.Join(out, ", ")
}

func (m *team) wantActivities(who model.PersonID, want string) {
	m.Helper()
	if got := m.activities(who); got != want {
		m.Errorf("%s: got %q, want %q", who, got, want)
	}
}

func (m *team) hold() {
	m.Helper()
	m.do("kim", meet.Complete(m.Log, model.CheckIn{Standup: true, Present: []model.PersonID{"kim"}}, m.now.Time()))
}

// undo undoes or redoes a person's last change.
func (m *team) undo(by model.PersonID, u *model.Undoing) {
	m.Helper()
	draft, err := u.Plan(true)(m.Log)
	if err != nil {
		m.Fatal(err)
	}
	m.now += 60_000
	if _, err := m.Propose(draft, by); err != nil {
		m.Fatal(err)
	}
	m.Events[len(m.Events)-1].At = m.now
}

func TestAClockThatRunsAheadTellsNothingTwice(t *testing.T) {
	m := newTeam(t)
	a := m.add("a", "doing", "kim")
	m.later(4 * time.Minute)
	m.do("ann", model.Move{Task: a, To: "done"})
	m.later(-4 * time.Minute)
	m.hold()
	m.later(time.Hour)
	m.wantActivities("kim", "")
}

func TestARedoOfWhatWasUndoneBeforeTheStandupIsTold(t *testing.T) {
	m := newTeam(t)
	a := m.add("a", "doing", "kim")
	m.do("kim", model.Move{Task: a, To: "done"})
	m.undo("kim", model.Undo("kim", 0))
	m.do("ann", meet.Complete(m.Log, model.CheckIn{Standup: true, Present: []model.PersonID{"ann"}}, m.now.Time()))
	m.wantActivities("kim", "")
	m.undo("kim", model.Redo("kim"))
	m.wantActivities("kim", "finished a")
	m.undo("kim", model.Undo("kim", 0))
	m.wantActivities("kim", "")
}

func TestAnUndoOfWhatWasToldIsTold(t *testing.T) {
	m := newTeam(t)
	a := m.add("a", "doing", "kim")
	m.do("kim", model.Move{Task: a, To: "done"})
	m.do("ann", meet.Complete(m.Log, model.CheckIn{Standup: true, Present: []model.PersonID{"ann"}}, m.now.Time()))
	m.undo("kim", model.Undo("kim", 0))
	m.wantActivities("kim", "a:done>doing reopened")
}

func TestTheWayOfATaskIsTold(t *testing.T) {
	m := newTeam(t)
	a, b, c := m.add("a", "todo", "kim"), m.add("b", "doing", "kim"), m.add("c", "doing", "kim")
	d := m.add("d", "doing", "kim")
	m.move("kim", c, "done")
	m.move("kim", d, "done")
	m.hold()
	m.later(time.Hour)
	m.move("kim", a, "doing")
	m.move("kim", a, "review")
	m.move("kim", b, "review")
	m.move("ann", b, "doing")
	m.move("ann", c, "todo")
	m.move("ann", d, "doing")
	m.move("kim", d, "done")
	m.wantActivities("kim", "finished d, c:done>todo reopened, b:doing>review>doing back, a:todo>doing>review, d:done>doing>done reopened back")
	m.wantActivities("ann", "reviewed 2 x1")
}

func TestWhoReviewedGoesByWhoseItWas(t *testing.T) {
	m := newTeam(t)
	a := m.add("a", "review", "ann")
	m.hold()
	m.later(time.Hour)
	m.move("ann", a, "done")
	m.do("ann", model.Members{Task: a, Field: model.AssigneesField, Add: []string{"bo"}, Remove: []string{"ann"}})
	m.wantActivities("ann", "handed 1 x1")
	m.wantActivities("bo", "finished a")
}

func TestSmallDeedsAreToldToWhoDidThem(t *testing.T) {
	m := newTeam(t)
	a := m.add("a", "doing", "kim")
	item := func(text string, done bool) model.PutPart[model.CheckItem] {
		return model.PutPart[model.CheckItem]{Task: a, Item: model.CheckItem{ID: model.ID{15: text[0]}, Text: text, Done: done}, Index: -1}
	}
	m.do("kim", item("x", false))
	m.do("kim", item("y", false))
	m.hold()
	m.later(time.Hour)
	m.do("ann", item("x", true))
	m.do("ann", item("y", true))
	m.do("bo", item("y", false))
	for range 2 {
		m.do("bo", model.PutPart[model.Comment]{Task: a, Item: model.Comment{Text: "hm"}, Index: -1})
	}
	m.do("bo", model.AddTask{Task: &model.Task{ID: m.World.NewID(), Title: "part", Column: "todo", Parent: a}})
	m.wantActivities("ann", "ticked 1 x1")
	m.wantActivities("bo", "split 1 x1, commented 1 x2")
	m.undo("ann", model.Undo("ann", 0))
	m.wantActivities("kim", "")
}

func TestTheBacklogIsNotToldAndWhatWaitsIsNotBlocked(t *testing.T) {
	m := newTeam(t)
	first := m.add("first", "todo", "bo")
	far := m.add("far", "backlog", "kim")
	wait := m.add("wait", "doing", "kim")
	m.do("kim", model.Blocking{Task: far, Reason: "later"})
	m.do("kim", model.Members{Task: wait, Field: model.AfterField, Add: []string{first.String()}})
	turn := m.digest(0).Turns[0]
	if len(turn.Blocked) != 0 || len(turn.Waiting) != 1 || len(turn.Doing)+len(turn.Next) != 0 {
		t.Errorf("blocked %v, waiting %v, doing %v, next %v", turn.Blocked, turn.Waiting, turn.Doing, turn.Next)
	}
}

// A log that was put together by hand may have events that take each other back.
func TestAStandupBeginsWhateverTakesWhatBack(t *testing.T) {
	m := newTeam(t)
	id := m.add("Fix login", "todo", "kim")
	for _, to := range []string{"a", "b", "c"} {
		m.do("kim", model.Set{Task: id, Field: model.TitleField, To: model.Text(to)})
	}
	n := len(m.Events)
	a, b, itself := &m.Events[n-3], &m.Events[n-2], &m.Events[n-1]
	a.Undoes, b.Undoes, itself.Undoes = b.ID, a.ID, itself.ID
	m.hold()
	for _, undoes := range []model.EventID{a.ID, b.ID, itself.ID} {
		m.do("kim", model.Set{Task: id, Field: model.TitleField, To: model.Text(undoes.String())})
		m.Events[len(m.Events)-1].Undoes = undoes
	}
	if d := m.digest(0); len(d.Turns) == 0 {
		t.Error("nobody has a turn")
	}
}
