package query_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"baton/model"
	"baton/model/modeltest"
	"baton/model/op"
	"baton/model/query"
)

// shown writes a preview as the editor's line does.
func shown(parts []query.Part) string {
	var out []string
	for _, p := range parts {
		s := p.Shows
		if p.Err != nil {
			s = "✗" + p.Text
		}
		if p.New {
			s += "+"
		}
		if p.Kind == query.Title && p.Err == nil {
			s = "[" + s + "]"
		}
		out = append(out, s)
	}
	return strings.Join(out, " · ")
}

func TestALineSaysWhatATaskIsToBe(t *testing.T) {
	for line, want := range map[string]string{
		"Fix login @kim #api !high due:fri est:3": "[Fix login] · kim · api · high · Fri 27 Nov · 3p",
		"@kim Fix #api login":                     "kim · [Fix] · api · [login]",
		"Fix @me":                                 "[Fix] · kim",
		`Fix @"Kim Lee" label:"two words"`:        "[Fix] · kim · two words",
		"Fix @none":                               "[Fix] · nobody",
		"Fix @김민수 #버그":                            "[Fix] · 김민수 · 버그+",
		"Fix @zoe #new milestone:v9":              "[Fix] · zoe+ · new+ · v9+",
		"Fix @zoe @Zoe":                           "[Fix] · zoe+ · zoe+",
		"Fix @old":                                "[Fix] · old+",
		"Fix !u":                                  "[Fix] · urgent",
		"Fix prio:none due:none est:none milestone:none parent:none after:none": "[Fix] · no priority · no due day · no estimate · no milestone · no parent · waits for nothing",
		"Fix in:doing":                     "[Fix] · Doing",
		`Fix in:"in test"`:                 "[Fix] · In Test",
		"Fix in:in-test":                   "[Fix] · In Test",
		"Fix parent:1 after:PAY-2 after:3": "[Fix] · part of PAY-1 · after PAY-2 · after PAY-3",
		"Fix due:2027-02-28 est:1.5p":      "[Fix] · Sun 28 Feb 2027 · 1.5p",
		`Fix milestone:"Version 2"`:        "[Fix] · Version 2",
		"fix #123 and #PAY-4.":             "[fix #123 and #PAY-4.]",
		"mail a@b.c or c# wow! @ # ! !! -": "[mail a@b.c or c# wow! @ # ! !! -]",
		`\@kim \#api \!high \due:fri`:      "[@kim #api !high due:fri]",
		`"@kim #api" due\:fri`:             "[@kim #api due:fri]",
		`C:\new 27" "a screen" \d`:         `[C:\new 27" a screen \d]`,
		`see http://x.y/z TODO: note:this`: "[see http://x.y/z TODO: note:this]",
		`say:"what is" it`:                 `[say:"what is" it]`,
		"rest:api test:login best:effort":  "[rest:api test:login best:effort]",
		"a (b) or not -c is:open -due":     "[a (b) or not -c is:open -due]",
		"tag:unheardof status:weird":       "[tag:unheardof status:weird]",
		"red\x1b[31m \u202eevil\u2069 tab": "[red[31m evil tab]",
		"two\nlines":                       "[two lines]",
		"Fix @kin":                         "[Fix] · ✗@kin",
		"Fix #ap":                          "[Fix] · ✗#ap",
		"Fix #uj":                          "[Fix] · uj+",
		"Fix #apart2 label:api4":           "[Fix] · apart2+ · api4+",
		"Fix deu:fri":                      "[Fix] · ✗deu:fri",
		"Fix priority:high":                "[Fix] · ✗priority:high",
		"Fix assignee:kim":                 "[Fix] · ✗assignee:kim",
		"Fix @kim,":                        "[Fix] · kim",
		"Fix !important":                   "[Fix] · ✗!important",
		"Fix in:nowhere":                   "[Fix] · ✗in:nowhere",
		"Fix due:someday":                  "[Fix] · ✗due:someday",
		"Fix due:fri due:mon":              "[Fix] · Fri 27 Nov · ✗due:mon",
		"Fix parent:99":                    "[Fix] · ✗parent:99",
		"Fix -@kim":                        "[Fix] · ✗-@kim",
		`Fix @"me"`:                        `[Fix] · ✗@"me"`,
	} {
		if got := shown(query.Preview(line, env(t), query.Adding)); got != want {
			t.Errorf("%s\n got %s\nwant %s", line, got, want)
		}
	}
}

