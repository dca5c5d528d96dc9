package boardjson

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"baton/model"
	"baton/model/plain"
	"baton/store/exchange/card"
)

// safe returns s without the characters that drive a terminal.
func safe(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return plain.Drives(r) && r != '\n' && r != '\t' }) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if plain.Drives(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, s)
}

// card makes a task of one in JSON.
func (in *reader) card(j *Task, n int) *card.Card {
	t := &model.Task{
		Title: plain.Line(j.Title), Column: in.column(j.Status, j.Kind), Milestone: in.milestone(val(j.Milestone)), CreatedBy: in.person(val(j.CreatedBy)),
		Created: in.moment(j.Created), Updated: in.moment(j.Updated), Started: in.moment(j.Started), Done: in.moment(j.Done),
		Archived: in.moment(j.Archived), Since: in.moment(j.ColumnSince),
	}
	if t.Title == "" {
		t.Title = "(untitled)"
		in.rep.Note("tasks without a title came in as (untitled)")
	}
	id, err := model.ParseID(j.ID)
	if t.ID = id; err != nil || id == (model.ID{}) {
		t.ID = card.Identity("json", "task", fmt.Sprint(n, t.Title))
		in.rep.Note("tasks without an ID got a new one")
	}
	for _, a := range j.Assignees {
		if p := in.employ(a); p != "" {
			t.Assignees = append(t.Assignees, p)
		}
	}
	for _, l := range j.Labels {
		if plain.Line(l) != "" {
			t.Labels = append(t.Labels, in.label(l))
		}
	}
	in.values(t, j)
	k := &card.Card{Order: float64(n), Task: t, Hidden: t.Archived != 0, Body: &model.Body{Description: safe(val(j.Description))}}
	in.parts(k, j)
	in.fields(k, j)
	return k
}

// employ returns the person who is assigned; one who is not in the set-up is
// there all the same.
func (in *reader) employ(name string) model.PersonID {
	known := len(in.src.People)
	id := in.person(name)
	if len(in.src.People) > known {
		in.src.People[known].Removed = false
	}
	return id
}

func (in *reader) moment(s *string) model.Instant {
	at := card.Moment(val(s))
	if at == 0 && val(s) != "" {
		in.rep.Because("times", card.CouldNot, 1, "not RFC 3339")
	}
	return at
}

func (in *reader) values(t *model.Task, j *Task) {
	if p := val(j.Priority); p != "" {
		if i := slices.Index(model.Priorities(), p); i > 0 {
			t.Priority = model.Priority(i)
		} else {
			in.rep.Because("priorities", card.CouldNot, 1, "not one of low, medium, high, urgent")
		}
	}
	if d := val(j.Due); d != "" {
		day, err := model.ParseDay(d)
		if t.Due = day; err != nil {
			in.rep.Because("due dates", card.CouldNot, 1, "not a day like 2026-11-27")
		}
	}
	if j.Estimate != nil {
		if f := *j.Estimate; f >= 0 && f <= 1_000_000 {
			t.Estimate = f
		} else {
			in.rep.Because("estimates", card.CouldNot, 1, "below 0 or too large")
		}
	}
	if j.Blocked != nil && j.Blocked.Reason != "" {
		t.Blocked = model.Blocker{Reason: safe(j.Blocked.Reason), Since: in.moment(j.Blocked.Since)}
	}
}

// parts reads the checklist, comments, links and what others call the task.
func (in *reader) parts(k *card.Card, j *Task) {
	for i, c := range j.Checklist {
		item := model.CheckItem{Group: safe(val(c.Group)), Text: safe(c.Text), Done: c.Done}
		item.ID = card.Identity("json", "item", fmt.Sprint(k.Task.ID, i, item.Group, item.Text))
		if item.Text == "" {
			in.rep.Because("checklist items", card.CouldNot, 1, "without a text")
			continue
		}
		k.Body.Checklist = append(k.Body.Checklist, item)
	}
	seen := map[string]bool{}
	for i, c := range j.Comments {
		id, err := model.ParseID(c.ID)
		if err != nil || id == (model.ID{}) || seen[c.ID] {
			id = card.Identity("json", "comment", fmt.Sprint(k.Task.ID, i, c.Text))
		}
		seen[c.ID] = true
		if safe(c.Text) == "" {
			in.rep.Because("comments", card.CouldNot, 1, "without a text")
			continue
		}
		k.Body.Comments = append(k.Body.Comments, model.Comment{
			ID: id, By: in.person(val(c.By)), At: in.moment(c.At), Text: safe(c.Text), Edited: in.moment(c.Edited),
		})
	}
	for _, l := range j.Links {
		link := model.Link{Title: safe(val(l.Title)), URL: l.URL}
		if card.Address(l.URL) != l.URL || seen[l.URL] {
			in.rep.Because("attachments", card.CouldNot, 1, "without a complete address of their own")
			continue
		}
		seen[l.URL] = true
		k.Body.Links = append(k.Body.Links, link)
	}
	for _, x := range j.External {
		e := model.External{Source: safe(x.Source), ID: safe(x.ID), Key: safe(val(x.Key)), URL: safe(val(x.URL)), Seen: in.moment(x.Seen), Board: safe(val(x.Board))}
		if !seen[e.PartKey()] {
			seen[e.PartKey()] = true
			k.Body.External = append(k.Body.External, e)
		}
	}
}

// fields reads the free fields.
func (in *reader) fields(k *card.Card, j *Task) {
	for _, name := range slices.Sorted(maps.Keys(j.Fields)) {
		var v model.Value
		switch x := j.Fields[name].(type) {
		case nil:
			continue
		case string:
			if v = model.Text(safe(x)); true {
				if day, err := model.ParseDay(x); err == nil && !slices.Contains(j.TextFields, name) {
					v = model.DayOn(day)
				}
			}
		case float64:
			v = model.Number(x)
		case bool:
			v = model.Bool(x)
		}
		if v.Kind == model.NoValue || plain.Line(name) == "" || !k.SetField(plain.Line(name), v) {
			in.rep.Because("field values", card.CouldNot, 1, "not a text, a number, or yes or no with a name of its own")
		}
	}
}

// relate finds the tasks that a task is part of and waits for.
func (in *reader) relate(k *card.Card, raw *Task) {
	if p := val(raw.Parent); p != "" {
		id, ok := in.byRef[p]
		if k.Parent = id; !ok {
			in.rep.Because("parents", card.CouldNot, 1, "not in the file")
		}
	}
	for _, r := range raw.BlockedBy {
		if id, ok := in.byRef[r]; ok {
			k.After = append(k.After, id)
		} else {
			in.rep.Because("waits", card.CouldNot, 1, "not in the file")
		}
	}
}
