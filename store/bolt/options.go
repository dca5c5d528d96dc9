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
	Warn      func(text string) // is told what could not be done beside a change that was made; nobody if nil
	User      string            // whom others see holding the board; $USER if ""
	TempFiles *TempFiles        // notes what is in the making; one of its own if nil
}

// usualTimeout is how long to wait for others who use the board.
const usualTimeout = 5 * time.Second

// tries bounds how often is tried again what others were faster at.
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
