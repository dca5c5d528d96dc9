package model

import "fmt"

// Health is what a check or repair of a board's file found and did.
type Health struct {
	Tasks  int
	Events int
	Size   int64    // of a backup, in bytes
	Faults []string // what is wrong, a line each; none if the board is sound
	Lost   []string // what a repair could not save, a line each
	// Backups are the files of the daily backups, oldest first.
	Backups []string
	Kept    string // where the replaced file is kept, "" for none
	// Waits is a line that says what still has to be done, "" for nothing.
	Waits string
	// Unkept is a line that says that a daily backup is missing and why it can't be
	// made, "" if none is missing.
	Unkept string
	// Left are unfinished files left behind by a process that was killed.
	Left []string
}

// MaxFaults is how many faults a check reports at most: for a file that is damaged
// everywhere, the first few say enough.
const MaxFaults = 20

// Fault notes a fault, formatted as by fmt.Sprintf.
func (h *Health) Fault(format string, args ...any) {
	if len(h.Faults) < MaxFaults {
		h.Faults = append(h.Faults, fmt.Sprintf(format, args...))
	}
}

// Counts says how many tasks and events there are.
func (h Health) Counts() string {
	return Count(h.Tasks, "task") + ", " + Count(h.Events, "event")
}
