package modeltest

import (
	"fmt"
	"slices"
	"strconv"

	"pgregory.net/rapid"

	"baton/model"
	"baton/model/op"
)

// People returns the people who act in random drafts.
func People() []model.PersonID { return []model.PersonID{"kim", "ann", "bo"} }

// Draw makes a random draft for the board: a few changes of any kind to tasks that are
// there, most of them admissible, or an undo or redo. The rules may still refuse it.
func Draw(t *rapid.T, r model.Reader) model.Draft {
	force := rapid.Bool().Draw(t, "force")
	if n := rapid.IntRange(0, 9).Draw(t, "undo"); n < 2 {
		whose := rapid.SampledFrom(People()).Draw(t, "whose")
		undoing := model.Undo(whose, 0)
		if n == 0 {
			undoing = model.Redo(whose)
		}
		if d, err := undoing.Plan(force)(r); err == nil {
			d.By = whose
			return d
		}
	}
	a := artist{t, r, tasks(r)}
	n := rapid.IntRange(1, 4).Draw(t, "changes")
	d := model.Draft{Verb: "draw", Force: force}
	for range n {
		do := a.change()
		if len(model.Event{Do: do}.Purges()) > 0 { // no verb purges and also does something else
			d.Do = do
			break
		}
		d.Do = append(d.Do, do...)
	}
	return d
}

// tasks returns the tasks of a board by number.
func tasks(r model.Reader) []model.ID {
	var out []model.ID
	for n := 1; n < r.Head().Next; n++ {
		if id, ok := r.ByNumber(n); ok && r.Task(id) != nil {
			out = append(out, id)
		}
	}
	return out
}

// artist draws changes that fit a board.
type artist struct {
	t   *rapid.T
	r   model.Reader
	ids []model.ID
}

// change draws what one step of a draft does.
func (a artist) change() []model.Change {
	kind := rapid.IntRange(0, 15).Draw(a.t, "kind")
	if len(a.ids) == 0 && kind < 12 {
		kind = 12
	}
	switch {
	case kind < 10:
		return a.onTask(kind)
	case kind == 10:
		return a.plan(op.Delete{Tasks: []model.ID{a.task()}})
	case kind == 11:
		if gone := a.gone(); len(gone) > 0 && rapid.Bool().Draw(a.t, "purge what is gone") {
			return a.plan(op.Delete{Tasks: []model.ID{rapid.SampledFrom(gone).Draw(a.t, "gone")}, Purge: true})
		}
		return a.plan(op.Delete{Tasks: []model.ID{a.task()}, Purge: rapid.Bool().Draw(a.t, "purge")})
	case kind < 15:
		return []model.Change{a.add()}
	case len(a.ids) > 0 && rapid.IntRange(0, 3).Draw(a.t, "talk") == 0:
		return []model.Change{a.talk()}
	}
	return []model.Change{a.setup()}
}

// plan returns the changes of an op, none if it is refused.
func (a artist) plan(o op.Op) []model.Change {
	d, err := op.Plan(o, op.How{})(a.r)
	if err != nil {
		return nil
	}
	return d.Do
}

func (a artist) onTask(kind int) []model.Change {
	id := a.task()
	switch kind {
	case 0, 1:
		p := op.Place{At: rapid.SampledFrom([]op.Spot{op.Bottom, op.Top}).Draw(a.t, "place")}
		return a.plan(op.Move{Tasks: []model.ID{id}, To: a.column(), At: p})
	case 2:
		return []model.Change{model.Blocking{Task: id, Reason: a.text()}}
	case 3:
		return []model.Change{model.Archive{Task: id, Off: rapid.Bool().Draw(a.t, "off")}}
	case 4, 5:
		return []model.Change{a.set(id)}
	case 6:
		return []model.Change{a.members(id)}
	case 7:
		return []model.Change{a.dropPart(id)}
	}
	return []model.Change{a.putPart(id)}
}

func (a artist) talk() model.Change {
	who := rapid.SampledFrom(People()).Draw(a.t, "present")
	c := model.CheckIn{Standup: rapid.Bool().Draw(a.t, "standup"), Present: []model.PersonID{who}, Words: a.text()}
	c.Promises = []model.Promise{{By: who, Task: a.task(), Day: 20_000}}
	c.Zone, c.Day = "Europe/Berlin", 20_000
	if c.Standup {
		c.Parked = []model.Remark{{By: who, Text: "later", Task: a.task()}, {Text: a.text()}}
		c.Decided, c.From, c.InOrder, c.After = []string{"we do"}, 1, true, model.EventID(a.ids[0])
	}
	return c
}

