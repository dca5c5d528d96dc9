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

func TestLog(t *testing.T) { logtest.Run(t, backend{}) }
