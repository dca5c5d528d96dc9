package model

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Put adds an item to the board's set-up, or replaces the one with the same ID, and
// puts it at Index; -1 is where it is now, or the end for a new one. A removal puts
// the item with Removed set, so that history keeps its name.
type Put[T Item] struct {
	Told
	Item  T
	Index int
}

// Kind returns "put-column", "put-person", "put-label", "put-milestone" or
// "put-view".
func (Put[T]) Kind() string { return "put-" + Noun[T]() }

// Subject returns the zero ID.
func (Put[T]) Subject() ID { return ID{} }

func (c Put[T]) as(t Told) Change { c.Told = t; return c }

func (c Put[T]) find(s *Setup) int {
	return slices.IndexFunc(*list[T](s), func(i T) bool { return i.Key() == c.Item.Key() })
}

// normalisedDays returns a person with their days off in order, anything else as it is.
func normalisedDays[T Item](i T) (T, error) {
	p, ok := any(i).(Person)
	if !ok {
		return i, nil
	}
	off, err := p.Off.Normalised()
	p.Off = off
	out, _ := any(p).(T)
	return out, err
}

func (c Put[T]) admit(e *Edit, d *Draft, _ Stamp) (Change, error) {
	l := *list[T](e.Setup())
	i := c.find(e.Setup())
	if !d.Undoes.IsZero() && !c.Item.IsRemoved() {
		c.Item = WithName(c.Item, freeName(l, c.Item))
	}
	if i < 0 && c.Item.IsRemoved() {
		return nil, nil
	}
	if err := c.check(e, l, i); err != nil {
		return nil, err
	}
	item, err := normalisedDays(c.Item)
	if err != nil {
		return nil, err
	}
	c.Item = item
	switch {
	case i >= 0 && (c.Index < 0 || c.Index >= len(l)):
		c.Index = i
	case i < 0 && (c.Index < 0 || c.Index > len(l)):
		c.Index = len(l)
	}
	if i == c.Index && SameItem(l[i], c.Item) {
		return nil, nil
	}
	return c, nil
}

// check refuses a missing, reserved or taken name, and the removal of an item that
// is in use.
func (c Put[T]) check(e *Edit, l []T, at int) error {
	if c.Item.Key() == "" || strings.TrimSpace(c.Item.Called()) == "" {
		return Errorf(Usage, "a %s needs a name", Noun[T]())
	}
	if c.Item.IsRemoved() {
		return c.checkUnused(e)
	}
	if err := c.checkLength(l, at); err != nil {
		return err
	}
	if _, person := any(c.Item).(Person); person && slices.Contains([]string{"me", "none", "nobody"}, strings.ToLower(c.Item.Called())) {
		return Errorf(Refused, "%q has a special meaning: give the person another name", c.Item.Called())
	}
	for i, o := range l {
		if i != at && !o.IsRemoved() && strings.EqualFold(o.Called(), c.Item.Called()) {
			return Errorf(Refused, "there is already a %s %q", Noun[T](), o.Called())
		}
	}
	if col, ok := any(c.Item).(Column); ok && !slices.Contains(Kinds(), col.Kind) {
		return Errorf(Usage, "unknown column kind %q: use backlog, todo, doing or done", string(col.Kind))
	}
	return nil
}

// freeName returns the name of an item that comes back, with a number after it
// where another item has been given the name since.
func freeName[T Item](l []T, item T) string {
	taken := func(name string) bool {
		return slices.ContainsFunc(l, func(o T) bool {
			return o.Key() != item.Key() && !o.IsRemoved() && strings.EqualFold(o.Called(), name)
		})
	}
	name := item.Called()
	for n := 2; taken(name); n++ {
		name = item.Called() + " " + strconv.Itoa(n)
	}
	return name
}

// checkLength refuses a name that is too long, unless the item has it already.
func (c Put[T]) checkLength(l []T, at int) error {
	if at >= 0 && l[at].Called() == c.Item.Called() {
		return nil
	}
	if err := checkName(Noun[T](), c.Item.Called()); err != nil || at >= 0 {
		return err
	}
	return checkName(Noun[T](), c.Item.Key())
}

