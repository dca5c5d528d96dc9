package report_test

import (
	"slices"
	"strings"
	"testing"

	"baton/model"
	"baton/model/flow"
	"baton/model/modeltest"
	"baton/model/report"
)

// course plays a board that begins with some tasks on a Monday in January 2026, and
// returns the report on the Friday evening of its last week.
func course(stock, weeks int, added, finished func(week int, on model.Day) int) *report.Report {
	return courseUntil(model.Date(2026, 1, 5)+model.Day(7*weeks-3), stock, added, finished)
}

// courseUntil is a course with the report on the evening of a given day.
func courseUntil(last model.Day, stock int, added, finished func(week int, on model.Day) int) *report.Report {
	var board modeltest.Tally
	begin := model.Date(2026, 1, 5)
	board.Day(begin, stock, 0)
	for d := begin; d <= last; d++ {
		if model.MondayToFriday.Has(d.Weekday()) {
			board.Day(d, added(int(d-begin)/7, d), finished(int(d-begin)/7, d))
		}
	}
	h := flow.Read(board.Setup(), slices.Values(board.Events))
	now := model.At(last.Time()) + 20*60*60*1000
	return report.Make(h, report.Ask{
		Kind: report.Weekly, Now: now, Window: report.Window(h, report.Weekly, 0, 0, now.Time().UTC()), Dice: func(uint64) func(int) int { return func(n int) int { return n / 2 } },
	})
}

func each(n int) func(int, model.Day) int { return func(int, model.Day) int { return n } }

func TestAForecastSaysWhatItIsMadeFrom(t *testing.T) {
	until := func(week, n, then int) func(int, model.Day) int {
		return func(w int, _ model.Day) int {
			if w < week {
				return n
			}
			return then
		}
	}
	once := func(w int, d model.Day) int { return 30 * one(w == 2 && d.Weekday() == 2) }
	for _, c := range []struct {
		what            string
		stock, weeks    int
		added, finished func(int, model.Day) int
		want            string
	}{
		{"steady", 150, 12, each(0), each(2), "The 30 open tasks are likely (85 %) to be finished by 17 Apr."},
		{"growing slowly", 120, 12, each(1), each(2), "The 60 open tasks and what is added until then are likely (85 %) to be finished by 19 Jun."},
		{"as fast as work goes on", 30, 12, each(2), each(2), "There are 30 open tasks. About as many tasks are added as finished (about 10 a week since 5 Jan), so no date can be given."},
		{"standstill", 150, 12, each(0), until(6, 2, 0), "There are 90 open tasks. Nothing has been finished since 13 Feb, so there is no forecast."},
		{"one batch", 40, 6, each(0), once, "There are 10 open tasks. All 30 finished tasks were finished on one day, which says nothing about the pace."},
		{"a young board", 40, 1, each(0), each(2), "There are 30 open tasks. The history is too short for a forecast (8 tasks finished in 4 working days; 10 days are needed)."},
		{"ten years of work", 20_000, 12, each(0), each(1), "There are 19940 open tasks. At this pace (5 a week since 5 Jan) it takes more than ten years to finish them."},
	} {
		r := course(c.stock, c.weeks, c.added, c.finished)
		same(t, c.what, r.Summary[2], c.want)
		if f := r.Forecast; (f.WhyNone == "") != (f.By85 != 0) {
			t.Errorf("%s: by %s, and none because %q", c.what, f.By85, f.WhyNone)
		}
	}
	f := course(250, 12, each(0), until(8, 4, 2)).Forecast
	same(t, "a change", f.PaceSays(model.Date(2026, 3, 27)), "The pace has changed: 10 a week since about 2 Mar, 20 before; the forecast uses the weeks since.")
	same(t, "no change", course(150, 12, each(0), each(2)).Forecast.PaceSays(model.Date(2026, 3, 27)), "The forecast uses the pace since 5 Jan: 10 tasks finished a week.")
}