func TestAnEditTakesAway(t *testing.T) {
	for line, want := range map[string]string{
		"-@kim -#api -due -est":           "not kim · not api · no due day · no estimate",
		"-!high":                          "no priority",
		"-!":                              "no priority",
		"-prio -parent -milestone -after": "no priority · no parent · no milestone · waits for nothing",
		"-due:fri -after:4 -label:api":    "no due day · not after PAY-4 · not api",
		"@none @ann":                      "nobody · Ann",
		"-5 degrees -x --y":               "[-5 degrees -x --y]",
		"@kim -@kim":                      "kim · ✗-@kim",
		"-@kin":                           "✗-@kin",
		"-in:doing":                       "✗-in:doing",
		"-@me":                            "not kim",
		"New title due:tomorrow":          "[New title] · Fri 27 Nov",
		`-label:"two words" -#two-words`:  "not two words · not two words",
	} {
		if got := shown(query.Preview(line, env(t), query.Editing)); got != want {
			t.Errorf("%s\n got %s\nwant %s", line, got, want)
		}
	}
}

func TestForceAddsANameThatLooksLikeASlip(t *testing.T) {
	e := env(t)
	_, err := query.ParseAdd("Fix @kin", e)
	if model.CodeOf(err) != model.Refused || !model.IsSoft(err) {
		t.Errorf("got %v, want a soft refusal", err)
	}
	e.Force = true
	d, err := query.ParseAdd("Fix @kin", e)
	if err != nil || fmt.Sprint(d.New()) != "[@kin]" {
		t.Errorf("got %v, %v", d, err)
	}
}

func TestMeIsAddedToABoardThatDoesNotKnowMe(t *testing.T) {
	e := env(t)
	e.Me, e.MyName = "zoe", "Zoë"
	d, err := query.ParseAdd("Fix @me", e)
	if err != nil || fmt.Sprint(d.New(), d.Assign) != "[@Zoë] [zoe]" {
		t.Errorf("got %+v, %v", d, err)
	}
	e.Me = ""
	if _, err := query.ParseAdd("Fix @me", e); model.CodeOf(err) != model.Usage {
		t.Errorf("got %v, want wrong usage", err)
	}
}

// do parses a line and records what it changes on a board.
func do(t *testing.T, l *modeltest.Log, line string, ids ...model.ID) error {
	t.Helper()
	e := query.Env{Setup: l.Setup(), Numbers: l, Now: now(t), Me: "kim"}
	var d *query.Draft
	var err error
	var o op.Op
	if len(ids) > 0 {
		if d, err = query.ParseEdit(line, e); err == nil {
			o = op.Edit{Tasks: ids, To: d}
		}
	} else if d, err = query.ParseAdd(line, e); err == nil {
		o = op.Add{Tasks: []op.New{{Draft: d}}}
	}
	if err != nil {
		return err
	}
	draft, err := op.Plan(o, op.How{})(l)
	if err != nil {
		return err
	}
	_, err = l.Propose(draft, "kim")
	return err
}

// looks writes a task in a short form.
func looks(l *modeltest.Log, num int) string {
	task, _ := l.ByNumber(num)
	t := l.Task(task)
	s := l.Setup()
	out := []string{t.Title, string(t.Column)}
	for _, p := range t.Assignees {
		out = append(out, "@"+model.Named[model.Person](s, string(p)))
	}
	for _, p := range t.Labels {
		out = append(out, "#"+model.Named[model.Label](s, string(p)))
	}
	out = append(out, t.Priority.String(), t.Due.String(), fmt.Sprint(t.Estimate), model.Named[model.Milestone](s, string(t.Milestone)))
	if p := l.Task(t.Parent); p != nil {
		out = append(out, "parent:"+s.Ref(p.Num))
	}
	for _, a := range t.After {
		out = append(out, "after:"+s.Ref(l.NumberOf(a)))
	}
	return strings.Join(out, " ")
}

