// Package markdown writes a board as a document. It can't read one: a document is for
// people.
package markdown

import (
	"fmt"
	"io"
	"strings"
	"time"

	"baton/model"
	"baton/model/markup"
	"baton/model/plain"
	"baton/model/transfer"
	"baton/store/exchange/card"
)

// Write writes the board as a document in GitHub's Markdown
// (https://github.github.com/gfm/): a heading for each column, a task list
// below it. Nothing a task says can break out of its place.
func Write(w io.Writer, b *model.Board, o transfer.ExportOptions) error {
	j := &card.Printer{W: w}
	s, zone := b.Setup(), o.Now.Location()
	name := s.Info.Name
	if name == "" {
		name = "Board"
	}
	j.Text("# " + escape(name) + "\n")
	for _, c := range model.Live[model.Column](s) {
		lane := b.Column(c.ID)
		n := 0
		for _, t := range lane {
			if o.Filter(t) {
				n++
			}
		}
		j.Text(fmt.Sprintf("\n## %s (%d)\n\n", escape(c.Name), n))
		for _, t := range lane {
			if o.Filter(t) {
				j.Text(taskItem(b, t, c.Kind == model.KindDone, zone))
			}
		}
	}
	var archived []string
	for t := range b.Tasks() {
		if t.Archived != 0 && o.Filter(t) {
			archived = append(archived, taskItem(b, t, s.KindOf(t.Column) == model.KindDone, zone))
		}
	}
	if len(archived) > 0 {
		j.Text(fmt.Sprintf("\n## Archived (%d)\n\n%s", len(archived), strings.Join(archived, "")))
	}
	return j.Err
}

// taskItem returns a task as an item of a task list, its long part below.
func taskItem(b *model.Board, t *model.Task, done bool, zone *time.Location) string {
	s := b.Setup()
	var m strings.Builder
	fmt.Fprintf(&m, "- %s **%s** %s", box(done), escape(s.Ref(t.Num)), escape(t.Title))
	for _, p := range card.Names[model.Person](s, t.Assignees) {
		m.WriteString(" @" + escape(p))
	}
	for _, l := range card.Names[model.Label](s, t.Labels) {
		m.WriteString(" \\#" + escape(l))
	}
	var more []string
	for _, part := range [][2]string{
		{"", t.Priority.String()},
		{"due ", t.Due.String()},
		{"estimate ", card.Estimate(t.Estimate)},
		{"milestone ", model.Named[model.Milestone](s, string(t.Milestone))},
		{"part of ", strings.Join(card.Refs(b, []model.ID{t.Parent}), "")},
		{"waits for ", strings.Join(card.Refs(b, t.After), ", ")},
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
		writeBody(&m, s, body, zone)
	}
	return m.String()
}

func box(done bool) string {
	if done {
		return "[x]"
	}
	return "[ ]"
}

// escape returns text as one line that shows as it is, with a backslash before every
// character that has a meaning in Markdown.
func escape(s string) string { return markup.Escape(plain.Line(s)) }
