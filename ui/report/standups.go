package report

import (
	"fmt"

	"baton/model"
	made "baton/model/report"
)

// was says how many were, or that none was.
func was(n int) string {
	switch n {
	case 0:
		return "none was"
	case 1:
		return "1 was"
	}
	return fmt.Sprintf("%d were", n)
}

// standups lays out what was decided and parked in standups, and what became of
// promises.
func (p *paper) standups(r *made.Report) {
	s := r.Standups
	if s == nil {
		return
	}
	lines := []string{"No standup was held."}
	if s.Held > 0 {
		lines[0] = model.Count(s.Held, "standup") + " held"
		if s.Minutes > 0 {
			lines[0] += ", " + model.Count(s.Minutes, "minute") + " in all"
		}
		lines[0] += "."
	}
	if n := s.Kept + len(s.Missed); n > 0 {
		lines[0] += fmt.Sprintf(" Of %s %s kept.", model.Count(n, "promise"), was(s.Kept))
	}
	for _, d := range s.Decided {
		lines = append(lines, "Decided on "+made.ShowDay(d.Day, r.Until)+": "+d.Text)
	}
	for _, d := range s.Parked {
		lines = append(lines, "Parked on "+made.ShowDay(d.Day, r.Until)+": "+d.Text)
	}
	p.put("Standups", lines, nil, nil)
	t := &table{heads: []string{"ref", "title", "who", "for"}, right: make([]bool, 4), flex: 1}
	for _, m := range s.Missed {
		t.add(m.Ref, m.Title, m.Person, made.ShowDay(m.Day, r.Until))
	}
	p.put("Promised and not done", nil, nil, t)
}
