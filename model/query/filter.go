package query

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"baton/model"
)

// Filter says which tasks to show, in which order, and how many. It depends on the
// moment and the set-up it was parsed with: parse it again when the day changes or a
// column is renamed. Many goroutines may use it.
type Filter struct {
	Sort  []Order // empty: board order
	Limit int     // 0 is none

	root node
	with printer
}

// String returns the filter in its canonical form, with days written out. Parsed again
// at the same moment it gives the same filter.
func (f *Filter) String() string {
	var out []string
	if s := f.root.show(f.with); s != "" {
		_, or := f.root.(either)
		if or && (len(f.Sort) > 0 || f.Limit > 0) {
			s = "(" + s + ")"
		}
		out = append(out, s)
	}
	if len(f.Sort) > 0 {
		out = append(out, "sort:"+showOrders(f.Sort))
	}
	if f.Limit > 0 {
		out = append(out, "limit:"+strconv.Itoa(f.Limit))
	}
	return strings.Join(out, " ")
}

// Match reports whether t is one of the tasks to show.
func (f *Filter) Match(t *model.Task, s *MatchContext) bool { return f.root.match(t, s) }

// Empty reports whether the filter keeps every task.
func (f *Filter) Empty() bool { return isEmpty(f.root) }

// NeedsText reports whether the filter reads descriptions.
func (f *Filter) NeedsText() bool {
	return f.asks(func(n node) bool { _, ok := n.(text); return ok })
}

// Archived reports whether the filter has is:archived. If not, callers leave archived
// tasks out before they match.
func (f *Filter) Archived() bool {
	return f.asks(func(n node) bool { s, ok := n.(state); return ok && s.word == "archived" })
}

func (f *Filter) asks(so func(node) bool) bool {
	found := false
	walk(f.root, func(n node) { found = found || so(n) })
	return found
}

// Select returns the tasks that match, in the filter's order and up to its limit.
func (f *Filter) Select(in iter.Seq[*model.Task], s *MatchContext) []*model.Task {
	var out []*model.Task
	for t := range in {
		if !f.root.match(t, s) {
			continue
		}
		out = append(out, t)
		if len(out) == f.Limit && len(f.Sort) == 0 {
			return out
		}
	}
	if cmp := f.Order(s); cmp != nil {
		slices.SortStableFunc(out, cmp)
	}
	if f.Limit > 0 && len(out) > f.Limit {
		out = out[:f.Limit]
	}
	return out
}

// Selection returns the filter as a selection of a board's tasks, without its limit.
func (f *Filter) Selection(s *MatchContext) model.Selection {
	selection := model.Selection{Less: f.Order(s), Archived: f.Archived()}
	if !f.Empty() {
		selection.Keep = func(t *model.Task) bool { return f.root.match(t, s) }
	}
	return selection
}
