package wire

import (
	"reflect"
	"strings"
	"testing"

	"baton/model/plain"
)

// hostile is what a board that somebody else made may be called.
const hostile = "a\x1b]52;c;ZWNobw==\x07b\u202ec\r\nd\u009b31m"

// fill puts a text into every string below v.
func fill(v reflect.Value, text string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(text)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), text)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(v.Index(i), text)
		}
	}
}

// driven returns where below v a text would drive a terminal. IDs are never
// drawn: they are looked up.
func driven(v reflect.Value, at string) []string {
	var out []string
	switch v.Kind() {
	case reflect.String:
		if strings.ContainsFunc(v.String(), plain.Drives) {
			out = append(out, at)
		}
	case reflect.Pointer:
		return driven(v.Elem(), at)
	case reflect.Struct:
		for i := range v.NumField() {
			if name := v.Type().Field(i).Name; name != "ID" {
				out = append(out, driven(v.Field(i), at+"."+name)...)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			out = append(out, driven(v.Index(i), at)...)
		}
	}
	return out
}

func TestNoNameOfABoardDrivesATerminal(t *testing.T) {
	var z Setup
	fill(reflect.ValueOf(&z).Elem(), hostile)
	for _, at := range driven(reflect.ValueOf(z.Model()), "setup") {
		t.Errorf("%s would drive the terminal", at)
	}
}
