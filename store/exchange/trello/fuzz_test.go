package trello_test

import (
	"testing"

	"baton/store/exchange/exchangetest"
)

func FuzzTrello(f *testing.F) {
	b, _ := exchangetest.Trello(1, 3, true)
	f.Add(b)
	f.Add(trello(`"idList":"a","closed":true,"name":"\u001b[31mred","idMembers":["q"]`, ``, "2026-01-02T10:00:00.000Z"))
	f.Add([]byte(`{"lists":[{"id":"","closed":true}],"cards":[{"id":"x"},{"id":"x"}],"labels":[{"id":"l"}],"members":[{"id":"m"}]}`))
	f.Fuzz(func(t *testing.T, b []byte) { exchangetest.Swallow(t, "trello", b) })
}
