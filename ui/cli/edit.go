package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/model/op"
	"baton/model/query"
	"baton/ui/draft"
	"baton/ui/editor"
)

func (t tree) editCommand() *cobra.Command {
	inEditor := false
	c := t.command(groupTasks, "edit ID… TOKENS…", "change tasks: tokens set fields, tokens with - remove, bare words are the title", atLeast(1, -1),
		func(ctx context.Context, s *session, args []string) error {
			if inEditor {
				return editText(ctx, s, args)
			}
			return edit(ctx, s, args)
		})
	c.Flags().BoolVarP(&inEditor, "editor", "e", false, "edit title and description in your editor")
	return t.completing(c, editWords)
}

// edit changes tasks as tokens say.
func edit(ctx context.Context, s *session, args []string) error {
	refs, words, err := s.leading(ctx, args)
	if err != nil {
		return err
	}
	if len(words) == 0 {
		return usage("edit %s how? say it with tokens, as in baton edit %s @kim due:fri, or use -e", strings.Join(refs, " "), refs[0])
	}
	return s.change(ctx, func(r model.Reader) (op.Op, error) {
		ids, err := s.tasks(r, refs)
		if err != nil {
			return nil, err
		}
		if len(words) == 1 {
			if err := checkSlip(s, r, words[0]); err != nil {
				return nil, err
			}
		}
		d, err := query.ParseEdit(line(words), s.env(r))
		return op.Edit{Tasks: ids, To: d}, err
	})
}

// checkSlip refuses, softly, a title of one word that follows a token in the same
// argument: it is likely the rest of a name that the board does not know.
func checkSlip(s *session, r model.Reader, arg string) error {
	first, _, more := strings.Cut(strings.TrimSpace(arg), " ")
	if !more || s.force {
		return nil
	}
	d, err := query.ParseEdit(arg, s.env(r))
	if err != nil || d.Title == "" || strings.Contains(d.Title, " ") || strings.HasPrefix(arg, d.Title) {
		return nil
	}
	return &model.Error{Code: model.Refused, Soft: true, Text: fmt.Sprintf(
		"%q would be the whole new title: if it belongs to %s, put the whole name in quotes", d.Title, first,
	)}
}

// editText opens the editor on a task's title and description, or on a draft of
// them that was refused. What was typed stays in its file until it is on the
// board.
func editText(ctx context.Context, s *session, args []string) error {
	if len(args) > 1 {
		return usage("unexpected argument %q: with -e you write in the editor", args[1])
	}
	var id model.ID
	now := draft.Draft{}
	err := s.store.View(ctx, func(r model.Reader) (err error) {
		if id, err = s.one(r, args[0]); err != nil {
			return err
		}
		now.Seen = draft.SeenUpTo(r.Head().ID)
		now.Text = r.Task(id).Title + "\n\n" + r.Body(id).Clone().Description
		return nil
	})
	if err != nil {
		return err
	}
	desk, what := draft.Open(s.draftsDir()), "edit-"+id.String()
	was, left := desk.Get(what)
	if left = left && strings.TrimSpace(was.Text) != strings.TrimSpace(now.Text); left {
		s.say("this continues your draft, which is not on the board yet")
		now = was
	}
	desk.Put(what, now)
	path, err := editDraft(ctx, s, desk, what)
	if err == nil {
		err = takeText(ctx, s, id, desk, what)
	}
	switch {
	case err != nil && path == "": // the editor left nothing
		if !left {
			desk.Drop(what)
		}
		return errors.Join(err, desk.Flush())
	case err != nil:
		return keptError{err, path}
	}
	desk.Drop(what)
	return desk.Flush()
}

// keptError is the refusal of a text that is kept in a file.
type keptError struct {
	error
	path string
}

// Error says what was refused and where the text is.
func (k keptError) Error() string { return k.error.Error() + ": " + k.where() }

// Unwrap returns the refusal.
func (k keptError) Unwrap() error { return k.error }

func (k keptError) where() string { return "your text is in " + k.path }

// takeText makes what was edited the task's title and description.
func takeText(ctx context.Context, s *session, id model.ID, desk *draft.Desk, what string) error {
	out, _ := desk.Get(what)
	title, description, _ := strings.Cut(strings.TrimLeft(cleanText(out.Text), "\n"), "\n")
	o := op.Describe{Task: id, Title: clean(title), Description: strings.TrimSpace(description)}
	if o.Title == "" {
		return model.Errorf(model.Usage, "a task needs a title")
	}
	return s.apply(ctx, op.Plan(o, op.How{Force: s.force, Seen: out.Seen.Event()}))
}

// editDraft opens the editor on a draft and puts the result on the desk. It returns the
// file where the draft is kept, "" if the editor left none.
func editDraft(ctx context.Context, s *session, desk *draft.Desk, what string) (path string, err error) {
	was, _ := desk.Get(what)
	if path, err = desk.Lend(what); err != nil {
		return path, model.Errorf(model.Failed, "can't create the editor's file: %v", err)
	}
	words := s.editor(s.config)
	cmd := editor.Command(ctx, words, path)
	cmd.Stdin, cmd.Stdout, cmd.Stderr, cmd.Env = s.In, s.Out, s.Err, s.Env
	release := s.holdSignals() // an interrupt typed in the editor is the editor's
	err = editor.Explain(words, cmd.Run())
	release()
	desk.Return(what)
	text, readErr := editor.Read(path)
	if readErr != nil {
		return "", cmp.Or(err, readErr)
	}
	desk.Put(what, draft.Draft{Text: text, Seen: was.Seen})
	return path, err
}

// holdSignals leaves ctrl+c to another program in the terminal until release is called.
func (s *session) holdSignals() (release func()) {
	if s.Hold == nil {
		return func() {}
	}
	return s.Hold()
}
