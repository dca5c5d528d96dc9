package csv

import (
	"cmp"
	"fmt"
	"strings"

	"baton/model"
	"baton/model/plain"
	"baton/store/exchange/card"
)

// times reads when things happened. What a table does not tell stays unknown, but
// for when a task came to be: at the latest when it was begun, done or touched,
// else when it comes in.
func (in *reader) times(k *card.Card, row []string) {
	t := k.Task
	t.Created, t.Updated = in.moment(k, row, "created", "Created"), in.moment(k, row, "updated", "Updated")
	t.Started = in.moment(k, row, "started", "Started")
	said := t.Updated != 0
	done := in.doneAt(k, row)
	if t.Created == 0 {
		for _, i := range []model.Instant{t.Started, done, t.Updated} {
			if i != 0 && (t.Created == 0 || i < t.Created) {
				t.Created = i
			}
		}
	}
	if in.ours {
		t.Done, t.Since = done, max(done, t.Started, t.Created)
		in.archived(k, row)
		in.src.Seen[t.ID] = t.Updated
		return
	}
	now := model.At(in.o.Now)
	t.Created = cmp.Or(t.Created, now)
	t.Updated = max(t.Updated, t.Created)
	t.Since = t.Created
	switch in.kind(k) {
	case model.KindDone:
		t.Done, t.Since = done, max(done, t.Created)
	case model.KindDoing:
		t.Since = max(t.Started, t.Created)
		in.doneBefore(k, row, done)
	default:
		in.doneBefore(k, row, done)
	}
	t.Updated = max(t.Updated, t.Since)
	for i := range k.Body.Comments {
		if c := &k.Body.Comments[i]; c.At == 0 {
			c.At = t.Updated
		}
	}
	in.archived(k, row)
	if said { // only then does a row say how new it is
		k.External.Seen = t.Updated
	}
	if t.Blocked.Reason != "" {
		t.Blocked.Since = t.Updated
	}
}

// doneBefore keeps when a task was done, or that it was, that is not done now.
func (in *reader) doneBefore(k *card.Card, row []string, done model.Instant) {
	yes, tick := truth(in.cell(row, doneCol))
	switch {
	case in.cols[statusCol] == nil:
		return
	case done != 0:
		k.AddField("Completed", model.DayOn(card.DayIn(done, in.zone)))
	case yes && tick:
		k.AddField("Completed", model.Bool(true))
	default:
		return
	}
	in.src.Tells.Free["completed"] = true
	in.rep.Note("tasks that were done once and are not now keep the day in the field Completed")
}

// doneAt reads when a task was done or called off: if both, what it does not get
// by is kept.
func (in *reader) doneAt(k *card.Card, row []string) model.Instant {
	canceled := in.moment(k, row, canceledCol, "Canceled")
	if _, ok := truth(in.cell(row, doneCol)); !ok {
		if at := in.moment(k, row, doneCol, "Completed"); at != 0 {
			if canceled != 0 && canceled != at {
				in.src.Tells.Free["canceled"] = true
				k.AddField("Canceled", model.DayOn(card.DayIn(canceled, in.zone)))
			}
			return at
		}
	}
	return canceled
}

// moment reads a moment; a cell that is not one is kept as text.
func (in *reader) moment(k *card.Card, row []string, field, name string) model.Instant {
	s := in.cell(row, field)
	if s == "" {
		return 0
	}
	t, why := in.cols[field].dates.Parse(s)
	if why != "" {
		in.undated(k, field, name, s, "times", why)
		return 0
	}
	return model.At(t)
}

// archived reads a date or yes and no.
func (in *reader) archived(k *card.Card, row []string) {
	s := in.cell(row, "archived")
	if yes, ok := truth(s); ok {
		if k.Hidden = yes; yes {
			k.Steps = []card.Step{{At: k.Task.Updated}}
		}
		return
	}
	if k.Task.Archived = in.moment(k, row, "archived", "Archived"); k.Task.Archived != 0 {
		k.Hidden = true
	}
}

// parts reads checklists, comments and links.
func (in *reader) parts(k *card.Card, row []string) {
	for _, cell := range in.cells(row, "checklist") {
		readChecklist(k, cell)
	}
	for _, cell := range in.cells(row, "comments") {
		readComment(in, k, cell)
	}
	seen := map[string]bool{}
	for _, cell := range in.cells(row, "links") {
		for _, l := range linksIn(cell) {
			if !seen[l.URL] {
				seen[l.URL] = true
				k.Body.Links = append(k.Body.Links, l)
			}
		}
		if len(linksIn(cell)) == 0 {
			in.rep.Because("attachments", card.CouldNot, 1, "without a complete address")
		}
	}
}

