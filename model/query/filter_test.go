package query_test

import (
	"fmt"
	"strings"
	"testing"

	"baton/model"
	"baton/model/query"
)

// seen returns the numbers of the tasks that a filter selects, in its order.
func seen(t testing.TB, filter string) string {
	t.Helper()
	b := board(t)
	f, err := query.Parse(filter, env(t))
	if err != nil {
		t.Fatalf("%s: %v", filter, err)
	}
	return numbers(f, b)
}

func numbers(f *query.Filter, b *model.Board) string {
	var out []string
	for _, t := range f.Select(b.Tasks(), query.NewMatchContext(b, query.Texts(b))) {
		out = append(out, fmt.Sprint(t.Num))
	}
	return strings.Join(out, " ")
}

func TestFilterKeepsWhatItSays(t *testing.T) {
	for filter, want := range map[string]string{
		"":       "1 2 3 4 5",
		"@kim":   "1 2",
		"@KIM":   "1 2",
		"@me":    "1 2",
		"@none":  "3 4",
		"@old":   "5",
		`@"me"`:  "?",
		"-@kim":  "3 4 5",
		"--@kim": "1 2",

		"not @kim": "3 4 5", "@kim @ann": "2", "@kim or is:done": "1 2 4", "@ann or @none prio:urgent": "2 3",
		"(@ann or @none) prio:urgent": "3", "-(@ann or @none)": "1 5", "not (@ann or @none) #api": "1",
		"@kim and #api": "1 2", `@"Kim Lee"`: "1 2",

		"#api": "1 2", "label:api": "1 2", `label:"two words"`: "2", "label:two-words": "2",
		"!high": "1", "!h": "1", "prio:high": "1", "!>=high": "1 3", "!>high": "3", "prio:high..": "1 3", "prio:low..high": "1 4",
		"!<low": "2 5", "prio:none": "2 5", "!none": "2 5", "-!none": "1 3 4",
		"in:doing": "1", "in:todo": "2 5", "kind:done": "4",

		"due:fri": "1", "due:<fri": "2", "due:..fri": "1 2", "due:<=fri": "1 2", "due:>fri": "", "due:fri..": "1", "due:>=fri": "1", "due:none": "3 4 5", "due:overdue": "2", "due:tomorrow": "1",
		"due:2026-11-20": "2", "due:2026-11-20..today": "2", "due:mon..fri": "", "due:today..fri": "1", "due:>today": "1", "due:eow": "1",
		"est:3": "1", "est:>3": "3", "est:>=3": "1 3", "est:3..8": "1 3", "est:none": "2 4 5", "est:<100": "1 3", "est:3p": "1",
		"parent:1": "3", "parent:PAY-1": "3", "parent:none": "1 2 4 5", "after:1": "2", "after:none": "1 3 5",
		"milestone:v1": "1", "milestone:none": "2 3 5", `milestone:"version 2"`: "4", "milestone:version-2": "4",

		"login": "1 2", "LOGIN": "1 2", `"fix login"`: "1", "strasse": "3", "STRASSE": "3", "straße": "3", "오류": "4", "schlÜssel": "2",
		"pay-1": "1", "PAY-": "1 2 3 4 5", "4": "4", `"-"`: "1 2 3 4 5", "-login": "3 4 5",

		"is:open": "1 2 3", "is:done": "4", "is:archived": "5", "is:blocked": "5", "is:waiting": "2 4", "is:stuck": "2 4 5", "is:stale": "1", "is:overdue": "2",
		"is:ready": "3", "is:mine": "1 2", "is:leaf": "2 3 4 5", "is:parent": "1",
		"has:comments": "2", "has:checklist": "4", "has:links": "4", "has:due": "1 2", "has:parent": "3", "has:assignee": "1 2 5",
		"has:estimate": "1 3", "has:label": "1 2", "has:description": "2", "has:milestone": "1 4",

		"created:today": "3", "created:yesterday": "", "created:-7d": "1 2 3", "created:7d": "1 2 3", "created:>-7d": "1 2 3",
		"created:mon": "2", "created:>=mon": "2 3", "created:<mon": "1 4 5", "created:fri..mon": "1 2", "created:2026-11": "?",
		"created:2026-11-20": "1", "created:2026-11-25T23:30:00Z": "3", "created:>2026-11-25T23:30:00Z": "",
		"updated:>=2026-11-24": "2 3 4", "started:..2026-11-15": "4", "done:>=mon": "4", "done:..today": "4",
		"by:kim": "2 3 4 5", "by:me": "2 3 4 5", "by:ann": "1",
		"field.Severity:2": "1", "field.severity:>1": "1", "field.severity:>2": "", "field.Severity:1..2": "1",
		"field.Team:core": "1", "field.Team:none": "2 3 4 5", `field.Team:"none"`: "",

		"sort:due": "2 1 3 4 5", "sort:-due": "1 2 3 4 5", "sort:-prio,ref": "3 1 4 2 5", "sort:prio": "2 5 4 1 3",
		"sort:-ref limit:2": "5 4", "sort:title": "1 5 3 2 4", "sort:assignee": "2 1 5 3 4", "sort:status": "3 2 5 1 4",
		"sort:estimate": "1 3 2 4 5", "sort:-estimate": "3 1 2 4 5", "limit:1": "1",

		":mine": "2 1", ":mine sort:ref": "1 2", ":either": "1 2", "-:either": "3 4 5", ":either or !urgent": "1 2 3",
	} {
		if want == "?" {
			if _, err := query.Parse(filter, env(t)); err == nil {
				t.Errorf("%s was understood", filter)
			}
			continue
		}
		if got := seen(t, filter); got != want {
			t.Errorf("%s: got %s, want %s", filter, got, want)
		}
	}
}

func TestALongTextIsReadInNoTime(t *testing.T) {
	for _, s := range []string{strings.Repeat("a", 1<<16), strings.Repeat(`\@`, 1<<15), `"` + strings.Repeat("x", 1<<16) + `"`, strings.Repeat(`:"`, 1<<16), strings.Repeat("(", 1<<16), strings.Repeat("-", 1<<16), strings.Repeat("a ", 1<<15)} {
		f, hint := query.ParsePartial(s, env(t))
		if f == nil {
			t.Errorf("%.10s: %s", s, hint)
		}
		query.Preview(s, env(t), query.Adding)
	}
}
