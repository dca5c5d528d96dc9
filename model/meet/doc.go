// Package meet works out what people tell each other when they check in: what
// each has finished and done since the last time, has in hand, is blocked by and
// could do next; what became of what was promised; and what nobody
// mentions. It is pure: all of it is a function of a board, its log and a moment.
//
// The time between two standups is what the log holds between them, not a
// number of days and not what clocks said: weekends, missed days, days off and
// clocks that are wrong come out right. What a task is now is held against what
// it was at the place of the last standup; what was done to it are the changes
// since that stand.
//
// Days are those of the board's zone, or of the zone a standup or check-in was
// heard in, which the log keeps with it. So the minutes of a standup are the same
// wherever and whenever they are told.
package meet
