package model

// mostParts is how many entries a list of a task, a person or the set-up can
// have: every version of baton can read as many from a file.
const mostParts = 1 << 16

// longestName is the length in bytes of the longest name. IDs are made of
// names, and are part of the keys of the store's indexes, whose length is limited.
const longestName = 1000

// longestRank is the length in bytes of the longest rank.
const longestRank = 10_000

// taskLimits are the lists of a task. The body is nil where it is not touched.
var taskLimits = []struct {
	what string
	of   func(t *Task, b *Body) int
}{
	{"comments", func(t *Task, _ *Body) int { return t.Comments }},
	{"checklist items", func(t *Task, _ *Body) int { return t.Items }},
	{"links", func(t *Task, _ *Body) int { return t.Links }},
	{"assignees", func(t *Task, _ *Body) int { return len(t.Assignees) }},
	{"labels", func(t *Task, _ *Body) int { return len(t.Labels) }},
	{"tasks it waits for", func(t *Task, _ *Body) int { return len(t.After) }},
	{"fields", func(t *Task, _ *Body) int { return len(t.Fields) }},
	{"names in other systems", func(_ *Task, b *Body) int {
		if b == nil {
			return 0
		}
		return len(b.External)
	}},
}

// checkSizes refuses what would be too large to be read back. A list that is too
// long already may get shorter.
func checkSizes(e *Edit) error {
	for _, id := range e.order {
		if d := e.tasks[id]; d.after != nil {
			if err := checkTaskSize(e, d); err != nil {
				return err
			}
		}
	}
	if e.setup == nil {
		return nil
	}
	return checkSetupSize(e.base.Setup(), e.setup)
}

func checkTaskSize(e *Edit, d *draftTask) error {
	ref := e.Setup().Ref(d.after.Num)
	if len(d.after.Rank) > longestRank {
		return Errorf(Refused, "too many tasks were placed between the same two: first move %s elsewhere in its column", ref)
	}
	for _, l := range taskLimits {
		n := l.of(d.after, d.body)
		if n <= mostParts || d.before != nil && n <= l.of(d.before, e.base.Body(d.after.ID)) {
			continue
		}
		return tooMany(ref, n, l.what)
	}
	return nil
}

func tooMany(who string, n int, what string) error {
	return Errorf(Refused, "%s would have %d %s, more than the limit of %d: leave some out", who, n, what, mostParts)
}

func checkSetupSize(was, is *Setup) error {
	for _, l := range []struct {
		what string
		of   func(*Setup) int
	}{
		{"columns", func(s *Setup) int { return len(s.Columns) }},
		{"people", func(s *Setup) int { return len(s.People) }},
		{"labels", func(s *Setup) int { return len(s.Labels) }},
		{"milestones", func(s *Setup) int { return len(s.Milestones) }},
		{"views", func(s *Setup) int { return len(s.Views) }},
	} {
		if n := l.of(is); n > mostParts && n > l.of(was) {
			return tooMany("the board", n, l.what+", removed ones too")
		}
	}
	for what, n := range mostAliases(is) {
		if n > mostParts && n > mostAliases(was)[what] {
			return tooMany("a "+what, n, "names in other systems")
		}
	}
	for _, p := range is.People {
		had, _ := ByKey[Person](was, p.Key())
		switch {
		case len(p.Emails) > max(mostParts, len(had.Emails)):
			return tooMany(p.Name, len(p.Emails), "e-mail addresses")
		case len(p.Logins) > max(mostParts, len(had.Logins)):
			return tooMany(p.Name, len(p.Logins), "logins")
		}
	}
	return nil
}

// mostAliases returns the most aliases that one item has, by noun.
func mostAliases(s *Setup) map[string]int {
	out := map[string]int{}
	for _, i := range s.Columns {
		out["column"] = max(out["column"], len(i.Aliases))
	}
	for _, i := range s.People {
		out["person"] = max(out["person"], len(i.Aliases))
	}
	for _, i := range s.Labels {
		out["label"] = max(out["label"], len(i.Aliases))
	}
	for _, i := range s.Milestones {
		out["milestone"] = max(out["milestone"], len(i.Aliases))
	}
	return out
}

// checkName refuses a name that is too long.
func checkName(what, name string) error {
	if len(name) > longestName {
		return Errorf(Refused, "the %s name %.20q… is %d bytes long: the limit is %d bytes", what, name, len(name), longestName)
	}
	return nil
}
