package model_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"baton/model"
)

func TestTheLongestRunIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := rapid.SliceOfN(rapid.IntRange(0, 9), 0, 12).Draw(t, "values")
		got := model.LongestRun(len(l), func(i, j int) bool { return l[i] < l[j] })
		if !slices.IsSorted(got) || !slices.IsSortedFunc(got, func(i, j int) int { return l[i] - l[j] }) {
			t.Fatalf("%v of %v goes back", got, l)
		}
		best := 0
		for set := range 1 << len(l) { // every choice
			last, n := -1, 0
			for i, v := range l {
				if set>>i&1 == 1 {
					if v < last {
						n = -1
						break
					}
					last, n = v, n+1
				}
			}
			best = max(best, n)
		}
		if len(got) != best {
			t.Fatalf("%v of %v: a run of %d is there", got, l, best)
		}
	})
}
