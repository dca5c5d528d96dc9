package model

import (
	"math"
	"strconv"
)

// ValueKind says what a [Value] holds.
type ValueKind uint8

// The kinds of value.
const (
	NoValue     ValueKind = iota
	TextValue             // Text
	NumberValue           // Number
	BoolValue             // Number is 1 or 0
	DayValue              // Number is the Day
	PriorityValue
	TaskValue // Text is the ID
)

// Value is what a field holds or held: none, text, a number, yes or no, a day,
// a priority or another task. Values compare with ==.
type Value struct {
	Kind   ValueKind
	Text   string
	Number float64
}

// Text returns a text as a value, no value for "".
func Text(s string) Value {
	if s == "" {
		return Value{}
	}
	return Value{Kind: TextValue, Text: s}
}

// Number returns a number as a value.
func Number(f float64) Value { return Value{Kind: NumberValue, Number: f} }

// Bool returns yes or no as a value.
func Bool(b bool) Value {
	if b {
		return Value{Kind: BoolValue, Number: 1}
	}
	return Value{Kind: BoolValue}
}

// DayOn returns a day as a value, no value for 0.
func DayOn(d Day) Value {
	if d == 0 {
		return Value{}
	}
	return Value{Kind: DayValue, Number: float64(d)}
}

// PriorityOf returns a priority as a value, no value for NoPriority.
func PriorityOf(p Priority) Value {
	if p == NoPriority {
		return Value{}
	}
	return Value{Kind: PriorityValue, Number: float64(p)}
}

// EstimateOf returns an estimate as a value, no value for 0.
func EstimateOf(f float64) Value {
	if f == 0 {
		return Value{}
	}
	return Number(f)
}

// TaskOf returns another task as a value, no value for the zero ID.
func TaskOf(id ID) Value {
	if id == (ID{}) {
		return Value{}
	}
	return Value{Kind: TaskValue, Text: id.String()}
}

// ID returns the task a TaskValue names, the zero ID otherwise.
func (v Value) ID() ID {
	if v.Kind != TaskValue {
		return ID{}
	}
	id, err := ParseID(v.Text)
	if err != nil {
		return ID{}
	}
	return id
}

// String is the value as people read it, "" for none.
func (v Value) String() string {
	switch v.Kind {
	case NumberValue:
		return strconv.FormatFloat(v.Number, 'f', -1, 64)
	case BoolValue:
		if v.Number != 0 {
			return "yes"
		}
		return "no"
	case DayValue:
		return Day(v.Number).String()
	case PriorityValue:
		return Priority(v.Number).String()
	default:
		return v.Text
	}
}

// Plus adds two estimates, rounded to a millionth: 0.1 and 0.2 are 0.3, and not more
// than a limit of 0.3.
func Plus(sum, f float64) float64 {
	const parts = 1e6
	return math.Round((sum+f)*parts) / parts
}
