// Package exchange reads and writes boards in other people's formats: Trello's
// export, CSV with any columns, baton's own JSON, and Markdown to read.
//
// It is pure: bytes in, a draft out. [Import] only parses; [File.Draft] then
// compares what came with the board as it stands and makes one draft of the
// difference, so that one undo takes a whole import back and a second import
// of a newer file updates the same tasks. What somebody changed on the board
// since is left alone, and a [Report] counts all that did and did not come in.
//
// Lists, labels and people are found by what the source calls them for good
// ([model.Alias]), by name only where it gives no ID. Who changed what is asked of
// the log: what was undone does not count, nor what the author of a copy had seen.
//
// A table of ours brought onto a new board makes the same table again. It can't
// tell of what no task has (columns, people, labels, milestones), of limits, colors
// and edited comments, of other systems' names, nor of a field that is a number in
// one task and text in another.
//
// Identities are made from those of the source ([Identity]), so a card is the
// same task in every import, and one that was deleted here stays deleted.
package exchange
