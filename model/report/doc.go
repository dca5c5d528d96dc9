// Package report tells how work went in a span of days: what was finished,
// started, added and dropped, by whom and for which milestone, how that compares
// with the span before, and what may be expected. It computes; how a report
// looks is decided elsewhere.
//
// Counts and times are those of package flow. A report looks at the board as it
// stood at the end of its window, or at the moment it is made where the window
// still goes on. A person's are the tasks that are assigned to them, or were
// when they were finished; a task of two counts for both.
package report