// checkUnused refuses to remove an item that unarchived tasks still use. A draft
// that removes it from them first is fine.
func (c Put[T]) checkUnused(e *Edit) error {
	n, first := 0, 0
	for _, col := range Live[Column](e.Setup()) {
		for t := range e.Lane(col.ID, false) {
			if !Uses(t, c.Item) {
				continue
			}
			if n++; n == 1 {
				first = t.Num
			}
		}
	}
	if n == 0 {
		return nil
	}
	tasks, them := "1 task ("+e.Setup().Ref(first)+")", "the task"
	if n > 1 {
		tasks, them = Count(n, "task")+" (the first is "+e.Setup().Ref(first)+")", "them"
	}
	if _, column := any(c.Item).(Column); column {
		return Errorf(Refused, "column %s holds %s: move %s to another column first", c.Item.Called(), tasks, them)
	}
	return Errorf(Refused, "%s %s is used by %s: remove it from %s first", Noun[T](), c.Item.Called(), tasks, them)
}

func (c Put[T]) undo(e *Edit) Change {
	if i := c.find(e.Setup()); i >= 0 {
		was := (*list[T](e.Setup()))[i]
		if i == c.Index {
			i = -1 // it did not move, so an undo does not move it back
		}
		return Put[T]{Item: was, Index: i}
	}
	// A removed item goes to the end, where it does not shift the others.
	return Put[T]{Item: WithRemoved(c.Item, true), Index: len(*list[T](e.Setup()))}
}

func (c Put[T]) apply(e *Edit, _ Stamp) {
	l := list[T](e.ownSetup())
	if i := c.find(e.setup); i >= 0 {
		*l = slices.Delete(*l, i, i+1)
	}
	at := c.Index
	if at < 0 || at > len(*l) {
		at = len(*l)
	}
	*l = slices.Insert(*l, at, c.Item)
}

func (c Put[T]) touches(Change) []string { return []string{Noun[T]() + ":" + c.Item.Key()} }

func (c Put[T]) rows(back Change, _ Names) []Row {
	r := Row{Field: Noun[T](), To: Text(c.Item.Called())}
	if b, ok := back.(Put[T]); ok && !b.Item.IsRemoved() {
		r.From = Text(b.Item.Called())
	}
	if c.Item.IsRemoved() {
		r.To = Value{}
	}
	return []Row{r}
}

func (c Put[T]) scrub() Change { return c }

// Unknown is a change of a kind that this version does not know, because a newer
// one wrote it. It is kept as it is and does nothing.
type Unknown struct {
	Told
	Name string // its kind
	Task ID
	Raw  []byte // as stored
}

// Kind returns the kind it was written with.
func (c Unknown) Kind() string { return c.Name }

// Subject returns the task it is about.
func (c Unknown) Subject() ID { return c.Task }

func (c Unknown) as(t Told) Change { c.Told = t; return c }

func (c Unknown) admit(*Edit, *Draft, Stamp) (Change, error) {
	return nil, Errorf(Refused, "this version of baton does not know changes of kind %q: update baton", c.Name)
}

func (Unknown) undo(*Edit) Change { return nil }

func (Unknown) apply(*Edit, Stamp) {}

func (Unknown) touches(Change) []string { return []string{wholeTask} }

func (c Unknown) rows(Change, Names) []Row { return []Row{{Task: c.Task, Field: c.Name}} }

func (c Unknown) scrub() Change { c.Raw = nil; return c }

// NewKey makes an ID from a name: lower case, letters and digits joined by dashes,
// with a number after it where the ID is taken.
func NewKey(name string, taken func(string) bool) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	key := strings.TrimSuffix(b.String(), "-")
	if key == "" {
		key = "x"
	}
	for n, base := 2, key; taken(key); n++ {
		key = base + "-" + strconv.Itoa(n)
	}
	return key
}
