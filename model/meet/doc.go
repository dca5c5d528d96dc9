// Package meet works out what people tell each other in a standup: what each has
// finished and done since the last time, has in hand, is blocked by and could do next;
// what became of promises; and the problems that nobody mentions. It is pure:
// everything is a function of a board, its log and a moment.
//
// The time between two standups is the part of the log between them, not a number of
// days and not what clocks said, so weekends, missed days, days off and wrong clocks
// make no difference. A task now is compared with the same task at the last standup's
// place in the log; what people did are the changes since then that stand.
//
// Days are those of the board's zone, or of the zone that a standup or check-in was held
// in, which the log keeps with it. So the minutes of a standup are the same wherever
// and whenever they are made.
package meet