func TestALineBecomesATask(t *testing.T) {
	l := modeltest.NewLog(modeltest.Setup())
	for i, c := range []struct{ line, want string }{
		{"Fix login @kim #api !high due:fri est:3 milestone:v1", "Fix login todo @kim #api high 2026-11-27 3 v1"},
		{"Write docs @zoe @me #docs in:doing parent:1 after:1", "Write docs doing @kim @zoe #docs   0  parent:PAY-1 after:PAY-1"},
		{"Third #a.b #a-b milestone:v2", "Third todo #a.b #a-b   0 v2"},
	} {
		if err := do(t, l, c.line); err != nil {
			t.Fatalf("%s: %v", c.line, err)
		}
		if got := looks(l, i+1); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.line, got, c.want)
		}
	}
	first, _ := l.ByNumber(1)
	second, _ := l.ByNumber(2)
	for _, c := range []struct{ line, want string }{
		{"Fix the login -@kim @bo -due in:done", "Fix the login done @bo #api high  3 v1"},
		{"-! est:none -milestone -#api @new", "Fix the login done @bo @new   0 "},
		{"@none @ann !low", "Fix the login done @ann low  0 "},
	} {
		if err := do(t, l, c.line, first); err != nil {
			t.Fatalf("%s: %v", c.line, err)
		}
		if got := looks(l, 1); got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.line, got, c.want)
		}
	}
	if err := do(t, l, "-after -parent due:today", first, second); err != nil {
		t.Fatal(err)
	}
	if got, want := looks(l, 2), "Write docs doing @kim @zoe #docs  2026-11-26 0 "; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if err := do(t, l, "One title", first, second); model.CodeOf(err) != model.Usage {
		t.Errorf("two tasks with one title: got %v", err)
	}
	if err := do(t, l, "@kim", id(4)); model.CodeOf(err) != model.NotFound {
		t.Errorf("no such task: got %v", err)
	}
}

func TestAPersonWhoWasAddedMeanwhileIsNotAddedTwice(t *testing.T) {
	l := modeltest.NewLog(modeltest.Setup())
	e := query.Env{Setup: l.Setup(), Numbers: l, Now: now(t), Me: "kim"}
	d, err := query.ParseAdd("Fix @zoe", e)
	if err != nil {
		t.Fatal(err)
	}
	zoe := model.Put[model.Person]{Item: model.Person{ID: "zoe-2", Name: "Zoe"}, Index: -1}
	if _, err := l.Propose(model.Draft{Do: []model.Change{zoe}}, "ann"); err != nil {
		t.Fatal(err)
	}
	add, err := op.Plan(op.Add{Tasks: []op.New{{Draft: d}}}, op.How{})(l)
	if err != nil || len(add.Do) != 1 {
		t.Fatalf("got %v, %v, want one change", add.Do, err)
	}
	if got := add.Do[0].(model.AddTask).Task.Assignees; fmt.Sprint(got) != "[zoe-2]" {
		t.Errorf("assigned to %v", got)
	}
}

