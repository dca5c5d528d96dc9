// Package query is the one grammar in which people say what a task is to be
// and which tasks they want to see.
//
// [ParseAdd] and [ParseEdit] read "Fix login @kim #api !high due:fri" into a
// [Draft], which makes changes; [Preview] says as it is typed what was
// understood. [Parse] reads "@kim due:<fri or is:blocked sort:due" into a
// [Filter]; [ParsePartial] does so while it is being typed. [Complete] ends a
// word that was begun, and [Tokens] is the table that both help texts show.
//
// All of them split a text the same way: at blanks, outside quotes. A mistake
// is a [Mistake]: it says where, and what was probably meant. An [Env] holds
// what a text is read against; names become IDs as they are read. Days are
// those that the clock of [Env.Now] shows in its own zone.
package query
