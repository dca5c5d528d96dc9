package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/model/op"
)

// placing is the flags that say where in a column tasks go.
type placing struct {
	before, after string
	top, bottom   bool
}

func (t tree) moveCommand() *cobra.Command {
	var p placing
	c := t.command(groupTasks, "move ID… COLUMN", "move to a column, or to another place in it", atLeast(1, -1),
		func(ctx context.Context, s *session, args []string) error { return move(ctx, s, args, p) })
	c.Aliases = []string{"mv"}
	c.Flags().StringVar(&p.before, "before", "", "before the task `ID`")
	c.Flags().StringVar(&p.after, "after", "", "after the task `ID`")
	c.Flags().BoolVar(&p.top, "top", false, "to the top of the column")
	c.Flags().BoolVar(&p.bottom, "bottom", false, "to the bottom of the column")
	return t.completing(c, refsThenColumn)
}

// move puts tasks into a column. With a place and no column they stay in
// theirs, or go to the column of their new neighbour.
func move(ctx context.Context, s *session, args []string, p placing) error {
	if n := p.given(); n > 1 {
		return usage("--before, --after, --top and --bottom: choose one")
	}
	return s.change(ctx, func(r model.Reader) (op.Op, error) {
		refs, name := args, ""
		if last := args[len(args)-1]; len(args) > 1 && (p.given() == 0 || !isRefs(r, last) || isColumn(r, last)) {
			refs, name = args[:len(args)-1], last
		}
		if name == "" && p.given() == 0 {
			return nil, usage("move where? baton move ID… COLUMN")
		}
		ids, err := s.tasks(r, refs)
		if err != nil {
			return nil, err
		}
		col, place, err := p.find(s, r, name, ids)
		if err != nil {
			return nil, err
		}
		return op.Move{Tasks: ids, To: col, At: place}, nil
	})
}

func (p placing) given() int {
	n := 0
	for _, on := range []bool{p.before != "", p.after != "", p.top, p.bottom} {
		if on {
			n++
		}
	}
	return n
}

// find returns the column and the place in it.
func (p placing) find(s *session, r model.Reader, name string, ids []model.ID) (model.ColumnID, op.Place, error) {
	place := op.Place{}
	switch {
	case p.top:
		place.At = op.Top
	case p.bottom:
		place.At = op.Bottom
	}
	col := r.Task(ids[0]).Column
	if arg := p.before + p.after; arg != "" {
		asked, many := s.ids, s.many
		of, err := s.one(r, arg)
		s.ids, s.many = asked, many
		if err != nil {
			return "", place, err
		}
		place = op.Place{At: op.After, Of: of}
		if p.before != "" {
			place.At = op.Before
		}
		col = r.Task(of).Column
	}
	if name != "" {
		c, err := column(r, name)
		return c, place, err
	}
	return col, place, nil
}

func isColumn(r model.Reader, name string) bool {
	_, err := column(r, name)
	return err == nil
}

// column returns the column of that name; in:doing and in-review are as good
// as Doing and "In review".
func column(r model.Reader, name string) (model.ColumnID, error) {
	name = strings.TrimPrefix(name, "in:")
	for _, c := range model.Live[model.Column](r.Setup()) {
		if strings.EqualFold(c.Name, name) || strings.EqualFold(strings.ReplaceAll(c.Name, " ", "-"), name) {
			return c.ID, nil
		}
	}
	return "", model.NoSuch[model.Column](r.Setup(), name)
}