// linksIn returns the addresses in a cell: Jira's "time;who;name;address", our
// own "title <address>", or simply some, one a line.
func linksIn(cell string) []model.Link {
	var out []model.Link
	for s := range strings.SplitSeq(cell, "\n") {
		s = plain.Line(s)
		if open := strings.LastIndex(s, " <"); open > 0 && strings.HasSuffix(s, ">") {
			if to := card.Address(s[open+2 : len(s)-1]); to != "" {
				out = append(out, model.Link{Title: s[:open], URL: to})
				continue
			}
		}
		if to := card.Address(s); to == s && !strings.ContainsAny(s, " ,;") {
			out = append(out, model.Link{URL: to})
			continue
		}
		if parts := strings.SplitN(s, ";", 4); len(parts) == 4 && card.Address(parts[3]) != "" {
			out = append(out, model.Link{Title: plain.Line(parts[2]), URL: card.Address(parts[3])})
			continue
		}
		for _, w := range strings.Fields(s) {
			if to := card.Address(strings.Trim(w, ",;")); to != "" && strings.Contains(to, "://") {
				out = append(out, model.Link{URL: to})
			}
		}
	}
	return out
}

// readChecklist reads lines like "[x] done" and "- [ ] open" under "## group".
func readChecklist(k *card.Card, cell string) {
	group := ""
	for s := range strings.SplitSeq(card.Prose(cell), "\n") {
		s = plain.Line(strings.TrimPrefix(strings.TrimSpace(s), "- "))
		if g, ok := strings.CutPrefix(s, "##"); ok && (g == "" || g[0] == ' ') {
			group = plain.Line(g)
			continue
		}
		done := false
		for _, box := range []string{"[x]", "[X]", "☑", "✓", "✔", "[ ]", "☐"} {
			if rest, ok := strings.CutPrefix(s, box); ok {
				s, done = plain.Line(rest), box != "[ ]" && box != "☐"
				break
			}
		}
		if s == "" {
			continue
		}
		id := card.Identity("csv", "item", fmt.Sprint(k.Task.ID, group, s, len(k.Body.Checklist)))
		k.Body.Checklist = append(k.Body.Checklist, model.CheckItem{ID: id, Group: group, Text: s, Done: done})
	}
}

// readComment reads "time;who;text" as Jira and baton write it, else just a text.
func readComment(in *reader, k *card.Card, cell string) {
	c := model.Comment{Text: prose(in, cell)}
	if parts := strings.SplitN(cell, ";", 3); len(parts) == 3 {
		if t, why := in.cols["comments"].dates.Parse(parts[0]); why == "" {
			c.At, c.By, c.Text = model.At(t), in.person(parts[1]), prose(in, parts[2])
		} else if parts[0] == "" { // when is not known
			c.By, c.Text = in.person(parts[1]), prose(in, parts[2])
		}
	}
	if c.Text == "" {
		in.rep.Because("comments", card.CouldNot, 1, "without a text")
		return
	}
	c.ID = card.Identity("csv", "comment", fmt.Sprint(k.Task.ID, cell, len(k.Body.Comments)))
	k.Body.Comments = append(k.Body.Comments, c)
}

// relate reads what a task is part of and waits for, by ID, key, or a title that
// no other has.
func (in *reader) relate(k *card.Card, row []string) {
	if s := plain.Line(in.cell(row, "parent")); s != "" {
		id, ok := in.called(s)
		if k.Parent = id; !ok {
			in.rep.Because("parents", card.CouldNot, 1, "not in the file")
		}
	}
	for _, cell := range in.cells(row, "blocked_by") {
		all := []string{plain.Line(cell)}
		if _, ok := in.called(all[0]); !ok {
			all = items(cell, false)
		}
		for _, s := range all {
			if id, ok := in.called(s); ok {
				k.After = append(k.After, id)
			} else {
				in.rep.Because("waits", card.CouldNot, 1, "not in the file")
			}
		}
	}
}

// called returns the task that a cell names.
func (in *reader) called(s string) (model.ID, bool) {
	s = strings.ToLower(s)
	id, ok := in.byName[s]
	if at := strings.LastIndexByte(s, '#'); !ok && at >= 0 {
		id, ok = in.byName[s[at+1:]] // "#12", "Task #12"
	}
	return id, ok
}
