package exchangetest

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// TableTruth is what a made-up table contains.
type TableTruth struct {
	Rows, Assignments, Labels, Comments, Due, Parents int
	Estimate                                          float64
	Columns                                           map[string]int // tasks by status
}

// CSV makes a table as Jira exports them up: repeated headers, times of its
// own, comments in cells, half the rows part of an earlier one.
func CSV(seed uint64, rows int, sep rune) ([]byte, TableTruth) {
	r := rand.New(rand.NewPCG(seed, 2))
	truth := TableTruth{Rows: rows, Columns: map[string]int{}}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma = sep
	out := [][]string{{
		"Summary", "Issue key", "Issue id", "Status", "Priority", "Assignee", "Reporter", "Created", "Updated", "Resolved", "Due date",
		"Labels", "Labels", "Custom field (Story Points)", "Parent", "Comment", "Comment", "Custom field (Severity)",
	}}
	start := time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)
	for i := range rows {
		out = append(out, truth.row(r, i, start.Add(time.Duration(i)*time.Hour)))
	}
	if err := w.WriteAll(out); err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes(), truth
}

func (t *TableTruth) row(r *rand.Rand, i int, created time.Time) []string {
	jira := func(t time.Time) string { return t.Format("02/Jan/06 3:04 PM") }
	status := []string{"To Do", "In Progress", "In Review", "Done"}[r.IntN(4)]
	t.Columns[status]++
	row := []string{
		fmt.Sprintf("Issue %d, \"naïve\" 日本語", i), fmt.Sprintf("MU-%d", i+1), fmt.Sprint(10_000 + i), status,
		[]string{"Highest", "High", "Medium", "Low", ""}[r.IntN(5)], "", "Rita Reporter", jira(created), jira(created.Add(72 * time.Hour)),
		"", "", "", "", "", "", "", "", fmt.Sprint(r.IntN(5)),
	}
	if n := r.IntN(4); n > 0 {
		row[5] = fmt.Sprintf("Person %d", n)
		t.Assignments++
	}
	if status == "Done" {
		row[9] = jira(created.Add(48 * time.Hour))
	}
	if r.IntN(3) == 0 {
		row[10] = jira(created.AddDate(0, 0, 10).Truncate(24 * time.Hour))
		t.Due++
	}
	for j := range r.IntN(3) {
		row[11+j] = []string{"api", "café"}[j]
		t.Labels++
	}
	if n := r.IntN(9); n > 0 {
		row[13] = fmt.Sprint(float64(n) / 2)
		t.Estimate += float64(n) / 2
	}
	if i > 0 && r.IntN(2) == 0 {
		row[14] = fmt.Sprint(10_000 + r.IntN(i))
		t.Parents++
	}
	for j := range r.IntN(3) {
		row[15+j] = jira(created.Add(time.Hour)) + ";5db9d8eb;" + strings.Repeat("A line; with signs\n", 2)
		t.Comments++
	}
	return row
}
