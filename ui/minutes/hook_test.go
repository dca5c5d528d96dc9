package minutes_test

import (
	"context"
	"runtime"
	"testing"

	"baton/model"
	"baton/model/modeltest"
	"baton/ui/minutes"
)

func TestACommandThatLeavesSomethingRunningHasNotFailed(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("its shell has no &")
	}
	log := modeltest.NewLog(modeltest.Setup())
	m := minutes.Begin(log, log.Board, 0, model.Instant(0).Time(), true)
	if err := (minutes.Hook{Command: "sleep 3 &", Form: "md"}).Run(context.Background(), m); err != nil {
		t.Error(err)
	}
}
