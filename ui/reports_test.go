package ui_test

import (
	"testing"

	"baton/model"
)

func TestAWeekThatIsOverSaysWhatHasChangedSince(t *testing.T) {
	m := emptyBoard(t)
	now := m.World.Begin
	m.World.Begin = model.At(monday().AddDate(0, 0, -11)) // Thursday, 12 November
	finish := func(title string) []model.Change {
		id, told := m.World.NewID(), model.Told{At: m.World.Begin}
		return []model.Change{
			model.AddTask{Told: told, Task: &model.Task{ID: id, Title: title, Column: "todo"}, Body: &model.Body{}},
			model.Move{Told: told, Task: id, To: "done"},
		}
	}
	first := finish("first")
	late := finish("late")
	if _, err := m.Propose(model.Draft{Verb: "add", Do: first}, "kim"); err != nil {
		t.Fatal(err)
	}
	m.World.Begin = now
	p := sit(t, m, 100, 40)
	p.press("R").sees("[Weekly]").press("[").sees("10–16 Nov 2026", "finished 1 task").seesNot("Changed since")
	p.elsewhere("kim", "import", late...)
	p.sees("finished 2 tasks", "Changed since 16 Nov 2026", "2 late was entered later.")
	p.elsewhere("kim", "reopen", model.Move{Task: first[1].Subject(), To: "doing"})
	p.sees("1 first was reopened on 23 Nov.").press("]").sees("17–23 Nov 2026").seesNot("Changed since")
}
