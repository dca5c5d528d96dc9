package cli

import (
	"context"
	"strings"
	"time"

	"baton/model"
	"baton/model/flow"
	"baton/model/query"
	"baton/model/report"
	"baton/ui/render"
)

// reportOn reads the log and makes a report of it.
func reportOn(ctx context.Context, s *session, o reportFlags) (*report.Report, error) {
	// Reading a long log allocates a lot and keeps little.
	defer tuneMemory(s.SpendMemory)()
	var h *flow.History
	ask, err := filtered(ctx, s, o.filter)
	if err != nil {
		return nil, err
	}
	err = s.store.View(ctx, func(r model.Reader) error {
		now := r.Setup().Info.In(s.now())
		since, until, err := o.days(now)
		if err != nil {
			return err
		}
		if err := selectSubject(s, &ask, r.Setup(), o); err != nil {
			return err
		}
		bar := s.progress("reading the log")
		defer bar.done()
		if h, err = flow.Of(ctx, r, 0, bar.at); err != nil {
			return err
		}
		if began := report.Began(h); until != 0 && began != 0 && until < model.DayOf(began.Time().In(now.Location())) {
			return usage("--until %s is before the board's first task, added on %s", o.until, model.DayOf(began.Time().In(now.Location())))
		}
		ask.Kind, ask.Now, ask.Dice = o.kind, model.At(now), render.Dice
		ask.Window = report.Window(h, o.kind, since, until, now)
		if end := ask.Over(); end != 0 {
			ask.Then, err = flow.Of(ctx, r, end, bar.at)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return report.Make(h, ask), nil
}

// filtered returns a request for a report on the tasks that match a filter now.
func filtered(ctx context.Context, s *session, text string) (report.Ask, error) {
	ask := report.Ask{Filter: text}
	if text == "" {
		return ask, nil
	}
	b, err := s.store.Whole(ctx)
	if err != nil {
		return ask, err
	}
	f, err := query.Parse(text, s.env(b))
	if err != nil {
		return ask, err
	}
	kept := map[model.ID]bool{}
	for _, t := range f.Select(inOrder(b, true), query.NewMatchContext(b, query.Texts(b))) {
		kept[t.ID] = true
	}
	ask.Only = func(id model.ID) bool { return kept[id] }
	return ask, nil
}

// selectSubject finds the one person or milestone that a report is about.
func selectSubject(s *session, ask *report.Ask, setup *model.Setup, o reportFlags) (err error) {
	switch {
	case o.about == "":
	case o.kind == report.Milestone:
		m, ok := model.ByName[model.Milestone](setup, strings.TrimPrefix(o.about, "milestone:"))
		if !ok {
			return model.NoSuch[model.Milestone](setup, o.about)
		}
		ask.Milestone = m.ID
	default:
		ask.Person, err = findPerson(s, setup, strings.TrimPrefix(o.about, "@"))
	}
	return err
}

// days parses the given days, 0 for one that was not given.
func (o *reportFlags) days(now time.Time) (since, until model.Day, err error) {
	last := model.DayOf(now)
	if until, err = dayOf(o.until, now); err != nil {
		return 0, 0, err
	}
	if since, err = dayOf(o.since, now); err != nil {
		return 0, 0, err
	}
	if since > last {
		return 0, 0, usage("--since %s is in the future: nothing has happened yet", o.since)
	}
	if until != 0 && since > until {
		return 0, 0, usage("--since %s is after --until %s", o.since, o.until)
	}
	return since, until, nil
}

func dayOf(text string, now time.Time) (model.Day, error) {
	if text == "" {
		return 0, nil
	}
	at, err := query.ParseSince(text, now)
	return model.DayOf(at.Time().In(now.Location())), err
}

// findPerson returns the person of that name, even one who was removed; me is the person
// who acts.
func findPerson(s *session, setup *model.Setup, name string) (model.PersonID, error) {
	if p, ok := model.ByName[model.Person](setup, name); ok {
		return p.ID, nil
	}
	for _, p := range setup.People {
		if strings.EqualFold(p.Name, name) {
			return p.ID, nil
		}
	}
	if me, _ := s.identity.resolve(setup); strings.EqualFold(name, "me") {
		return me, nil
	}
	return "", model.NoSuch[model.Person](setup, name)
}
