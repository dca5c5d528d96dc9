package query

import (
	"strconv"

	"baton/model"
)

// MatchContext is what a filter needs besides the task itself. It belongs to the board
// that it was made from and is not safe for concurrent use.
type MatchContext struct {
	facts  model.Facts
	text   func(model.ID) string
	key    string // of references, folded
	kinds  []column
	folder folder
	ref    [64]byte
}

type column struct {
	id   model.ColumnID
	kind model.Kind
}

// NewMatchContext returns the context of a board. text returns a task's description; it
// may be nil unless the filter's NeedsText reports true.
func NewMatchContext(f model.Facts, text func(model.ID) string) *MatchContext {
	s := &MatchContext{facts: f, text: text}
	for _, c := range f.Setup().Columns {
		s.kinds = append(s.kinds, column{c.ID, c.Kind})
	}
	if k := f.Setup().Info.Key; k != "" {
		s.key = string(s.folder.appendFold(nil, k+"-"))
	}
	return s
}

// Texts returns the descriptions of a board for [NewMatchContext].
func Texts(t model.Texts) func(model.ID) string {
	return func(id model.ID) string {
		if b := t.Body(id); b != nil {
			return b.Description
		}
		return ""
	}
}

func (s *MatchContext) kind(c model.ColumnID) model.Kind {
	for _, k := range s.kinds {
		if k.id == c {
			return k.kind
		}
	}
	return model.KindBacklog
}

// children reports whether a task has sub-tasks.
func (s *MatchContext) children(id model.ID) bool {
	for _, r := range s.facts.Referrers(id) {
		if t := s.facts.Task(r); t != nil && t.Parent == id {
			return true
		}
	}
	return false
}

// refHas reports whether the reference of a task contains what, which is folded.
func (s *MatchContext) refHas(num int, what string) bool {
	b := append(s.ref[:0], s.key...)
	b = strconv.AppendInt(b, int64(num), 10)
	for i := 0; i+len(what) <= len(b); i++ {
		if string(b[i:i+len(what)]) == what {
			return true
		}
	}
	return false
}
