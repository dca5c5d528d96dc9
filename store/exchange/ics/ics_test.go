package ics_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"baton/model"
	"baton/model/modeltest"
	"baton/model/transfer"
	"baton/store/exchange"
	"baton/store/exchange/exchangetest"
	"baton/store/exchange/ics"
)

// entry is an event of a calendar: its properties, unfolded and unescaped.
type entry map[string]string

// readICS reads a calendar as strictly as RFC 5545 is written: lines end in
// CRLF and have at most 75 octets, no character is torn, and only four are
// escaped.
func readICS(t exchangetest.T, text string) (head entry, events []entry) {
	t.Helper()
	if !strings.HasSuffix(text, "\r\n") || strings.Count(text, "\r") != strings.Count(text, "\r\n") || strings.Count(text, "\n") != strings.Count(text, "\r\n") {
		t.Fatalf("lines do not end in CRLF:\n%q", text)
	}
	var lines []string
	for _, l := range strings.Split(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if len(l) > 75 || !utf8.ValidString(l) {
			t.Fatalf("a line has %d octets, or tears a character: %q", len(l), l)
		}
		if rest, more := strings.CutPrefix(l, " "); more {
			lines[len(lines)-1] += rest
		} else {
			lines = append(lines, l)
		}
	}
	if n := len(lines); lines[0] != "BEGIN:VCALENDAR" || lines[n-1] != "END:VCALENDAR" {
		t.Fatalf("no calendar:\n%s", text)
	}
	head = entry{}
	in, zone := head, false
	for _, l := range lines[1 : len(lines)-1] {
		name, value, ok := strings.Cut(l, ":")
		if before, id, quoted := strings.Cut(l, `;TZID="`); quoted {
			_, value, ok = strings.Cut(id, `":`)
			name = before
		}
		_, twice := in[name]
		switch {
		case l == "BEGIN:VTIMEZONE" || l == "END:VTIMEZONE":
			zone = !zone
		case zone && strings.Contains("TZID BEGIN END DTSTART TZOFFSETFROM TZOFFSETTO TZNAME", name):
		case l == "BEGIN:VEVENT" && len(in) == len(head):
			in = entry{}
		case l == "END:VEVENT":
			events, in = append(events, in), head
		case !ok || name == "" || twice || strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-;=") != "":
			t.Fatalf("no property, or one twice: %q", l)
		default:
			in[name] = unescaped(t, name, value)
		}
	}
	return head, events
}

func unescaped(t exchangetest.T, name, value string) string {
	switch name {
	case "RRULE", "EXDATE", "CATEGORIES":
		return value
	}
	var out strings.Builder
	for i := 0; i < len(value); i++ {
		switch c := value[i]; {
		case c == ',' || c == ';' || c < ' ':
			t.Fatalf("%s has a bare %q: %q", name, c, value)
		case c == '\\' && i+1 < len(value) && strings.IndexByte(`\;,n`, value[i+1]) >= 0:
			i++
			out.WriteString(map[byte]string{'n': "\n"}[value[i]])
			if value[i] != 'n' {
				out.WriteByte(value[i])
			}
		case c == '\\':
			t.Fatalf("%s has a bare backslash: %q", name, value)
		default:
			out.WriteByte(c)
		}
	}
	return out.String()
}

func calendarOf(t exchangetest.T, b *model.Board, now string) string {
	t.Helper()
	var out bytes.Buffer
	if err := exchange.Export("ics", &out, b, transfer.ExportOptions{Now: exchangetest.At(now), Origin: model.ID{1}}); err != nil {
		t.Fatalf("%v", err)
	}
	return out.String()
}

