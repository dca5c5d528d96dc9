package keymap

import (
	"slices"
	"strings"
)

// Hint is a key and what it does.
type Hint struct{ Key, Text string }

// Section is a heading of the help with its lines.
type Section struct {
	Group Group
	Rows  []Hint
}

// Groups returns the help for a scope: what has keys there, by group.
func (m *Map) Groups(s Scope) []Section {
	return sections(m.rows, func(b Binding) bool { return b.In(s) })
}

// sections collects the rows that are wanted and have keys, in the order of the
// groups; rows with the same line of help become one.
func sections(rows []Binding, want func(Binding) bool) []Section {
	var out []Section
	for _, g := range groups() {
		sec := Section{Group: g}
		var long string
		var pressed []string
		flush := func() {
			if len(pressed) > 0 {
				sec.Rows = append(sec.Rows, Hint{joinKeys(pressed), long})
			}
			pressed = nil
		}
		for _, row := range rows {
			if row.Group != g || len(row.Keys) == 0 || !want(row) {
				continue
			}
			if row.Long != long {
				flush()
				long = row.Long
			}
			pressed = append(pressed, row.Keys...)
		}
		flush()
		if len(sec.Rows) > 0 {
			out = append(out, sec)
		}
	}
	return out
}

// joinKeys writes keys for people: "h left", and "1-9" for the digits in a row.
func joinKeys(pressed []string) string {
	if strings.Join(pressed, "") == "123456789" {
		return "1-9"
	}
	return strings.Join(pressed, " ")
}

// footerActions lists what the footer of each scope shows, most useful first, help last. Actions
// in one entry are shown together: "H/L hand over".
func footerActions(s Scope) [][]Action {
	switch s {
	case Board:
		return [][]Action{{Add}, {Move}, {Assign}, {Filter}, {Undo}, {Palette}, {Help}}
	case People:
		return [][]Action{{HandPrev, HandNext}, {Take}, {Assign}, {Filter}, {Undo}, {Help}}
	case Grid:
		return [][]Action{{HandNext, HandPrev}, {CardLeft, CardRight}, {Add}, {Filter}, {Help}}
	case Detail:
		return [][]Action{{Edit}, {Comment}, {Check}, {Move}, {Assign}, {Back}, {Help}}
	case Scroll:
		return [][]Action{{Down, Up}, {HalfDown, HalfUp}, {Back}}
	case Picker:
		return [][]Action{{Accept}, {PickNext, PickPrev}, {Cancel}}
	case Line:
		return [][]Action{{Accept}, {Complete}, {More}, {Cancel}}
	case Meet:
		return [][]Action{{NextTurn, PrevTurn}, {Promise}, {Round}, {Park}, {Decide}, {Absent}, {Clock}, {EndStandup}}
	case Minutes:
		return [][]Action{{Earlier, Later}, {Copy}, {Save}, {Send}, {Down, Up}, {Back}}
	case Checking:
		return [][]Action{{Accept}, {Today}, {Words}, {Block}, {Back}}
	case Report:
		return [][]Action{{NextKind}, {Earlier, Later}, {Mine}, {Save}, {Copy}, {Back}, {Help}}
	case Ask:
		return [][]Action{{Force}, {Cancel}}
	}
	return nil
}

// Footer returns the hints for the foot of a scope, most useful first, help last. An
// action without a key there is left out.
func (m *Map) Footer(s Scope) []Hint {
	var out []Hint
	for _, actions := range footerActions(s) {
		var pressed []string
		text := ""
		for _, a := range actions {
			i := slices.IndexFunc(m.rows, func(b Binding) bool { return b.Action == a && b.In(s) })
			if i >= 0 && len(m.rows[i].Keys) > 0 {
				pressed = append(pressed, m.rows[i].Keys[0])
				text = m.rows[i].Help
			}
		}
		if both := pair(actions[0]); both != "" && len(actions) > 1 {
			text = both
		}
		if len(pressed) > 0 {
			out = append(out, Hint{strings.Join(pressed, "/"), text})
		}
	}
	return out
}

// pair returns what two actions shown together do, if neither's own word says it.
func pair(first Action) string {
	switch first {
	case Down:
		return "scroll"
	case HalfDown:
		return "half a page"
	case PickNext:
		return "choose"
	case CardLeft:
		return "change column"
	case NextTurn:
		return "turns"
	case Earlier:
		return "earlier, later"
	}
	return ""
}

// Markdown returns the tables of keys for docs/keys.md, made from the same rows.
func (m *Map) Markdown() string {
	var b strings.Builder
	for i, sec := range sections(m.rows, func(Binding) bool { return true }) {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString("| " + string(sec.Group) + " | |\n|---|---|\n")
		for _, h := range sec.Rows {
			b.WriteString("| " + quoted(h.Key) + " | " + h.Text + " |\n")
		}
	}
	return b.String()
}

// quoted puts every key into a code span; a bar would end the cell, a backtick the span.
func quoted(keys string) string {
	words := strings.Fields(strings.ReplaceAll(keys, "|", `\|`))
	for i, w := range words {
		if w == "`" {
			words[i] = "`` ` ``"
			continue
		}
		words[i] = "`" + w + "`"
	}
	return strings.Join(words, " ")
}
