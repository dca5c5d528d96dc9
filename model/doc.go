// Package model is the domain of baton: tasks, the board they stand on, and
// the rules by which people change them. It is pure: no files, no network, no
// clock, no randomness. What needs a moment or a fresh identity gets it handed
// in by a [Stamp].
//
// Five nouns carry everything. A [Task] is a card. A [Board] is the fold of
// its log; a published board never changes. A [Change] is one outcome ("this
// task now stands in that column at this rank"). A [Draft] is what somebody
// wants: a list of changes. [Propose] is the one gate: it checks the rules
// and turns a draft into an [Event], the only thing that is ever recorded.
//
// An [Edit] is a set of changes being made on top of anything that can tell
// the [Facts]: the board in memory, or a transaction on disk. Both therefore
// share one implementation of every rule and of every change.
package model
