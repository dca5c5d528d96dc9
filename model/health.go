package model

import "fmt"

// Health is what a look after a board's file found and did.
type Health struct {
	Tasks  int
	Events int
	Size   int64    // of a backup, in bytes
	Faults []string // what is wrong, each a line; none is a sound board
	Lost   []string // what a repair could not save, each a line
	// Backups are the files of the daily backups, the oldest first.
	Backups []string
	Kept    string // where a file is kept that was replaced
	// Waits is what is still to be done, a line; "" if nothing is.
	Waits string
	// Unkept says that a daily backup is missing and can't be made, and why, a
	// line; "" if none is missing.
	Unkept string
	// Left are files in the making whose maker was killed.
	Left []string
}

// MaxFaults bounds how many faults a check tells: of a file that is damaged
// through and through the first few say all there is to say.
const MaxFaults = 20

// Fault notes what is wrong, as fmt.Sprintf has it.
func (h *Health) Fault(format string, args ...any) {
	if len(h.Faults) < MaxFaults {
		h.Faults = append(h.Faults, fmt.Sprintf(format, args...))
	}
}

// Counts says how much there is.
func (h Health) Counts() string {
	return Count(h.Tasks, "task") + ", " + Count(h.Events, "event")
}
