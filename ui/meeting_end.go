package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/meet"
	"baton/ui/keymap"
	"baton/ui/screen"
	"baton/ui/screen/float"
)

func (a *App) askToEnd() {
	m := a.meeting
	var holds []string
	for _, n := range []struct {
		of   int
		what string
	}{{len(m.promises), "promise"}, {len(m.parked), "topic"}, {len(m.decided), "decision"}} {
		if n.of > 0 {
			holds = append(holds, model.Count(n.of, n.what))
		}
	}
	text := "Keep this standup in the log? It holds " + strings.Join(holds, ", ") + "; the next one counts from it."
	if len(holds) == 0 {
		text = "Keep this standup in the log? Nothing was promised or parked; the next one counts from it."
	}
	text += " To leave without it: " + string(keymap.DropMeet) + ", in the commands."
	ask := float.NewAsk(&a.world, a, "end the standup", text, "keep it", a.endMeeting)
	ask.No = "go on with it"
	a.Push(ask)
}

// said is what the standup keeps in the log.
func (m *meeting) said() model.CheckIn {
	c := model.CheckIn{
		Standup: true, Began: model.At(m.began),
		Promises: slices.Clone(m.promises), Parked: slices.Clone(m.parked), Decided: slices.Clone(m.decided),
	}
	for _, who := range m.order {
		if !m.absent[who] {
			c.Present = append(c.Present, who)
		}
	}
	return c
}

// endMeeting keeps the standup in the log, shows its minutes and sends them.
func (a *App) endMeeting() {
	m, c := a.meeting.Minutes, a.meeting.said() // what is written meanwhile must not change
	began, known, now := a.meeting.head, a.meeting.past.Today, a.world.Now()
	keep := func(r model.Reader) []model.Change {
		c.Promises = meanwhile(c.Promises, known, meet.Look(r, 0, now).Today)
		c.Promises = slices.DeleteFunc(c.Promises, func(p model.Promise) bool { return r.Task(p.Task) == nil })
		return []model.Change{c}
	}
	a.Apply(screen.Change{
		Verb: "standup", Ask: "keep this one too",
		Make: func(r model.Reader) ([]model.Change, error) {
			if ev, _, other := meet.LastStandup(r, began+1, r.Head().Seq); other {
				return nil, &model.Error{
					Code: model.Refused, Soft: true,
					Text: model.Named[model.Person](r.Setup(), string(ev.By)) + " has held a standup while this one went on: what was promised in it is taken over",
				}
			}
			return keep(r), nil
		},
		Force: func(r model.Reader) (model.Draft, error) {
			return model.Draft{Verb: "standup", Do: keep(r), Force: true}, nil
		},
		Then: func(held model.Event, err error) bool {
			if err != nil {
				return false
			}
			a.leaveMeeting()
			a.Read(func(r model.Reader) tea.Msg { return minutesRead{m: m.Keep(r, held, c)} })
			return false
		},
	})
}

// leaveMeeting ends the standup on the screen.
func (a *App) leaveMeeting() {
	before := a.meeting.before
	a.meeting = nil
	a.filterBy(before, false)
}

// meanwhile adds what others have promised since what was known, in check-ins or
// in another standup.
func meanwhile(promises, known, now []model.Promise) []model.Promise {
	for _, p := range now {
		if !slices.Contains(known, p) && !slices.Contains(promises, p) {
			promises = append(promises, p)
		}
	}
	return promises
}

// hearSaid takes up what somebody has said in a check-in while the standup goes
// on.
func (a *App) hearSaid(now meet.Past) {
	m := a.meeting
	if now.Since != m.past.Since {
		return // another standup was held: it is told when this one is kept
	}
	m.promises = meanwhile(m.promises, m.past.Today, now.Today)
	m.past = now
	a.syncMeeting()
}

// heardInMeeting looks at an event of somebody else's: a check-in has the log
// read again.
func (a *App) heardInMeeting(ev model.Event) {
	if a.meeting == nil || !slices.ContainsFunc(ev.Do, func(c model.Change) bool { said, ok := c.(model.CheckIn); return ok && !said.Standup }) {
		return
	}
	now := a.world.Now()
	a.Read(func(r model.Reader) tea.Msg { return meetingRead{meet.Look(r, 0, now)} })
}
