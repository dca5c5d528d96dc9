package query_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"baton/model"
	"baton/model/query"
)

func TestAPrintedFilterReadsAsTheSame(t *testing.T) {
	e := env(t)
	rapid.Check(t, func(rt *rapid.T) {
		f := query.Draw(rt, e)
		got, err := query.Parse(f.String(), e)
		if err != nil {
			rt.Fatalf("%s: %v", f, err)
		}
		if !query.Same(f, got) {
			rt.Fatalf("%s became %s", f, got)
		}
	})
}

func TestMatchAgreesWithPlainLogic(t *testing.T) {
	e, b := env(t), board(t)
	s := query.NewMatchContext(b, query.Texts(b))
	rapid.Check(t, func(rt *rapid.T) {
		f := query.Draw(rt, e)
		for task := range b.Tasks() {
			if got, want := f.Match(task, s), query.Naive(f, task, s); got != want {
				rt.Fatalf("%s of %s: got %v, want %v", f, task.Title, got, want)
			}
		}
	})
}

func TestNotAndOrObeyTheirLaws(t *testing.T) {
	e, b := env(t), board(t)
	rapid.Check(t, func(rt *rapid.T) {
		x, y := query.Draw(rt, e), query.Draw(rt, e)
		x.Sort, y.Sort, x.Limit, y.Limit = nil, nil, 0, 0
		for _, law := range [][2]string{
			{"-((" + x.String() + ") (" + y.String() + "))", "-(" + x.String() + ") or not (" + y.String() + ")"},
			{"-((" + x.String() + ") or (" + y.String() + "))", "-(" + x.String() + ") -(" + y.String() + ")"},
			{"--(" + x.String() + ")", x.String()},
		} {
			if got, want := seenIn(rt, law[0], e, b), seenIn(rt, law[1], e, b); got != want {
				rt.Fatalf("%s: %s, but %s: %s", law[0], got, law[1], want)
			}
		}
	})
}

func seenIn(t *rapid.T, filter string, e query.Env, b *model.Board) string {
	f, err := query.Parse(filter, e)
	if err != nil {
		t.Fatalf("%s: %v", filter, err)
	}
	return numbers(f, b)
}

// drives reports whether a text could control a terminal or span lines.
func drives(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsControl(r) || '\u202A' <= r && r <= '\u202E' || '\u2066' <= r && r <= '\u2069' || r == '\u2028' || r == '\u2029'
	})
}

func FuzzFilter(f *testing.F) {
	for _, s := range []string{
		"login @kim due:<fri", "(a or b) -c sort:due,-prio limit:3", `-"x y" :mine`, "field.Severity:>2 is:blocked", `label:"two words" !>=high..`,
		"created:fri..mon", "((((", "not not -", "--(a)", "\\", "\"", "a\x00b", "\xff", "due:..", "-(", "- (a)", "field.:x", `field."a:b":"c..d"`,
	} {
		f.Add(s)
	}
	e := env(f)
	b := board(f)
	f.Fuzz(func(t *testing.T, text string) {
		query.Complete(text, len(text)/2, e, query.Filtering)
		if p, _ := query.ParsePartial(text, e); p == nil {
			t.Fatal("nothing")
		}
		x, err := query.Parse(text, e)
		if err != nil {
			if drives(err.Error()) {
				t.Fatalf("%q: %q", text, err)
			}
			return
		}
		y, err := query.Parse(x.String(), e)
		if err != nil {
			t.Fatalf("%q printed as %q: %v", text, x, err)
		}
		if !query.Same(x, y) {
			t.Fatalf("%q printed as %q is read as %q", text, x, y)
		}
		if numbers(x, b) != numbers(y, b) {
			t.Fatalf("%q and %q show others", text, x)
		}
	})
}

func FuzzQuickAdd(f *testing.F) {
	for _, s := range []string{
		"Fix login @kim #api !high due:fri est:3", `"a \"b" c:\d @"x y"`, "#123 @ # !", "-@kim -due", "\x1b]52;c;x\a", "a\u202eb", "\\", `@"`, "\xff#\xff",
		`x label:"a b" milestone:"q\"r" #q.r`, "due:+1m parent:1 after:2", "note:\"x\" y", "-\"", "\u0301x",
	} {
		f.Add(s)
	}
	e := env(f)
	e.Force = true
	f.Fuzz(func(t *testing.T, text string) {
		query.Complete(text, len(text)/2, e, query.Adding)
		for _, u := range []query.Use{query.Adding, query.Editing} {
			for _, p := range query.Preview(text, e, u) {
				if drives(p.Shows) || p.Err != nil && drives(p.Err.Error()) {
					t.Fatalf("%q shows %q, %v", text, p.Shows, p.Err)
				}
			}
		}
		d, err := query.ParseAdd(text, e)
		if err != nil {
			return
		}
		if drives(d.Title) || drives(strings.Join(d.New(), "")) {
			t.Fatalf("%q: %q, %q", text, d.Title, d.New())
		}
		line := query.Print(e.Setup, e.Numbers, &model.Task{Title: d.Title})
		again, err := query.ParseAdd(line, e)
		if err != nil || again.Title != d.Title {
			t.Fatalf("%q printed as %q: %v, %v", d.Title, line, again, err)
		}
	})
}

