package plan

import (
	"strings"
	"unicode"

	"baton/model"
)

// sayKinds says which kinds of new columns are guesses, and how to change one.
func sayKinds(p *planner) {
	if p.src.KnownKinds {
		return
	}
	var said []string
	var example model.Column
	for _, c := range p.src.Columns {
		at := p.columns[c.ID]
		if at.here || at.sure || !at.live || at.col.Removed {
			continue
		}
		said = append(said, at.col.Name+" is "+string(at.col.Kind))
		example = at.col
	}
	other := model.KindDone
	if example.Kind == other {
		other = model.KindDoing
	}
	if len(said) > 0 {
		p.rep.Note("the kinds of the columns are guesses: %s (to change one: baton columns edit %s kind:%s)", strings.Join(said, ", "), shellWord(example.Name), other)
	}
}

// shellWord returns s as one word of a shell's command line, in bash, zsh and
// fish.
func shellWord(s string) string {
	if s != "" && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '_' }) && s[0] != '-' {
		return s
	}
	if !strings.ContainsAny(s, `'\`) {
		return "'" + s + "'"
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, `$`, `\$`, "`", "\\`").Replace(s) + `"`
}
