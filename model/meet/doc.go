// Package meet works out what people tell each other when they check in: what
// each has finished since the last time, has in hand, is blocked by and could
// do next; what became of what was promised; and what nobody mentions. It is
// pure: all of it is a function of a board, its log and a moment.
//
// The time between two standups is what the log holds between them, not a
// number of days: weekends, missed days and days off come out right.
package meet
