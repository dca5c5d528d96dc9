package todotxt

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"baton/model"
	"baton/model/plain"
	"baton/store/exchange/card"
)

// start is the free field that keeps on which day a task can be begun: what Trello's
// start days become, too.
const start = "Start"

// tag reads a word of a line into its task.
func (in *reader) tag(k *card.Card, word string, ours bool) {
	key, value, isPair := pair(word)
	if !isPair {
		in.label(k, word, ours)
		return
	}
	raw := value
	if ours {
		value = plain.Line(decoded(value))
	}
	if value == "" {
		return
	}
	switch key {
	case "id", "updated", "pri":
	case "rec":
		in.rep.Because("recurrences", card.CouldNot, 1, "have no place on the board: rec: was left out")
	case "due":
		k.Task.Due = in.day(k, key, value, "due dates")
	case "t":
		if d := in.day(k, key, value, "start dates"); d != 0 {
			in.field(k, start, model.DayOn(d))
		}
	case "est":
		in.estimate(k, value)
	case "milestone":
		in.milestone(k, value)
	case "assignee":
		in.assign(k, value)
	case "status":
		k.Task.Column = model.ColumnID(value)
	default:
		in.field(k, key, valueOf(raw, ours))
	}
}

// day reads a day, or keeps the text as a field.
func (in *reader) day(k *card.Card, key, value, what string) model.Day {
	d, err := model.ParseDay(value)
	if err != nil {
		in.rep.Because(what, card.CouldNot, 1, "not a day like 2026-12-01: kept as a field")
		in.field(k, key, model.Text(value))
	}
	return d
}

func (in *reader) estimate(k *card.Card, value string) {
	const most = 1_000_000
	f, err := strconv.ParseFloat(value, 64)
	if err != nil || !(f >= 0 && f <= most) {
		in.rep.Because("estimates", card.CouldNot, 1, "not a number: kept as a field")
		in.field(k, "est", model.Text(value))
		return
	}
	in.src.Tells.Fields[model.EstimateField] = true
	k.Task.Estimate = f
}

// field gives a task a free field.
func (in *reader) field(k *card.Card, name string, v model.Value) {
	in.src.Tells.Free[strings.ToLower(name)] = true
	if !k.SetField(name, v) {
		in.rep.Because("field values", card.CouldNot, 1, "of a key that the line has already")
	}
}

// valueOf reads a value: a number, a day, true or false, else a text. In a line of
// ours a backslash in it says that it is one.
func valueOf(s string, ours bool) model.Value {
	text := s
	if ours {
		text = decoded(s)
	}
	f, err := strconv.ParseFloat(s, 64)
	switch {
	case err == nil && f-f == 0 && strconv.FormatFloat(f, 'f', -1, 64) == s:
		return model.Number(f)
	case s == "true" || s == "false":
		return model.Bool(s == "true")
	}
	if d, err := model.ParseDay(s); err == nil {
		return model.DayOn(d)
	}
	return model.Text(text)
}

// spelled returns a value as valueOf reads it in a line of ours.
func spelled(v model.Value) string {
	switch v.Kind {
	case model.NumberValue:
		return strconv.FormatFloat(v.Number, 'f', -1, 64)
	case model.BoolValue:
		return strconv.FormatBool(v.Number != 0)
	case model.DayValue:
		return v.String()
	}
	s := encoded(v.String())
	switch last := len(s) - 1; {
	case valueOf(s, true).Kind != model.TextValue:
		return s[:last] + `\` + s[last:]
	}
	return s
}

// label gives a task the label of a project or a context.
func (in *reader) label(k *card.Card, word string, ours bool) {
	called := word[1:]
	if ours {
		called = plain.Line(decoded(called))
	}
	if called == "" {
		return
	}
	low := strings.ToLower(called)
	at, known := in.labels[low]
	if !known {
		at = len(in.src.Labels)
		in.labels[low] = at
		in.src.Labels = append(in.src.Labels, model.Label{ID: model.LabelID(low), Name: called})
	}
	if l := &in.src.Labels[at]; word[0] == '@' && len(l.Aliases) == 0 {
		l.Aliases = []model.Alias{{Source: name, ID: "@" + called, Name: called}}
	}
	if !slices.Contains(k.Task.Labels, model.LabelID(low)) {
		k.Task.Labels = append(k.Task.Labels, model.LabelID(low))
	}
}

func (in *reader) milestone(k *card.Card, called string) {
	in.src.Tells.Fields[model.MilestoneField] = true
	low := strings.ToLower(called)
	if !in.milestones[low] {
		in.milestones[low] = true
		in.src.Milestones = append(in.src.Milestones, model.Milestone{ID: model.MilestoneID(low), Name: called})
	}
	k.Task.Milestone = model.MilestoneID(low)
}

func (in *reader) assign(k *card.Card, called string) {
	in.src.Tells.Assignees = true
	low := strings.ToLower(called)
	id := in.people[low]
	if id == "" {
		id = model.PersonID(low)
		in.people[low] = id
		in.src.People = append(in.src.People, model.Person{ID: id, Name: card.Unique(card.ShortName(called), in.short)})
	}
	if !slices.Contains(k.Task.Assignees, id) {
		k.Task.Assignees = append(k.Task.Assignees, id)
	}
}

// encoded writes a text as one word: an underscore for a blank, \n and \t for what
// ends a line and for a tab, a backslash before what would be read as one of these or
// as an address.
func encoded(s string) string {
	var b strings.Builder
	if strings.HasPrefix(s, "//") {
		b.WriteByte('\\')
	}
	for _, r := range s {
		switch {
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case unicode.IsSpace(r):
			b.WriteByte('_')
		case r == '_' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// decoded returns the text that was encoded.
func decoded(s string) string {
	var b strings.Builder
	escaped := false
	for _, r := range s {
		switch {
		case !escaped && r == '\\':
			escaped = true
			continue
		case !escaped && r == '_':
			r = ' '
		case escaped && r == 'n':
			r = '\n'
		case escaped && r == 't':
			r = '\t'
		}
		escaped = false
		b.WriteRune(r)
	}
	return b.String()
}
