package bolt

import (
	"os"
	"time"

	"baton/store"
)

// Options says how a board's file is used. The zero value is the usual way.
type Options struct {
	store.Options
	Timeout   time.Duration     // how long to wait for others; 5 s if 0
	MakeDir   bool              // make the board's folder too, for its owner alone
	NoBackups bool              // keep no daily backups beside the board
	Warn      func(text string) // is told what else could not be done when a change was made; may be nil
	User      string            // who holds the board, for others who wait; $USER if ""
	TempFiles *TempFiles        // keeps track of incomplete files; a new one if nil
}

// usualTimeout is how long to wait for others who use the board.
const usualTimeout = 5 * time.Second

// tries is how often to try again when another process was faster.
const tries = 100

func (o Options) withDefaults() Options {
	o.Options = o.WithDefaults()
	if o.Timeout == 0 {
		o.Timeout = usualTimeout
	}
	if o.Warn == nil {
		o.Warn = func(string) {}
	}
	if o.TempFiles == nil {
		o.TempFiles = NewTempFiles()
	}
	for _, name := range []string{"USER", "LOGNAME", "USERNAME"} {
		if o.User == "" {
			o.User = os.Getenv(name)
		}
	}
	return o
}
