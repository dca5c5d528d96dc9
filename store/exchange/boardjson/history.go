package boardjson

import (
	"bytes"
	"encoding/json"

	"baton/model"
	"baton/model/plain"
	"baton/store/wire"
)

// log returns the events of a file with history, nil if they can't be trusted:
// the board then comes in as it is.
func (in *reader) log(j file) []model.Event {
	out := make([]model.Event, 0, len(j.Log))
	next, there := 1, map[model.EventID]bool{}
	for i, row := range j.Log {
		ev, err := readEvent(row.Event, out)
		switch {
		case err != nil:
			in.rep.Note("the history was left out: change %d of its log can't be read (%s)", i+1, plain.Line(err.Error()))
			return nil
		case ev.Seq != model.Seq(i+1) || ev.ID.IsZero():
			in.rep.Note("the history was left out: change %d of its log is missing", i+1)
			return nil
		case there[ev.ID]:
			in.rep.Note("the history was left out: change %d of its log is there twice", i+1)
			return nil
		case !numbered(ev, &next):
			in.rep.Note("the history was left out: change %d of its log has an impossible task number", i+1)
			return nil
		}
		if !ev.Undoes.IsZero() && !there[ev.Undoes] { // only an earlier event can be taken back
			ev.Undoes = model.UnknownEvent()
		}
		there[ev.ID] = true
		out = append(out, ev)
	}
	return out
}

// readEvent reads an event as it is in the board's file, without the characters that drive
// a terminal. The event that it takes back, one of those before it, is named by identity,
// or in older files by number.
func readEvent(raw json.RawMessage, before []model.Event) (model.Event, error) {
	if len(raw) == 0 {
		return model.Event{}, model.Errorf(model.Failed, "it has no event")
	}
	if bytes.Contains(raw, []byte(`\u`)) || bytes.IndexFunc(raw, plain.Drives) >= 0 {
		clean, err := cleanJSON(raw)
		if err != nil {
			return model.Event{}, err
		}
		raw = clean
	}
	var ev wire.Event
	if err := json.Unmarshal(raw, &ev); err != nil {
		return model.Event{}, err
	}
	out := ev.ModelAfter(before)
	oneLine(out.Do)
	oneLine(out.Back)
	return out, nil
}

// cleanJSON removes from all texts the characters that drive a terminal.
func cleanJSON(raw []byte) ([]byte, error) {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return nil, err
	}
	return json.Marshal(cleanTree(v))
}

func cleanTree(v any) any {
	switch v := v.(type) {
	case string:
		return safe(v)
	case []any:
		for i := range v {
			v[i] = cleanTree(v[i])
		}
	case map[string]any:
		for k := range v {
			if k != "part" { // a key, never shown; an external's has a zero in it
				v[k] = cleanTree(v[k])
			}
		}
	}
	return v
}

// oneLine makes one line of titles.
func oneLine(l []model.Change) {
	for i, c := range l {
		switch c := c.(type) {
		case model.AddTask:
			c.Task.Title = plain.Line(c.Task.Title)
		case model.Set:
			if c.Field == model.TitleField {
				c.To = model.Text(plain.Line(c.To.Text))
				l[i] = c
			}
		}
	}
}

// numbered reports whether the tasks an event adds have numbers that can be:
// a board is indexed by them.
func numbered(ev model.Event, next *int) bool {
	for _, c := range ev.Do {
		a, ok := c.(model.AddTask)
		if !ok {
			continue
		}
		if a.Task.Num < 1 || a.Task.Num > *next+1_000_000 || a.Task.ID == (model.ID{}) {
			return false
		}
		*next = max(*next, a.Task.Num+1)
	}
	return true
}
