package exchange

import (
	"fmt"
	"io"
	"strings"
	"time"

	"baton/model"
	"baton/model/markup"
)

// writeMarkdown writes the board as a document in GitHub's Markdown
// (https://github.github.com/gfm/): a heading for each column, a task list
// below it. Nothing a task says can break out of its place.
func writeMarkdown(w io.Writer, b *model.Board, o ExportOptions) error {
	j := &jsonWriter{w: w}
	s, zone := b.Setup(), o.Now.Location()
	name := s.Info.Name
	if name == "" {
		name = "Board"
	}
	j.text("# " + escape(name) + "\n")
	for _, c := range model.Live[model.Column](s) {
		lane := b.Column(c.ID)
		n := 0
		for _, t := range lane {
			if o.Filter(t) {
				n++
			}
		}
		j.text(fmt.Sprintf("\n## %s (%d)\n\n", escape(c.Name), n))
		for _, t := range lane {
			if o.Filter(t) {
				j.text(markdownTask(b, t, c.Kind == model.KindDone, zone))
			}
		}
	}
	var archived []string
	for t := range b.Tasks() {
		if t.Archived != 0 && o.Filter(t) {
			archived = append(archived, markdownTask(b, t, s.KindOf(t.Column) == model.KindDone, zone))
		}
	}
	if len(archived) > 0 {
		j.text(fmt.Sprintf("\n## Archived (%d)\n\n%s", len(archived), strings.Join(archived, "")))
	}
	return j.err
}

// markdownTask returns a task as an item of a task list, its long part below.
func markdownTask(b *model.Board, t *model.Task, done bool, zone *time.Location) string {
	s := b.Setup()
	var m strings.Builder
	fmt.Fprintf(&m, "- %s **%s** %s", box(done), escape(s.Ref(t.Num)), escape(t.Title))
	for _, p := range names[model.Person](s, t.Assignees) {
		m.WriteString(" @" + escape(p))
	}
	for _, l := range names[model.Label](s, t.Labels) {
		m.WriteString(" \\#" + escape(l))
	}
	var more []string
	for _, part := range [][2]string{
		{"", t.Priority.String()},
		{"due ", t.Due.String()},
		{"estimate ", estimate(t.Estimate)},
		{"milestone ", model.Named[model.Milestone](s, string(t.Milestone))},
		{"part of ", strings.Join(refs(b, []model.ID{t.Parent}), "")},
		{"waits for ", strings.Join(refs(b, t.After), ", ")},
		{"blocked: ", t.Blocked.Reason},
	} {
		if part[1] != "" {
			more = append(more, part[0]+escape(part[1]))
		}
	}
	if len(more) > 0 {
		m.WriteString(" (" + strings.Join(more, ", ") + ")")
	}
	m.WriteByte('\n')
	if body := b.Body(t.ID); body != nil {
		markdownBody(&m, s, body, zone)
	}
	return m.String()
}

func box(done bool) string {
	if done {
		return "[x]"
	}
	return "[ ]"
}

// escape returns text that shows as it is: one line, and a backslash before
// what Markdown gives a meaning.
func escape(s string) string { return markup.Escape(line(s)) }
