package cli

import (
	"context"
	"errors"
	"strings"

	"github.com/charmbracelet/x/term"

	"baton/model"
	"baton/model/query"
)

// add puts a task on the board, or with - one for each line of standard input.
func add(ctx context.Context, s *session, args []string) error {
	lines := []string{line(args)}
	if len(args) == 1 && args[0] == "-" {
		var err error
		if lines, err = s.lines(ctx); err != nil {
			return err
		}
		s.many = true
	}
	ev, err := s.applied(ctx, model.Do("add", s.force, func(r model.Reader) ([]model.Change, error) {
		return s.adding(r, lines)
	}))
	if errors.Is(err, model.ErrNothing) {
		s.say("nothing to add")
		return s.answer(ctx, nil)
	}
	if err != nil {
		return s.hint(err)
	}
	for _, c := range ev.Do {
		if a, ok := c.(model.AddTask); ok {
			s.ids = append(s.ids, a.Task.ID)
		}
	}
	if err := s.tell(ctx, ev); err != nil || s.quiet || s.json || isTerminal(s.Out) {
		return err
	}
	return s.printRefs(ctx)
}

// adding makes the changes that add what the lines say.
func (s *session) adding(r model.Reader, lines []string) ([]model.Change, error) {
	var do []model.Change
	for i, text := range lines {
		if strings.TrimSpace(text) == "" && s.many {
			continue
		}
		d, err := query.ParseAdd(text, s.env(r))
		if err == nil {
			var c []model.Change
			c, err = d.Add(r)
			do = append(do, c...)
		}
		if err != nil && s.many {
			return nil, &model.Error{Code: model.CodeOf(err), Soft: model.IsSoft(err), Text: "line " + model.Number(float64(i+1)).String() + ": " + err.Error()}
		}
		if err != nil {
			return nil, err
		}
	}
	return do, nil
}

// printRefs writes the references of the tasks, for scripts.
func (s *session) printRefs(ctx context.Context) error {
	return s.store.View(ctx, func(r model.Reader) error {
		for _, id := range s.ids {
			if err := s.print(r.Setup().Ref(r.NumberOf(id))); err != nil {
				return err
			}
		}
		return nil
	})
}

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(f.Fd())
}
