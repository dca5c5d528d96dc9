package query

import (
	"cmp"
	"slices"
	"strings"

	"baton/model"
)

// Order is what tasks are sorted by: a key of the sort: token, ascending or descending.
// Tasks without a value come last either way.
type Order struct {
	By   string
	Down bool
}

// orders returns the keys of sort:.
func orders() []string {
	return []string{"due", "prio", "created", "updated", "started", "done", "title", "ref", "estimate", "status", "assignee"}
}

func showOrders(l []Order) string {
	out := make([]string, len(l))
	for i, o := range l {
		if out[i] = o.By; o.Down {
			out[i] = "-" + o.By
		}
	}
	return strings.Join(out, ",")
}

// parseOrders reads the value of sort:.
func parseOrders(s string) ([]Order, *problem) {
	var out []Order
	for by := range strings.SplitSeq(strings.ToLower(s), ",") {
		o := Order{By: strings.TrimPrefix(by, "-"), Down: strings.HasPrefix(by, "-")}
		switch o.By {
		case "est":
			o.By = "estimate"
		case "priority":
			o.By = "prio"
		}
		if !slices.Contains(orders(), o.By) {
			return nil, notOneOf("order", o.By, orders())
		}
		out = append(out, o)
	}
	return out, nil
}

// notOneOf is the problem with a word that is not in a fixed list.
func notOneOf(noun, word string, list []string) *problem {
	out := "use " + oneOf(list)
	if near, ok := model.Nearest(word, list); ok && word != "" {
		out = "did you mean " + near + "?"
	}
	return usage(out, "unknown %s %q", noun, word)
}

// Order returns the comparison that the filter sorts tasks by, for a stable sort; nil
// if it leaves them in board order.
func (f *Filter) Order(s *MatchContext) func(a, b *model.Task) int {
	var list []func(a, b *model.Task) int
	for _, o := range f.Sort {
		list = append(list, s.order(o))
	}
	if len(list) == 0 {
		return nil
	}
	return func(a, b *model.Task) int {
		for _, c := range list {
			if n := c(a, b); n != 0 {
				return n
			}
		}
		return 0
	}
}

// order returns the comparison of one key.
func (s *MatchContext) order(o Order) func(a, b *model.Task) int {
	switch o.By {
	case "due":
		return byValue(o.Down, func(t *model.Task) int64 { return int64(t.Due) })
	case "prio":
		return byValue(o.Down, func(t *model.Task) int64 { return int64(t.Priority) + 1 })
	case "created":
		return byValue(o.Down, func(t *model.Task) int64 { return int64(t.Created) })
	case "updated":
		return byValue(o.Down, func(t *model.Task) int64 { return int64(t.Updated) })
	case "started":
		return byValue(o.Down, func(t *model.Task) int64 { return int64(t.Started) })
	case "done":
		return byValue(o.Down, func(t *model.Task) int64 { return int64(t.Done) })
	case "ref":
		return byValue(o.Down, func(t *model.Task) int64 { return int64(t.Num) })
	case "estimate":
		return byValue(o.Down, func(t *model.Task) float64 { return t.Estimate })
	case "status":
		return byValue(o.Down, func(t *model.Task) int {
			return slices.IndexFunc(s.kinds, func(c column) bool { return c.id == t.Column }) + 1
		})
	}
	text := newAlphabet()
	if o.By == "title" {
		return byText(text, o.Down, func(t *model.Task) string { return t.Title })
	}
	names := map[model.PersonID]string{}
	for _, p := range s.facts.Setup().People {
		names[p.ID] = p.Name
	}
	return byText(text, o.Down, func(t *model.Task) string { return firstName(text, t, names) })
}

// firstName returns the assignee that comes first in the alphabet, "" for none.
func firstName(text *alphabet, t *model.Task, names map[model.PersonID]string) string {
	first := ""
	for _, p := range t.Assignees {
		if n := names[p]; first == "" || text.compare(n, first) < 0 {
			first = n
		}
	}
	return first
}

// byValue compares a value whose zero is none.
func byValue[V int | int64 | float64](down bool, of func(*model.Task) V) func(a, b *model.Task) int {
	return func(a, b *model.Task) int {
		x, y := of(a), of(b)
		switch {
		case x == y:
			return 0
		case x == 0:
			return 1
		case y == 0:
			return -1
		case down:
			return cmp.Compare(y, x)
		}
		return cmp.Compare(x, y)
	}
}

func byText(text *alphabet, down bool, of func(*model.Task) string) func(a, b *model.Task) int {
	return func(a, b *model.Task) int {
		x, y := of(a), of(b)
		switch {
		case x == "" || y == "":
			return cmp.Compare(len(y), len(x)) // tasks without a text come last
		case down:
			return text.compare(y, x)
		}
		return text.compare(x, y)
	}
}
