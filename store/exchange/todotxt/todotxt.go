// Package todotxt reads and writes todo.txt (the rules are those of
// https://github.com/todotxt/todo.txt): a task a line, a day for its end and its
// beginning, a letter for its priority, and words that begin with + or @ or have a
// colon in them.
//
// Projects and contexts become labels; a label remembers that it is a context by what
// it is called there ([model.Alias]), and is written as one again. The format has no
// names with blanks, no IDs and no columns. So a line that baton writes ends with
// id: and updated:, by which the task is known again and changes made on the board
// since are told from those in the file; in such a line a blank of a name is an
// underscore, and words before the last run of tags are the title and nothing else.
// What another program adds behind them is taken as more of the title, and more tags.
// An x finishes a task, in whatever column status: says it is.
//
// It leaves out what a line has no place for: descriptions, comments, checklists,
// links, relations, and what is archived.
package todotxt

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"baton/model"
	"baton/model/plain"
	"baton/model/transfer"
	"baton/store/exchange/card"
	"baton/store/exchange/decode"
	"baton/store/exchange/stage"
)

// name is the name of the format, also in identities.
const name = "todotxt"

// reader turns lines into a source.
type reader struct {
	o          transfer.ImportOptions
	zone       *time.Location
	src        *card.Source
	rep        *card.Summary
	columns    map[string]bool
	people     map[string]model.PersonID // by name, in small letters
	short      map[string]bool           // short names that are taken
	labels     map[string]int            // places in src.Labels, by name in small letters
	milestones map[string]bool           // milestones by name in small letters
	used       map[string]int            // how many lines are the same task
}

// Read reads a list of tasks. Blank lines say nothing; those that begin with "# " are
// counted and left out, as programs that read the format do.
func Read(raw []byte, o transfer.ImportOptions) (*card.Source, error) {
	b, guess, err := decode.Text(name, raw)
	if err != nil {
		return nil, err
	}
	in := newReader(o)
	if guess != "" {
		in.rep.Note("read as %s", guess)
	}
	for row := range bytes.Lines(b) {
		s := plain.Line(string(row))
		switch {
		case s == "":
		case s == "#" || strings.HasPrefix(s, "# "):
			in.rep.Because("lines", card.CouldNot, 1, "begin with # and are remarks")
		default:
			in.src.Cards = append(in.src.Cards, in.card(parse(s), len(in.src.Cards)))
		}
	}
	return in.src, nil
}

func newReader(o transfer.ImportOptions) *reader {
	rep := card.NewReport(name)
	return &reader{
		o: o, zone: o.Now.Location(), rep: rep,
		src: &card.Source{
			Name: name, Calls: card.Calls{Columns: "columns", Tasks: "tasks"}, Summary: rep, Unnamed: true, Hints: true, Times: true,
			Seen: map[model.ID]model.Instant{},
			Tells: card.Aspects{
				Fields: map[model.Field]bool{model.TitleField: true, model.PriorityField: true, model.DueField: true},
				Free:   map[string]bool{}, Status: true, Labels: true,
			},
		},
		columns: map[string]bool{}, people: map[string]model.PersonID{}, short: map[string]bool{}, labels: map[string]int{},
		milestones: map[string]bool{}, used: map[string]int{},
	}
}

// card makes a task of a line.
func (in *reader) card(l line, n int) *card.Card {
	short, whole := card.Title(l.title)
	k := &card.Card{Order: float64(n), Done: l.done, Task: &model.Task{Title: short, Priority: l.priority}, Body: &model.Body{}}
	if short == "" {
		k.Task.Title = "(untitled)"
		in.rep.Note("lines without a text came in as (untitled)")
	}
	if whole != "" {
		k.Body.Description = whole
		in.rep.Note("titles of more than %d characters were cut: the whole of them is in the description", card.MaxTitle)
	}
	for _, t := range l.tags {
		in.tag(k, t, l.ours)
	}
	in.status(k, l.done)
	in.times(k, l)
	in.identify(k, l)
	return k
}

// identify says which task it is: by an ID of ours or of another program, else by its
// text and the day it was made.
func (in *reader) identify(k *card.Card, l line) {
	id := l.value("id")
	if own := l.id.String(); l.ours && in.used[own] == 0 {
		in.used[own]++
		k.Task.ID = l.id
		in.src.Seen[k.Task.ID] = k.Task.Updated
		return
	}
	key := "id:" + id
	if id == "" || l.ours {
		key = strings.ToLower(l.title) + "\x00" + l.made.String()
	}
	in.used[key]++
	k.Task.ID = card.Identity(name, "task", fmt.Sprint(key, "\x00", in.used[key]))
}

// status puts a task into the column that the line names, else into Todo or Done.
func (in *reader) status(k *card.Card, done bool) {
	column, kind := string(k.Task.Column), model.KindDone
	if column == "" {
		column = usual(done)
	}
	if !done {
		if kind = stage.Kind(column); kind == "" || kind == model.KindDone {
			kind = model.KindDoing
		}
	}
	low := strings.ToLower(column)
	if k.Task.Column = model.ColumnID(low); !in.columns[low] {
		in.columns[low] = true
		in.src.Columns = append(in.src.Columns, model.Column{ID: k.Task.Column, Name: column, Kind: kind})
	} else if !done {
		in.open(k.Task.Column, kind)
	}
}

// open gives a column that an open task is in another kind than done.
func (in *reader) open(id model.ColumnID, kind model.Kind) {
	for i, c := range in.src.Columns {
		if c.ID == id && c.Kind == model.KindDone {
			in.src.Columns[i].Kind = kind
		}
	}
}

// usual is the column of a line that does not name one.
func usual(done bool) string {
	if done {
		return "Done"
	}
	return "Todo"
}

// times says when a task was made, done and changed, as far as the line tells.
func (in *reader) times(k *card.Card, l line) {
	begin := func(d model.Day) model.Instant {
		if d == 0 {
			return 0
		}
		return model.At(d.Begin(in.zone))
	}
	t := k.Task
	t.Done, t.Created = begin(l.end), begin(l.made)
	if t.Created == 0 {
		t.Created = model.At(in.o.Now)
		if t.Done != 0 {
			t.Created = t.Done
		}
	}
	t.Since = max(t.Created, t.Done)
	t.Updated = t.Since
	if l.ours {
		t.Updated = l.updated
	}
}
