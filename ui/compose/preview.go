package compose

import (
	"strings"

	"baton/model/query"
	"baton/ui/look"
)

// Preview says what was understood of a line, as it is typed.
func (c *Composer) Preview(u query.Use, text string) string {
	th := c.world.Theme
	var out []string
	for _, p := range query.Preview(text, c.world.Env(), u) {
		switch {
		case p.Err != nil:
			out = append(out, th.Alarm.Render(look.Show(p.Err.Error())))
		case p.Kind == query.Title:
		case p.New:
			out = append(out, th.Accent.Render(look.Show(p.Shows)+" (new)"))
		case p.Shows != "":
			out = append(out, th.Text.Render(look.Show(p.Shows)))
		}
	}
	return strings.Join(out, th.Dim.Render(" "+th.Signs.Dot+" "))
}

// Complete offers what the word at a place in a line could become.
func (c *Composer) Complete(u query.Use) func(string, int) []query.Candidate {
	return func(text string, cursor int) []query.Candidate { return query.Complete(text, cursor, c.world.Env(), u) }
}