func (a artist) task() model.ID { return rapid.SampledFrom(a.ids).Draw(a.t, "task") }

func (a artist) column() model.ColumnID {
	return rapid.SampledFrom(model.Live[model.Column](a.r.Setup())).Draw(a.t, "column").ID
}

// text draws a text that people might write, sometimes none.
func (a artist) text() string {
	return rapid.SampledFrom([]string{"", "Fix login", "naïve café ☕", "日本語のカード", "👩‍👩‍👧 family", "a\nb\n", "x"}).Draw(a.t, "text")
}

func (a artist) add() model.Change {
	c := model.AddTask{
		Task: &model.Task{
			Title:    "Task " + strconv.Itoa(rapid.IntRange(0, 99).Draw(a.t, "title")),
			Column:   a.column(),
			Priority: model.Priority(rapid.IntRange(0, 4).Draw(a.t, "priority")),
			Labels:   rapid.SliceOfN(rapid.SampledFrom([]model.LabelID{"api", "bug"}), 0, 2).Draw(a.t, "labels"),
		},
		Body: &model.Body{Description: a.text()},
	}
	if gone := a.gone(); len(gone) > 0 && rapid.Bool().Draw(a.t, "back") {
		c.Task.ID = rapid.SampledFrom(gone).Draw(a.t, "gone") // as when an import is repeated
	}
	if rapid.Bool().Draw(a.t, "told") {
		c.Told = model.Told{At: start - model.Instant(rapid.IntRange(1, 9999).Draw(a.t, "at")), By: "ann"}
		c.Body.Comments = []model.Comment{{By: "kim", At: start, Text: "hello"}}
		c.Body.External = []model.External{{Source: "trello", ID: fmt.Sprint(len(a.ids)), Key: "T-1", Seen: start}}
	}
	return c
}

// gone returns the tasks that have been deleted, oldest first.
func (a artist) gone() []model.ID {
	var out []model.ID
	for ev := range a.r.Log(model.Span{}) {
		for _, c := range ev.Do {
			if add, ok := c.(model.AddTask); ok && a.r.Task(add.Task.ID) == nil && !slices.Contains(out, add.Task.ID) {
				out = append(out, add.Task.ID)
			}
		}
	}
	return out
}

func (a artist) set(id model.ID) model.Change {
	f := rapid.SampledFrom([]model.Field{
		model.TitleField, model.DescriptionField, model.PriorityField, model.EstimateField, model.DueField,
		model.MilestoneField, model.ParentField, model.FreeField("Team"), model.FreeField("Severity"),
	}).Draw(a.t, "field")
	return model.Set{Task: id, Field: f, To: a.value(f)}
}

func (a artist) value(f model.Field) model.Value {
	n := rapid.IntRange(0, 4).Draw(a.t, "value")
	switch f {
	case model.PriorityField:
		return model.PriorityOf(model.Priority(n))
	case model.EstimateField:
		return model.EstimateOf(float64(n) / 2)
	case model.DueField:
		return model.DayOn(model.Date(2026, 2, n))
	case model.MilestoneField:
		return model.Text([]string{"", "v1"}[n%2])
	case model.ParentField:
		return model.TaskOf(a.task())
	case model.FreeField("Severity"):
		return model.Number(float64(n))
	}
	return model.Text(a.text())
}

func (a artist) members(id model.ID) model.Change {
	c := model.Members{Task: id}
	var from []string
	switch rapid.IntRange(0, 2).Draw(a.t, "set") {
	case 0:
		c.Field, from = model.AssigneesField, []string{"kim", "ann", "bo"}
	case 1:
		c.Field, from = model.LabelsField, []string{"api", "bug"}
	default:
		c.Field, from = model.AfterField, []string{a.task().String()}
	}
	c.Add = rapid.SliceOfN(rapid.SampledFrom(from), 0, 2).Draw(a.t, "add")
	c.Remove = rapid.SliceOfN(rapid.SampledFrom(from), 0, 1).Draw(a.t, "remove")
	return c
}
