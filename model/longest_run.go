package model

import "slices"

// LongestRun returns the indexes of a longest non-decreasing subsequence of n values, in
// order. It uses patience sorting; less compares the values at two indexes.
func LongestRun(n int, less func(i, j int) bool) []int {
	var ends []int // ends[k] is the index of the lowest value that ends a run of length k+1
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
