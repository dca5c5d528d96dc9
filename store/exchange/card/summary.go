package card

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
)

// Summary counts what an import did with everything in the file. Nothing is missing from
// it: what could not come in is counted with the reason.
type Summary struct {
	Format string   `json:"format"`
	Rows   []Count  `json:"rows"`
	Notes  []string `json:"notes"` // what else people should know
}

// NewReport returns an empty summary for a file of the named format.
func NewReport(format string) *Summary {
	return &Summary{Format: format, Rows: []Count{}, Notes: []string{}}
}

// Count counts the outcomes of one kind of thing.
type Count struct {
	What      string   `json:"what"`
	In        int      `json:"in"`
	Updated   int      `json:"updated"`
	Unchanged int      `json:"unchanged"`
	Left      int      `json:"left"` // not updated, because it was changed here since
	Not       int      `json:"not"`  // could not come in
	Why       []Reason `json:"why"`
}

// Reason is why some were left alone or could not come in.
type Reason struct {
	Text string `json:"text"`
	N    int    `json:"n"`
}

// Outcome is what happened to one thing.
type Outcome int

// The outcomes, as the fields of [Count] explain them.
const (
	CameIn Outcome = iota
	Updated
	Unchanged
	LeftAlone
	CouldNot
)

// row returns the count of a kind of thing.
func (r *Summary) row(what string) *Count {
	i := slices.IndexFunc(r.Rows, func(c Count) bool { return c.What == what })
	if i < 0 {
		i = len(r.Rows)
		r.Rows = append(r.Rows, Count{What: what, Why: []Reason{}})
	}
	return &r.Rows[i]
}

// Count adds n of a kind of thing.
func (r *Summary) Count(what string, o Outcome, n int) {
	c := r.row(what)
	switch o {
	case CameIn:
		c.In += n
	case Updated:
		c.Updated += n
	case Unchanged:
		c.Unchanged += n
	case LeftAlone:
		c.Left += n
	case CouldNot:
		c.Not += n
	}
}

// Because adds n things that were left alone or could not come in, and why.
func (r *Summary) Because(what string, o Outcome, n int, why string) {
	if n == 0 {
		return
	}
	r.Count(what, o, n)
	c := r.row(what)
	for i := range c.Why {
		if c.Why[i].Text == why {
			c.Why[i].N += n
			return
		}
	}
	c.Why = append(c.Why, Reason{why, n})
}

// Note adds a note, once.
func (r *Summary) Note(format string, args ...any) {
	if s := fmt.Sprintf(format, args...); !slices.Contains(r.Notes, s) {
		r.Notes = append(r.Notes, s)
	}
}

// order is the order of the rows; what is not in it comes last.
const order = "lists,columns,cards,tasks,archived,people,assignments,labels,labels on cards,milestones,milestones on cards," +
	"checklists,checklist items,comments,attachments,custom fields,field values,due dates,parents,waits,moves,fields"

// Arrange puts the rows in order.
func (r *Summary) Arrange() {
	place := func(what string) int {
		i := slices.Index(strings.Split(order, ","), what)
		if i < 0 {
			return len(order)
		}
		return i
	}
	slices.SortStableFunc(r.Rows, func(a, b Count) int { return place(a.What) - place(b.What) })
}

// Clone returns a copy that can be counted on.
func (r *Summary) Clone() *Summary {
	c := Summary{Format: r.Format, Rows: slices.Clone(r.Rows), Notes: slices.Clone(r.Notes)}
	for i := range c.Rows {
		c.Rows[i].Why = slices.Clone(c.Rows[i].Why)
	}
	return &c
}

// Of returns the count of a kind of thing, zero if there was none.
func (r Summary) Of(what string) Count {
	for _, c := range r.Rows {
		if c.What == what {
			return c
		}
	}
	return Count{What: what}
}

// WriteText writes the summary as a table for people. Columns with only zeros are left
// out.
func (r Summary) WriteText(w io.Writer) error {
	heads := []string{"came in", "updated", "unchanged", "left alone", "could not"}
	cells := make([][]int, 0, len(r.Rows))
	var used [5]bool
	for _, c := range r.Rows {
		row := []int{c.In, c.Updated, c.Unchanged, c.Left, c.Not}
		cells = append(cells, row)
		for i, n := range row {
			used[i] = used[i] || n != 0
		}
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for i, h := range heads {
		if used[i] {
			_, _ = fmt.Fprintf(t, "\t%s", h)
		}
	}
	_, _ = fmt.Fprintln(t)
	for i, c := range r.Rows {
		_, _ = fmt.Fprint(t, c.What)
		for j, n := range cells[i] {
			if used[j] {
				_, _ = fmt.Fprintf(t, "\t%d", n)
			}
		}
		_, _ = fmt.Fprintln(t)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	return r.writeWhy(w)
}

// writeWhy writes the reasons and notes below the table.
func (r Summary) writeWhy(w io.Writer) error {
	var b strings.Builder
	for _, c := range r.Rows {
		for _, y := range c.Why {
			fmt.Fprintf(&b, "%s: %d %s\n", c.What, y.N, y.Text)
		}
	}
	for _, n := range r.Notes {
		fmt.Fprintln(&b, n)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
