package query

import (
	"reflect"
	"slices"
	"time"

	"pgregory.net/rapid"

	"baton/model"
)

// Draw returns a random filter, one of all that a text can mean.
func Draw(t *rapid.T, e Env) *Filter {
	f := &Filter{root: drawNode(t, e, 4), with: printer{setup: e.Setup, numbers: e.Numbers, zone: e.Now.Location()}}
	for range rapid.IntRange(0, 3).Draw(t, "orders") {
		o := Order{By: rapid.SampledFrom(orders()).Draw(t, "by"), Down: rapid.Bool().Draw(t, "down")}
		f.Sort = append(f.Sort, o)
	}
	f.Limit = rapid.IntRange(0, 100).Draw(t, "limit")
	return f
}

// Same reports whether two filters are the same.
func Same(a, b *Filter) bool {
	return reflect.DeepEqual(a.root, b.root) && slices.Equal(a.Sort, b.Sort) && a.Limit == b.Limit
}

// Naive reports whether a task matches a filter, with an implementation of its own for
// what joins conditions.
func Naive(f *Filter, t *model.Task, s *MatchContext) bool { return naive(f.root, t, s) }

func naive(n node, t *model.Task, s *MatchContext) bool {
	switch n := n.(type) {
	case all:
		holds := true
		for _, c := range n {
			holds = naive(c, t, s) && holds
		}
		return holds
	case either:
		holds := false
		for _, c := range n {
			holds = naive(c, t, s) || holds
		}
		return holds
	case not:
		return !naive(n.node, t, s)
	}
	return n.match(t, s)
}

func drawNode(t *rapid.T, e Env, depth int) node {
	kind := 0
	if depth > 0 {
		kind = rapid.IntRange(0, 5).Draw(t, "kind")
	}
	switch kind {
	case 1, 2:
		var l []node
		for range rapid.IntRange(2, 4).Draw(t, "many") {
			l = append(l, drawNode(t, e, depth-1))
		}
		if kind == 1 {
			return allOf(l)
		}
		return eitherOf(l)
	case 3:
		return not{drawNode(t, e, depth-1)}
	}
	return drawTerm(t, e)
}

func drawTerm(t *rapid.T, e Env) node {
	pick := func(l ...node) node { return rapid.SampledFrom(l).Draw(t, "term") }
	key := e.Setup.Info.Key
	word := rapid.OneOf(rapid.StringN(1, 6, -1), rapid.SampledFrom([]string{"or", "-x", "@kim", "due:fri", `a\b`, `"`, "a b", "é", "PAY-1", "!", "():"}))
	day := model.Day(rapid.IntRange(1, 800000).Draw(t, "day"))
	later := day + model.Day(rapid.IntRange(0, 3).Draw(t, "days"))
	at := model.Instant(rapid.Int64Range(-1e12, 4e12).Draw(t, "at"))
	what := rapid.SampledFrom([]event{created, updated, started, done}).Draw(t, "what")
	dawnAt := dawn(model.DayOf(time.UnixMilli(int64(at)).In(e.Now.Location())), e.Now.Location())
	num := float64(rapid.IntRange(0, 2000).Draw(t, "num")) / 4
	sp := rapid.SampledFrom([]span{{is, num, 0}, {below, num, 0}, {upTo, num, 0}, {above, num, 0}, {from, num, 0}, {between, num, num + 1}}).Draw(t, "span")
	lo := model.Priority(rapid.IntRange(0, 4).Draw(t, "lo"))
	hi := model.Priority(rapid.IntRange(int(lo), 4).Draw(t, "hi"))
	name := rapid.SampledFrom([]string{"Severity", "my field", "a:b", `q"`, "none"}).Draw(t, "name")
	return pick(
		newText(cleanWord(word.Draw(t, "word")), key), who{}, who{"kim"}, who{"old"}, label{"two"}, prio{lo, hi}, inColumn{"in-test"}, ofKind{model.KindDoing},
		due{}, due{day, later}, due{0, day}, due{day, lastDue}, est{sp}, partOf{}, waitsFor{}, inMilestone{}, inMilestone{"v2"}, by{"ann"},
		when{what, at, at + 1}, when{what, dawnAt, lastMoment}, when{what, firstMoment, at}, when{what, dawnAt, at + 1}, when{what, at, lastMoment},
		newState(rapid.SampledFrom(states()).Draw(t, "state"), e), having(rapid.SampledFrom(havings()).Draw(t, "having")),
		free{name, cleanWord(word.Draw(t, "value"))}, free{name: name}, freeNumber{name, sp}, freeDay{name, day, later},
	)
}

// cleanWord returns s as a filter keeps it: composed and not empty.
func cleanWord(s string) string {
	if s = composed(s); s == "" {
		return "x"
	}
	return s
}
