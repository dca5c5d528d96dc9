package model_test

import (
	"testing"

	"baton/model"
)

// everything returns one change of every kind that can be undone, for a task that has
// everything.
func everything(s story) []model.Change {
	old := s.add("other")
	id := s.add("full", "kim")
	item := model.CheckItem{Text: "tests"}
	comment, link := model.Comment{Text: "hm"}, model.Link{URL: "https://example.com/1"}
	external := model.External{Source: "trello", ID: "1"}
	ev := s.record("edit", model.PutPart[model.CheckItem]{Task: id, Item: item, Index: -1},
		model.PutPart[model.Comment]{Task: id, Item: comment, Index: -1},
		model.PutPart[model.Link]{Task: id, Item: link, Index: -1},
		model.PutPart[model.External]{Task: id, Item: external, Index: -1})
	item = ev.Do[0].(model.PutPart[model.CheckItem]).Item
	comment = ev.Do[1].(model.PutPart[model.Comment]).Item
	item.Done, comment.Text = true, "hm, no"
	info := s.Setup().Info
	info.Key = "NEW"
	return []model.Change{
		model.AddTask{Task: &model.Task{Title: "new"}},
		model.DeleteTask{Task: id},
		model.Move{Task: id, To: "done"},
		model.Blocking{Task: id, Reason: "rain"},
		model.Archive{Task: id},
		model.Set{Task: id, Field: model.TitleField, To: model.Text("fuller")},
		model.Set{Task: id, Field: model.DescriptionField, To: model.Text("long")},
		model.Set{Task: id, Field: model.FreeField("Severity"), To: model.Number(2)},
		model.Set{Task: id, Field: model.ParentField, To: model.TaskOf(old)},
		model.Members{Task: id, Field: model.AssigneesField, Add: []string{"ann"}, Remove: []string{"kim"}},
		model.Members{Task: id, Field: model.AfterField, Add: []string{old.String()}},
		model.PutPart[model.CheckItem]{Task: id, Item: item, Index: -1},
		model.PutPart[model.Comment]{Task: id, Item: comment, Index: -1},
		model.PutPart[model.Link]{Task: id, Item: model.Link{URL: link.URL, Title: "named"}, Index: -1},
		model.PutPart[model.External]{Task: id, Item: model.External{Source: "jira", ID: "2"}, Index: -1},
		model.DropPart[model.CheckItem]{Task: id, Part: item.PartKey()},
		model.DropPart[model.Comment]{Task: id, Part: comment.PartKey()},
		model.DropPart[model.Link]{Task: id, Part: link.PartKey()},
		model.DropPart[model.External]{Task: id, Part: external.PartKey()},
		model.Put[model.Column]{Item: model.Column{ID: "test", Name: "Test", Kind: model.KindDoing}, Index: 1},
		model.Put[model.Person]{Item: model.Person{ID: "zoe", Name: "zoe"}, Index: -1},
		model.Put[model.Label]{Item: model.Label{ID: "new", Name: "new"}, Index: -1},
		model.Put[model.Milestone]{Item: model.Milestone{ID: "v9", Name: "v9"}, Index: -1},
		model.Put[model.View]{Item: model.View{ID: "mine", Name: "mine"}, Index: -1},
		model.SetInfo{Info: info},
	}
}

func TestEveryKindOfChangeCanBeTakenBack(t *testing.T) {
	s := tell(t)
	for _, c := range everything(s) {
		before := stateOf(s.Board)
		s.record("edit", c)
		if diff(before, stateOf(s.Board)) == "" {
			t.Errorf("%s changed nothing", c.Kind())
		}
		if err := s.undo(false); err != nil {
			t.Errorf("undo of %s: %v", c.Kind(), err)
		}
		if d := diff(before, stateOf(s.Board)); d != "" {
			t.Errorf("%s and its undo is not as before:\n%s", c.Kind(), d)
		}
	}
}
