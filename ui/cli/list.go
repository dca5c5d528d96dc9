package cli

import (
	"context"
	"iter"
	"strings"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/model/fact"
	"baton/model/query"
	"baton/ui/look"
)

func (t tree) listCommand() *cobra.Command {
	all := false
	c := t.command(groupTasks, "list [FILTER]", "list tasks; archived ones only with --all or is:archived", atLeast(0, -1),
		func(ctx context.Context, s *session, args []string) error { return list(ctx, s, args, all) })
	c.Aliases = []string{"ls"}
	c.Flags().BoolVarP(&all, "all", "a", false, "include archived tasks")
	return t.completing(c, tokens(query.Filtering, 0))
}

// list prints the tasks that match a filter. It reads the rows of all tasks, whose
// number is checked, not the indexes; and it releases the board before it prints,
// because whoever reads the list may take their time.
func list(ctx context.Context, s *session, args []string, all bool) error {
	if err := s.board.mustExist(); err != nil {
		return err
	}
	if s.identity.explicit() { // @me must not be a slip
		if _, err := s.me(ctx); err != nil {
			return err
		}
	}
	load := s.store.Board
	if s.json {
		load = s.store.Whole
	}
	b, err := load(ctx)
	if err != nil {
		return err
	}
	f, err := query.Parse(strings.Join(args, " "), s.env(b))
	if !s.json && (err != nil || f.NeedsText()) { // what other systems call a task is in its long part
		if b, err = s.store.Whole(ctx); err != nil {
			return err
		}
		f, err = query.Parse(strings.Join(args, " "), s.env(b))
	}
	if err != nil {
		return err
	}
	found := f.Select(inOrder(b, all || f.Archived()), query.NewMatchContext(b, query.Texts(b)))
	if s.json {
		return s.Formats.Tasks(s.Out, b, found)
	}
	if len(found) == 0 {
		s.say("no tasks")
		return nil
	}
	return s.write(taskTable(s, b, found))
}

// isDone reports whether a task is done, even if it is not known since when.
func isDone(s *model.Setup, t *model.Task) bool { return s.KindOf(t.Column) == model.KindDone }

// inOrder yields the tasks in board order, what is archived only if wanted.
func inOrder(b *model.Board, archived bool) iter.Seq[*model.Task] {
	return func(yield func(*model.Task) bool) {
		for t := range b.InOrder() {
			if (archived || t.Archived == 0) && !yield(t) {
				return
			}
		}
	}
}

// taskTable lays tasks out as a table.
func taskTable(s *session, r Tasks, tasks []*model.Task) *table {
	th, setup := s.theme(), r.Setup()
	t := &table{
		heads: []string{"ref", "title", "status", "who", "labels", "prio", "due", "est"},
		right: []bool{false, false, false, false, false, false, false, true}, flex: 1,
	}
	cells := make([]cell, 0, len(t.heads))
	at := s.facts(r)
	row := func(task *model.Task) []cell {
		status, style := model.Named[model.Column](setup, string(task.Column)), th.Text
		f, due := at.Of(task), th.Text
		switch {
		case task.Archived != 0:
			status, style = status+" (archived)", th.Dim
		case f.Blocked:
			status, style = status+" (blocked)", th.Blocked
		case len(f.Waits) > 0:
			status, style = status+" (waits)", th.Dim
		case f.Done:
			style = th.Good
		}
		if f.Overdue > 0 {
			due = th.Alarm
		}
		return append(cells,
			cell{setup.Ref(task.Num), th.Dim},
			cell{task.Title, th.Title},
			cell{status, style},
			cell{names[model.Person](setup, task.Assignees, "@"), th.Text},
			cell{names[model.Label](setup, task.Labels, "#"), th.Dim},
			cell{task.Priority.String(), priorityStyle(th, task.Priority)},
			cell{f.Due, due},
			cell{estimate(setup, task), th.Dim},
		)
	}
	t.generate = func(yield func([]cell) bool) {
		for _, task := range tasks {
			if !yield(row(task)) {
				return
			}
		}
	}
	return t
}

// names joins the names of people or labels.
func names[T model.Item, K ~string](s *model.Setup, keys []K, sigil string) string {
	out := make([]string, len(keys))
	for i, k := range keys {
		out[i] = sigil + model.Named[T](s, string(k))
	}
	return strings.Join(out, " ")
}

func priorityStyle(th *look.Theme, p model.Priority) look.Style {
	switch p {
	case model.Urgent:
		return th.Urgent
	case model.High:
		return th.High
	case model.Low:
		return th.Low
	}
	return th.Text
}

// facts returns the board and time from which facts about tasks follow.
func (s *session) facts(r model.Facts) fact.At { return fact.New(r, s.now(), nil) }

func estimate(s *model.Setup, t *model.Task) string {
	if t.Estimate == 0 {
		return ""
	}
	return model.Number(t.Estimate).String() + s.Info.Unit
}
