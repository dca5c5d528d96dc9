package wire

import (
	"errors"
	"fmt"

	"github.com/tinylib/msgp/msgp"

	"baton/model"
)

// errNoID is returned for an event without an ID.
var errNoID = errors.New("an event without an ID")

// EventID reads the ID of a stored event and nothing behind it.
func EventID(b []byte) (model.EventID, error) {
	n, b, err := msgp.ReadMapHeaderBytes(b)
	for range n {
		if err != nil {
			break
		}
		var key []byte
		if key, b, err = msgp.ReadMapKeyZC(b); err != nil {
			break
		}
		if string(key) == "i" {
			var id ID
			_, err = msgp.ReadExactBytes(b, id[:])
			return model.EventID(id), err
		}
		b, err = msgp.Skip(b)
	}
	if err != nil {
		return model.EventID{}, fmt.Errorf("%w: %w", errNoID, err)
	}
	return model.EventID{}, errNoID
}
