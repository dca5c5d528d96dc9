package boardjson

import (
	"baton/model"
	"baton/store/exchange/card"
)

// Row is a line of the log in JSON: what a person did, when it came in, and
// field by field what it changed.
type Row struct {
	Seq     uint64  `json:"seq"`
	At      *string `json:"at"`
	By      string  `json:"by"`
	Verb    string  `json:"verb"`
	Text    string  `json:"text"`
	Undoes  *uint64 `json:"undoes"` // the number of the event it takes back
	Changes []Field `json:"changes"`
}

// Field is one field of one task, or of the board where Ref is null, that a
// change changed. At and By are those of the world it tells of.
type Field struct {
	Ref   *string `json:"ref"`
	Field string  `json:"field"`
	From  any     `json:"from"`
	To    any     `json:"to"`
	At    *string `json:"at"`
	By    string  `json:"by"`
}

// EventJSON returns an event and its account in words ([model.Tell]) as a line
// of the log. undoes is the number of the event it takes back, 0 for none.
func EventJSON(b model.Directory, ev model.Event, told model.Account, undoes model.Seq) Row {
	s := b.Setup()
	out := Row{
		Seq: uint64(ev.Seq), At: opt(ev.At.String()), By: model.Named[model.Person](s, string(ev.By)), Verb: ev.Verb, Text: told.Text,
		Changes: make([]Field, 0, len(told.Rows)),
	}
	if undoes != 0 {
		n := uint64(undoes)
		out.Undoes = &n
	}
	for _, r := range told.Rows {
		out.Changes = append(out.Changes, Field{
			Ref: opt(card.Ref(b, r.Task)), Field: r.Field, From: valueJSON(r.From), To: valueJSON(r.To),
			At: opt(r.At.String()), By: model.Named[model.Person](s, string(r.By)),
		})
	}
	return out
}
