package cli

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"baton/model"
	"baton/model/op"
	"baton/model/query"
)

// assign puts people on tasks and takes them off.
func assign(ctx context.Context, s *session, args []string) error {
	refs, who := splitAt(args, isPerson)
	if len(who) == 0 || len(refs) == 0 {
		return usage("assign whom to what? baton assign 12 @kim -@lee")
	}
	for _, w := range who {
		if !isPerson(w) {
			return usage("%q is not a person: write people as @kim, or -@kim to take them off", w)
		}
	}
	return s.change(ctx, func(r model.Reader) (op.Op, error) {
		ids, err := s.tasks(r, refs)
		if err != nil {
			return nil, err
		}
		d, err := query.ParseEdit(people(who), s.env(r))
		if err != nil {
			return nil, err
		}
		return op.Assign{Tasks: ids, Add: op.Assignees(d), Remove: d.Unassign, Nobody: d.Nobody}, nil
	})
}

// people joins arguments that name one person each: @Ann Lee is one.
func people(args []string) string { return rejoin(args, regexp.MustCompile(`^-?@`)) }

func isPerson(arg string) bool { return strings.HasPrefix(strings.TrimPrefix(arg, "-"), "@") }

// splitAt splits arguments before the first one that satisfies so.
func splitAt(args []string, so func(string) bool) (before, from []string) {
	i := slices.IndexFunc(args, so)
	if i < 0 {
		return args, nil
	}
	return args[:i], args[i:]
}

// take assigns tasks to the person who acts.
func take(ctx context.Context, s *session, args []string) error {
	return s.change(ctx, func(r model.Reader) (op.Op, error) {
		ids, err := s.tasks(r, args)
		me, _ := s.identity.resolve(r.Setup())
		return op.Take{Tasks: ids, By: me}, err
	})
}

// hand hands one's own tasks to another person.
func hand(ctx context.Context, s *session, args []string) error {
	refs, who := splitAt(args, isPerson)
	if len(refs) == 0 || len(who) != 1 || strings.HasPrefix(who[0], "-") {
		return usage("hand it to whom? name one person: baton hand %s @ann", strings.Join(refs, " "))
	}
	return s.change(ctx, func(r model.Reader) (op.Op, error) {
		ids, err := s.tasks(r, refs)
		if err != nil {
			return nil, err
		}
		e := s.env(r)
		d, err := query.ParseEdit(people(who), e)
		if err != nil {
			return nil, err
		}
		o := op.Hand{Tasks: ids, From: e.Me}
		if to := op.Assignees(d); len(to) == 1 && !d.Nobody {
			o.To = to[0]
		}
		return o, nil
	})
}
