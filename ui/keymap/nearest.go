package keymap

import "strings"

// nearest returns the action whose name is most like a mistyped one, none when nothing
// is close.
func nearest(name string, rows []Binding) string {
	best, least := "", len(name)/3+2
	for _, row := range rows {
		d := distance(strings.ToLower(name), row.Name())
		if d < least {
			best, least = row.Name(), d
		}
	}
	return best
}

// distance is the number of letters to insert, drop or replace to get from a to b
// (Levenshtein).
func distance(a, b string) int {
	prev := make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := range len(a) {
		diagonal := prev[0]
		prev[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = prev[j+1]
			prev[j+1] = min(cost, prev[j]+1, diagonal+1)
		}
	}
	return prev[len(b)]
}
