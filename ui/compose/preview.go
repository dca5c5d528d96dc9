package compose

import (
	"strings"

	"baton/model/query"
	"baton/ui/look"
)

// Preview draws what was understood of a line, as it is typed.
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

// Complete returns the completions for a line: of the word at a byte position.
func (c *Composer) Complete(u query.Use) func(string, int) []query.Candidate {
	return func(text string, cursor int) []query.Candidate { return query.Complete(text, cursor, c.world.Env(), u) }
}
