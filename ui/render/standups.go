package render

import (
	"fmt"
	"strings"

	"baton/model"
	"baton/model/meet"
	made "baton/model/report"
)

// standups lays out what was decided and parked in standups, and what became of
// promises.
func (p *document) standups(r *made.Report) {
	s := r.Standups
	if s == nil {
		return
	}
	lines := []string{strings.TrimSpace(standupsHeld(s) + " " + promised(s))}
	for _, d := range s.Decided {
		lines = append(lines, "Decided on "+d.Day.Date(r.Until)+": "+d.Text)
	}
	for _, d := range s.Parked {
		lines = append(lines, "Parked on "+d.Day.Date(r.Until)+": "+d.Text)
	}
	p.put("Standups", lines, nil, nil)
	p.put("Promised and still open at the next standup", nil, nil, missed(r))
}

// standupsHeld tells how many standups were held, and how long those took of which it is known.
func standupsHeld(s *made.Standups) string {
	took := model.Count(s.Minutes, "minute")
	switch text := model.Count(s.Held, "standup") + " held"; {
	case s.Held == 0:
		return "No standup was held."
	case s.Timed == 0:
		return text + "."
	case s.Timed == s.Held && s.Held == 1:
		return text + ", " + took + "."
	case s.Timed == s.Held:
		return text + ", " + took + " in all."
	case s.Timed == 1:
		return text + "; the timed one took " + took + "."
	default:
		return fmt.Sprintf("%s; the %d timed ones took %s.", text, s.Timed, took)
	}
}

// promised tells what became of promises, "" where there were none.
func promised(s *made.Standups) string {
	if s.Kept+s.Dropped+len(s.Missed) == 0 {
		return ""
	}
	n := map[meet.Fate]int{meet.Kept: s.Kept, meet.Dropped: s.Dropped}
	for _, m := range s.Missed {
		n[m.Fate]++
	}
	return meet.Sum(n)
}

// listed joins parts as people do: "a, b and c".
func listed(parts []string) string {
	last := len(parts) - 1
	if last == 0 {
		return parts[0]
	}
	return strings.Join(parts[:last], ", ") + " and " + parts[last]
}

// missed lists promises that were neither kept nor moved, those of one person for one
// task in a row.
func missed(r *made.Report) *table {
	t := &table{heads: []string{"ref", "title", "who", "for", "then", "status now"}, right: make([]bool, 6), flex: 1}
	type promise struct{ ref, who string }
	days, first := map[promise][]model.Day{}, []made.Missed{}
	for _, m := range r.Standups.Missed {
		if m.Fate == meet.Moved {
			continue
		}
		k := promise{m.Ref, m.Person}
		if days[k] == nil {
			first = append(first, m)
		}
		days[k] = append(days[k], m.Day)
	}
	for _, m := range first {
		t.add(m.Ref, m.Title, m.Person, showDays(days[promise{m.Ref, m.Person}], r.Until), string(m.Fate), m.Status)
	}
	return t
}

// showDays says days as people do: "26 and 30 Nov", "30 Nov and 1 Dec".
func showDays(days []model.Day, today model.Day) string {
	parts := make([]string, len(days))
	for i, d := range days {
		parts[i] = d.Date(today)
		if i+1 < len(days) && days[i+1].Time().Format("2006 Jan") == d.Time().Format("2006 Jan") {
			parts[i] = d.Time().Format("2")
		}
	}
	return listed(parts)
}
