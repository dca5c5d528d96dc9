package standup

import (
	"encoding/json"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/meet"
	"baton/model/op"
	"baton/ui/draft"
	"baton/ui/minutes"
	"baton/ui/screen"
	"baton/ui/screen/float"
)

// Leave asks before the program ends: promises and parked topics must not get
// lost unnoticed.
func (a *Standup) Leave() { a.askToEnd() }

// askToEnd asks what to do with the standup, so that a slip neither keeps it, from
// which the next one would count, nor loses its content.
func (a *Standup) askToEnd() {
	m := a.meeting
	var holds []string
	for _, n := range []struct {
		of   int
		what string
	}{{len(live(a.world.Board, m.promises)), "promise"}, {len(m.parked), "topic"}, {len(m.decided), "decision"}} {
		if n.of > 0 {
			holds = append(holds, model.Count(n.of, n.what))
		}
	}
	text := "It holds " + strings.Join(holds, ", ") + ". Keep this standup? The next one will count from it."
	if len(holds) == 0 {
		text = "Nothing was promised, parked or decided. Keep this standup? The next one will count from it."
	}
	ask := float.NewAsk(a.world, a.host, "end the standup", text, "keep it", a.keep)
	ask.No, ask.Other, ask.Drop = "go on", "drop it", a.discard
	a.host.Push(ask)
}

// live returns the promises about tasks that are still on the board, each once.
func live(b *model.Board, l []model.Promise) []model.Promise {
	var out []model.Promise
	for _, p := range l {
		if b.Task(p.Task) != nil && !slices.ContainsFunc(out, p.Same) {
			out = append(out, p)
		}
	}
	return out
}

// checkIn returns what the standup keeps in the log.
func (m *meeting) checkIn() model.CheckIn {
	c := model.CheckIn{
		Standup: true, Began: model.At(m.began), After: m.after, From: m.countFrom,
		Promises: slices.Clone(m.promises), Parked: slices.Clone(m.parked), Decided: slices.Clone(m.decided),
	}
	for _, who := range m.order {
		if !m.absent[who] {
			c.Present = append(c.Present, who)
		}
	}
	return c
}

// keep keeps the standup in the log, shows its minutes and sends them.
func (a *Standup) keep() {
	c := a.meeting.checkIn() // what is written meanwhile must not change
	c.InOrder = a.scene.InOrder
	now := a.world.TeamNow()
	known := a.meeting.past.Today(a.world.Setup(), model.DayOf(now))
	a.host.Apply(screen.Change{
		Op:  op.CloseStandup{Held: c, Known: known, Now: now},
		Ask: "keep this one too",
		Then: func(held model.Event, err error) bool {
			if err != nil {
				return false
			}
			a.end()
			b := a.world.Board
			screen.Read(a.host, func(r model.Reader) tea.Msg {
				h, ok := meet.LastHeld(r, held.Seq, held.Seq)
				if !ok {
					return nil // it was undone at once
				}
				return minutesRead{m: minutes.Of(r, h, b, now)}
			})
			return false
		},
	})
}

// standupDraft names the draft of an interrupted standup.
const standupDraft = "standup"

// interrupted is the content of an interrupted standup, as kept in its draft.
type interrupted struct {
	Day      model.Day
	After    model.EventID // the last event before it began
	Parked   []model.Remark
	Decided  []string
	Promises []model.Promise
}

// Rescue puts the content of the standup on the desk, in case the program ends during
// it.
func (a *Standup) Rescue() {
	m := a.meeting
	if m == nil || len(m.steps) == 0 {
		return
	}
	text, err := json.Marshal(interrupted{model.DayOf(a.world.TeamNow()), m.after, m.parked, m.decided, m.promises})
	if err == nil { // it holds nothing that JSON can't
		a.compose.Drafts().Put(standupDraft, draft.Draft{Text: string(text)})
	}
}

// save writes the content of the standup to its draft at once: nobody knows
// how the program will end.
func (a *Standup) save() {
	a.Rescue()
	a.compose.Flush()
}

// resume continues an interrupted standup, step by step, so that undo can take it back
// step by step too. From a standup of another day the promises have lapsed, but the
// topics and decisions are carried over.
func (a *Standup) resume() {
	var was interrupted
	d, ok := a.compose.Drafts().Get(standupDraft)
	if !ok || json.Unmarshal([]byte(d.Text), &was) != nil || len(was.Parked)+len(was.Decided)+len(was.Promises) == 0 {
		return
	}
	m, same := a.meeting, was.Day == model.DayOf(a.world.TeamNow())
	for _, r := range was.Parked {
		m.remember("took back the topic")
		m.parked = append(m.parked, r)
	}
	for _, text := range was.Decided {
		m.remember("took back the decision")
		m.decided = append(m.decided, text)
	}
	text := "this continues the standup that was interrupted"
	switch n := len(was.Promises); {
	case same:
		for _, p := range was.Promises {
			if !slices.ContainsFunc(m.promises, p.Same) {
				m.remember("took back the promise")
				m.promises = append(m.promises, p)
			}
		}
		m.after = was.After // another one held since is asked about
	default:
		text = "the notes of the standup interrupted on " + was.Day.Time().Format("Mon 2 Jan") + " are carried over"
		if n > 0 {
			text += ", but not its " + model.Count(n, "promise")
		}
	}
	a.host.Say(text)
}

// discard ends the standup without keeping it.
func (a *Standup) discard() {
	a.end()
	a.host.Say("left the standup without keeping it; changes to the board remain")
}

// end closes the standup on the screen.
func (a *Standup) end() {
	before := a.meeting.savedFilter
	a.meeting = nil
	a.scene.Show(false)
	a.compose.Written(standupDraft)
	a.scene.Filter(before)
}

// mergePromises adds what others have promised since known was read, in check-ins or
// in another standup.
func mergePromises(promises, known, now []model.Promise) []model.Promise {
	for _, p := range now {
		if !slices.ContainsFunc(known, p.Same) && !slices.ContainsFunc(promises, p.Same) {
			promises = append(promises, p)
		}
	}
	return promises
}

// takeCheckIn adds what another person has said in a check-in while the standup is
// under way.
func (a *Standup) takeCheckIn(now meet.Past) {
	m := a.meeting
	if now.Since != m.past.Since {
		return // another standup was held: keeping this one will say so
	}
	s, today := a.world.Setup(), model.DayOf(a.world.TeamNow())
	m.promises = mergePromises(m.promises, m.past.Today(s, today), now.Today(s, today))
	m.past = now
	a.Sync()
}

// Recorded notes what the person did, for undo; after another person's check-in it
// reads the log again.
func (a *Standup) Recorded(ev model.Event, own bool) {
	if own {
		if ev.Undoes.IsZero() || ev.Verb == model.VerbRedo {
			a.meeting.steps = append(a.meeting.steps, step{})
		}
		return
	}
	if !slices.ContainsFunc(ev.Do, func(c model.Change) bool { said, ok := c.(model.CheckIn); return ok && !said.Standup }) {
		return
	}
	now, asked := a.world.TeamNow(), a.meeting.countFrom
	screen.Read(a.host, func(r model.Reader) tea.Msg { return Begun{meet.Look(r, asked, now), asked} })
}
