package cli

import (
	"context"
	"strings"

	"baton/model"
	"baton/model/meet"
	"baton/model/query"
	"baton/ui/look"
)

// findHeld returns the last standup that was held, or the one held at a time, if given.
func findHeld(s *session, r model.Reader, when string) (meet.Held, error) {
	all := meet.AllHeld(r, 1, r.Head().Seq)
	if len(all) == 0 {
		return meet.Held{}, model.Errorf(model.NotFound, "no standup has been held on this board yet: baton standup --close keeps one")
	}
	if when == "" {
		return all[0], nil
	}
	for _, held := range all {
		// A day and a time are those of the standup, as the list prints them.
		from, before, err := query.ParseAt(when, held.In(s.now(), r.Setup().Info))
		if err != nil {
			return meet.Held{}, err
		}
		if at := held.At(); from <= at && at < before {
			return held, nil
		}
	}
	return meet.Held{}, model.Errorf(model.NotFound, "no standup was held at %s: baton standup --list lists all", when)
}

// listHeld lists the standups that were held.
func listHeld(ctx context.Context, s *session) error {
	var all []meet.Held
	var info model.Info
	var names model.Names
	err := s.store.View(ctx, func(r model.Reader) error {
		all, info, names = meet.AllHeld(r, 1, r.Head().Seq), r.Setup().Info, model.NamesOf(r)
		return nil
	})
	switch {
	case err != nil:
		return err
	case s.json:
		return writeJSON(s.Out, heldJSON(all, names))
	case len(all) == 0:
		s.say("no standup has been held on this board yet: baton standup --close keeps one")
		return nil
	}
	th := s.theme()
	t := &table{heads: []string{"held", "", "took", "promised", "decided", "parked", "present"}, flex: 6}
	for _, h := range all {
		when, took, who := h.When(info, s.now()), "", []string{}
		if n := int(h.Took().Minutes()); n > 0 {
			took = model.Count(n, "minute")
		}
		for _, p := range h.Present {
			who = append(who, names.Person(p))
		}
		t.add(cell{when.Format("2006-01-02 15:04"), th.Title}, cell{when.Format("Mon"), th.Dim}, cell{took, th.Text},
			amount(th, len(h.Promises), "promise"), amount(th, len(h.Decided), "decision"), amount(th, len(h.Parked), "topic"), cell{strings.Join(who, ", "), th.Dim})
	}
	return s.write(t)
}

// amount returns the cell for a count, empty for 0.
func amount(th *look.Theme, n int, what string) cell {
	if n == 0 {
		return cell{"", th.Text}
	}
	return cell{model.Count(n, what), th.Text}
}

// heldJSON returns the list of standups for JSON: moments are RFC 3339 in UTC.
func heldJSON(all []meet.Held, names model.Names) any {
	out := []any{}
	for _, h := range all {
		who, parked := []string{}, []string{}
		for _, p := range h.Present {
			who = append(who, names.Person(p))
		}
		for _, r := range h.Parked {
			parked = append(parked, r.Text)
		}
		out = append(out, map[string]any{
			"at": h.At().String(), "began": h.Began.String(), "day": h.Day, "zone": orNull(h.Zone), "by": orNull(names.Person(h.Event.By)),
			"present": who, "promises": len(h.Promises), "parked": parked, "decided": append([]string{}, h.Decided...),
		})
	}
	return out
}
