package card

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Number orders the tasks by number, those without one last. That does not change their
// order in the columns. A number that is taken, or far beyond the others, is dropped.
func (s *Source) Number() {
	const last = 1 << 62
	byNumber := func(a, b *Card) int { return cmp.Compare(cmp.Or(a.Task.Num, last), cmp.Or(b.Task.Num, last)) }
	slices.SortStableFunc(s.Cards, byNumber)
	next := 1
	for _, k := range s.Cards {
		if n := k.Task.Num; n != 0 && (n < next || n > next+maxGap) {
			s.Summary.Note("the number of %q belongs to another task or is too far from the others: it gets a new one", k.Task.Title)
			k.Task.Num = 0
			continue
		}
		next = max(next, k.Task.Num+1)
	}
	slices.SortStableFunc(s.Cards, byNumber)
}

// maxGap is how far apart the numbers of two consecutive tasks can be.
const maxGap = 100_000

// NumberIn returns the number in a reference: 12 for PAY-12 and for 12, 0 if there is
// none.
func NumberIn(ref string) int {
	n, err := strconv.Atoi(ref[strings.LastIndexByte(ref, '-')+1:])
	if err != nil || n < 0 || n > 1<<40 {
		return 0
	}
	return n
}
