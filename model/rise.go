package model

import "slices"

// Rise returns the places of a longest run of n values of which none is less
// than the one before, in order, by patience sorting. less compares two places.
func Rise(n int, less func(i, j int) bool) []int {
	var ends []int // by length, less one: where the run ends that ends lowest
	before := make([]int, n)
	for i := range n {
		k, _ := slices.BinarySearchFunc(ends, i, func(at, i int) int {
			if less(i, at) {
				return 1
			}
			return -1
		})
		before[i] = -1
		if k > 0 {
			before[i] = ends[k-1]
		}
		if k == len(ends) {
			ends = append(ends, i)
		} else {
			ends[k] = i
		}
	}
	out := make([]int, 0, len(ends))
	if len(ends) > 0 {
		for i := ends[len(ends)-1]; i >= 0; i = before[i] {
			out = append(out, i)
		}
	}
	slices.Reverse(out)
	return out
}
