// Package flow measures how work moves over a board, from its log: cycle and
// lead times, throughput, work in progress and its age, cumulative flow,
// blocked time, and forecasts made from these. It is pure: everything is a function of
// events, a set-up and a moment.
//
// The terms are those of the Kanban Guide (May 2025, kanbanguides.org): work in
// progress is what was started and is not finished, throughput what is finished
// in a unit of time, work item age the time since an item was started, cycle
// time that from started to finished. Elapsed time is counted in calendar days,
// the first and the last included, as in Daniel Vacanti, Actionable Agile
// Metrics for Predictability (2015), chapter 2: work that begins and ends on one
// day took one day. Percentiles are by nearest rank.
//
// A task is started when it first enters a column of kind doing, even if it is moved
// back later. It is finished when it last entered a column of kind done, as long as it
// has not left it. It is in progress while it is in a column of kind doing. A change
// counts at the moment it happened in the world, which for an import is not when it
// was recorded. A change that was undone has not happened; one that was redone has,
// at its own time.
package flow
