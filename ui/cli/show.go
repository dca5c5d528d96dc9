package cli

import (
	"bufio"
	"context"
	"fmt"
	"strconv"
	"strings"

	"baton/model"
	"baton/ui/look"
)

// show prints tasks with all they have.
func show(ctx context.Context, s *session, args []string) error {
	if err := s.board.mustExist(); err != nil {
		return err
	}
	return s.reading(ctx, func(r model.Reader) error {
		ids, err := s.tasks(r, args)
		if err != nil {
			return err
		}
		if s.json {
			out := make([][]byte, len(ids))
			for i, id := range ids {
				out[i] = s.Formats.Task(r, r.Task(id))
			}
			return s.values(out)
		}
		p := page{session: s, r: r, th: s.theme(), w: bufio.NewWriter(s.Out)}
		for i, id := range ids {
			if i > 0 {
				p.row("")
			}
			p.task(r.Task(id))
		}
		return p.w.Flush()
	})
}

// page prints a task.
type page struct {
	*session
	r  model.Reader
	th *look.Theme
	w  *bufio.Writer

	names int // the width of the names of facts
}

func (p *page) row(format string, args ...any) {
	_, _ = fmt.Fprintf(p.w, format+"\n", args...)
}

// field prints a fact about the task, if there is one.
func (p *page) field(name, value string) {
	if value != "" {
		p.row("  %s  %s", p.th.Dim.Render(look.PadRight(look.Show(name), p.names)), look.Show(value))
	}
}

// The least and the largest width of the names of facts: a board's own fields may have
// long names.
const (
	leastNames = 10
	mostNames  = 32
)

// room measures the names of a task's facts.
func (p *page) room(t *model.Task) {
	p.names = leastNames
	for _, f := range t.Fields {
		p.names = max(p.names, min(look.Width(look.Show(f.Name)), mostNames))
	}
}

// text prints a text of many lines, indented.
func (p *page) text(s, indent string) {
	for line := range strings.SplitSeq(s, "\n") {
		p.row("%s", strings.TrimRight(indent+look.Show(line), " "))
	}
}

func (p *page) task(t *model.Task) {
	s := p.r.Setup()
	b := p.r.Body(t.ID).Clone()
	p.room(t)
	p.row("%s  %s", p.th.Dim.Render(s.Ref(t.Num)), p.th.Title.Render(look.Show(t.Title)))
	p.field("status", model.Named[model.Column](s, string(t.Column))+", "+p.since(t.Since))
	if t.Archived != 0 {
		p.field("archived", p.moment(t.Archived))
	}
	if t.Blocked.Reason != "" {
		p.field("blocked", t.Blocked.Reason+", "+p.since(t.Blocked.Since))
	}
	p.field("who", names[model.Person](s, t.Assignees, "@"))
	p.field("labels", names[model.Label](s, t.Labels, "#"))
	for _, l := range p.facts(p.r).Lines(t) {
		if l.Exact != "" {
			l.Text += " (" + l.Exact + ")"
		}
		p.field(l.Name, l.Text)
	}
	p.relations(t)
	for _, own := range t.Fields {
		p.field(own.Name, own.Value.String())
	}
	p.field("added", p.moment(t.Created)+" by "+model.NamesOf(p.r).Person(t.CreatedBy))
	if t.Started != 0 {
		p.field("started", p.moment(t.Started))
	}
	if t.Done != 0 {
		p.field("done", p.moment(t.Done))
	}
	p.body(b)
}

// relations prints what the task is part of, what it waits for, its parts and what it blocks.
func (p *page) relations(t *model.Task) {
	refer := func(id model.ID) string {
		o := p.r.Task(id)
		if o == nil {
			return ""
		}
		return p.r.Setup().Ref(o.Num) + " " + o.Title + " (" + model.Named[model.Column](p.r.Setup(), string(o.Column)) + ")"
	}
	p.field("part of", refer(t.Parent))
	for _, id := range t.After {
		p.field("waits for", refer(id))
	}
	for _, id := range p.r.Referrers(t.ID) {
		o := p.r.Task(id)
		if o != nil && o.Parent == t.ID {
			p.field("part", refer(id))
		} else {
			p.field("blocks", refer(id))
		}
	}
}

// body prints the long part of a task.
func (p *page) body(b *model.Body) {
	for i, l := range b.Links {
		p.field("link "+strconv.Itoa(i+1), strings.TrimSpace(l.URL+" "+l.Title))
	}
	for _, x := range b.External {
		p.field(x.Source, strings.TrimSpace(x.Key+" "+x.URL))
	}
	if b.Description != "" {
		p.row("")
		p.text(b.Description, "  ")
	}
	group := ""
	for i, item := range b.Checklist {
		if i == 0 || item.Group != group {
			p.row("")
			if group = item.Group; group != "" {
				p.row("  %s", p.th.Heading.Render(look.Show(group)))
			}
		}
		sign, style := p.th.Signs.Open, p.th.Text
		if item.Done {
			sign, style = p.th.Signs.Done, p.th.Dim
		}
		p.row("  %2d %s %s", i+1, sign, style.Render(look.Show(item.Text)))
	}
	for i, c := range b.Comments {
		p.row("")
		p.row("  %2d %s  %s", i+1, p.th.Accent.Render(look.Show(model.NamesOf(p.r).Person(c.By))), p.th.Dim.Render(p.moment(c.At)))
		p.text(c.Text, "     ")
	}
}
