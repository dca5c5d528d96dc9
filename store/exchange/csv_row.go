package exchange

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"baton/model"
)

// card makes a task of a row.
func (in *csvReader) card(row []string, n int) *card {
	short, full := title(in.cell(row, csvTitle))
	k := &card{order: float64(n), task: &model.Task{Title: short}, body: &model.Body{}}
	if short == "" {
		k.task.Title = "(untitled)"
		in.rep.note("rows without a title came in as (untitled)")
	}
	k.body.Description = in.prose(strings.Join(in.cells(row, "description"), "\n\n"))
	if full != "" {
		k.body.Description = prose(full + "\n\n" + k.body.Description)
		in.rep.note("titles of more than %d characters were cut: the whole of them is in the description", maxTitle)
	}
	in.several(k, row)
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
		name, _ := strings.CutPrefix(c.field, csvFree)
		if v := in.typed[c](strings.Join(all, ", ")); v.Kind != model.NoValue {
			k.addField(line(name), v)
		}
	}
	return k
}

// several keeps what a row says in all the columns that have the same name,
// where a task has but one such thing: it gets the last.
func (in *csvReader) several(k *card, row []string) {
	for _, s := range synonyms {
		c := in.cols[s.field]
		if c == nil || len(c.at) < 2 || slices.Contains(plural(), s.field) {
			continue
		}
		all := in.cells(row, s.field)
		if len(slices.Compact(slices.Clone(all))) > 1 {
			in.rep.note("of several in %s a task has the last; all of them are in its field %s", c.head, c.head)
			in.src.tells.free[strings.ToLower(c.head)] = true
			k.addField(c.head, model.Text(line(strings.Join(all, ", "))))
		}
	}
}

// plural are the parts of a task that there can be many of.
func plural() []string {
	return []string{"description", "assignees", "labels", "comments", "blocked_by", "links", "checklist"}
}

// identify says who the task is: by an ID of ours, by the ID or key in the
// row, else by its title.
func (in *csvReader) identify(k *card, row []string) {
	id, key := line(in.cell(row, csvID)), line(in.cell(row, csvKey))
	if ulid, err := model.ParseID(id); in.ours && err == nil && ulid != (model.ID{}) && !in.used[id] {
		in.used[id] = true
		k.task.ID, k.task.Num = ulid, numberIn(key)
		in.name(ulid, id, key)
		return
	}
	name := id
	if name == "" {
		name = key
	}
	if name == "" {
		sum := sha256.Sum256([]byte(strings.ToLower(k.task.Title)))
		name = "title:" + hex.EncodeToString(sum[:8])
	} else if in.used[name] {
		in.rep.note("several rows have the ID %s: each came in as a task of its own", name)
	}
	base := name
	for in.used[name] {
		in.twins[base]++
		name = base + "#" + strconv.Itoa(in.twins[base]+1)
	}
	in.used[name] = true
	k.task.ID = Identity("csv", "task", name)
	if key == "" {
		key = id
	}
	k.external = model.External{Source: "csv", ID: name, Key: key}
	in.name(k.task.ID, id, key)
}

// name remembers what other rows can call a task.
func (in *csvReader) name(id model.ID, names ...string) {
	for _, n := range names {
		if _, has := in.byName[strings.ToLower(n)]; n != "" && !has {
			in.byName[strings.ToLower(n)] = id
		}
	}
}

func (in *csvReader) status(k *card, row []string) {
	name := strings.ToLower(line(in.cell(row, csvStatus)))
	if in.cols[csvStatus] == nil && in.isDone(row) {
		name = "done"
	}
	k.task.Column = in.statuses[name]
}

func (in *csvReader) kind(k *card) model.Kind {
	for _, c := range in.src.columns {
		if c.ID == k.task.Column {
			return c.Kind
		}
	}
	return model.KindTodo
}

// values reads the priority, estimate, due day, milestone and blocker. What
// can't be read as one is kept as text.
func (in *csvReader) values(k *card, row []string) {
	if s := in.cell(row, "priority"); s != "" {
		p, ok := in.scale[strings.ToLower(line(s))]
		if !ok {
			p, ok = priorityOf(s)
		}
		if k.task.Priority = p; !ok {
			in.keep(k, "Priority", s, "priorities", "not one of low, medium, high, urgent: kept as a field")
		}
	}
	if s := in.cell(row, "estimate"); s != "" {
		f, ok := number(s)
		if ok = ok && f >= 0 && f <= 1_000_000; ok {
			k.task.Estimate = f
		} else {
			in.keep(k, "Estimate", s, "estimates", "not a number: kept as a field")
		}
	}
	if s := in.cell(row, "due"); s != "" {
		t, why := in.cols["due"].dates.parse(s)
		if why == "" {
			k.task.Due = dueOf(t, in.zone)
		} else {
			in.undated(k, "due", "Due", s, "due dates", why)
		}
	}
	in.milestone(k, row)
	if s := line(in.cell(row, "blocked")); s != "" {
		yes, isBool := truth(s)
		switch {
		case in.ours:
			k.task.Blocked.Reason = s
		case isBool && yes:
			k.task.Blocked.Reason = "blocked"
		case !isBool:
			k.task.Blocked.Reason = s
		}
	}
}

// addField gives a task a free field, under another name if it has one of that.
func (k *card) addField(name string, v model.Value) {
	taken := map[string]bool{}
	for _, f := range k.task.Fields {
		taken[strings.ToLower(f.Name)] = true
	}
	k.setField(unique(name, taken), v)
}

// keep keeps as a free field what could not be read.
func (in *csvReader) keep(k *card, field, s, what, why string) {
	in.rep.because(what, couldNot, 1, why)
	k.addField(field, model.Text(prose(s)))
}

// milestone takes the last of several, as Jira writes a task's sprints.
func (in *csvReader) milestone(k *card, row []string) {
	all := in.cells(row, "milestone")
	if len(all) == 0 {
		return
	}
	name := line(all[len(all)-1])
	if names := items(name, false); strings.HasPrefix(name, "{") && len(names) == 1 {
		name = names[0]
	}
	low := strings.ToLower(name)
	if in.miles[low] == "" {
		in.miles[low] = model.MilestoneID(low)
		in.src.milestones = append(in.src.milestones, model.Milestone{ID: model.MilestoneID(low), Name: name})
	}
	k.task.Milestone = in.miles[low]
}

// sets reads people and labels.
func (in *csvReader) sets(k *card, row []string) {
	for _, cell := range in.cells(row, "assignees") {
		for _, name := range in.peopleIn(cell) {
			if p := in.person(name); p != "" && !slices.Contains(k.task.Assignees, p) {
				k.task.Assignees = append(k.task.Assignees, p)
			}
		}
	}
	k.task.CreatedBy = in.person(in.cell(row, "author"))
	for _, cell := range in.cells(row, "labels") {
		for _, name := range items(cell, in.slash) {
			if in.trello {
				name = withoutColors(name)
			}
			low := strings.ToLower(name)
			if in.labels[low] == "" {
				in.labels[low] = model.LabelID(low)
				in.src.labels = append(in.src.labels, model.Label{ID: model.LabelID(low), Name: name})
			}
			k.task.Labels = append(k.task.Labels, in.labels[low])
		}
	}
}
