package keymap

import (
	"fmt"
	"maps"
	"slices"

	"baton/model"
)

// Map says what each key does in each scope. It never changes after New.
type Map struct {
	rows []Binding
	find map[Scope]map[string]Action
}

// New makes a map from the defaults and a person's overrides: an action's name and the
// keys it has instead, in all its scopes; without keys it is only in the palette. An
// error names what is unknown, or the two actions that want one key in one scope.
func New(overrides map[string][]string) (*Map, error) {
	rows := defaults()
	for _, name := range slices.Sorted(maps.Keys(overrides)) {
		if err := override(rows, name, overrides[name]); err != nil {
			return nil, err
		}
	}
	m := &Map{rows: rows, find: map[Scope]map[string]Action{}}
	for _, s := range append(Scopes(), Global) {
		m.find[s] = map[string]Action{}
		for _, row := range rows {
			if err := m.bind(s, row); err != nil {
				return nil, err
			}
		}
	}
	return m, m.checkExits()
}

// checkExits checks that every scope, and the program, can be left with a key.
func (m *Map) checkExits() error {
	for _, s := range Scopes() {
		out := []Action{Back, Cancel}
		if slices.Contains(boards(), s) {
			out = []Action{Quit, Interrupt}
		}
		here, every := slices.Collect(maps.Values(m.find[s])), slices.Collect(maps.Values(m.find[Global]))
		if s != Meet && !slices.ContainsFunc(append(here, every...), func(a Action) bool { return slices.Contains(out, a) }) {
			return fmt.Errorf("keys: there would be no way out of a %s: give %s or %s a key", s, out[0], out[1])
		}
	}
	return nil
}

// override gives an action other keys in every row it has.
func override(rows []Binding, name string, keys []string) error {
	own := make([]string, len(keys))
	for i, k := range keys {
		n, err := normalize(k)
		if err != nil {
			return fmt.Errorf("keys: %s: %w", name, err)
		}
		own[i] = n
	}
	known := false
	for i := range rows {
		if rows[i].Name() == name {
			rows[i].Keys, known = own, true
		}
	}
	if known {
		return nil
	}
	names := make([]string, len(rows))
	for i := range rows {
		names[i] = rows[i].Name()
	}
	if near, ok := model.Nearest(name, names); ok {
		return fmt.Errorf("keys: no action %q: did you mean %q?", name, near)
	}
	return fmt.Errorf("keys: no action %q: ? in the board lists them all", name)
}

// bind enters a row's keys for scope s.
func (m *Map) bind(s Scope, row Binding) error {
	if !row.In(s) {
		return nil
	}
	for _, k := range row.Keys {
		if s.Typing() && printable(k) {
			return fmt.Errorf("keys: %s cannot be %q: that key types in a %s", row.Action, k, s)
		}
		if other, taken := m.find[s][k]; taken && other != row.Action {
			return fmt.Errorf("keys: %q is both %s and %s in the scope %s: give one of them another key", k, other, row.Action, s)
		}
		m.find[s][k] = row.Action
	}
	return nil
}

// Lookup returns what a key does in a scope. The key is KeyPressMsg.String().
func (m *Map) Lookup(s Scope, key string) (Action, bool) {
	a, ok := m.find[s][key]
	return a, ok
}

// Keys returns the keys of an action in a scope, the first one to be shown.
func (m *Map) Keys(s Scope, a Action) []string {
	for _, row := range m.rows {
		if row.Action == a && row.In(s) {
			return slices.Clone(row.Keys)
		}
	}
	return nil
}

// All returns every row in the order of the help.
func (m *Map) All() []Binding { return slices.Clone(m.rows) }

// Commands returns the rows that a palette opened in scope s offers: what can be done
// to tasks, people, views and the board, with or without a key.
func (m *Map) Commands(s Scope) []Binding {
	var out []Binding
	seen := map[Action]bool{Palette: true, Interrupt: true, Suspend: true}
	for _, row := range m.rows {
		if row.In(s) && row.Group != Moving && row.Group != Typed && !seen[row.Action] {
			seen[row.Action] = true
			out = append(out, row)
		}
	}
	return out
}

// Without returns the map without some actions: they have no keys and
// are not offered.
func (m *Map) Without(actions ...Action) *Map {
	if len(actions) == 0 {
		return m
	}
	out := &Map{find: make(map[Scope]map[string]Action, len(m.find))}
	out.rows = slices.DeleteFunc(slices.Clone(m.rows), func(b Binding) bool { return slices.Contains(actions, b.Action) })
	for s, keys := range m.find {
		out.find[s] = maps.Clone(keys)
		maps.DeleteFunc(out.find[s], func(_ string, a Action) bool { return slices.Contains(actions, a) })
	}
	return out
}
