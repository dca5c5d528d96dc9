// Package bolt keeps a board's log in a file: a bbolt database that is opened for
// each transaction and never for a session, so that a terminal, a script and a cron
// job use one board at the same time; a lock file beside it makes them wait in turn.
// docs/file-format.md tells what is in the file.
//
// All that is bbolt's, or the file system's, is here: transactions, locks, watching,
// daily backups, purges, repair and the change of formats. Rules are not: they are
// the store's, above this. The look at the pages themselves, which bbolt trusts, is
// in store/bolt/pages.
package bolt
