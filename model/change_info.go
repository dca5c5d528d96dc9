package model

import (
	"strings"
	"time"
	"unicode"
)

// SetInfo changes what the board is called and how it counts.
type SetInfo struct {
	Told
	Info Info
}

// Kind returns "set-board".
func (SetInfo) Kind() string { return "set-board" }

// Subject returns the zero ID.
func (SetInfo) Subject() ID { return ID{} }

func (c SetInfo) admit(e *Edit, _ *Draft, _ Stamp) (Change, error) {
	if c.Info == e.Setup().Info {
		return nil, nil
	}
	for at, r := range c.Info.Key {
		if at == 0 && unicode.IsDigit(r) { // 12-14 would be a task, not three
			return nil, Errorf(Usage, "a key begins with a letter: %q is none", c.Info.Key)
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) || r > unicode.MaxASCII {
			return nil, Errorf(Usage, "a key is letters and digits: %q is none", c.Info.Key)
		}
	}
	if c.Info.DefaultEstimate < 0 || c.Info.StaleDays < 0 {
		return nil, Errorf(Usage, "an estimate or a number of days can't be negative")
	}
	return c, nil
}

func (c SetInfo) undo(e *Edit) Change { return SetInfo{Info: e.Setup().Info} }

func (c SetInfo) apply(e *Edit, _ Stamp) { e.own().Info = c.Info }

func (SetInfo) touches(Change) []string { return []string{"board"} }

// rows tells each setting that has changed. A board's beginning is one row.
func (c SetInfo) rows(back Change, _ Names) []Row {
	b, _ := back.(SetInfo)
	if b.Info == (Info{}) {
		return []Row{{Field: "board", To: Text(c.Info.Name)}}
	}
	was, is := b.Info.values(), c.Info.values()
	var out []Row
	for i, name := range []string{"name", "key", "unit", "estimate", "stale", "days"} {
		if was[i] != is[i] {
			out = append(out, Row{Field: boardField + name, From: was[i], To: is[i]})
		}
	}
	return out
}

// boardField stands before the board's own settings in rows.
const boardField = "board."

func (i Info) values() [6]Value {
	var days []string
	for d := time.Sunday; d <= time.Saturday; d++ {
		if on := (d + 1) % 7; i.WorkDays.Has(on) {
			days = append(days, strings.ToLower(on.String()[:3]))
		}
	}
	return [6]Value{
		Text(i.Name), Text(i.Key), Text(i.Unit), Number(i.DefaultEstimate),
		EstimateOf(float64(i.StaleDays)), Text(strings.Join(days, ",")),
	}
}

func (c SetInfo) scrub() Change { return c }
