package cli

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/model/op"
)

// commentCommand adds comments, edits one or removes one.
func (t tree) commentCommand() *cobra.Command {
	edit, rm := 0, 0
	c := t.command(groupTasks, "comment ID TEXT…", "comment on a task; - reads from standard input", atLeast(1, -1), nil)
	c.Flags().IntVar(&edit, "edit", 0, "change comment `N`, as numbered by show")
	c.Flags().IntVar(&rm, "rm", 0, "remove comment `N`")
	c.RunE = t.run(func(ctx context.Context, s *session, args []string) error {
		switch {
		case c.Flags().Changed("rm"):
			return removeComment(ctx, s, args, rm, c.Flags().Changed("edit"))
		case len(args) < 2:
			return usage("comment %s what? baton %s", args[0], form(c))
		case c.Flags().Changed("edit"):
			return editComment(ctx, s, args, edit)
		}
		return comment(ctx, s, args)
	})
	return t.completing(c, refFirst)
}

// comment adds a comment to tasks.
func comment(ctx context.Context, s *session, args []string) error {
	refs, words, err := s.leading(ctx, args)
	if err != nil {
		return err
	}
	if len(words) == 0 {
		return usage("comment %s what? put a text that is only a number in quotes, with a space", strings.Join(refs, " "))
	}
	text, err := readWords(ctx, s, words)
	if err != nil {
		return err
	}
	return s.change(ctx, s.each(refs, func(ids []model.ID) op.Op { return op.Comment{Tasks: ids, Text: text} }))
}

// readWords joins the words of a text, or reads it from standard input.
func readWords(ctx context.Context, s *session, words []string) (string, error) {
	text := strings.Join(words, " ")
	if text == "-" {
		var err error
		if text, err = readText(ctx, s); err != nil {
			return "", err
		}
	}
	return cleanText(text), nil
}

func editComment(ctx context.Context, s *session, args []string, n int) error {
	text, err := readWords(ctx, s, args[1:])
	if err != nil {
		return err
	}
	return s.change(ctx, onlyOne(s, args[0], func(id model.ID) op.Op { return op.EditComment{Task: id, N: n, Text: text} }))
}

func removeComment(ctx context.Context, s *session, args []string, n int, edit bool) error {
	switch {
	case edit:
		return usage("--edit and --rm: choose one")
	case len(args) > 1:
		return usage("unexpected argument %q: baton comment %s --rm %d", args[1], args[0], n)
	}
	return s.change(ctx, onlyOne(s, args[0], func(id model.ID) op.Op { return op.RemoveComment{Task: id, N: n} }))
}

// linkCommand adds a link to tasks, or removes one.
func (t tree) linkCommand() *cobra.Command {
	rm := ""
	c := t.command(groupTasks, "link ID URL [TITLE…]", "add a link to a task", atLeast(1, -1), nil)
	c.Flags().StringVar(&rm, "rm", "", "remove link `N|URL`, as numbered by show")
	c.RunE = t.run(func(ctx context.Context, s *session, args []string) error {
		switch {
		case c.Flags().Changed("rm") && len(args) > 1:
			return usage("unexpected argument %q: baton link %s --rm %s", args[1], args[0], rm)
		case c.Flags().Changed("rm"):
			return removeLink(ctx, s, args[0], rm)
		case len(args) < 2:
			return usage("link %s to what? baton %s", args[0], form(c))
		}
		return link(ctx, s, args)
	})
	return t.completing(c, refFirst)
}

// link adds a link to tasks.
func link(ctx context.Context, s *session, args []string) error {
	refs, words, err := s.leading(ctx, args)
	if err != nil {
		return err
	}
	if len(words) == 0 {
		return usage("link %s to what? give a URL: baton link ID URL", strings.Join(refs, " "))
	}
	l := model.Link{URL: clean(words[0]), Title: clean(strings.Join(words[1:], " "))}
	return s.change(ctx, s.each(refs, func(ids []model.ID) op.Op { return op.Link{Tasks: ids, Link: l} }))
}

func removeLink(ctx context.Context, s *session, ref, which string) error {
	n, err := strconv.Atoi(which)
	if err != nil {
		n = 0
	}
	if err == nil && n < 1 {
		return usage("invalid link %q: links start at 1", which)
	}
	return s.change(ctx, s.each([]string{ref}, func(ids []model.ID) op.Op { return op.Unlink{Tasks: ids, N: n, URL: clean(which)} }))
}

// onlyOne makes an op about the one task that an argument names.
func onlyOne(s *session, ref string, o func(id model.ID) op.Op) request {
	return func(r model.Reader) (op.Op, error) {
		id, err := s.one(r, ref)
		return o(id), err
	}
}