func TestALineOfATaskIsReadAsTheTask(t *testing.T) {
	b, e := board(t), env(t)
	for task := range b.Tasks() {
		if task.Num == 5 {
			continue // a removed person has the name and would come back
		}
		text := query.Print(b.Setup(), b, task)
		d, err := query.ParseAdd(text, e)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		made := &model.Task{Title: d.Title, Column: d.Column, Assignees: d.Assign, Labels: d.Label, After: d.After}
		if d.Due != nil {
			made.Due = *d.Due
		}
		if d.Priority != nil {
			made.Priority = *d.Priority
		}
		if d.Estimate != nil {
			made.Estimate = *d.Estimate
		}
		if d.Parent != nil {
			made.Parent = *d.Parent
		}
		if d.Milestone != nil {
			made.Milestone = *d.Milestone
		}
		if got := query.Print(b.Setup(), b, made); got != text {
			t.Errorf("got %s, want %s", got, text)
		}
	}
}

// spans draws days off in the form in which a board keeps them.
func spans(t *rapid.T) model.DaysOff {
	var out model.DaysOff
	for range rapid.IntRange(0, 4).Draw(t, "spans") {
		first := model.Date(2026, 1, 1) + model.Day(rapid.IntRange(0, 300).Draw(t, "first"))
		out = append(out, model.DaySpan{First: first, Last: first + model.Day(rapid.IntRange(0, 20).Draw(t, "days"))})
	}
	settled, err := out.Normalised()
	if err != nil {
		t.Fatal(err)
	}
	return settled
}

func drawMeeting(t *rapid.T) model.Meeting {
	m := model.Meeting{At: model.Clock(rapid.IntRange(0, 24*60).Draw(t, "at"))}
	if m.At != 0 {
		m.Days = model.Weekdays(rapid.IntRange(0, 127).Draw(t, "meeting days"))
	}
	return m
}

func TestTheBoardsSettingsAreReadAsTheyAreWritten(t *testing.T) {
	for _, want := range []model.Info{
		{Name: "Payments", Key: "PAY", Unit: "p", DefaultEstimate: 1, StaleDays: 5, WorkDays: model.MondayToFriday},
		{Name: `the "big" one: 2`, DefaultEstimate: 0.5, WorkDays: 1},
	} {
		checkInfo(t, want)
	}
	rapid.Check(t, func(rt *rapid.T) {
		checkInfo(rt, model.Info{
			Name: "x", WorkDays: model.Weekdays(rapid.IntRange(0, 127).Draw(rt, "days")), Holidays: spans(rt),
			Standup: drawMeeting(rt), Review: drawMeeting(rt), FixedOrder: rapid.Bool().Draw(rt, "fixed"),
			Timer: rapid.SampledFrom([]int{0, model.NoTimer, 1, 14, 16, model.MostTimer}).Draw(rt, "timer"),
			Zone:  rapid.SampledFrom([]string{"", "Europe/Berlin", "+05:30", "UTC"}).Draw(rt, "zone"),
			Hours: rapid.SampledFrom([]model.Hours{{}, {From: 541, To: 1021}}).Draw(rt, "hours"),
		})
	})
}

// failer is what *testing.T and *rapid.T have in common.
type failer interface {
	Errorf(format string, args ...any)
}

func checkInfo(t failer, want model.Info) {
	got, err := query.ParseInfo(model.Info{}, query.PrintInfo(want))
	if err != nil || !got.Equal(want) {
		t.Errorf("%s: got %+v, %v", query.PrintInfo(want), got, err)
	}
}

func TestAPersonIsReadAsHeIsWritten(t *testing.T) {
	e := env(t)
	rapid.Check(t, func(rt *rapid.T) {
		want := model.Person{
			Full: "Kim Lee", Emails: []string{"kim@example.com"}, Limit: 2, Capacity: 1.5,
			Days: model.Weekdays(rapid.IntRange(0, 127).Draw(rt, "days")), Off: spans(rt),
		}
		text := query.PrintItem(want)
		got, err := query.ParseItem(model.Person{}, text, e)
		if err != nil || query.PrintItem(got) != text || got.Days != want.Days || !slices.Equal(got.Off, want.Off) {
			rt.Fatalf("%s: got %+v, %v", text, got, err)
		}
	})
}

func FuzzSettings(f *testing.F) {
	for _, s := range []string{
		`name:"Payments" key:PAY stale:none days:sat..mon`, `standup:"mon..fri 09:30" review:"fri 15:00"`, "standup:9:30", "review:none timer:15m order:fixed",
		"holidays:2026-12-24..2026-12-26,2027-01-01 timer:none", "holidays:2026-12-26..2026-12-24", "off:,", "standup:\" 25:00\"", "standup:\u00a009:30",
	} {
		f.Add(s)
	}
	e := env(f)
	f.Fuzz(func(t *testing.T, text string) {
		i, err := query.ParseInfo(model.Info{Name: "x"}, text)
		if err != nil && drives(err.Error()) {
			t.Fatalf("%q: %q", text, err)
		}
		if i.Key = ""; err == nil { // what a key may be made of is asked when it is set
			checkInfo(t, i)
		}
		p, err := query.ParseItem(model.Person{}, text, e)
		if err != nil && drives(err.Error()) {
			t.Fatalf("%q: %q", text, err)
		}
		if _, err := query.ParseItem(model.Person{}, query.PrintItem(p), e); err != nil {
			t.Fatalf("%q printed as %q: %v", text, query.PrintItem(p), err)
		}
	})
}

func TestAHintHelpsToGoOn(t *testing.T) {
	for text, want := range map[string]string{
		"":                     `name:"Payments" key:PAY stale:5`,
		"key:X":                `key:PAY name:"Payments" stale:5`,
		`Name:"A b" key:`:      `key:PAY stale:5`,
		"stale:5 name:x key:Y": `key:PAY`,
		"stale:5 na":           `name:"Payments" key:PAY`,
	} {
		if got := query.HintFor(`name:"Payments" key:PAY stale:5`, text); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
	if got := query.HintFor(query.ItemHint[model.Column](), "kind:done limit:"); got != "limit:3 NAME each:2" {
		t.Errorf("got %s", got)
	}
}
