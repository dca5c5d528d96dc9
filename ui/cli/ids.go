package cli

import (
	"context"
	"slices"
	"strings"

	"baton/model"
	"baton/model/op"
)

// maxIDs bounds how many tasks one range may name.
const maxIDs = 100_000

// tasks returns the tasks that arguments name: "12", "PAY-12", "12,14-16",
// each once. What the board does not have is refused.
func (s *session) tasks(r model.Reader, args []string) ([]model.ID, error) {
	return s.named(r, args, false)
}

// named does the same; with gone also for deleted tasks.
func (s *session) named(r model.Reader, args []string, gone bool) ([]model.ID, error) {
	s.ids, s.many = nil, len(args) > 1
	seen := map[model.ID]bool{}
	for _, arg := range args {
		for part := range strings.SplitSeq(arg, ",") {
			nums, err := numbers(r, strings.TrimSpace(part))
			if err != nil {
				return nil, err
			}
			s.many = s.many || len(nums) > 1 || part != arg
			for _, n := range nums {
				id, err := taskAt(r, n, gone)
				if err != nil {
					return nil, err
				}
				if !seen[id] {
					seen[id] = true
					s.ids = append(s.ids, id)
				}
			}
		}
	}
	return s.ids, nil
}

// one returns the one task that an argument names.
func (s *session) one(r model.Reader, arg string) (model.ID, error) {
	ids, err := s.tasks(r, []string{arg})
	if err != nil {
		return model.ID{}, err
	}
	if len(ids) != 1 || s.many {
		return model.ID{}, usage("%q names %s: name just one", arg, model.Count(len(ids), "task"))
	}
	return ids[0], nil
}

// each makes an op about the tasks that arguments name.
func (s *session) each(args []string, o func(ids []model.ID) op.Op) request {
	return func(r model.Reader) (op.Op, error) {
		ids, err := s.tasks(r, args)
		return o(ids), err
	}
}

// numbers parses one reference or a range of them.
func numbers(r model.Reader, text string) ([]int, error) {
	setup := r.Setup()
	if n, ok := setup.ParseRef(text); ok {
		return []int{n}, nil
	}
	if id, err := model.ParseID(strings.ToUpper(text)); err == nil && r.NumberOf(id) > 0 {
		return []int{r.NumberOf(id)}, nil
	}
	for i := range text {
		if text[i] != '-' {
			continue
		}
		from, ok := setup.ParseRef(text[:i])
		to, ok2 := setup.ParseRef(text[i+1:])
		if !ok || !ok2 {
			continue
		}
		switch {
		case to < from:
			return nil, usage("invalid range %q: write it as %d-%d", text, to, from)
		case to >= r.Head().Next || to-from > maxIDs:
			return nil, model.Errorf(model.NotFound, "no task %s: the last one is %s", setup.Ref(max(from, r.Head().Next)), setup.Ref(r.Head().Next-1))
		}
		out := make([]int, 0, to-from+1)
		for n := from; n <= to; n++ {
			out = append(out, n)
		}
		return out, nil
	}
	if n, ok := model.FindRef(r, text); ok { // as another system calls it
		return []int{n}, nil
	}
	return nil, noRef(r, text)
}

// noRef returns the error for a text that is not a reference of this board.
func noRef(r model.Reader, text string) error {
	if _, num, ok := strings.Cut(text, "-"); ok && num != "" && strings.Trim(num, "0123456789") == "" {
		return model.Errorf(model.NotFound, "no task %s: references here look like %s", text, r.Setup().Ref(12))
	}
	return usage("invalid reference %q: write it as in %s; 12,14-16 names several", text, r.Setup().Ref(12))
}

// leading splits arguments after the references they begin with. All that look like
// references count: "12 14 text" is "12,14 text". A text that begins with a number
// has to be one argument: "3 days".
func (s *session) leading(ctx context.Context, args []string) (refs, rest []string, err error) {
	err = s.store.View(ctx, func(r model.Reader) error {
		refs, rest = args[:1], args[1:]
		for len(rest) > 0 && isRefs(r, rest[0]) {
			refs, rest = args[:len(refs)+1], rest[1:]
		}
		return nil
	})
	return refs, rest, err
}

// isRefs reports whether text could name tasks of a board.
func isRefs(r model.Reader, text string) bool {
	s := r.Setup()
	if _, ok := model.FindRef(r, text); ok {
		return true
	}
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == '-' })
	return len(parts) > 0 && !slices.ContainsFunc(parts, func(p string) bool {
		_, ok := s.ParseRef(p)
		return !ok && !strings.EqualFold(p, s.Info.Key)
	})
}

// taskAt returns the task with a number; with gone also a deleted one.
func taskAt(r model.Reader, n int, gone bool) (model.ID, error) {
	id, ok := r.ByNumber(n)
	if ok && (gone || r.Task(id) != nil) {
		return id, nil
	}
	if n < r.Head().Next {
		return id, model.Errorf(model.NotFound, "no task %s: it was deleted", r.Setup().Ref(n))
	}
	if r.Head().Next <= 1 {
		return id, model.Errorf(model.NotFound, "no task %s: the board has none yet", r.Setup().Ref(n))
	}
	return id, model.Errorf(model.NotFound, "no task %s: the last one is %s", r.Setup().Ref(n), r.Setup().Ref(r.Head().Next-1))
}
