package modeltest_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"baton/model"
	"baton/model/modeltest"
)

func TestRandomDraftsAreAdmittedOftenEnoughAndFold(t *testing.T) {
	var tried, admitted int
	rapid.Check(t, func(t *rapid.T) {
		l := modeltest.NewLog(modeltest.Setup())
		for range 20 {
			tried++
			if l.Draw(t) {
				admitted++
			}
		}
		live, folded := l.Board, l.Fold()
		for task := range live.Tasks() {
			if diff := cmp.Diff(task, folded.Task(task.ID), cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("the fold of the log differs from the live board:\n%s", diff)
			}
			if diff := cmp.Diff(live.Body(task.ID), folded.Body(task.ID), cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("the fold of the log differs from the live board:\n%s", diff)
			}
		}
		if diff := cmp.Diff(live.Setup(), folded.Setup(), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("the fold of the log differs in its set-up:\n%s", diff)
		}
	})
	if admitted*3 < tried {
		t.Errorf("%d of %d drafts were admitted, want a third at least", admitted, tried)
	}
}

var _ model.Reader = (*modeltest.Log)(nil)
