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
	did, err := s.applied(ctx, model.Do("add", s.force, func(r model.Reader) ([]model.Change, error) {
		return s.adding(r, lines)
	}))
	if errors.Is(err, model.ErrNothing) {
		s.say("nothing to add")
		return s.answer(ctx, nil)
	}
	if err != nil {
		return s.hint(err)
	}
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
	return s.print(strings.Join(refs, "\n"))
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

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(f.Fd())
}
