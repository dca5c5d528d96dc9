package query_test

import (
	"testing"

	"baton/model/query"
)

// fields are all fields that a filter compares, with two values each, the lesser
// first.
func fields() map[string][2]string {
	return map[string][2]string{
		"label:": {"api", "ui"}, "#": {"api", "ui"}, "@": {"ann", "kim"}, "by:": {"ann", "kim"},
		"prio:": {"low", "high"}, "!": {"low", "high"}, "in:": {"Todo", "Done"}, "kind:": {"todo", "done"},
		"milestone:": {"v1", `Version-2`}, "parent:": {"1", "3"}, "after:": {"1", "3"}, "est:": {"1", "3"},
		"due:": {"-7d", "fri"}, "created:": {"-7d", "yesterday"}, "updated:": {"-7d", "yesterday"},
		"started:": {"-7d", "yesterday"}, "done:": {"-7d", "yesterday"},
		"field.Severity:": {"1", "3"}, "field.Team:": {"core", "web"}, "field.Until:": {"2026-01-01", "2026-12-01"},
	}
}

func TestEveryFieldKnowsNoneComparisonRangesAndNegation(t *testing.T) {
	b, env := board(t), env(t)
	count := func(filter string) int {
		f, err := query.Parse(filter, env)
		if err != nil {
			t.Errorf("%s: %v", filter, err)
			return 0
		}
		again, err := query.Parse(f.String(), env)
		if err != nil || again.String() != f.String() {
			t.Errorf("%s is written %s, which reads %v (%v)", filter, f, again, err)
		}
		return len(f.Select(b.InOrder(), query.NewMatchContext(b, query.Texts(b))))
	}
	all := count("")
	for field, v := range fields() {
		for _, value := range []string{
			"none", v[0], "=" + v[0], "<" + v[1], "<=" + v[0], ">" + v[0], ">=" + v[1], v[0] + "..", ".." + v[1], v[0] + ".." + v[1],
		} {
			term := field + value
			if is, not := count(term), count("-"+term); is+not != all {
				t.Errorf("%s keeps %d and -%s %d of %d", term, is, term, not, all)
			}
			if count("not "+term) != count("-"+term) {
				t.Errorf("not %s is not -%s", term, term)
			}
		}
	}
}
