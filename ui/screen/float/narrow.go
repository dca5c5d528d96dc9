package float

import (
	"slices"
	"strings"

	"github.com/sahilm/fuzzy"
)

// names lets the fuzzy matcher read the items.
type names []Item

func (n names) String(i int) string { return n[i].Name }
func (n names) Len() int            { return len(n) }

func (p *Picker) narrow() {
	p.matches, p.cursor, p.problem = p.matches[:0], 0, ""
	text := p.input.Value()
	if text == "" {
		for i := range p.items {
			p.matches = append(p.matches, i)
		}
		return
	}
	for _, m := range fuzzy.FindFrom(text, names(p.items)) {
		p.matches = append(p.matches, m.Index)
	}
	// Whoever types a whole name or number means that one.
	slices.SortStableFunc(p.matches, func(a, b int) int { return exact(p.items[a].Name, text) - exact(p.items[b].Name, text) })
}

// exact ranks a name: 0 if it is what was typed, 1 if it begins with that as a word, else 2.
func exact(name, text string) int {
	rest, ok := strings.CutPrefix(strings.ToLower(name), strings.ToLower(text))
	switch {
	case ok && rest == "":
		return 0
	case ok && rest[0] == ' ':
		return 1
	}
	return 2
}
