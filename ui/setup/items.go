package setup

import (
	"strconv"
	"strings"

	"baton/model"
	"baton/model/op"
	"baton/model/query"
)

// itemKind is one kind of item that a board is set up with.
type itemKind[T model.Item] struct {
	noun string
	bare func(i T) T // keeps only key and name: edit sets the rest
}

func columnKind() itemKind[model.Column] {
	return itemKind[model.Column]{
		"column",
		func(c model.Column) model.Column { return model.Column{ID: c.ID, Name: c.Name, Kind: c.Kind} },
	}
}

func personKind() itemKind[model.Person] {
	return itemKind[model.Person]{
		"person",
		func(p model.Person) model.Person { return model.Person{ID: p.ID, Name: p.Name} },
	}
}

func labelKind() itemKind[model.Label] {
	return itemKind[model.Label]{
		"label",
		func(l model.Label) model.Label { return model.Label{ID: l.ID, Name: l.Name} },
	}
}

func milestoneKind() itemKind[model.Milestone] {
	return itemKind[model.Milestone]{
		"milestone",
		func(m model.Milestone) model.Milestone { return model.Milestone{ID: m.ID, Name: m.Name} },
	}
}

func viewKind() itemKind[model.View] {
	return itemKind[model.View]{
		"view",
		func(v model.View) model.View { return model.View{ID: v.ID, Name: v.Name} },
	}
}

// add parses a new item and returns the op that adds it.
func (k itemKind[T]) add(e query.Env, text string) (op.Op, error) {
	var none T
	i, err := query.ParseItem(none, text, e)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(i.Called()) == "" {
		return nil, model.Errorf(model.Usage, "a %s needs a name: %s", k.noun, query.ItemHint[T]())
	}
	return op.Create[T]{Item: i}, nil
}

// edit parses all settings of an item and returns the op that sets them.
func (k itemKind[T]) edit(e query.Env, name, text string) (op.Op, error) {
	now, ok := model.ByName[T](e.Setup, name)
	if !ok {
		return nil, model.NoSuch[T](e.Setup, name)
	}
	next, err := query.ParseItem(k.bare(now), text, e)
	if err != nil {
		return nil, err
	}
	return op.Alter[T]{Name: name, To: next}, nil
}

// parsePlace parses a position in a list, counted from 1.
func parsePlace(text string) (int, error) {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil || n < 1 {
		return 0, model.Errorf(model.Usage, "invalid position %q: positions start at 1", text)
	}
	return n, nil
}
