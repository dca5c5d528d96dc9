package wire_test

import (
	"bytes"
	"fmt"
	"reflect"
	"testing"

	"github.com/tinylib/msgp/msgp"

	"baton/model"
	"baton/store/wire"
)

type packed interface {
	msgp.Marshaler
	msgp.Unmarshaler
}

// kinds are the stored forms that have lists, or parts with lists.
func kinds() []packed {
	return []packed{
		&wire.Task{}, &wire.Body{}, &wire.Setup{}, &wire.Info{}, &wire.Person{}, &wire.Members{}, &wire.CheckIn{}, &wire.Event{},
	}
}

// lists calls f for each list of each kind, on a value of that kind.
func lists(f func(name string, z packed, list reflect.Value)) {
	for _, z := range kinds() {
		v := reflect.ValueOf(z).Elem()
		for i := range v.NumField() {
			if v.Field(i).Kind() == reflect.Slice {
				f(fmt.Sprintf("%T.%s", z, v.Type().Field(i).Name), z, v.Field(i))
				v.SetZero()
			}
		}
	}
}

func TestListsOfAnyLengthAreReadBack(t *testing.T) {
	lists(func(name string, z packed, list reflect.Value) {
		list.Set(reflect.MakeSlice(list.Type(), 70_000, 70_000))
		if do, ok := list.Interface().(wire.Deeds); ok { // none of them is missing
			for i := range do {
				do[i].Change = model.Archive{Off: true}
			}
		}
		b, err := z.MarshalMsg(nil)
		if err != nil {
			t.Fatal(err)
		}
		back := reflect.New(reflect.TypeOf(z).Elem()).Interface().(packed)
		if rest, err := back.UnmarshalMsg(b); err != nil || len(rest) > 0 {
			t.Errorf("%s: %v, %d bytes left", name, err, len(rest))
			return
		}
		again, _ := back.MarshalMsg(nil)
		if !bytes.Equal(b, again) {
			t.Errorf("%s is not what it was", name)
		}
	})
}

// A length is believed as far as there are bytes for it: it would take memory.
func TestALengthWithoutItsEntriesTakesNoMemory(t *testing.T) {
	lists(func(name string, z packed, list reflect.Value) {
		list.Set(reflect.MakeSlice(list.Type(), 17, 17)) // the shortest that has its length apart
		b, _ := z.MarshalMsg(nil)
		head := msgp.AppendArrayHeader(nil, 17)
		for i := range b {
			if i+len(head) > len(b) || string(b[i:i+len(head)]) != string(head) {
				continue
			}
			forged := append(append(append([]byte{}, b[:i]...), msgp.AppendArrayHeader(nil, 1<<31)...), b[i+len(head):]...)
			n := testing.AllocsPerRun(1, func() {
				back := reflect.New(reflect.TypeOf(z).Elem()).Interface().(packed)
				if _, err := back.UnmarshalMsg(forged); err == nil {
					t.Errorf("%s: a list of 2^31 is read", name)
				}
			})
			if n > 1000 {
				t.Errorf("%s: %v allocations", name, n)
			}
		}
	})
}
