package model

import (
	"slices"
	"strings"
)

// Create adds an item under a new key made from its name, or brings back a
// removed one of that name. with gives the item its key.
func Create[T Item](name string, with func(key string) T) Make {
	return func(r Reader) ([]Change, error) {
		if err := checkMeaning[T](name); err != nil {
			return nil, err
		}
		all := *list[T](r.Setup())
		for _, i := range all {
			if i.Dead() && strings.EqualFold(i.Called(), name) {
				return []Change{Put[T]{Item: with(i.Key()), Index: -1}}, nil
			}
		}
		key := NewKey(name, func(k string) bool {
			return slices.ContainsFunc(all, func(i T) bool { return i.Key() == k })
		})
		i := with(key)
		return []Change{Put[T]{Item: i, Index: slot(all, i)}}, nil
	}
}

// checkMeaning refuses a name that means something else in filters: label:none.
// What an import brings keeps its name, and is found in quotes.
func checkMeaning[T Item](name string) error {
	if strings.EqualFold(strings.TrimSpace(name), "none") {
		return Errorf(Refused, "%q means something else: call the %s by another name", name, Noun[T]())
	}
	return nil
}

// slot is where a new item goes: last, but a column on the way to done stands
// before what is done.
func slot[T Item](all []T, i T) int {
	if c, ok := any(i).(Column); !ok || c.Kind == KindDone {
		return len(all)
	}
	for at, o := range all {
		if c, ok := any(o).(Column); ok && c.Kind == KindDone && !c.Gone {
			return at
		}
	}
	return len(all)
}

// Alter replaces the live item of that name by what f makes of it.
func Alter[T Item](name string, f func(T) (T, error)) Make {
	return func(r Reader) ([]Change, error) {
		i, ok := ByName[T](r.Setup(), name)
		if !ok {
			return nil, NoSuch[T](r.Setup(), name)
		}
		next, err := f(i)
		if err == nil && next.Called() != i.Called() {
			err = checkMeaning[T](next.Called())
		}
		return []Change{Put[T]{Item: next, Index: -1}}, err
	}
}

// Reorder puts the live item of that name in the n-th place among the live
// ones, counted from 1.
func Reorder[T Item](name string, n int) Make {
	return func(r Reader) ([]Change, error) {
		i, ok := ByName[T](r.Setup(), name)
		if !ok {
			return nil, NoSuch[T](r.Setup(), name)
		}
		rest := slices.DeleteFunc(slices.Clone(*list[T](r.Setup())), func(o T) bool { return o.Key() == i.Key() })
		at, live := 0, 1
		for at < len(rest) && live < n {
			if !rest[at].Dead() {
				live++
			}
			at++
		}
		return []Change{Put[T]{Item: i, Index: at}}, nil
	}
}

// Remove takes the live item of that name off the board; force takes it off
// the tasks that use it first. A column that holds tasks is always refused.
func Remove[T Item](name string, force bool) Make {
	return func(r Reader) ([]Change, error) {
		i, ok := ByName[T](r.Setup(), name)
		if !ok {
			return nil, NoSuch[T](r.Setup(), name)
		}
		var do []Change
		for _, col := range Live[Column](r.Setup()) {
			for t := range r.Lane(col.ID, false) {
				if force && uses(t, i) {
					do = append(do, strip(t, i)...)
				}
			}
		}
		return append(do, Put[T]{Item: gone(i), Index: -1}), nil
	}
}

// strip takes an item off a task.
func strip[T Item](t *Task, i T) []Change {
	switch v := any(i).(type) {
	case Person:
		return []Change{Members{Task: t.ID, Field: AssigneesField, Remove: []string{string(v.ID)}}}
	case Label:
		return []Change{Members{Task: t.ID, Field: LabelsField, Remove: []string{string(v.ID)}}}
	case Milestone:
		return []Change{Set{Task: t.ID, Field: MilestoneField}}
	}
	return nil
}

// Rename gives the live item of that name another; history shows it too.
func Rename[T Item](name, to string) Make {
	return Alter(name, func(i T) (T, error) { return called(i, strings.TrimSpace(to)), nil })
}

// called returns the item under another name.
func called[T Item](i T, name string) T {
	switch v := any(i).(type) {
	case Column:
		v.Name = name
		return any(v).(T)
	case Person:
		v.Name = name
		return any(v).(T)
	case Label:
		v.Name = name
		return any(v).(T)
	case Milestone:
		v.Name = name
		return any(v).(T)
	case View:
		v.Name = name
		return any(v).(T)
	}
	return i
}

// Joined returns who that ID or name is, and the changes that make him one of
// the board's people if he is not yet.
func Joined(r Facts, who PersonID) ([]Change, PersonID, error) {
	if p, ok := ByKey[Person](r.Setup(), string(who)); ok && !p.Gone {
		return nil, p.ID, nil
	}
	if p, ok := ByName[Person](r.Setup(), string(who)); ok {
		return nil, p.ID, nil
	}
	all := r.Setup().People
	for _, p := range all {
		if p.ID == who || strings.EqualFold(p.Name, string(who)) {
			p.Gone = false
			return []Change{Put[Person]{Item: p, Index: -1}}, p.ID, nil
		}
	}
	if strings.TrimSpace(string(who)) == "" {
		return nil, "", Errorf(Usage, "a person needs a name")
	}
	id := PersonID(NewKey(string(who), func(k string) bool {
		return slices.ContainsFunc(all, func(p Person) bool { return string(p.ID) == k })
	}))
	return []Change{Put[Person]{Item: Person{ID: id, Name: string(who)}, Index: -1}}, id, nil
}

// NoSuch is the error for an unknown name, with the nearest known one.
func NoSuch[T Item](s *Setup, name string) error {
	var names []string
	for _, i := range Live[T](s) {
		names = append(names, i.Called())
	}
	if near, ok := Nearest(name, names); ok {
		return Errorf(NotFound, "no %s %q: did you mean %s?", Noun[T](), name, near)
	}
	if len(names) == 0 {
		return Errorf(NotFound, "no %s %q: the board has none", Noun[T](), name)
	}
	return Errorf(NotFound, "no %s %q: there are %s", Noun[T](), name, short(names))
}

// short joins names, not more than a line holds.
func short(names []string) string {
	const most = 12
	if len(names) > most {
		return strings.Join(names[:most], ", ") + ", …"
	}
	return strings.Join(names, ", ")
}

// Nearest returns the name that is one slip away from what was typed (a letter
// more, less, other, or two swapped), or the only one it begins.
func Nearest(typed string, names []string) (string, bool) {
	var begun []string
	for _, n := range names {
		if oneSlip([]rune(strings.ToLower(typed)), []rune(strings.ToLower(n))) {
			return n, true
		}
		if typed != "" && strings.HasPrefix(strings.ToLower(n), strings.ToLower(typed)) {
			begun = append(begun, n)
		}
	}
	if len(begun) == 1 {
		return begun[0], true
	}
	return "", false
}

// oneSlip reports whether a and b are at a Damerau-Levenshtein distance of
// exactly one.
func oneSlip(a, b []rune) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	switch len(b) - len(a) {
	case 1:
		return slices.Equal(a[i:], b[i+1:])
	case 0:
		if i == len(a) {
			return false
		}
		if slices.Equal(a[i+1:], b[i+1:]) {
			return true
		}
		return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && slices.Equal(a[i+2:], b[i+2:])
	}
	return false
}