func TestACalendarOfABoard(t *testing.T) {
	l := modeltest.NewLog(modeltest.Setup())
	i := l.Setup().Info
	i.Standup, i.Review, i.Timer = model.Meeting{At: 571}, model.Meeting{Days: 1 << time.Friday, At: 901}, 20
	i.Holidays = model.DaysOff{{First: model.Date(2026, 11, 20), Last: model.Date(2026, 11, 24)}, {First: model.Date(2026, 12, 24), Last: model.Date(2026, 12, 27)}}
	due := model.Date(2026, 12, 31)
	ids := []model.ID{{1}, {2}, {3}, {4}}
	l.World.NewID()
	for _, c := range []model.Change{
		model.SetInfo{Info: i},
		model.AddTask{Task: &model.Task{ID: ids[0], Title: `Pay; in, C:\new` + " \u202e👩‍🚀" + strings.Repeat("ü", 60), Due: due, Column: "doing", Assignees: []model.PersonID{"kim", "ann"}, Labels: []model.LabelID{"api", "bug"}}},
		model.AddTask{Task: &model.Task{ID: ids[1], Title: "done", Due: due, Column: "done"}},
		model.AddTask{Task: &model.Task{ID: ids[2], Title: "without a day", Column: "todo"}},
		model.AddTask{Task: &model.Task{ID: ids[3], Title: "archived", Due: due, Column: "todo"}},
		model.Archive{Task: ids[3]},
	} {
		if _, err := l.Propose(model.Draft{Verb: "x", Do: []model.Change{c}, Force: true}, "kim"); err != nil {
			t.Fatal(err)
		}
	}
	head, events := readICS(t, calendarOf(t, l.Board, "2026-11-23T12:00:00+01:00"))
	if diff := cmp.Diff(entry{"VERSION": "2.0", "PRODID": "-//baton//baton//EN", "NAME": "Payments", "X-WR-CALNAME": "Payments"}, head); diff != "" {
		t.Error(diff)
	}
	board, stamp, seq := model.ID{1}.String(), "20261123T110000Z", fmt.Sprint(l.Head().Seq)
	want := []entry{
		{
			"UID": "standup-" + board + "@baton", "SUMMARY": "Payments standup", "DTSTART": "20261125T093000", "DURATION": "PT20M",
			"RRULE": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "EXDATE": "20261224T093000,20261225T093000",
		},
		{
			"UID": "review-" + board + "@baton", "SUMMARY": "Payments review", "DTSTART": "20261127T150000", "DURATION": "PT60M",
			"RRULE": "FREQ=WEEKLY;BYDAY=FR", "EXDATE": "20261225T150000",
		},
		{
			"UID": "milestone-v1-" + board + "@baton", "SUMMARY": "Milestone v1", "DTSTART;VALUE=DATE": "20260331", "DTEND;VALUE=DATE": "20260401",
			"TRANSP": "TRANSPARENT",
		},
		{
			"UID": "task-" + ids[0].String() + "@baton", "SUMMARY": `PAY-1 Pay; in, C:\new 👩‍🚀` + strings.Repeat("ü", 60),
			"DTSTART;VALUE=DATE": "20261231", "DTEND;VALUE=DATE": "20270101", "TRANSP": "TRANSPARENT",
			"DESCRIPTION": "Doing @ann @kim", "CATEGORIES": "api,bug",
		},
	}
	for _, e := range want {
		e["DTSTAMP"], e["SEQUENCE"] = stamp, seq
	}
	if diff := cmp.Diff(want, events); diff != "" {
		t.Error(diff)
	}
}

func TestWhereNobodyMeetsForYearsTheCalendarHasNoMeeting(t *testing.T) {
	monday := model.Date(2026, 11, 23)
	for day, want := range map[time.Weekday]string{time.Monday: "20271129T000000", time.Tuesday: ""} {
		l := modeltest.NewLog(modeltest.Setup())
		i := l.Setup().Info
		i.Standup = model.Meeting{Days: 1 << day, At: 1}
		i.Holidays = model.DaysOff{{First: monday, Last: monday + 370}, {First: monday + 372, Last: monday + 740}}
		if _, err := l.Propose(model.Draft{Verb: "x", Do: []model.Change{model.SetInfo{Info: i}}}, "kim"); err != nil {
			t.Fatal(err)
		}
		_, events := readICS(t, calendarOf(t, l.Board, "2026-11-23T12:00:00+01:00"))
		if got := events[0]["DTSTART"]; got != want {
			t.Errorf("%s: got %q, want %q", day, got, want)
		}
	}
}

func TestAnyBoardIsACalendar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := modeltest.NewLog(modeltest.Setup())
		for range 20 {
			l.Draw(t)
		}
		exchangetest.OneLineTitles(t, l)
		_, events := readICS(t, calendarOf(t, l.Board, "2026-11-23T12:00:00+01:00"))
		seen := map[string]bool{}
		for _, e := range events {
			if seen[e["UID"]] || e["UID"] == "" || e["SUMMARY"] == "" {
				t.Fatalf("got %v", e)
			}
			seen[e["UID"]] = true
		}
		n := 0
		for task := range l.Tasks() {
			if ics.Due(l.Setup(), task) {
				n++
			}
		}
		for uid := range seen {
			if strings.HasPrefix(uid, "task-") {
				n--
			}
		}
		if n != 0 {
			t.Fatalf("%d tasks are missing", n)
		}
	})
}
