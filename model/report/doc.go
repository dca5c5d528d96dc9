// Package report works out how work went in a span of days: what was finished,
// started, added and dropped, by whom and for which milestone, how that compares
// with the span before, and what to expect. It only computes: ui/report draws.
//
// Counts and times are those of package flow. A report shows the board as it was at
// the end of its window, or as it is if the window is not over. A person's tasks are
// those that are assigned to them, or were when they were finished; a task with two
// assignees counts for both.
package report
