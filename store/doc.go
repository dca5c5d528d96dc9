// Package store keeps boards. A [Store] is one board, and [Store.Apply] is the one door
// through which it changes: in one transaction a plan sees the board, its draft passes
// the rules, and the event is recorded with the rows it changes. [Store.Board] and [Store.Watch] publish boards that never change.
//
// A Store uses a [Log] through that interface only. Each way to keep events is a package
// that imports model, store and store/wire: store/bolt keeps them in a file, store/memory
// in memory. Every Log has to pass the suite in store/logtest. What such a package needs
// is exported here: how a read fails ([Fail], [Attempt]), a log at one moment
// ([Snapshot]), what a log folds to ([Fold]) and how it is checked ([Inspect]). What only
// some logs can do is a small interface: [Keeper], [Checker], [Replayer].
package store
