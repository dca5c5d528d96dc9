// Package demo is a made-up board to look around in: a payments team of six,
// three weeks into its work. It is the same for every look at the same moment,
// so that tests and pictures can use it too. It is pure: it touches no files
// and reads no clock.
//
// [Setup] is how the board is set up; [Changes] are what happened on it, each
// told with its own moment and author. Both go through the usual door, which
// has to be forced: a column and a person are over their limits.
package demo
