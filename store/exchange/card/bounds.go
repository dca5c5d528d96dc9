package card

import (
	"baton/model"
)

// Limits for hostile files, and for tables with their columns mixed up.
const (
	MaxColumns = 1000
	maxItems   = 10_000
)

// Bounded refuses a set-up with more items than a board can have.
func (s *Source) Bounded() error {
	for _, n := range []struct {
		what    string
		n, most int
	}{
		{"columns", len(s.Columns), MaxColumns},
		{"people", len(s.People), maxItems},
		{"labels", len(s.Labels), maxItems},
		{"milestones", len(s.Milestones), maxItems},
		{"views", len(s.Views), maxItems},
	} {
		if n.n > n.most {
			return model.Errorf(model.Refused, "%s: %d %s are too many: a board can have %d: check which column is mapped to them", s.Name, n.n, n.what, n.most)
		}
	}
	return nil
}
