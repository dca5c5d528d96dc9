package wire

import (
	"fmt"

	"baton/model"
)

func subject(t model.Told, id model.ID) Subject {
	return Subject{At: int64(t.At), By: string(t.By), Task: ID(id), Touched: int64(t.Was)}
}

// fromChange returns the stored form of a change of known kind; one of unknown
// kind that was scrubbed is its subject.
func fromChange(c model.Change) (body, error) {
	switch c := c.(type) {
	case model.AddTask:
		return &Add{Subject: subject(c.Told, c.Task.ID), New: FromTask(c.Task), Body: FromBody(c.Body)}, nil
	case model.DeleteTask:
		return &Delete{subject(c.Told, c.Task), c.Num, c.Purge}, nil
	case model.Move:
		return fromMove(c), nil
	case model.Blocking:
		return &Block{subject(c.Told, c.Task), c.Reason, int64(c.Since)}, nil
	case model.Archive:
		return &Archive{subject(c.Told, c.Task), c.Off, int64(c.Was)}, nil
	case model.Set:
		return &Set{subject(c.Told, c.Task), string(c.Field), FromValue(c.To)}, nil
	case model.Members:
		return &Members{subject(c.Told, c.Task), string(c.Field), c.Add, c.Remove}, nil
	case model.CheckIn:
		return fromCheckIn(c), nil
	case model.Keep:
		return &Keep{subject(c.Told, c.Task), c.Why}, nil
	case model.SetInfo:
		return &SetInfo{subject(c.Told, model.ID{}), fromInfo(c.Info)}, nil
	case model.Unknown:
		s := subject(c.Told, c.Task)
		return &s, nil
	}
	return fromListChange(c)
}

func fromCheckIn(c model.CheckIn) body {
	return &CheckIn{
		Subject: subject(c.Told, model.ID{}), Standup: c.Standup, Began: int64(c.Began), Present: each(c.Present, text),
		Promises: each(c.Promises, func(p model.Promise) Promise { return Promise{string(p.By), ID(p.Task), int32(p.Day)} }),
		Parked:   each(c.Parked, func(r model.Remark) Remark { return Remark{string(r.By), ID(r.Task), r.Text} }),
		Decided:  c.Decided, Words: c.Words, Void: c.Void,
		Zone: c.Zone, Day: int32(c.Day), From: int64(c.From), InOrder: c.InOrder, After: ID(c.After),
	}
}

func fromMove(c model.Move) body {
	m := &Move{Subject: subject(c.Told, c.Task), To: string(c.To), Rank: string(c.Rank)}
	if w := c.Was; w != nil {
		m.Was = &Times{int64(w.Since), int64(w.Started), int64(w.Done)}
	}
	return m
}

// fromListChange returns the stored form of changes of the lists of a task's
// body and of the set-up.
func fromListChange(c model.Change) (body, error) {
	switch c := c.(type) {
	case model.PutPart[model.CheckItem]:
		return &PutPart{Subject: subject(c.Told, c.Task), Index: c.Index, Item: ptr(fromItem(c.Item))}, nil
	case model.PutPart[model.Comment]:
		return &PutPart{Subject: subject(c.Told, c.Task), Index: c.Index, Comment: ptr(fromComment(c.Item))}, nil
	case model.PutPart[model.Link]:
		return &PutPart{Subject: subject(c.Told, c.Task), Index: c.Index, Link: ptr(fromLink(c.Item))}, nil
	case model.PutPart[model.External]:
		return &PutPart{Subject: subject(c.Told, c.Task), Index: c.Index, External: ptr(fromExternal(c.Item))}, nil
	case model.DropPart[model.CheckItem]:
		return &DropPart{subject(c.Told, c.Task), c.Part}, nil
	case model.DropPart[model.Comment]:
		return &DropPart{subject(c.Told, c.Task), c.Part}, nil
	case model.DropPart[model.Link]:
		return &DropPart{subject(c.Told, c.Task), c.Part}, nil
	case model.DropPart[model.External]:
		return &DropPart{subject(c.Told, c.Task), c.Part}, nil
	}
	return fromPut(c)
}

func fromPut(c model.Change) (body, error) {
	none := model.ID{}
	switch c := c.(type) {
	case model.Put[model.Column]:
		return &Put{Subject: subject(c.Told, none), Index: c.Index, Column: ptr(fromColumn(c.Item))}, nil
	case model.Put[model.Person]:
		return &Put{Subject: subject(c.Told, none), Index: c.Index, Person: ptr(fromPerson(c.Item))}, nil
	case model.Put[model.Label]:
		return &Put{Subject: subject(c.Told, none), Index: c.Index, Label: ptr(fromLabel(c.Item))}, nil
	case model.Put[model.Milestone]:
		return &Put{Subject: subject(c.Told, none), Index: c.Index, Milestone: ptr(fromMilestone(c.Item))}, nil
	case model.Put[model.View]:
		return &Put{Subject: subject(c.Told, none), Index: c.Index, View: ptr(fromView(c.Item))}, nil
	}
	return nil, fmt.Errorf("no stored form for changes of kind %s", c.Kind())
}

func ptr[T any](v T) *T { return &v }
