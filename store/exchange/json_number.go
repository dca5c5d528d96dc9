package exchange

import (
	"cmp"
	"slices"

	"baton/model"
)

// tasks reads the tasks; the numbers in their references are kept where they
// are numbers of their own.
func (in *jsonReader) tasks(all []Task) {
	ids := map[model.ID]bool{}
	for i := range all {
		k := in.card(&all[i], i)
		if ids[k.task.ID] {
			in.rep.because("tasks", couldNot, 1, "with the ID of another task")
			continue
		}
		ids[k.task.ID] = true
		k.task.Num = numberIn(all[i].Ref)
		if _, twice := in.byRef[all[i].Ref]; !twice {
			in.byRef[all[i].Ref] = k.task.ID
		}
		k.raw = &all[i]
		in.src.cards = append(in.src.cards, k)
	}
	for _, k := range in.src.cards {
		in.relate(k)
	}
	in.src.number()
}

// number orders the tasks by number, those without one last. Their places in the
// columns are told by what orders them there.
func (s *source) number() {
	const last = 1 << 62
	byNumber := func(a, b *card) int { return cmp.Compare(cmp.Or(a.task.Num, last), cmp.Or(b.task.Num, last)) }
	slices.SortStableFunc(s.cards, byNumber)
	next := 1
	for _, k := range s.cards {
		if n := k.task.Num; n != 0 && (n < next || n > next+maxGap) {
			s.rep.note("the reference of %q is another task's or too far from the others: it gets a new one", k.task.Title)
			k.task.Num = 0
			continue
		}
		next = max(next, k.task.Num+1)
	}
	slices.SortStableFunc(s.cards, byNumber)
}

// maxGap bounds how far apart the numbers of tasks can be.
const maxGap = 100_000
