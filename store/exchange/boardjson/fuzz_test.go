package boardjson_test

import (
	"bytes"
	"testing"

	"baton/model"
	"baton/model/modeltest"
	"baton/model/transfer"
	"baton/store/exchange"
	"baton/store/exchange/exchangetest"
)

func FuzzJSON(f *testing.F) {
	l := modeltest.NewLog(&model.Setup{})
	_, _ = l.Propose(model.Draft{Do: model.Founding(modeltest.Setup())}, "kim")
	_, _ = l.Propose(model.Draft{Do: []model.Change{model.AddTask{Task: &model.Task{Title: "x"}}}}, "kim")
	var b bytes.Buffer
	_ = exchange.Export("json", &b, l.Board, transfer.ExportOptions{History: func(yield func(model.Event) bool) {
		for _, ev := range l.Events {
			if !yield(ev) {
				return
			}
		}
	}})
	f.Add(b.Bytes())
	f.Add([]byte(`{"format":"baton/1","tasks":[{"ref":"1","parent":"1","title":"x"}]}`))
	f.Fuzz(func(t *testing.T, b []byte) { exchangetest.Swallow(t, "json", b) })
}
