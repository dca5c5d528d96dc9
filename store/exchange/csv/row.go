package csv

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"baton/model"
	"baton/model/plain"
	"baton/store/exchange/card"
	"baton/store/exchange/csv/dates"
)

// card makes a task of a row.
func (in *reader) card(row []string, n int) *card.Card {
	short, full := card.Title(in.cell(row, titleCol))
	k := &card.Card{Order: float64(n), Task: &model.Task{Title: short}, Body: &model.Body{}}
	if short == "" {
		k.Task.Title = "(untitled)"
		in.rep.Note("rows without a title came in as (untitled)")
	}
	k.Body.Description = prose(in, strings.Join(in.cells(row, "description"), "\n\n"))
	if full != "" {
		k.Body.Description = card.Prose(full + "\n\n" + k.Body.Description)
		in.rep.Note("titles of more than %d characters were cut: the whole of them is in the description", card.MaxTitle)
	}
	in.repeatedColumns(k, row)
	in.identify(k, row)
	in.status(k, row)
	in.values(k, row)
	in.sets(k, row)
	in.parts(k, row)
	in.times(k, row)
	for _, c := range in.free {
		var all []string
		for _, i := range c.at {
			if s := in.unguard(row[i]); strings.TrimSpace(s) != "" {
				all = append(all, s)
			}
		}
		name, _ := strings.CutPrefix(c.field, freeCol)
		if v := in.typed[c](strings.Join(all, ", ")); v.Kind != model.NoValue {
			k.AddField(plain.Line(name), v)
		}
	}
	return k
}

// repeatedColumns keeps what a row says in all the columns that have the same name,
// where a task has but one such thing: it gets the last.
func (in *reader) repeatedColumns(k *card.Card, row []string) {
	for _, s := range synonyms {
		c := in.cols[s.field]
		if c == nil || len(c.at) < 2 || slices.Contains(plural(), s.field) {
			continue
		}
		all := in.cells(row, s.field)
		if len(slices.Compact(slices.Clone(all))) > 1 {
			in.rep.Note("of several in %s a task has the last; all of them are in its field %s", c.head, c.head)
			in.src.Tells.Free[strings.ToLower(c.head)] = true
			k.AddField(c.head, model.Text(plain.Line(strings.Join(all, ", "))))
		}
	}
}

// plural are the parts of a task that there can be many of.
func plural() []string {
	return []string{"description", "assignees", "labels", "comments", "blocked_by", "links", "checklist"}
}

// identify says who the task is: by an ID of ours, by the ID or key in the
// row, else by its title.
func (in *reader) identify(k *card.Card, row []string) {
	id, key := plain.Line(in.cell(row, idCol)), plain.Line(in.cell(row, keyCol))
	if ulid, err := model.ParseID(id); in.ours && err == nil && ulid != (model.ID{}) && !in.used[id] {
		in.used[id] = true
		k.Task.ID, k.Task.Num = ulid, card.NumberIn(key)
		in.name(ulid, id, key)
		return
	}
	name := id
	if name == "" {
		name = key
	}
	if name == "" {
		sum := sha256.Sum256([]byte(strings.ToLower(k.Task.Title)))
		name = "title:" + hex.EncodeToString(sum[:8])
	} else if in.used[name] {
		in.rep.Note("several rows have the ID %s: each came in as a separate task", name)
	}
	base := name
	for in.used[name] {
		in.twins[base]++
		name = base + "#" + strconv.Itoa(in.twins[base]+1)
	}
	in.used[name] = true
	k.Task.ID = card.Identity("csv", "task", name)
	if key == "" {
		key = id
	}
	k.External = model.External{Source: "csv", ID: name, Key: key}
	in.name(k.Task.ID, id, key)
}

// name remembers how other rows can refer to a task.
func (in *reader) name(id model.ID, names ...string) {
	for _, n := range names {
		if _, has := in.byName[strings.ToLower(n)]; n != "" && !has {
			in.byName[strings.ToLower(n)] = id
		}
	}
}

