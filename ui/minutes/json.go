package minutes

import (
	"strings"

	"baton/model"
	"baton/model/meet"
)

// value is the minutes as JSON shows them: references stand for tasks, names
// for people, moments are RFC 3339 in UTC.
func (m Minutes) value() any {
	people := []any{}
	for _, t := range m.Digest.Turns {
		people = append(people, m.turnValue(t))
	}
	alarms := []any{}
	for _, a := range m.Digest.Alarms {
		alarms = append(alarms, map[string]any{"kind": a.Kind, "text": a.Text, "ref": m.refOrNull(a.Task), "person": orNull(m.named(a.Person))})
	}
	topics := func(l []model.Remark) []any {
		out := []any{}
		for _, r := range l {
			out = append(out, map[string]any{"text": r.Text, "by": orNull(m.named(r.By)), "ref": m.refOrNull(r.Task)})
		}
		return out
	}
	notes := []any{}
	for _, n := range m.Notes {
		notes = append(notes, map[string]any{"ref": m.refOrNull(n.Task), "by": orNull(m.named(n.By)), "text": n.Text})
	}
	return map[string]any{
		"at": model.At(m.At).String(), "zone": model.ZoneName(m.At), "took_minutes": int(m.Took.Minutes()), "since": m.Digest.Since.String(), "first": m.Digest.First, "held": m.Held,
		"present": append([]string{}, m.names(m.Said.Present)...), "absent": append([]string{}, m.names(m.absent())...), "people": people, "walk": m.refs(m.Digest.Walk), "others": m.refs(m.Digest.Others),
		"alarms": alarms, "notes": notes, "parked": topics(m.Said.Parked), "parked_before": topics(m.Digest.Parked), "decided": append([]string{}, m.Said.Decided...),
	}
}

func (m Minutes) turnValue(t meet.Turn) any {
	blocked := []any{}
	for _, task := range t.Blocked {
		blocked = append(blocked, map[string]any{"ref": m.Board.Setup().Ref(task.Num), "why": m.why(task), "since": momentOrNull(task.Blocked.Since)})
	}
	waiting := []any{}
	for _, task := range t.Waiting {
		waiting = append(waiting, map[string]any{"ref": m.Board.Setup().Ref(task.Num), "why": m.why(task)})
	}
	promised := []any{}
	for _, o := range t.Promised {
		promised = append(promised, map[string]any{"ref": m.Board.Setup().Ref(m.Board.NumberOf(o.Task)), "fate": o.Fate, "day": o.Day, "untouched": o.Still})
	}
	today := []string{}
	for _, p := range t.Today {
		today = append(today, m.Board.Setup().Ref(m.Board.NumberOf(p.Task)))
	}
	return map[string]any{
		"person": m.name(t.Person), "finished": m.refs(t.Finished), "moved": m.refs(t.Moved), "doing": m.refs(t.Doing),
		"moves": m.wayValues(t.Ways), "did": m.deedValues(t.Did),
		"blocked": blocked, "waiting": waiting, "next": m.refs(t.Next), "promised": promised, "today": today, "off": t.Off, "words": orNull(strings.Join(t.Words, "; ")),
	}
}

// wayValues are the ways of tasks over the columns, the reopened ones and those
// that are where they were too.
func (m Minutes) wayValues(l []meet.Way) []any {
	out := []any{}
	for _, w := range l {
		names := []string{}
		for _, c := range w.Columns {
			names = append(names, m.column(c))
		}
		out = append(out, map[string]any{"ref": m.Board.Setup().Ref(w.Num), "way": names, "reopened": w.Reopened, "back": w.Back()})
	}
	return out
}

func (m Minutes) deedValues(l []meet.Activity) []any {
	out := []any{}
	for _, d := range l {
		out = append(out, map[string]any{"kind": d.Kind, "ref": m.Board.Setup().Ref(m.Board.NumberOf(d.Task)), "n": d.N})
	}
	return out
}

func (m Minutes) refs(l []*model.Task) []string {
	out := []string{}
	for _, t := range l {
		out = append(out, m.Board.Setup().Ref(t.Num))
	}
	return out
}

func (m Minutes) named(who model.PersonID) string {
	if who == "" {
		return ""
	}
	return m.name(who)
}

func (m Minutes) refOrNull(id model.ID) any {
	if id == (model.ID{}) {
		return nil
	}
	return m.Board.Setup().Ref(m.Board.NumberOf(id))
}

func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func momentOrNull(i model.Instant) any {
	if i == 0 {
		return nil
	}
	return i.String()
}
