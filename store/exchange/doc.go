// Package exchange reads and writes boards in other people's formats. It keeps the
// registry: a row for each format, with its name, what it reads and writes, how its
// files are recognised, and a page of help.
//
// A format is a folder and a row. Its reader makes neutral records of a file
// (package card), its writer bytes of a board; neither knows the other formats.
// What a file would change on a board is worked out in one place for all of them
// (package plan). So a new format needs no rule about merging, and a
// change of such a rule touches no format. Package exchangetest holds what each has
// to pass.
//
// It is pure: bytes in, a draft out. [Import] only parses; [File.Draft] then
// compares what came with the board as it is.
package exchange
