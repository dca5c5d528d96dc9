package trello_test

import (
	"errors"
	"testing"

	"baton/model"
	"baton/store/exchange/exchangetest"
)

func TestRealTrelloBoardsComeInWhole(t *testing.T) {
	for _, c := range []struct {
		file string
		want map[string]int
	}{
		{"trello/tekken_humberto-zayas.json", map[string]int{
			"lists": 3, "cards": 11, "people": 1, "labels": 6, "checklists": 7, "checklist items": 24, "attachments": 4,
		}},
		{"trello/project100_wekan.json", map[string]int{
			"lists": 3, "cards": 3, "people": 1, "labels": 6, "assignments": 3, "custom fields": 5, "field values": 8, "moves": 1,
		}},
	} {
		t.Run(c.file, func(t *testing.T) {
			b, l := exchangetest.Sample(t, c.file), exchangetest.Fresh()
			rep, err := exchangetest.Bring(t, l, "trello", b)
			if err != nil {
				t.Fatal(err)
			}
			t.Log("\n" + exchangetest.Text(t, rep))
			for what, want := range c.want {
				if got := rep.Of(what); got.In+got.Not != want {
					t.Errorf("%s: got %+v, want %d to come in", what, got, want)
				}
			}
			if _, err = exchangetest.Bring(t, l, "trello", b); !errors.Is(err, model.ErrNothing) {
				t.Errorf("a second import of the same file: got %v, want nothing to change", err)
			}
			cols := model.Live[model.Column](l.Setup())
			if want := c.want["lists"]; len(cols) != want || cols[len(cols)-1].Kind != model.KindDone {
				t.Errorf("got the columns %v, want %d, the last to be done in", cols, want)
			}
		})
	}
}
