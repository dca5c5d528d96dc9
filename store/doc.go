// Package store keeps boards. A [Store] is one board, and [Store.Apply] the
// one door through which it changes: in one transaction a plan sees the board,
// its draft passes the rules, and the event is recorded with the rows it
// touches. [Store.Board] and [Store.Watch] publish boards that never change.
//
// A Store sits on a [Log], and knows no more of it than that interface: where the
// events are kept is for a package of its own, which imports model, store and
// store/wire. store/bolt keeps them in a file, store/memory in memory; the suite in
// store/logtest is what every Log must pass. What such a package needs is exported
// here: how a read fails ([Fail], [Attempt]), a log at one moment ([Snapshot]), what
// a log folds to ([Fold]) and how it is checked ([Inspect]). What only some logs can
// do is a small interface of its own: [Keeper], [Checker], [Replayer].
package store
