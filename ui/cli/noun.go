package cli

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/model/op"
	"baton/model/query"
)

// noun is one kind of item that a board is set up with.
type noun[T model.Item] struct {
	many  string // the command: "columns"
	one   string // "column"
	about string // what its settings mean, for the help
	// freeing says when it can be removed, for the help.
	freeing string
	table   func(s *session, r model.Reader) *table
	json    func(r model.Reader, i T) any
}

// nounEntry returns the entry of a noun.
func nounEntry[T model.Item](t tree, n noun[T]) entry {
	return entry{n.many, func() *cobra.Command { return nounCommand(t, n) }}
}

// nounCommand returns a noun's command: alone it lists the items, its verbs change them.
func nounCommand[T model.Item](t tree, n noun[T]) *cobra.Command {
	c := t.command(groupBoard, n.many, "list the board's "+n.many+"; add, edit, rename, rm or move one", unknownVerb, n.list)
	sub := func(use, short string, args cobra.PositionalArgs, v verb) *cobra.Command {
		s := t.command("", use, short, args, v)
		return t.completing(s, called[T])
	}
	rm := sub("rm NAME", "remove a "+n.one+n.freeing, atLeast(1, -1), n.remove)
	rm.Aliases = []string{"remove"}
	edit := sub("edit "+query.ItemHint[T](), "change settings; nothing after the colon clears one", atLeast(2, -1), n.edit)
	edit.Long = n.about
	c.AddCommand(
		sub("add "+query.ItemHint[T](), "add a "+n.one, atLeast(1, -1), n.add),
		edit,
		sub("rename NAME NEW", "rename a "+n.one+", in history too", exactly(2), n.rename),
		rm,
		sub("move NAME N", "move a "+n.one+" to position N", exactly(2), n.move),
	)
	return c
}

// list prints the board's items of a kind.
func (n noun[T]) list(ctx context.Context, s *session, _ []string) error {
	if err := s.board.mustExist(); err != nil {
		return err
	}
	return s.reading(ctx, func(r model.Reader) error {
		live := model.Live[T](r.Setup())
		if s.json {
			out := make([]any, len(live))
			for i, item := range live {
				out[i] = n.json(r, item)
			}
			return writeJSON(s.Out, out)
		}
		if len(live) == 0 {
			s.say("the board has no %s yet: baton %s add %s", n.many, n.many, query.ItemHint[T]())
			return nil
		}
		return s.write(n.table(s, r))
	})
}

func (n noun[T]) add(ctx context.Context, s *session, args []string) error {
	return n.change(ctx, s, func(r model.Reader) (op.Op, error) {
		var none T
		i, err := query.ParseItem(none, n.text(n.named(args)), s.env(r))
		if err != nil {
			return nil, err
		}
		if strings.TrimSpace(i.Called()) == "" {
			return nil, usage("a %s needs a name: baton %s add %s", n.one, n.many, query.ItemHint[T]())
		}
		return op.Create[T]{Item: i}, nil
	})
}

// text joins the settings; those of a view are a filter and stay as they are.
func (n noun[T]) text(args []string) string {
	if n.one == "view" {
		return clean(strings.Join(args, " "))
	}
	return clean(settings(args))
}

// named puts a view's name with spaces in quotes: a filter follows it, and
// otherwise the end of the name would be unknown. All may still be one argument.
func (n noun[T]) named(args []string) []string {
	if n.one != "view" || len(args) < 2 || !strings.Contains(args[0], " ") || strings.Contains(args[0], `"`) {
		return args
	}
	return append([]string{`"` + strings.ReplaceAll(args[0], `\`, `\\`) + `"`}, args[1:]...)
}

func (n noun[T]) edit(ctx context.Context, s *session, args []string) error {
	return n.change(ctx, s, func(r model.Reader) (op.Op, error) {
		now, ok := query.Find[T](r.Setup(), bare(args[0]))
		if !ok {
			return nil, model.NoSuch[T](r.Setup(), bare(args[0]))
		}
		next, err := query.ParseItem(now, n.text(args[1:]), s.env(r))
		if err != nil {
			return nil, err
		}
		if next.Called() != now.Called() {
			return nil, usage("unknown setting %q: %s; baton %s rename changes the name", next.Called(), query.ItemHint[T](), n.many)
		}
		return op.Alter[T]{Name: now.Called(), To: next}, nil
	})
}

func (n noun[T]) rename(ctx context.Context, s *session, args []string) error {
	to := clean(bare(args[1]))
	if to == "" {
		return usage("a %s needs a name", n.one)
	}
	return n.change(ctx, s, func(r model.Reader) (op.Op, error) { return op.Rename[T]{Name: n.meant(r, args[0]), To: to}, nil })
}

func (n noun[T]) remove(ctx context.Context, s *session, args []string) error {
	err := s.change(ctx, func(r model.Reader) (op.Op, error) {
		o := op.Remove[T]{Off: s.force}
		for _, a := range args {
			o.Names = append(o.Names, n.meant(r, a))
		}
		return o, nil
	})
	if model.CodeOf(err) == model.Refused && !s.force && n.one != "column" && n.one != "view" {
		return &model.Error{Code: model.Refused, Text: err.Error() + ", or use --force", Soft: true}
	}
	return err
}

func (n noun[T]) move(ctx context.Context, s *session, args []string) error {
	at, err := strconv.Atoi(args[1])
	if err != nil || at < 1 {
		return usage("invalid position %q: positions start at 1", args[1])
	}
	return n.change(ctx, s, func(r model.Reader) (op.Op, error) { return op.Reorder[T]{Name: n.meant(r, args[0]), N: at}, nil })
}

// change changes the set-up. With --json it prints
// the list as it is now.
func (n noun[T]) change(ctx context.Context, s *session, w request) error {
	asJSON := s.json && !s.quiet
	s.json = false
	if err := s.change(ctx, w); err != nil || !asJSON {
		return err
	}
	s.json = true
	return n.list(ctx, s, nil)
}

// meant returns the name of the item that an argument means: two-words means the same
// as "two words", as in tokens.
func (n noun[T]) meant(r model.Reader, arg string) string {
	if i, ok := query.Find[T](r.Setup(), bare(arg)); ok {
		return i.Called()
	}
	return bare(arg)
}

// bare removes the sign that names have in tokens: @kim, #api, :mine.
func bare(name string) string {
	if len(name) > 1 && strings.ContainsRune("@#:", rune(name[0])) {
		return name[1:]
	}
	return name
}
