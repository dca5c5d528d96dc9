package draft

import (
	"strings"

	"baton/model"
)

// Seen is the identity of the last event that the author of a draft had seen, "" if
// none is told. Older drafts have its number there, which names no event for ever.
type Seen string

// SeenUpTo returns what the author of a draft has seen now; nothing is told of a
// board without events.
func SeenUpTo(id model.EventID) Seen {
	if id.IsZero() {
		return ""
	}
	return Seen(id.String())
}

// Event returns the event, the zero one if none is told. If it can't be told which
// one it was, it is one that no log has, so that any change of the same text is asked about.
func (s Seen) Event() model.EventID {
	if s == "" {
		return model.EventID{}
	}
	id, err := model.ParseEventID(string(s))
	if err != nil {
		return model.UnknownEvent()
	}
	return id
}

// UnmarshalJSON reads an identity, or the number that an older draft has.
func (s *Seen) UnmarshalJSON(b []byte) error {
	*s = Seen(strings.Trim(string(b), `"`))
	return nil
}
