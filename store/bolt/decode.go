package bolt

import (
	"bytes"

	"baton/model"
	"baton/store/wire"
)

// unmarshaler is what the generated types of wire implement.
type unmarshaler interface {
	UnmarshalMsg([]byte) ([]byte, error)
}

// decode decodes a sealed value into into. If that fails it ends the transaction, with
// the name that what gives the key.
func (x *verifiedTx) decode(key, b []byte, into unmarshaler, what func(key []byte) string) {
	v, ok := unseal(key, b)
	if !ok {
		x.fail("%s does not match its checksum", what(key))
	}
	if _, err := into.UnmarshalMsg(v); err != nil {
		x.fail("%s can't be read (%v)", what(key), err)
	}
}

func eventAt(key []byte) string { return "event " + seqText(seqOf(key)) }
func rowAt(key []byte) string   { return "task " + lastID(key).String() }
func bodyAt(key []byte) string  { return "the text of task " + lastID(key).String() }
func setupAt([]byte) string     { return "its set-up" }

// cachedTask returns the task of a row, which it decodes once; nil for nil.
func (x *verifiedTx) cachedTask(id model.ID, b []byte) *model.Task {
	if b == nil {
		return nil
	}
	var z wire.Task
	t := x.decodeTask(id[:], b, &z, x.words)
	x.rows[id] = t
	return t
}

// decodeTask decodes a row; z is scratch, words are shared.
func (x *verifiedTx) decodeTask(key, b []byte, z *wire.Task, words wire.Words) *model.Task {
	x.decode(key, b, z, rowAt)
	if !bytes.Equal(z.ID[:], key) {
		x.fail("task %s is stored under another task's key", lastID(key))
	}
	return z.Model(words)
}
