package cli

import (
	"bufio"
	"cmp"
	"context"
	"iter"
	"math"
	"slices"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/model/query"
	"baton/ui/look"
)

// history is which part of the log to print.
type history struct {
	since string
	limit int
}

func (t tree) logCommand() *cobra.Command {
	var h history
	c := t.command(groupTasks, "log [ID…]", "print what happened to some tasks or to all, newest first", atLeast(0, -1),
		func(ctx context.Context, s *session, args []string) error { return logEvents(ctx, s, args, h) })
	c.Flags().StringVar(&h.since, "since", "", "only since `WHEN`: -7d, mon, yesterday, 2026-11-27")
	c.Flags().IntVarP(&h.limit, "limit", "n", 0, "only the newest `N`")
	return t.completing(c, refs)
}

// logEvents prints what happened.
func logEvents(ctx context.Context, s *session, args []string, h history) error {
	if err := s.board.mustExist(); err != nil {
		return err
	}
	if h.limit < 0 {
		return usage("invalid --limit %d: it is the number of changes to show", h.limit)
	}
	since := model.Instant(math.MinInt64)
	if h.since != "" {
		var err error
		if since, err = query.ParseSince(h.since, s.now()); err != nil {
			return err
		}
	}
	return s.reading(ctx, func(r model.Reader) error {
		events := r.Log(model.Span{Newest: true, Since: since})
		var of []model.ID
		if len(args) > 0 {
			var err error
			if of, err = s.tasks(r, args); err != nil {
				return err
			}
			events = about(r, of)
		}
		if s.json {
			return logJSON(s, r, events, of, since, h.limit)
		}
		return logText(s, r, events, of, since, h.limit)
	})
}

// about yields the events of tasks, newest first, each once.
func about(r model.Reader, of []model.ID) iter.Seq[model.Event] {
	var all []model.Event
	for _, id := range of {
		all = slices.AppendSeq(all, r.History(id, 0))
	}
	slices.SortFunc(all, func(a, b model.Event) int { return cmp.Compare(b.Seq, a.Seq) })
	return slices.Values(slices.CompactFunc(all, func(a, b model.Event) bool { return a.Seq == b.Seq }))
}

// logText prints a line for each event, or for each moment of one task: one
// import tells of many, each with its own day and author.
func logText(s *session, r model.Reader, events iter.Seq[model.Event], of []model.ID, since model.Instant, limit int) error {
	names, th := model.NamesOf(r), s.theme()
	w := bufio.NewWriter(s.Out)
	n := 0
	row := func(m model.Moment) bool {
		if m.At < since {
			return true
		}
		at := m.At.Time().In(s.now().Location()).Format("2006-01-02 15:04")
		who := look.PadRight(look.Show(names.Person(m.By)), whoWidth)
		text := th.Dim.Render(at) + "  " + th.Accent.Render(who) + "  " + look.Show(m.Text)
		_, err := w.WriteString(text + "\n")
		n++
		return err == nil && n != limit
	}
	for ev := range events {
		moments := []model.Moment{{At: ev.At, By: ev.By, Text: model.Tell(ev, names).Text}}
		if len(of) == 1 {
			moments = model.About(ev, of[0], names)
			slices.SortStableFunc(moments, func(a, b model.Moment) int { return int(min(1, max(-1, b.At-a.At))) })
		}
		if slices.ContainsFunc(moments, func(m model.Moment) bool { return !row(m) }) {
			break
		}
	}
	return w.Flush()
}

// whoWidth is the width of the column of people.
const whoWidth = 8

// logJSON prints the events; about a task only what happened to it.
func logJSON(s *session, r model.Reader, events iter.Seq[model.Event], of []model.ID, since model.Instant, limit int) error {
	names, out := model.NamesOf(r), []any{}
	for ev := range events {
		told := model.Tell(ev, names)
		if len(of) > 0 {
			told.Rows = slices.DeleteFunc(told.Rows, func(row model.Row) bool { return !slices.Contains(of, row.Task) || row.At < since })
			if len(told.Rows) == 0 {
				continue
			}
		}
		out = append(out, s.Formats.Event(r, ev, told))
		if len(out) == limit {
			break
		}
	}
	return writeJSON(s.Out, out)
}

// moment shows an instant where the person is, its year unless it is this one.
func (s *session) moment(i model.Instant) string {
	at := i.Time().In(s.now().Location())
	if at.Year() == s.now().Year() {
		return at.Format("Mon 2 Jan 15:04")
	}
	return at.Format("Mon 2 Jan 2006 15:04")
}

// since says how long ago an instant is, in days.
func (s *session) since(i model.Instant) string {
	days := int(model.DayOf(s.now()) - model.DayOf(i.Time().In(s.now().Location())))
	switch {
	case days <= 0:
		return "since today"
	case days == 1:
		return "since yesterday"
	}
	return "for " + model.Count(days, "day")
}
