package model

import (
	"cmp"
	"fmt"
	"strings"
)

// say says one row in words.
func (r Row) say(n Names) string {
	if r.Field == KeptField {
		return r.To.Text
	}
	if r.Task == (ID{}) {
		return r.saySetup()
	}
	ref := n.Ref(r.Task)
	switch r.Field {
	case "created":
		if n.it == r.Task {
			return "added it"
		}
		return fmt.Sprintf("added %s %s", ref, r.To)
	case "deleted":
		return fmt.Sprintf("deleted %s", ref)
	case "status":
		return fmt.Sprintf("moved %s %s → %s", ref, r.From, r.To)
	case "rank":
		return fmt.Sprintf("reordered %s", ref)
	case "title":
		return fmt.Sprintf("renamed %s to %s", ref, r.To)
	case "description":
		return fmt.Sprintf("edited the description of %s", ref)
	case "blocked":
		if r.To.Kind == NoValue {
			return fmt.Sprintf("unblocked %s", ref)
		}
		return fmt.Sprintf("blocked %s: %s", ref, r.To)
	case "archived":
		if r.To == Bool(true) {
			return fmt.Sprintf("archived %s", ref)
		}
		return fmt.Sprintf("unarchived %s", ref)
	}
	return r.sayMore(ref)
}

// sayMore says the rows that add, remove or set something.
func (r Row) sayMore(ref string) string {
	switch r.Field {
	case string(AssigneesField):
		return r.either("assigned %[2]s to %[1]s", "unassigned %[1]s from %[2]s", ref)
	case string(LabelsField):
		return r.either("labelled %[2]s %[1]s", "unlabelled %[2]s %[1]s", ref)
	case string(AfterField):
		return r.either("made %[2]s wait for %[1]s", "made %[2]s stop waiting for %[1]s", ref)
	case "comments":
		if r.From.Kind != NoValue && r.To.Kind != NoValue {
			return fmt.Sprintf("edited a comment on %s", ref)
		}
		return r.either("commented on %[2]s", "removed a comment on %[2]s", ref)
	case "links":
		return r.either("linked %[2]s to %[1]s", "unlinked %[2]s from %[1]s", ref)
	case "checklist":
		return r.sayItem(ref)
	case "external":
		return r.either("connected %[2]s to %[1]s", "disconnected %[2]s from %[1]s", ref)
	}
	name, free := Field(r.Field).Free()
	if !free {
		name = "the " + fieldName(r.Field)
	}
	if r.To.Kind == NoValue {
		return fmt.Sprintf("cleared %s of %s", name, ref)
	}
	return fmt.Sprintf("set %s of %s to %s", name, ref, r.To)
}

// fieldName returns what people call one of a task's own fields.
func fieldName(field string) string {
	if field == string(DueField) {
		return "due day"
	}
	return field
}

func (r Row) sayItem(ref string) string {
	box := func(v Value) string { return v.Text[:min(len(v.Text), 4)] }
	switch {
	case r.To.Kind == NoValue:
		return fmt.Sprintf("removed a checklist item from %s", ref)
	case r.From.Kind == NoValue:
		return fmt.Sprintf("added a checklist item to %s", ref)
	case box(r.From) == box(r.To):
		return fmt.Sprintf("changed a checklist item of %s", ref)
	case box(r.To) == "[x] ":
		return fmt.Sprintf("ticked %q on %s", r.To.Text[4:], ref)
	}
	return fmt.Sprintf("unticked %q on %s", r.To.Text[4:], ref)
}

// either says an addition or a removal: in both formats %[1]s is the member and
// %[2]s the task.
func (r Row) either(add, remove, ref string) string {
	format, member := add, r.To
	if r.To.Kind == NoValue {
		format, member = remove, r.From
	}
	return fmt.Sprintf(format, member.String(), ref)
}

// saySetup says a row of the board's set-up.
func (r Row) saySetup() string {
	switch {
	case r.Field == checkInField || r.Field == standupField:
		said := map[string]string{checkInField: "checked in", standupField: "held a standup"}[r.Field]
		switch {
		case r.To.Text == "":
			return said
		case r.Field == checkInField && !strings.HasPrefix(r.To.Text, "on "): // words alone
			return said + ": " + r.To.Text
		}
		return said + " " + r.To.Text
	case r.Field == "board":
		return fmt.Sprintf("set up the board %s", r.To)
	case strings.HasPrefix(r.Field, boardField):
		return r.sayBoard(strings.TrimPrefix(r.Field, boardField))
	case r.To.Kind == NoValue:
		return fmt.Sprintf("removed %s %s", r.Field, r.From)
	case r.From.Kind == NoValue:
		return fmt.Sprintf("added %s %s", r.Field, r.To)
	case r.From == r.To:
		return fmt.Sprintf("changed %s %s", r.Field, r.To)
	}
	return fmt.Sprintf("renamed %s %s to %s", r.Field, r.From, r.To)
}

// settingNames are what people call the board's own settings, where the row's
// field is not that already.
var settingNames = map[string]string{
	"estimate": "default estimate", "stale": "days until a card is stale", "days": "working days",
	"standup": "standup time", "review": "review time", "order": "speaking order", "timer": "standup timer",
	"zone": "time zone", "hours": "working hours",
}

// sayBoard says a row of one of the board's own settings.
func (r Row) sayBoard(field string) string {
	name := cmp.Or(settingNames[field], field)
	switch {
	case field == "name":
		return fmt.Sprintf("renamed the board %s to %s", r.From, r.To)
	case r.To.Kind == NoValue:
		return fmt.Sprintf("cleared the board's %s", name)
	}
	return fmt.Sprintf("set the board's %s to %s", name, r.To)
}