func TestAMistakeSaysWhereAndWhatWasMeant(t *testing.T) {
	type in struct {
		use  query.Use
		text string
	}
	for c, want := range map[in]string{
		{query.Filtering, "login and @kin"}:   `NotFound 10 unknown person "kin" at 11: did you mean @kim?`,
		{query.Filtering, "로그인 @kin"}:         `NotFound 10 unknown person "kin" at 5: did you mean @kim?`,
		{query.Filtering, "-#apo"}:            `NotFound 0 unknown label "apo" at 1: did you mean #api?`,
		{query.Filtering, "in:Dong"}:          `NotFound 0 unknown column "Dong" at 1: did you mean in:Doing?`,
		{query.Filtering, "in:test"}:          `NotFound 0 unknown column "test" at 1: use Backlog, Todo, Doing, Review, Done or In Test`,
		{query.Filtering, ":mne"}:             `NotFound 0 unknown view "mne" at 1: did you mean :mine?`,
		{query.Filtering, ":a"}:               `Refused 0 view "a" is broken at 1: view "b" is broken at 1: view "a" is part of itself at 1`,
		{query.Filtering, "milestone:v3"}:     `NotFound 0 unknown milestone "v3" at 1: did you mean milestone:v1?`,
		{query.Filtering, "label:two"}:        `NotFound 0 unknown label "two" at 1: did you mean label:"two words"?`,
		{query.Filtering, "parent:77"}:        `NotFound 0 no task PAY-77 at 1`,
		{query.Filtering, "a parent:x"}:       `Usage 2 invalid reference "x" at 3: write it as in PAY-12`,
		{query.Filtering, "a deu:fri"}:        `Usage 2 unknown token "deu:" at 3: did you mean due:fri?`,
		{query.Filtering, "assignee:kim"}:     `Usage 0 unknown token "assignee:" at 1: did you mean @kim?`,
		{query.Filtering, "xyz:kim"}:          `Usage 0 unknown token "xyz:" at 1: put it in quotes to search for it as text`,
		{query.Filtering, "is:opn"}:           `Usage 0 unknown token "is:opn" at 1: did you mean is:open?`,
		{query.Filtering, "!hgih"}:            `Usage 0 unknown priority "hgih" at 1: did you mean !high?`,
		{query.Filtering, "due:2026-02-31"}:   `Usage 0 invalid day "2026-02-31" at 1: February 2026 has 28 days`,
		{query.Filtering, "due:2026-13-01"}:   `Usage 0 invalid day "2026-13-01" at 1: months go from 01 to 12`,
		{query.Filtering, "due:tomorow"}:      `Usage 0 invalid day "tomorow" at 1: did you mean tomorrow?`,
		{query.Filtering, "due:31.12.2026"}:   `Usage 0 invalid day "31.12.2026" at 1: write 2026-11-27, today, tomorrow, fri, +3d, +2w, +1m, eow or eom`,
		{query.Filtering, "due:fri..today"}:   `Usage 0 empty range "fri..today" at 1: it ends before it begins`,
		{query.Filtering, "est:8..3"}:         `Usage 0 empty range "8..3" at 1: it ends before it begins`,
		{query.Filtering, "est:>1,5"}:         `Usage 0 invalid estimate "1,5" at 1: write est:1.5`,
		{query.Filtering, "due:"}:             `Usage 0 due: needs a value at 1`,
		{query.Filtering, "a or"}:             `Usage 2 or needs a term on both sides at 3`,
		{query.Filtering, "or a"}:             `Usage 0 or needs a term on both sides at 1`,
		{query.Filtering, "(a or b"}:          `Usage 0 unclosed parenthesis at 1: write ) where it ends`,
		{query.Filtering, "a or b) c"}:        `Usage 6 unmatched ) at 7`,
		{query.Filtering, "a ()"}:             `Usage 2 empty parentheses at 3`,
		{query.Filtering, "not"}:              `Usage 0 not needs a term after it at 1`,
		{query.Filtering, `a "b`}:             `Usage 2 unclosed quote at 3: close it with ", or write \" for a quote`,
		{query.Filtering, `a ""`}:             `Usage 2 empty phrase at 3: write something between the quotes`,
		{query.Filtering, "sort:deu"}:         `Usage 0 unknown order "deu" at 1: did you mean due?`,
		{query.Filtering, "limit:x"}:          `Usage 0 invalid limit "x" at 1: write it as in limit:20`,
		{query.Filtering, "(sort:due)"}:       `Usage 1 sort: can't be in parentheses or negated at 2: put it outside`,
		{query.Filtering, "created:tomorrow"}: `Usage 0 invalid day "tomorrow" at 1: write 2026-11-27, today, yesterday, mon, -7d, -2w or a time like 2026-11-27T09:00:00Z`,
		{query.Filtering, ":bad"}:             `NotFound 0 view "bad" is broken at 1: unknown person "nobodyatall" at 1: use kim, Ann, kiran or 김민수`,
		{query.Adding, "Fix @kin"}:            `Refused 4 unknown person "kin" at 5: did you mean @kim?`,
		{query.Adding, "Fix deu:fri"}:         `Usage 4 unknown token "deu:" at 5: did you mean due:fri? (write \deu:fri to keep it as text)`,
		{query.Editing, "wait:friday"}:        `Usage 0 unknown token "wait:" at 1: write \wait:friday to keep it as text`,
		{query.Editing, "assignee:kim"}:       `Usage 0 unknown token "assignee:" at 1: did you mean @kim? (write \assignee:kim to keep it as text)`,
		{query.Adding, "Fix due:mon due:tue"}: `Usage 12 a second due day at 13: a task has only one`,
		{query.Adding, "Fix -@kim"}:           `Usage 4 -@kim at 5: a new task has nothing to remove (write \- to keep it as text)`,
		{query.Adding, "@kim"}:                `Usage - a task needs a title`,
		{query.Editing, " "}:                  `Usage - nothing to change: say what, as in @kim due:fri -#api`,
	} {
		err := parseAs(c.use, c.text, env(t))
		if err == nil {
			t.Errorf("%s: was understood, want %s", c.text, want)
			continue
		}
		at := "-"
		var m *query.Mistake
		if errors.As(err, &m) {
			at = fmt.Sprint(m.At)
		}
		codes := map[model.Code]string{model.NotFound: "NotFound", model.Usage: "Usage", model.Refused: "Refused"}
		if got := codes[model.CodeOf(err)] + " " + at + " " + err.Error(); got != want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, want)
		}
	}
}

func parseAs(u query.Use, s string, e query.Env) error {
	var err error
	switch u {
	case query.Adding:
		_, err = query.ParseAdd(s, e)
	case query.Editing:
		_, err = query.ParseEdit(s, e)
	default:
		_, err = query.Parse(s, e)
	}
	return err
}
