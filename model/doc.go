// Package model is the domain of baton: tasks, the board they are on, and the
// rules by which people change them. It is pure: no files, no network, no clock,
// no randomness. Moments and fresh identities are passed in, by a [Stamp].
//
// There are five main types. A [Task] is a card. A [Board] is the fold of its log;
// a published board never changes. A [Change] is one outcome ("this task is now in
// that column at this rank"). A [Draft] is what a person wants: a list of changes.
// [Propose] is the one gate: it checks the rules and turns a draft into an
// [Event], the only thing that is ever recorded.
//
// An [Edit] collects changes on top of anything that has the [Facts]: the board in
// memory, or a transaction on disk. So both share one implementation of every rule
// and every change.
package model
