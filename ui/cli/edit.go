package cli

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"baton/model"
)

func (t tree) editCommand() *cobra.Command {
	inEditor := false
	c := t.command(groupTasks, "edit ID… TOKENS…", "change tasks: tokens set, with - they take away, bare words are the title", atLeast(1, -1),
		func(ctx context.Context, s *session, args []string) error {
			if inEditor {
				return editText(ctx, s, args)
			}
			return edit(ctx, s, args)
		})
	c.Flags().BoolVarP(&inEditor, "editor", "e", false, "title and description in your editor")
	return t.completing(c, editWords)
}

// edit turns tasks into what tokens say.
func edit(ctx context.Context, s *session, args []string) error {
	if len(args) < 2 {
		return usage("edit %s how? say it with tokens, as in baton edit %s @kim due:fri, or use -e", args[0], args[0])
	}
	return s.change(ctx, "edit", s.each(args[:1], func(ids []model.ID) model.Make {
		return s.editing(ids, line(args[1:]))
	}))
}

// editText opens the editor on a task's title and description. What was typed
// stays in its file until it has been taken.
func editText(ctx context.Context, s *session, args []string) error {
	if len(args) > 1 {
		return usage("with -e the editor says what: leave %q out", args[1])
	}
	var id model.ID
	var seen model.Seq
	var text string
	err := s.store.View(ctx, func(r model.Reader) (err error) {
		if id, err = s.one(r, args[0]); err != nil {
			return err
		}
		seen = r.Head().Seq
		text = r.Task(id).Title + "\n\n" + r.Body(id).Clone().Description
		return nil
	})
	if err != nil {
		return err
	}
	out, path, err := s.edited(ctx, text)
	if err != nil {
		return err
	}
	title, description, _ := strings.Cut(strings.TrimLeft(cleanText(out), "\n"), "\n")
	err = s.apply(ctx, func(r model.Reader) (model.Draft, error) {
		do, err := model.SetField([]model.ID{id}, model.TitleField, model.Text(clean(title)))(r)
		if err != nil {
			return model.Draft{}, err
		}
		more, err := model.SetField([]model.ID{id}, model.DescriptionField, model.Text(strings.TrimSpace(description)))(r)
		return model.Draft{Verb: "edit", Do: append(do, more...), Seen: seen, Force: s.force}, err
	})
	if err != nil {
		return &model.Error{Code: model.CodeOf(err), Soft: model.IsSoft(err), Text: err.Error() + ": your text is in " + path}
	}
	return os.RemoveAll(filepath.Dir(path))
}

// edited opens the editor on a text and returns what it became, and the file
// where it is kept.
func (s *session) edited(ctx context.Context, text string) (out, path string, err error) {
	dir, err := os.MkdirTemp("", "baton-")
	if err != nil {
		return "", "", err
	}
	path = filepath.Join(dir, "task.md")
	if err := os.WriteFile(path, []byte(text+"\n"), 0o600); err != nil {
		return "", path, err
	}
	words := s.editor(s.config)
	// An interrupt typed in the editor is the editor's.
	cmd := exec.CommandContext(context.WithoutCancel(ctx), words[0], append(words[1:], path)...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr, cmd.Env = s.In, s.Out, s.Err, s.Env
	if err := cmd.Run(); err != nil {
		var notFound *exec.Error
		if errors.As(err, &notFound) {
			return "", path, model.Errorf(model.Failed, "no editor %q: set EDITOR, or editor in the settings", words[0])
		}
		return "", path, model.Errorf(model.Failed, "the editor failed (%v): your text is in %s", err, path)
	}
	b, err := os.ReadFile(path)
	return string(b), path, err
}
