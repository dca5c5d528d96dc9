package cli

import (
	"context"
	"errors"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"baton/model"
	"baton/model/op"
	"baton/model/query"
)

func (t tree) addCommand() *cobra.Command {
	text := false
	c := t.command(groupTasks, "add TEXT…", "add a task; - reads one per line from standard input", atLeast(1, -1),
		func(ctx context.Context, s *session, args []string) error { return add(ctx, s, args, text) })
	c.Flags().BoolVar(&text, "text", false, "take titles literally, without tokens")
	return t.completing(c, tokens(query.Adding, 0))
}

// add adds a task, or with - one for each line of standard input.
// With text set, titles are taken literally.
func add(ctx context.Context, s *session, args []string, text bool) error {
	lines := []string{line(args)}
	if text {
		lines = []string{strings.Join(args, " ")}
	}
	if len(args) == 1 && args[0] == "-" {
		var err error
		if lines, err = s.lines(ctx); err != nil {
			return err
		}
		s.many = true
	}
	did, err := s.applied(ctx, s.plan(func(r model.Reader) (op.Op, error) { return adding(s, r, lines, text) }))
	if errors.Is(err, model.ErrNothing) {
		s.say("nothing to add")
		return s.answer(ctx, nil)
	}
	if err != nil {
		return s.hint(err)
	}
	return tellAdded(ctx, s, did)
}

// tellAdded tells of tasks that were added, and prints their references for scripts.
func tellAdded(ctx context.Context, s *session, did result) error {
	s.ids = nil
	var refs []string
	for _, c := range did.ev.Do {
		if a, ok := c.(model.AddTask); ok {
			s.ids = append(s.ids, a.Task.ID)
			refs = append(refs, did.setup.Ref(a.Task.Num))
		}
	}
	if err := s.tell(ctx, did); err != nil || s.quiet || s.json || isTerminal(s.Out) {
		return err
	}
	return s.print(refs...)
}

// adding parses one task per line and returns the op that adds them.
func adding(s *session, r model.Reader, lines []string, asText bool) (op.Op, error) {
	var out op.Add
	for i, text := range lines {
		if strings.TrimSpace(text) == "" && s.many {
			continue
		}
		d, err := &query.Draft{Title: clean(text)}, error(nil)
		if !asText {
			d, err = query.ParseAdd(text, s.env(r))
		}
		line := 0
		if s.many {
			line = i + 1
		}
		if err != nil {
			return nil, op.AtLine(line, err)
		}
		out.Tasks = append(out.Tasks, op.New{Draft: d, Line: line})
	}
	return out, nil
}

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(f.Fd())
}
