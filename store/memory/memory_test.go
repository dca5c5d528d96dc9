package memory_test

import (
	"testing"

	"baton/store"
	"baton/store/logtest"
	"baton/store/memory"
)

type backend struct{}

func (backend) New(testing.TB) store.Log { return memory.New() }

func (backend) Reopen(_ testing.TB, l store.Log) store.Log { return l }

// busy makes logs on which another writer is faster every third time.
type busy struct{ backend }

func (busy) New(testing.TB) store.Log {
	n := 0
	return &memory.Flaky{Log: memory.New(), Next: func() memory.Fault {
		if n++; n%3 == 0 {
			return memory.Stale
		}
		return memory.None
	}}
}

func TestLogThatOthersWriteTo(t *testing.T) { logtest.Run(t, busy{}) }

func TestLog(t *testing.T) { logtest.Run(t, backend{}) }
