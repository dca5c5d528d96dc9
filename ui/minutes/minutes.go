// Package minutes writes what a standup began with and what was said in it: as
// text, Markdown, HTML or JSON.
package minutes

import (
	"io"
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
	NumberOf(model.ID) int
}

// Begin returns what a standup begins with. Asked is the moment to count from, 0
// for the last standup; in order means that of the board, whatever it says.
func Begin(log meet.Log, b Board, asked model.Instant, now time.Time, inOrder bool) Minutes {
	return Minutes{Board: b, At: now, Digest: meet.Make(b, meet.Look(log, asked, now), now, inOrder)}
}

// Keep returns minutes of a standup that was just held, kept in the log as an
// event.
func (m Minutes) Keep(log meet.Log, held model.Event, said model.CheckIn) Minutes {
	m.Held, m.Said, m.At = true, said, heldAt(held, said).In(m.At.Location())
	m.Digest.Said(said)
	m.Notes = notes(log, held, said)
	return m
}

// heldAt is when a standup was held in the world.
func heldAt(held model.Event, said model.CheckIn) time.Time {
	if said.At != 0 {
		return said.At.Time()
	}
	return held.At.Time()
}

// Last returns the minutes of the last standup that was held, as the log tells
// them; false if there was none. It makes the board as it was then out of the
// log, which takes a while where that is long.
func Last(log meet.Log, zone *time.Location, inOrder bool) (Minutes, bool) {
	held, said, ok := meet.LastStandup(log, 1, log.Head().Seq)
	if !ok {
		return Minutes{}, false
	}
	b, at := boardAt(log, held.Seq), heldAt(held, said).In(zone)
	m := Minutes{Board: b, At: at}
	m.Digest = meet.Make(b, meet.LookBefore(log, held.Seq, at), at, inOrder)
	return m.Keep(log, held, said), true
}

// boardAt makes the board as it was after an event.
func boardAt(log meet.Log, last model.Seq) *model.Board {
	const atOnce = 1000 // making a board of each event would copy it each time
	b := model.NewBoard(&model.Setup{}, true)
	var some []model.Event
	for ev := range log.Log(model.Span{Until: last, Brief: true}) {
		if some = append(some, ev); len(some) == atOnce || ev.Seq == last {
			b = b.With(model.Replay(b, some...))
			some = some[:0]
		}
	}
	return b
}

// notes lists the comments that were written during a standup.
func notes(log meet.Log, held model.Event, said model.CheckIn) []Note {
	var out []Note
	standing, told := model.Standing{}, map[model.ID]bool{} // the newest wording counts
	for ev := range log.Log(model.Span{Until: held.Seq - 1, Newest: true}) {
		if ev.At < said.Began {
			break
		}
		if !standing.Stands(ev) || ev.Undoes != 0 {
			continue
		}
		for _, c := range ev.Do {
			if c, ok := c.(model.PutPart[model.Comment]); ok && c.Item.At >= said.Began && !told[c.Item.ID] {
				told[c.Item.ID] = true
				out = append([]Note{{c.Item.By, c.Task, c.Item.Text}}, out...)
			}
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
