package report_test

import (
	"slices"
	"testing"
	"time"

	"baton/model"
	"baton/model/flow"
	"baton/model/modeltest"
	"baton/model/report"
)

func TestWindows(t *testing.T) {
	d := weeks(t)
	h := flow.Read(d.Setup(), slices.Values(d.Events))
	now := d.At(when).Time().In(d.Zone)
	for _, c := range []struct {
		kind         report.Kind
		since, until string
		want         string
	}{
		{report.Weekly, "", "", "2026-03-07 2026-03-13"},
		{report.Sprint, "", "", "2026-02-28 2026-03-13"},
		{report.Weekly, "2026-03-09", "", "2026-03-09 2026-03-13"},
		{report.Weekly, "", "2026-03-08", "2026-03-02 2026-03-08"},
		{report.Weekly, "2001-01-01", "", "2026-02-27 2026-03-13"}, // since the board began
		{report.Weekly, "", "2030-01-01", "2026-03-07 2026-03-13"},
		{report.Flow, "", "", "2026-02-27 2026-03-13"},
		{report.Weekly, "2026-02-01", "2026-02-02", "2026-02-02 2026-02-02"}, // before all of it
	} {
		w := report.Window(h, c.kind, maybe(d, c.since), maybe(d, c.until), now)
		same(t, string(c.kind)+" "+c.since+" "+c.until, w.First.String()+" "+w.Last.String(), c.want)
	}
	none := report.Window(&flow.History{Setup: d.Setup()}, report.Weekly, d.Day("2001-01-01"), 0, now)
	same(t, "of nothing", none.Days(), 7)
}

func maybe(d *modeltest.Diary, s string) model.Day {
	if s == "" {
		return 0
	}
	return d.Day(s)
}

func TestSpans(t *testing.T) {
	day := func(s string) model.Day { d, _ := model.ParseDay(s); return d }
	for want, days := range map[string][2]string{
		"Fri 13 Mar 2026":          {"2026-03-13", "2026-03-13"},
		"7–13 Mar 2026":            {"2026-03-07", "2026-03-13"},
		"28 Feb – 13 Mar 2026":     {"2026-02-28", "2026-03-13"},
		"28 Dec 2025 – 3 Jan 2026": {"2025-12-28", "2026-01-03"},
	} {
		r := report.Report{Since: day(days[0]), Until: day(days[1])}
		same(t, "span", r.Span(), want)
	}
	if _, err := time.LoadLocation("Europe/Berlin"); err != nil {
		t.Fatal(err)
	}
}
