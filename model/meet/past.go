package meet

import (
	"cmp"
	"slices"
	"time"

	"baton/model"
)

// Past is what the log says about the time since the last standup.
type Past struct {
	Since model.Instant
	First bool          // there was no standup before
	Last  model.CheckIn // the last standup

	after  model.Seq // events after it count
	timed  bool      // Since decides what counts, instead of the place in the log
	said   statements
	ways   map[model.ID]*way
	did    map[activity]int
	ticked map[model.ID]bool // the checklist items whose last toggle was counted
	base   *Past             // the past since the last standup, if a moment was asked for
	early  map[model.ID]bool // the tasks touched on the day of the last standup, before it
	on     model.Day         // the day of the last standup
}

// Log is the log of a board, and what is needed to read it.
type Log interface {
	model.Past
	Setup() *model.Setup
	Head() model.Head
}

// Look reads the log from its end back to the last standup, or to a moment if one is
// asked for (0 is none). If there was no standup it goes back to the last working day.
// Days are those of now's zone.
func Look(log Log, asked model.Instant, now time.Time) Past {
	return look{log, log.Setup(), log.Head().Seq, now}.since(asked)
}

// LookBefore is Look as it was before a standup that has been held. now is in the zone
// of that standup, and setup is the board's set-up at the time.
func LookBefore(log Log, setup *model.Setup, held Held, now time.Time) Past {
	return look{log, setup, held.Event.Seq - 1, now}.since(held.From)
}

// look reads a log up to head, with a set-up, at a moment.
type look struct {
	log   Log
	setup *model.Setup
	head  model.Seq
	now   time.Time
}

// promised returns the past in which promises are judged: the time since the last
// standup, whatever moment was asked for.
func (p *Past) promised() *Past {
	if p.base != nil {
		return p.base
	}
	return p
}

func (l look) since(asked model.Instant) Past {
	said := slices.Collect(spoken(l.log, 0, l.head))
	p := l.back(asked, lastOf(said))
	if asked != 0 {
		base := l.back(0, lastOf(said))
		p.base = &base
	}
	l.listen(p.promised(), said)
	p.said, p.Last = p.promised().said, p.promised().Last
	return p
}

// back reads what happened since a moment, or if it is 0, since the last standup.
func (l look) back(asked model.Instant, last Held) Past {
	p := Past{Since: asked, said: statements{}, ways: map[model.ID]*way{}, did: map[activity]int{}, ticked: map[model.ID]bool{}}
	switch {
	case asked != 0:
		p.timed, p.after = true, max(l.log.Since(asked), 1)-1
	case last.Standup:
		p.after, p.Since, p.Last = last.Event.Seq, last.At(), last.CheckIn
	default:
		p.Since, p.First, p.timed = model.At(DayBefore(l.now, l.setup.Info)), true, true
		p.after = max(l.log.Since(p.Since), 1) - 1
	}
	standing, turned := model.Standing{}, map[model.EventID][]model.Event{}
	for ev := range l.log.Log(model.Span{After: p.after, Until: l.head, Newest: true}) {
		stands := standing.Stands(ev)
		p.take(ev, stands && ev.Undoes.IsZero())
		if !stands || ev.Undoes.IsZero() {
			continue
		}
		if of, known := l.log.SeqOf(ev.Undoes); known && of <= p.after {
			root := rootOf(l.log, ev)
			turned[root] = append(turned[root], ev)
		}
	}
	for _, all := range turned {
		// A change from before that was undone or redone counts as something done
		// now; undone and redone again, it is as it was.
		if len(all)%2 == 1 {
			p.acts(all[0])
		}
	}
	for _, w := range p.ways {
		slices.Reverse(w.steps)
		slices.SortStableFunc(w.steps, func(a, b step) int { return cmp.Compare(a.seq, b.seq) })
	}
	if last.Standup && last.Event.Seq == p.after {
		p.on = last.On(l.setup.Info, l.now)
		p.early = touchedBefore(l.log, last, standing, Morning(last.When(l.setup.Info, l.now)))
	}
	return p
}

// listen takes in what people said since the last standup, what was promised in it, and
// what had been said before it for later days. If there was no standup, it takes in what
// was said for the last working day and later.
func (l look) listen(p *Past, said []speech) {
	first := model.DayOf(p.Since.Time().In(l.now.Location()))
	if !p.First { // on a day with two standups, both show it
		first = min(p.on+1, model.DayOf(l.now))
	}
	for _, c := range said {
		told := model.ToldOf(c.CheckIn).At
		switch news := !p.First && c.Event.Seq > p.after && (told == 0 || told >= p.Since); {
		case c.Standup && c.Event.Seq == p.after && !p.First:
			p.said.standup(l.setup, Held(c), l.now)
		case c.Standup:
		case news:
			p.said.hear(l.setup, c, l.now)
		case dayOf(l.setup, c, l.now) >= first:
			if !p.First { // the standup recorded which of these promises still hold
				p.said.of(model.Author(c.Event, c.CheckIn), dayOf(l.setup, c, l.now)).fromStandup = true
			}
			p.said.hear(l.setup, c, l.now)
		}
	}
}

// touchedBefore returns the tasks that were touched on the day of a standup before it
// began: if they were promised in it, nothing can be said to have been idle that day.
func touchedBefore(log Log, held Held, standing model.Standing, morning time.Time) map[model.ID]bool {
	out := map[model.ID]bool{}
	after := max(log.Since(model.At(morning)), 1) - 1
	for ev := range log.Log(model.Span{After: after, Until: held.Event.Seq, Newest: true, Brief: true}) {
		if !standing.Stands(ev) {
			continue
		}
		for _, c := range ev.Do {
			if at(ev, c) >= model.At(morning) {
				out[c.Subject()] = true
			}
		}
	}
	return out
}

// at returns when a change happened in the world.
func at(ev model.Event, c model.Change) model.Instant {
	if told := model.ToldOf(c); told.At != 0 {
		return told.At
	}
	return ev.At
}

// rootOf returns the change that an undo takes back or a redo restores. Events that take
// back none but earlier ones lead to it; any others end the search.
func rootOf(log model.Events, ev model.Event) model.EventID {
	for !ev.Undoes.IsZero() {
		next, ok := model.EventBy(log, ev.Undoes)
		if !ok || next.Seq >= ev.Seq {
			return ev.Undoes
		}
		ev = next
	}
	return ev.ID
}

// take takes in an event, and what it did if that counts. Events have to come newest
// first.
func (p *Past) take(ev model.Event, counts bool) {
	for i := len(ev.Do) - 1; i >= 0; i-- {
		if id := ev.Do[i].Subject(); id != (model.ID{}) && p.isNews(ev, ev.Do[i]) {
			p.way(id).take(ev, i)
		}
	}
	if counts {
		p.acts(ev)
	}
}

// isNews reports whether a change happened in the time looked at: what an import replays
// from the time before did not.
func (p *Past) isNews(ev model.Event, c model.Change) bool {
	return at(ev, c) >= p.Since || !p.timed && model.ToldOf(c).At == 0
}

// acts takes in what an event did to its tasks.
func (p *Past) acts(ev model.Event) {
	for i := len(ev.Do) - 1; i >= 0; i-- {
		if ev.Do[i].Subject() != (model.ID{}) && p.isNews(ev, ev.Do[i]) {
			p.act(ev, i)
		}
	}
}

func (p *Past) way(id model.ID) *way {
	w := p.ways[id]
	if w == nil {
		w = &way{}
		p.ways[id] = w
	}
	return w
}
