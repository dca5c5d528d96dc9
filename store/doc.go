// Package store keeps boards. A [Store] is one board, and [Store.Apply] the
// one door through which it changes: in one transaction a plan sees the board,
// its draft passes the rules, and the event is recorded with the rows it
// touches. [Store.Board] and [Store.Watch] publish boards that never change.
//
// A Store sits on a [Log]. The one in a file is a bbolt database that is
// opened for each transaction and never for a session, so that a terminal, a
// script and a cron job use one board at the same time; a lock file beside it
// makes them wait in turn. The one in memory is for tests and for boards to
// throw away. The suite in store/logtest is what every Log must pass. The
// file's format is told in docs/file-format.md.
package store
