// Package query is the one grammar in which people say what a task should be and which
// tasks they want to see.
//
// [ParseAdd] and [ParseEdit] read "Fix login @kim #api !high due:fri" into a [Draft],
// which becomes changes; [Preview] shows what is understood while it is typed.
// [Parse] reads "@kim due:<fri or is:blocked sort:due" into a [Filter];
// [ParsePartial] reads one that is still being typed. [Complete] completes a word, and
// [Tokens] is the table that both help texts show.
//
// All of them split text the same way: at white space outside quotes. Errors are
// [Mistake]s, which say where the mistake is and what was probably meant. An [Env]
// has what text is read against; names become IDs as they are read. Days are those of
// [Env.Now] in its own zone.
package query
