package cli

import (
	"baton/model"
)

// taskJSON is a task as programs read it: names instead of IDs, times in UTC,
// null or [] for what is absent.
func taskJSON(r model.Reader, t *model.Task) any {
	s, b := r.Setup(), r.Body(t.ID).Clone()
	m := map[string]any{
		"id": t.ID.String(), "ref": s.Ref(t.Num), "title": t.Title, "description": b.Description,
		"status": model.Named[model.Column](s, string(t.Column)), "kind": string(s.KindOf(t.Column)),
		"priority": text(t.Priority.String()), "estimate": given(t.Estimate), "due": text(t.Due.String()),
		"created": t.Created.String(), "created_by": model.Named[model.Person](s, string(t.CreatedBy)), "updated": t.Updated.String(),
		"started": text(t.Started.String()), "done": text(t.Done.String()), "archived": text(t.Archived.String()), "column_since": t.Since.String(),
		"milestone": nil, "parent": nil, "blocked": nil,
	}
	if t.Milestone != "" {
		m["milestone"] = model.Named[model.Milestone](s, string(t.Milestone))
	}
	if n := r.NumberOf(t.Parent); n > 0 {
		m["parent"] = s.Ref(n)
	}
	if t.Blocked.Reason != "" {
		m["blocked"] = map[string]any{"reason": t.Blocked.Reason, "since": t.Blocked.Since.String()}
	}
	after := []string{}
	for _, id := range t.After {
		after = append(after, s.Ref(r.NumberOf(id)))
	}
	m["blocked_by"] = after
	people, labels := []string{}, []string{}
	for _, p := range t.Assignees {
		people = append(people, model.Named[model.Person](s, string(p)))
	}
	for _, l := range t.Labels {
		labels = append(labels, model.Named[model.Label](s, string(l)))
	}
	m["assignees"], m["labels"] = people, labels
	bodyJSON(m, s, t, b)
	return m
}

// text returns nil for "".
func text(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func bodyJSON(m map[string]any, s *model.Setup, t *model.Task, b *model.Body) {
	list, comments, links, external := []any{}, []any{}, []any{}, []any{}
	for _, i := range b.Checklist {
		list = append(list, map[string]any{"group": i.Group, "text": i.Text, "done": i.Done})
	}
	for _, c := range b.Comments {
		comments = append(comments, map[string]any{"id": c.ID.String(), "by": model.Named[model.Person](s, string(c.By)), "at": c.At.String(), "text": c.Text})
	}
	for _, l := range b.Links {
		links = append(links, map[string]any{"title": l.Title, "url": l.URL})
	}
	for _, x := range b.External {
		external = append(external, map[string]any{"source": x.Source, "id": x.ID, "key": x.Key, "url": x.URL})
	}
	fields := map[string]any{}
	for _, f := range t.Fields {
		fields[f.Name] = valueJSON(f.Value)
	}
	m["checklist"], m["comments"], m["links"], m["external"], m["fields"] = list, comments, links, external, fields
}

func valueJSON(v model.Value) any {
	switch v.Kind {
	case model.NoValue:
		return nil
	case model.NumberValue:
		return v.Number
	case model.BoolValue:
		return v.Number != 0
	}
	return v.String()
}

// eventJSON is a row of the log as programs read it.
func eventJSON(r model.Reader, ev model.Event) any {
	n := model.NamesOf(r)
	a := model.Tell(ev, n)
	changes := []any{}
	for _, row := range a.Rows {
		c := map[string]any{
			"ref": nil, "field": row.Field, "from": valueJSON(row.From), "to": valueJSON(row.To),
			"at": row.At.String(), "by": n.Person(row.By),
		}
		if row.Task != (model.ID{}) {
			c["ref"] = n.Ref(row.Task)
		}
		changes = append(changes, c)
	}
	m := map[string]any{
		"seq": ev.Seq, "at": ev.At.String(), "by": n.Person(ev.By), "verb": ev.Verb, "text": a.Text, "undoes": nil, "changes": changes,
	}
	if ev.Undoes != 0 {
		m["undoes"] = ev.Undoes
	}
	return m
}
