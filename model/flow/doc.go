// Package flow measures how work moves over a board, from its log: cycle and
// lead times, throughput, work in progress and its age, cumulative flow,
// blocked time, and forecasts from these. It is pure: everything is a function
// of events, a set-up and a moment.
//
// The terms are those of the Kanban Guide (May 2025, kanbanguides.org): work in
// progress is what was started and is not finished, throughput what is finished
// in a unit of time, work item age the time since an item was started, cycle
// time that from started to finished. Elapsed time is counted in calendar days,
// the first and the last included, as in Daniel Vacanti, Actionable Agile
// Metrics for Predictability (2015), chapter 2: what begins and ends on one day
// took one day. Percentiles are by nearest rank.
//
// Started is the first entry into a column of kind doing, and stays when a task
// is moved back; finished is the last entry into one of kind done, as long as
// the task has not left it. In progress is what stands in a column of kind
// doing. A change counts when it happened in the world, which for an import is
// not when it was recorded. One that was undone has not happened; one that was
// redone has, at its own time.
package flow
