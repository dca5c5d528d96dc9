package boardjson

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"

	"baton/model"
	"baton/model/plain"
	"baton/model/transfer"
	"baton/store/exchange/card"
	"baton/store/wire"
)

// version is the value of "format" in baton's own files.
const version = "baton/1"

// logged is a line of the log that can be read again: beside the words it has
// the event as the board's file holds it.
type logged struct {
	Row
	Event *wire.Event `json:"event"`
}

// bufferSize is how much is written at once.
const bufferSize = 64 << 10

// Write writes the whole board, a task and a change a line. What was
// removed from the set-up is in it only where a task still names it.
func Write(w io.Writer, b *model.Board, o transfer.ExportOptions) error {
	out := bufio.NewWriterSize(w, bufferSize)
	j := &writer{card.Printer{W: out}}
	j.Text(`{"format":"` + version + `","board":`)
	j.value(BoardJSON(used(b, o)))
	j.Text(`,"tasks":[`)
	j.tasks(b, func(yield func(*model.Task) bool) {
		for t := range b.InOrder() {
			if o.Filter(t) && !yield(t) {
				return
			}
		}
	}, "\n")
	j.Text("\n]")
	if o.History != nil {
		j.Text(`,"log":[`)
		sep, names, seqs := "\n", model.NamesOf(b), map[model.EventID]model.Seq{}
		for ev := range o.History {
			j.Text(sep)
			seqs[ev.ID] = ev.Seq
			event := wire.FromEvent(ev)
			event.UndoesSeq = uint64(seqs[ev.Undoes])
			j.value(logged{EventJSON(b, ev, model.Tell(ev, names), seqs[ev.Undoes]), event})
			sep = ",\n"
		}
		j.Text("\n]")
	}
	j.Text("}\n")
	return errors.Join(j.Err, out.Flush())
}

// writer writes values as JSON.
type writer struct {
	card.Printer
}

// tasks writes tasks with commas between them, each behind a piece of space.
func (j *writer) tasks(b *model.Board, tasks iter.Seq[*model.Task], space string) {
	sep, line := space, &jsonText{}
	for t := range tasks {
		j.Text(sep)
		line.b = line.b[:0]
		line.task(b, t, b.Body(t.ID))
		j.Bytes(line.b)
		sep = "," + space
	}
}

func (j *writer) value(v any) {
	if j.Err != nil {
		return
	}
	b, err := json.Marshal(v)
	if err != nil {
		j.Err = fmt.Errorf("write JSON: %w", err)
		return
	}
	j.Bytes(plain.JSON(b))
}

// used returns the set-up without removed items that no task uses.
func used(b *model.Board, o transfer.ExportOptions) *model.Setup {
	named := map[string]bool{}
	for t := range b.Tasks() {
		if !o.Filter(t) {
			continue
		}
		named["c"+string(t.Column)], named["p"+string(t.CreatedBy)], named["m"+string(t.Milestone)] = true, true, true
		for _, p := range t.Assignees {
			named["p"+string(p)] = true
		}
		for _, l := range t.Labels {
			named["l"+string(l)] = true
		}
		if body := b.Body(t.ID); body != nil {
			for _, c := range body.Comments {
				named["p"+string(c.By)] = true
			}
		}
	}
	s := b.Setup().Clone()
	s.Columns = slices.DeleteFunc(s.Columns, func(c model.Column) bool { return c.Removed && !named["c"+string(c.ID)] })
	s.People = slices.DeleteFunc(s.People, func(p model.Person) bool { return p.Removed && !named["p"+string(p.ID)] })
	s.Labels = slices.DeleteFunc(s.Labels, func(l model.Label) bool { return l.Removed && !named["l"+string(l.ID)] })
	s.Milestones = slices.DeleteFunc(s.Milestones, func(m model.Milestone) bool { return m.Removed && !named["m"+string(m.ID)] })
	s.Views = slices.DeleteFunc(s.Views, model.View.IsRemoved)
	return s
}
