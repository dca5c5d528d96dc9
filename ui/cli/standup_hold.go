package cli

import (
	"context"
	"slices"
	"strings"

	"baton/model"
	"baton/model/meet"
	"baton/model/op"
	"baton/ui/minutes"
)

// holdStandup records a standup in the log, and returns its minutes.
func holdStandup(ctx context.Context, s *session, m minutes.Minutes, f standupFlags) (minutes.Minutes, error) {
	did, err := s.applied(ctx, s.plan(func(r model.Reader) (op.Op, error) {
		c := model.CheckIn{Standup: true, Began: model.At(m.At), After: m.Board.Head().ID, From: f.from, InOrder: f.fixed}
		err := f.say(s, r, &c)
		return op.CloseStandup{Held: c, Now: m.At}, err
	}))
	if err != nil {
		return m, s.hint(err)
	}
	s.say("%s", did.account.Text)
	b, err := s.store.Board(ctx)
	if err != nil {
		return m, err
	}
	return m, s.store.View(ctx, func(r model.Reader) error {
		if held, ok := meet.LastHeld(r, did.ev.Seq, did.ev.Seq); ok {
			m = minutes.Of(r, held, b, m.At)
		}
		return nil
	})
}

// say adds what a standup keeps: who was there, topics and decisions.
func (f *standupFlags) say(s *session, r model.Reader, c *model.CheckIn) error {
	for _, d := range f.decide {
		if strings.TrimSpace(clean(d)) == "" {
			return usage("--decide is empty: say what was decided")
		}
		c.Decided = append(c.Decided, clean(d))
	}
	me, _ := s.identity.resolve(r.Setup())
	for _, text := range f.park {
		if strings.TrimSpace(clean(text)) == "" {
			return usage("--park is empty: say what to talk about")
		}
		c.Parked = append(c.Parked, model.Remark{By: me, Text: clean(text)})
	}
	for _, name := range f.present {
		p, ok := model.ByName[model.Person](r.Setup(), strings.TrimPrefix(name, "@"))
		if !ok {
			return model.NoSuch[model.Person](r.Setup(), name)
		}
		if !slices.Contains(c.Present, p.ID) {
			c.Present = append(c.Present, p.ID)
		}
	}
	if len(f.present) == 0 {
		now := r.Setup().Info.In(s.now())
		for _, p := range model.Live[model.Person](r.Setup()) {
			if p.Works(r.Setup().Info, model.DayOf(now)) {
				c.Present = append(c.Present, p.ID)
			}
		}
	}
	return nil
}
