package bolt

import (
	"os"
	"runtime"
	"strings"
	"time"

	"go.etcd.io/bbolt"
)

// closeTime is how long closing a damaged file may take.
const closeTime = 100 * time.Millisecond

// closeAfterPanic closes what a panic left open. Closing the database could wait for
// ever for a mutex that the panic left locked. The mapping keeps the file's lock alive,
// so that is released explicitly.
func closeAfterPanic(db *bbolt.DB, file *os.File) {
	closed := make(chan struct{})
	go func() {
		defer close(closed)
		defer func() { _ = recover() }() // its pages are damaged
		if db != nil {
			_ = db.Close()
		}
	}()
	select {
	case <-closed:
	case <-time.After(closeTime):
	}
	if file != nil {
		unlock(file)
		_ = file.Close()
	}
}

// isFileFault reports whether a panic comes from the file: a fault at an address, or
// anything inside bbolt. Any other panic is a bug of ours and goes on.
func isFileFault(r any) bool {
	if _, ok := r.(interface{ Addr() uintptr }); ok {
		return true
	}
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	var origin string
	raised := false
	for {
		f, more := frames.Next()
		switch {
		case f.Function == "runtime.gopanic":
			raised, origin = true, ""
		case raised && origin == "" && !strings.HasPrefix(f.Function, "runtime."):
			origin = f.Function
		}
		if !more {
			return strings.HasPrefix(origin, "go.etcd.io/bbolt")
		}
	}
}
