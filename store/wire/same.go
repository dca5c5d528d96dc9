package wire

import (
	"bytes"

	"baton/model"
)

// Same reports whether two tasks, bodies or set-ups are stored alike: no list and
// an empty one are the same.
func Same(a, b any) bool { return bytes.Equal(stored(a), stored(b)) }

func stored(v any) []byte {
	var b []byte
	switch v := v.(type) {
	case *model.Task:
		b, _ = FromTask(v).MarshalMsg(nil)
	case *model.Body:
		b, _ = FromBody(v).MarshalMsg(nil)
	case *model.Setup:
		b, _ = FromSetup(v).MarshalMsg(nil)
	}
	return b
}