func (in *reader) status(k *card.Card, row []string) {
	name := strings.ToLower(plain.Line(in.cell(row, statusCol)))
	if in.cols[statusCol] == nil && in.isDone(row) {
		name = "done"
	}
	k.Task.Column = in.statuses[name]
}

func (in *reader) kind(k *card.Card) model.Kind {
	for _, c := range in.src.Columns {
		if c.ID == k.Task.Column {
			return c.Kind
		}
	}
	return model.KindTodo
}

// values reads the priority, estimate, due day, milestone and blocker. What
// can't be read as one is kept as text.
func (in *reader) values(k *card.Card, row []string) {
	if s := in.cell(row, "priority"); s != "" {
		p, ok := in.scale[strings.ToLower(plain.Line(s))]
		if !ok {
			p, ok = priorityOf(s)
		}
		if k.Task.Priority = p; !ok {
			in.keep(k, "Priority", s, "priorities", "not one of low, medium, high, urgent: kept as a field")
		}
	}
	if s := in.cell(row, "estimate"); s != "" {
		f, ok := number(s)
		if ok = ok && f >= 0 && f <= 1_000_000; ok {
			k.Task.Estimate = f
		} else {
			in.keep(k, "Estimate", s, "estimates", "not a number: kept as a field")
		}
	}
	if s := in.cell(row, "due"); s != "" {
		t, why := in.cols["due"].dates.Parse(s)
		if why == "" {
			k.Task.Due = dates.DueOf(t, in.zone)
		} else {
			in.undated(k, "due", "Due", s, "due dates", why)
		}
	}
	in.milestone(k, row)
	if s := plain.Line(in.cell(row, "blocked")); s != "" {
		yes, isBool := truth(s)
		switch {
		case in.ours:
			k.Task.Blocked.Reason = s
		case isBool && yes:
			k.Task.Blocked.Reason = "blocked"
		case !isBool:
			k.Task.Blocked.Reason = s
		}
	}
}

// keep keeps a cell that could not be read as a free field.
func (in *reader) keep(k *card.Card, field, s, what, why string) {
	in.rep.Because(what, card.CouldNot, 1, why)
	k.AddField(field, model.Text(card.Prose(s)))
}

// milestone takes the last of several, as Jira writes a task's sprints.
func (in *reader) milestone(k *card.Card, row []string) {
	all := in.cells(row, "milestone")
	if len(all) == 0 {
		return
	}
	name := plain.Line(all[len(all)-1])
	if names := items(name, false); strings.HasPrefix(name, "{") && len(names) == 1 {
		name = names[0]
	}
	low := strings.ToLower(name)
	if in.miles[low] == "" {
		in.miles[low] = model.MilestoneID(low)
		in.src.Milestones = append(in.src.Milestones, model.Milestone{ID: model.MilestoneID(low), Name: name})
	}
	k.Task.Milestone = in.miles[low]
}

// sets reads people and labels.
func (in *reader) sets(k *card.Card, row []string) {
	for _, cell := range in.cells(row, "assignees") {
		for _, name := range in.peopleIn(cell) {
			if p := in.person(name); p != "" && !slices.Contains(k.Task.Assignees, p) {
				k.Task.Assignees = append(k.Task.Assignees, p)
			}
		}
	}
	k.Task.CreatedBy = in.person(in.cell(row, "author"))
	for _, cell := range in.cells(row, "labels") {
		for _, name := range items(cell, in.slash) {
			if in.trello {
				name = withoutColors(name)
			}
			low := strings.ToLower(name)
			if in.labels[low] == "" {
				in.labels[low] = model.LabelID(low)
				in.src.Labels = append(in.src.Labels, model.Label{ID: model.LabelID(low), Name: name})
			}
			k.Task.Labels = append(k.Task.Labels, in.labels[low])
		}
	}
}
