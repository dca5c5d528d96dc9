// Package wire is the stored form of tasks, set-ups and events: message pack
// in the board's file and JSON in exported histories, both from the same
// structs. The structs are converted from and to those of package model, which
// is free to change while files stay readable: unknown keys are skipped, and a
// change of an unknown kind is kept byte by byte.
package wire
