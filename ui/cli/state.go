package cli

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/model/op"
	"baton/ui/draft"
)

// done moves tasks to the first column of kind done.
func done(ctx context.Context, s *session, args []string) error {
	return s.change(ctx, s.each(args, func(ids []model.ID) op.Op { return op.Done{Tasks: ids} }))
}

// reopen moves tasks that were done back to the first column of kind todo.
func reopen(ctx context.Context, s *session, args []string) error {
	return s.change(ctx, s.each(args, func(ids []model.ID) op.Op { return op.Reopen{Tasks: ids} }))
}

// archive archives tasks.
func archive(ctx context.Context, s *session, args []string) error {
	return s.change(ctx, s.each(args, func(ids []model.ID) op.Op { return op.Archive{Tasks: ids} }))
}

// unarchive brings archived tasks back.
func unarchive(ctx context.Context, s *session, args []string) error {
	return s.change(ctx, s.each(args, func(ids []model.ID) op.Op { return op.Unarchive{Tasks: ids} }))
}

// block blocks tasks with a reason.
func block(ctx context.Context, s *session, args []string) error {
	refs, words, err := s.leading(ctx, args)
	if err != nil {
		return err
	}
	reason := strings.TrimSpace(strings.Join(words, " "))
	if reason == "" {
		return usage("block %s why? give a reason: baton block ID REASON", strings.Join(refs, " "))
	}
	return s.change(ctx, s.each(refs, func(ids []model.ID) op.Op { return op.Block{Tasks: ids, Reason: clean(reason)} }))
}

// unblock unblocks tasks.
func unblock(ctx context.Context, s *session, args []string) error {
	return s.change(ctx, s.each(args, func(ids []model.ID) op.Op { return op.Unblock{Tasks: ids} }))
}

// check ticks or unticks an item of a checklist, or adds one.
func check(ctx context.Context, s *session, args []string) error {
	if args[1] == "add" {
		return addLine(ctx, s, args)
	}
	if len(args) > 2 {
		return usage("unexpected argument %q: baton check ID N", args[2])
	}
	n, err := strconv.Atoi(args[1])
	if err != nil || n < 1 {
		return usage("invalid checklist item %q: items start at 1", args[1])
	}
	return s.change(ctx, s.each(args[:1], func(ids []model.ID) op.Op { return op.Tick{Tasks: ids, N: n} }))
}

// addLine adds an item to checklists.
func addLine(ctx context.Context, s *session, args []string) error {
	text := clean(strings.Join(args[2:], " "))
	return s.change(ctx, s.each(args[:1], func(ids []model.ID) op.Op { return op.AddItem{Tasks: ids, Text: text} }))
}

func (t tree) deleteCommand() *cobra.Command {
	purge := false
	c := t.command(groupTasks, "delete ID…", "take off the board", atLeast(1, -1),
		func(ctx context.Context, s *session, args []string) error { return remove(ctx, s, args, purge) })
	c.Long = "With --purge the text of the tasks is also removed from the history, even if they were deleted\n" +
		"earlier, and from the copies that baton keeps beside the board. So are the names of labels and\n" +
		"milestones that they had and of people who came with them, once those are removed or renamed.\n" +
		"What could not be reached is reported."
	c.Flags().BoolVar(&purge, "purge", false, "remove its text from the history too; can't be undone")
	return t.completing(c, refs)
}

// remove deletes tasks. With --json it prints them as they were.
func remove(ctx context.Context, s *session, args []string, purge bool) error {
	var were [][]byte
	var gone []model.ID
	did, err := s.applied(ctx, s.plan(func(r model.Reader) (op.Op, error) {
		ids, err := s.named(r, args, purge)
		if err != nil {
			return nil, err
		}
		were, gone = nil, ids
		for _, id := range ids {
			if t := r.Task(id); t != nil {
				were = append(were, s.Formats.Task(r, t))
			}
		}
		return op.Delete{Tasks: ids, Purge: purge}, nil
	}))
	if err != nil {
		return s.hint(err)
	}
	asJSON := s.json
	s.json = false
	if err := s.tell(ctx, did); err != nil {
		return err
	}
	if purge {
		if left := draft.Open(s.draftsDir()).Forget(gone...); len(left) > 0 {
			s.warn("your drafts about it could not be removed: remove " + strings.Join(left, ", "))
		}
		s.say("its text is gone from the history too: that can't be undone")
	}
	if !asJSON || s.quiet {
		return nil
	}
	return s.values(were)
}

// undo takes back the person's last changes.
func undo(ctx context.Context, s *session, args []string) error {
	now := model.At(s.now())
	if len(args) > 0 {
		now = 0 // a number of changes means exactly those, however old
	}
	return takeBack(ctx, s, args, func(by model.PersonID) op.Op { return op.Undo{Of: model.Undo(by, now)} })
}

// redo repeats what the person has undone.
func redo(ctx context.Context, s *session, args []string) error {
	return takeBack(ctx, s, args, func(by model.PersonID) op.Op { return op.Redo{Of: model.Redo(by)} })
}

// takeBack runs undo or redo that many times.
func takeBack(ctx context.Context, s *session, args []string, by func(model.PersonID) op.Op) error {
	n := 1
	if len(args) > 0 {
		var err error
		if n, err = strconv.Atoi(args[0]); err != nil || n < 1 {
			return usage("invalid number of changes %q: 1 is the last one", args[0])
		}
	}
	asJSON := s.json
	s.json = false
	var ids []model.ID
	for done := range n {
		did, err := s.applied(ctx, s.plan(func(r model.Reader) (op.Op, error) {
			me, err := s.actor(r)
			return by(me), err
		}))
		if done > 0 && (errors.Is(err, model.ErrNoUndo) || errors.Is(err, model.ErrNoRedo)) {
			s.say("%v: stopped after %d of %d", err, done, n)
			break
		}
		if err != nil {
			return s.hint(err)
		}
		if err := s.tell(ctx, did); err != nil {
			return err
		}
		for _, id := range did.ev.Subjects() {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	s.json, s.many = asJSON, len(ids) > 1
	return s.answer(ctx, ids)
}
