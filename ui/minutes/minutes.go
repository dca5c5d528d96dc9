// Package minutes writes what a standup began with and what was said in it: as
// text, Markdown, HTML or JSON.
package minutes

import (
	"io"
	"slices"
	"time"

	"baton/model"
	"baton/model/meet"
	"baton/model/plain"
)

// Minutes are what is written down.
type Minutes struct {
	Board  Board
	At     time.Time // in the zone in which moments are shown
	Digest meet.Digest
	// What was said in the standup, empty before it is held.
	Said  model.CheckIn
	Notes []Note
	Held  bool
	Took  time.Duration // 0 if it is not known
}

// Note is a comment that was written during a standup.
type Note struct {
	By   model.PersonID
	Task model.ID
	Text string
}

// Board is what minutes need to know of a board.
type Board interface {
	meet.Board
}

// Begin returns what a standup begins with at a moment, in the board's zone or, where
// that has none, in that of now. asked is the moment to count from, 0 for the last
// standup; inOrder means the order of the board, whatever its settings say.
func Begin(log meet.Log, b Board, asked model.Instant, now time.Time, inOrder bool) Minutes {
	now = log.Setup().Info.In(now)
	return Minutes{Board: b, At: now, Digest: meet.Make(b, meet.Look(log, asked, now), now, inOrder)}
}

// Of returns the minutes of a standup that was held, as the log tells them: the
// same whenever, wherever and for whom they are made. An old standup does
// not say in which zone it was held: that is the board's or else the other one.
// The board is the current one if that is at hand; where it has moved on since, the
// board as it was then is made out of the log, which takes a while where that is long.
func Of(log meet.Log, held meet.Held, current *model.Board, other time.Time) Minutes {
	b := current
	if b == nil || b.Head().Seq != held.Event.Seq {
		b = boardAt(log, held.Event.Seq)
	}
	at := held.When(b.Setup().Info, other)
	m := Minutes{Board: b, At: at, Said: held.CheckIn, Held: true, Took: held.Took()}
	m.Digest = meet.Make(b, meet.LookBefore(log, b.Setup(), held, at), at, held.InOrder)
	m.Digest.Said(held.CheckIn)
	m.Notes = notes(log, held)
	return m
}

// boardAt makes the board as it was after an event.
func boardAt(log meet.Log, last model.Seq) *model.Board {
	const atOnce = 1000 // making a board of each event would copy it each time
	b := model.NewBoard(&model.Setup{}, true)
	var some []model.Event
	flush := func() {
		if len(some) > 0 {
			b = b.With(model.Replay(b, some...))
			some = some[:0]
		}
	}
	for ev := range log.Log(model.Span{Until: last, Brief: true}) {
		if len(some) == atOnce || slices.ContainsFunc(ev.Do, deletes) {
			flush() // of what comes and goes between two boards no number would be known
		}
		some = append(some, ev)
	}
	flush()
	return b
}

func deletes(c model.Change) bool {
	_, is := c.(model.DeleteTask)
	return is
}

// notes lists the comments that were written during a standup: between the place in
// the log where it began and the one where it was kept. Of an old one the first is not
// known, so that clocks decide, from the standup before on.
func notes(log meet.Log, held meet.Held) []Note {
	after, known := log.SeqOf(held.After)
	timed := !known
	if before, ok := meet.LastHeld(log, 1, held.Event.Seq-1); timed && ok {
		after = before.Event.Seq
	}
	var out []Note
	standing, told := model.Standing{}, map[model.ID]bool{} // the newest wording counts
	for ev := range log.Log(model.Span{After: after, Until: held.Event.Seq - 1, Newest: true}) {
		if !standing.Stands(ev) || !ev.Undoes.IsZero() {
			continue
		}
		for _, c := range ev.Do {
			c, ok := c.(model.PutPart[model.Comment])
			if !ok || told[c.Item.ID] || timed && c.Item.At < held.Began {
				continue
			}
			told[c.Item.ID] = true
			out = append([]Note{{c.Item.By, c.Task, c.Item.Text}}, out...)
		}
	}
	return out
}

// Form is a form that minutes are written in.
type Form struct {
	Name string
	Ends []string // how files of it end
}

// Forms returns the forms, the usual one first.
func Forms() []Form {
	return []Form{
		{"text", []string{".txt"}},
		{"md", []string{".md", ".markdown"}},
		{"json", []string{".json"}},
		{"html", []string{".html", ".htm"}},
	}
}

// Write writes minutes in a form.
func (m Minutes) Write(w io.Writer, form string) error {
	var p page
	switch form {
	case "json":
		b, err := plain.EncodeJSON(m.value())
		if err == nil {
			_, err = w.Write(b)
		}
		return err
	case "html":
		p = &web{}
	case "md":
		p = &markdown{}
	default:
		p = &text{}
	}
	m.lay(p)
	_, err := w.Write(p.bytes())
	return err
}
