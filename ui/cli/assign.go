package cli

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"baton/model"
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
			return usage("%q is nobody: people are written @kim, or -@kim to take them off", w)
		}
	}
	return s.change(ctx, "assign", s.each(refs, func(ids []model.ID) model.Make {
		return s.editing(ids, people(who))
	}))
}

// people joins arguments that name one person each: @Ann Lee is one.
func people(args []string) string { return rejoin(args, regexp.MustCompile(`^-?@`)) }

func isPerson(arg string) bool { return strings.HasPrefix(strings.TrimPrefix(arg, "-"), "@") }

// splitAt splits arguments in front of the first that is so.
func splitAt(args []string, so func(string) bool) (before, from []string) {
	i := slices.IndexFunc(args, so)
	if i < 0 {
		return args, nil
	}
	return args[:i], args[i:]
}

// editing makes the changes that tokens ask for.
func (s *session) editing(ids []model.ID, text string) model.Make {
	return func(r model.Reader) ([]model.Change, error) {
		d, err := query.ParseEdit(text, s.env(r))
		if err != nil {
			return nil, err
		}
		return d.Edit(ids)(r)
	}
}

// take assigns whoever acts.
func take(ctx context.Context, s *session, args []string) error {
	return s.change(ctx, "take", s.each(args, func(ids []model.ID) model.Make {
		return s.editing(ids, "@me")
	}))
}

// hand gives what is one's own to somebody else.
func hand(ctx context.Context, s *session, args []string) error {
	refs, who := splitAt(args, isPerson)
	if len(refs) == 0 || len(who) != 1 || strings.HasPrefix(who[0], "-") {
		return usage("hand it to whom? one person: baton hand %s @ann", strings.Join(refs, " "))
	}
	return s.change(ctx, "hand", s.each(refs, func(ids []model.ID) model.Make {
		return func(r model.Reader) ([]model.Change, error) {
			e := s.env(r)
			d, err := query.ParseEdit(people(who), e)
			if err != nil {
				return nil, err
			}
			if d.Nobody || len(d.Assign) != 1 {
				return model.Hand(ids, e.Me, "")(r)
			}
			name := d.Assign[0]
			if len(d.People) > 0 {
				name = model.PersonID(d.People[0].Name)
			}
			do, to, err := model.Joined(r, name)
			if err != nil {
				return nil, err
			}
			handed, err := model.Hand(ids, e.Me, to)(r)
			return append(do, handed...), err
		}
	}))
}
