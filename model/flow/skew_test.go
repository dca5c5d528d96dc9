package flow_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"baton/model"
	"baton/model/flow"
	"baton/model/modeltest"
)

func TestTheLastStateOfAReportIsTheBoardThoughClocksGoBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := modeltest.NewLog(modeltest.Setup())
		for range 25 {
			l.Draw(t)
		}
		skew := rapid.SampledFrom([]int{0, 3, 90, 1 << 30}).Draw(t, "minutes")
		events := slices.Clone(l.Events)
		for i := range events {
			events[i].At += 60_000 * model.Instant(rapid.IntRange(-skew, skew).Draw(t, "skew"))
		}
		h := flow.Read(l.Setup(), slices.Values(events))
		var open int
		for _, track := range h.Tracks {
			at := track.At(math.MaxInt64)
			task := l.Task(track.ID)
			if task == nil || task.Archived != 0 {
				if at != "" {
					t.Fatalf("PAY-%d is off the board, and the report has it in %s", track.Num, at)
				}
				continue
			}
			open++
			if at != task.Column {
				t.Fatalf("PAY-%d is in %s, in the report in %q", track.Num, task.Column, at)
			}
			if l.Setup().KindOf(task.Column) == model.KindDone {
				if track.Blocked(math.MaxInt64 - 1) {
					t.Fatalf("PAY-%d is done, and in the report it is blocked", track.Num)
				}
				continue
			}
			reason := ""
			for _, hold := range track.Holds() {
				if hold.To == 0 {
					reason = hold.Reason
				}
			}
			if reason != task.Blocked.Reason {
				t.Fatalf("PAY-%d is blocked by %q, in the report by %q", track.Num, task.Blocked.Reason, reason)
			}
			if got, want := track.Waiting(math.MaxInt64-1), model.IsWaiting(l, task); got != want {
				t.Fatalf("PAY-%d waits for others: %v, in the report %v", track.Num, want, got)
			}
			if got := track.Milestone(math.MaxInt64); got != task.Milestone {
				t.Fatalf("PAY-%d is of milestone %q, in the report of %q", track.Num, task.Milestone, got)
			}
		}
		var want int
		for task := range l.Tasks() {
			if task.Archived == 0 {
				want++
			}
		}
		if open != want {
			t.Fatalf("%d tasks in the report, %d on the board", open, want)
		}
	})
}