// A team that finishes and adds 25 a week stops on Monday, 30 March. What is said from
// then on changes no more often than what is known.
func TestTheReasonForNoDateIsSteady(t *testing.T) {
	stops := func(w int, d model.Day) int { return (4 + int(d+d/3)%3) * one(w < 12) }
	var said []flow.Doubt
	for d := model.Date(2026, 3, 27); d <= model.Date(2026, 4, 17); d++ {
		f := courseUntil(d, 100, stops, stops).Forecast
		if k := len(said); k == 0 || said[k-1] != f.WhyNone {
			said = append(said, f.WhyNone)
		}
		if f.WhyNone == flow.Changed && (f.Changed < model.Date(2026, 3, 27) || f.Changed > model.Date(2026, 3, 30)) {
			t.Errorf("on %s the pace is said to have changed on %s, not 30 March", d, f.Changed)
		}
	}
	same(t, "said", said, []flow.Doubt{flow.Growing, flow.Changed, flow.Standstill})
}

func TestWhyThereIsNoDate(t *testing.T) {
	today := model.Date(2026, 11, 27)
	f := report.Forecast{Open: 8, Believable: true, Pace: 10.2, Adds: 6, RatesSince: model.Date(2026, 9, 4), RatesDays: 60, RatesOf: 122}
	for _, c := range []struct {
		why  flow.Doubt
		over bool
		want string
	}{
		{flow.Unsure, false, "There are 8 open tasks. So much is uncertain that no date can be relied on (10 finished and 6 added a week since 4 Sep)."},
		{flow.Unsure, true, "There were 8 open tasks. So much was uncertain that no date could be relied on (10 finished and 6 added a week since 4 Sep)."},
		{flow.Far, true, "There were 8 open tasks. At that pace (10 finished and 6 added a week since 4 Sep) it would have taken more than ten years to finish them."},
		{flow.Changed, false, "There are 8 open tasks. The pace changed around 17 Nov, and what was finished since then (122 tasks in 60 working days) is too little for a date."},
		{flow.Standstill, true, "There were 8 open tasks. Nothing had been finished since 2 Nov, so there was no forecast."},
	} {
		f.WhyNone, f.Changed, f.LastFinished = c.why, model.Date(2026, 11, 17), model.Date(2026, 11, 2)
		same(t, string(c.why), f.Says(today, c.over), c.want)
	}
	f.WhyNone, f.If, f.Adds = flow.Growing, "if the team takes them first", 12
	same(t, "a part", f.Says(today, false), "There are 8 open tasks. More tasks are added than finished (10 finished in all and 12 added to these a week since 4 Sep), so no date can be given.")
}

func TestWhatABoardBeginsWithIsNoGrowth(t *testing.T) {
	began := course(150, 12, each(0), each(2)).Forecast
	same(t, "on its first day", began.Adds, 0.0)
	in := func(w int, d model.Day) int { return 100 * one(w == 3 && d.Weekday() == 3) }
	same(t, "when others came in at once", course(50, 12, in, each(2)).Forecast.Adds, 0.0)
	same(t, "what comes day by day", course(50, 12, each(1), each(2)).Forecast.Adds, 5.0)
}

func TestAForecastOfAPartSaysWhatItSupposes(t *testing.T) {
	d := steady(t)
	some := func(a *report.Ask) {
		a.Filter, a.Only = "milestone:v1", func(id model.ID) bool { return d.Task(id).Milestone == "v1" }
	}
	r := tell(d, report.Weekly, when, some)
	same(t, "a filter", r.Summary[2], "The 3 open tasks are likely (85 %) to be finished by 17 Mar, if the team takes them first.")
	same(t, "a milestone of it", r.Milestones[0].Forecast.If, "if the team takes them first")
	same(t, "the whole", tell(d, report.Weekly, when).Forecast.If, "")
	kim := func(a *report.Ask) { a.Person = "kim" }
	d.Move("2026-03-13 12:00", d.Add("2026-03-12 09:00", "a", "kim"), "done")
	d.Add("2026-03-12 09:00", "b", "kim")
	r = tell(d, report.Person, when, kim)
	if !strings.Contains(r.Summary[2], "The history is too short for a forecast (") {
		t.Errorf("of one finished task: %s", r.Summary[2])
	}
}
