package plan_test

import (
	"strings"
	"testing"

	"baton/store/exchange/exchangetest"
)

func TestAGuessIsSaidWithTheCommandThatChangesIt(t *testing.T) {
	l := exchangetest.Fresh()
	rep, err := exchangetest.Bring(t, l, "trello", []byte(`{"name":"B","lists":[{"id":"a","name":"Team Red","pos":1},{"id":"b","name":"It's on","pos":2},{"id":"c","name":"Fin","pos":3}],
		"cards":[{"id":"x","name":"Fix login","idList":"a"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	want := "the kinds of the columns are guesses: Team Red is todo, It's on is doing, Fin is done (to change one: baton columns edit Fin kind:doing)"
	if out := exchangetest.Text(t, rep); !strings.Contains(out, want) {
		t.Errorf("got\n%s\nwant %s", out, want)
	}
}
