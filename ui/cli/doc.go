// Package cli is baton's command line: one verb does one thing and leaves;
// without a verb the board opens in the terminal.
//
// [Program.Run] reads the arguments, finds out which board is meant and who
// acts, and carries a verb out. A verb reads and writes through the few
// methods of a [Store] in one transaction and never loads the board. What it
// answers goes to standard output, all else to standard error; an error is one
// line, and its code becomes the exit code in one place (exit.go).
//
// The commands are cobra's, their help is drawn here: fang would ask the
// terminal for its background and spread an error over several lines.
package cli
