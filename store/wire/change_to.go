package wire

import (
	"errors"

	"baton/model"
)

// errEmpty is returned for a change that lacks what it puts or adds.
var errEmpty = errors.New("a change without its content")

func (z *Subject) self() *Subject { return z }

func (z Subject) told() model.Told {
	return model.Told{At: moment(z.At), By: model.PersonID(z.By), Was: moment(z.Touched)}
}

func (z *Subject) change(kind string) (model.Change, error) {
	return model.Unknown{Told: z.told(), Name: kind, Task: model.ID(z.Task)}, nil
}

func (z *Add) change(string) (model.Change, error) {
	if z.New == nil {
		return nil, errEmpty
	}
	return model.AddTask{Told: z.told(), Task: z.New.Model(nil), Body: z.Body.Model()}, nil
}

func (z *Delete) change(string) (model.Change, error) {
	return model.DeleteTask{Told: z.told(), Task: model.ID(z.Task), Num: z.Num, Purge: z.Purge}, nil
}

func (z *Move) change(string) (model.Change, error) {
	m := model.Move{Told: z.told(), Task: model.ID(z.Task), To: model.ColumnID(z.To), Rank: model.Rank(z.Rank)}
	if w := z.Was; w != nil {
		m.Was = &model.Times{Since: moment(w.Since), Started: moment(w.Started), Done: moment(w.Done)}
	}
	return m, nil
}

func (z *Block) change(string) (model.Change, error) {
	return model.Blocking{Told: z.told(), Task: model.ID(z.Task), Reason: z.Reason, Since: moment(z.Since)}, nil
}

func (z *Archive) change(string) (model.Change, error) {
	return model.Archive{Told: z.told(), Task: model.ID(z.Task), Off: z.Off, Was: moment(z.Was)}, nil
}

func (z *Set) change(string) (model.Change, error) {
	return model.Set{Told: z.told(), Task: model.ID(z.Task), Field: model.Field(z.Field), To: z.To.Model()}, nil
}

func (z *Members) change(string) (model.Change, error) {
	return model.Members{
		Told: z.told(), Task: model.ID(z.Task), Field: model.Field(z.Field), Add: z.Add, Remove: z.Remove,
	}, nil
}

func (z *CheckIn) change(string) (model.Change, error) {
	return model.CheckIn{
		Told: z.told(), Standup: z.Standup, Began: moment(z.Began),
		Present: each(z.Present, func(s string) model.PersonID { return model.PersonID(s) }),
		Promises: each(z.Promises, func(p Promise) model.Promise {
			return model.Promise{By: model.PersonID(p.By), Task: model.ID(p.Task), Day: day(p.Day)}
		}),
		Parked: each(z.Parked, func(r Remark) model.Remark {
			return model.Remark{By: model.PersonID(r.By), Task: model.ID(r.Task), Text: r.Text}
		}),
		Decided: z.Decided, Words: z.Words, Void: z.Void,
		Zone: z.Zone, Day: day(z.Day), From: moment(z.From), InOrder: z.InOrder, After: model.EventID(z.After),
	}, nil
}

func (z *Keep) change(string) (model.Change, error) {
	return model.Keep{Told: z.told(), Task: model.ID(z.Task), Why: z.Why}, nil
}

func (z *SetInfo) change(string) (model.Change, error) {
	return model.SetInfo{Told: z.told(), Info: z.Info.model()}, nil
}

func (z *PutPart) change(kind string) (model.Change, error) {
	told, task := z.told(), model.ID(z.Task)
	switch {
	case kind == "put-checklist" && z.Item != nil:
		return model.PutPart[model.CheckItem]{Told: told, Task: task, Item: z.Item.model(), Index: z.Index}, nil
	case kind == "put-comments" && z.Comment != nil:
		return model.PutPart[model.Comment]{Told: told, Task: task, Item: z.Comment.model(), Index: z.Index}, nil
	case kind == "put-links" && z.Link != nil:
		return model.PutPart[model.Link]{Told: told, Task: task, Item: z.Link.model(), Index: z.Index}, nil
	case kind == "put-external" && z.External != nil:
		return model.PutPart[model.External]{Told: told, Task: task, Item: z.External.model(), Index: z.Index}, nil
	}
	return nil, errEmpty
}

func (z *DropPart) change(kind string) (model.Change, error) {
	told, task := z.told(), model.ID(z.Task)
	switch kind {
	case "drop-checklist":
		return model.DropPart[model.CheckItem]{Told: told, Task: task, Part: z.Part}, nil
	case "drop-comments":
		return model.DropPart[model.Comment]{Told: told, Task: task, Part: z.Part}, nil
	case "drop-links":
		return model.DropPart[model.Link]{Told: told, Task: task, Part: z.Part}, nil
	}
	return model.DropPart[model.External]{Told: told, Task: task, Part: z.Part}, nil
}

func (z *Put) change(kind string) (model.Change, error) {
	told := z.told()
	switch {
	case kind == "put-column" && z.Column != nil:
		return model.Put[model.Column]{Told: told, Item: z.Column.model(), Index: z.Index}, nil
	case kind == "put-person" && z.Person != nil:
		return model.Put[model.Person]{Told: told, Item: z.Person.model(), Index: z.Index}, nil
	case kind == "put-label" && z.Label != nil:
		return model.Put[model.Label]{Told: told, Item: z.Label.model(), Index: z.Index}, nil
	case kind == "put-milestone" && z.Milestone != nil:
		return model.Put[model.Milestone]{Told: told, Item: z.Milestone.model(), Index: z.Index}, nil
	case kind == "put-view" && z.View != nil:
		return model.Put[model.View]{Told: told, Item: z.View.model(), Index: z.Index}, nil
	}
	return nil, errEmpty
}
