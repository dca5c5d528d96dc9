package wire

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/tinylib/msgp/msgp"

	"baton/model"
)

// Change is one change: [kind, body] in message pack, an object with a "kind"
// in JSON, nil and null for none.
type Change struct {
	model.Change
	kind string // as it was stored
	body body   // as it was stored; nil for an unknown kind
	bare bool   // to be stored without its subject, which is clear from elsewhere in the event
	head uint64 // the event that a check-in names by number; see [CheckIn.Head]
}

// Changes are the changes of an event.
type Changes []Change

// Deeds are the changes of Do: unlike in Back, none is missing.
type Deeds []Change

// errMissing is returned for an event that lacks one of its changes.
var errMissing = errors.New("a change is missing")

// MarshalMsg appends the message pack form.
func (z Deeds) MarshalMsg(b []byte) ([]byte, error) { return Changes(z).MarshalMsg(b) }

// UnmarshalMsg reads the message pack form and returns the bytes behind it.
func (z *Deeds) UnmarshalMsg(b []byte) ([]byte, error) {
	b, err := readChanges((*Changes)(z), b, false)
	return b, cmp.Or(err, z.check())
}

// Msgsize returns an estimate of the bytes that MarshalMsg appends.
func (z Deeds) Msgsize() int { return Changes(z).Msgsize() }

// UnmarshalJSON reads the JSON form.
func (z *Deeds) UnmarshalJSON(b []byte) error {
	var l Changes
	if err := json.Unmarshal(b, &l); err != nil {
		return err
	}
	*z = Deeds(l)
	return z.check()
}

func (z *Deeds) check() error {
	if slices.ContainsFunc(*z, func(c Change) bool { return c.Change == nil }) {
		return errMissing
	}
	return nil
}

// body is the struct that stores a kind of change.
type body interface {
	msgp.Marshaler
	msgp.Unmarshaler
	// self returns what every change has in common.
	self() *Subject
	// change returns the change; kind is the name it was stored with.
	change(kind string) (model.Change, error)
}

// newBody returns the struct that stores changes of a kind, nil for an unknown kind.
func newBody(kind string) body {
	switch kind {
	case "add":
		return &Add{}
	case "delete":
		return &Delete{}
	case "move":
		return &Move{}
	case "block":
		return &Block{}
	case "archive":
		return &Archive{}
	case "set":
		return &Set{}
	case "members":
		return &Members{}
	case "put-checklist", "put-comments", "put-links", "put-external":
		return &PutPart{}
	case "drop-checklist", "drop-comments", "drop-links", "drop-external":
		return &DropPart{}
	case "put-column", "put-person", "put-label", "put-milestone", "put-view":
		return &Put{}
	case "set-board":
		return &SetInfo{}
	case "checkin":
		return &CheckIn{}
	case "keep":
		return &Keep{}
	}
	return nil
}

// MarshalMsg appends the message pack form.
func (z Change) MarshalMsg(b []byte) ([]byte, error) {
	if z.Change == nil {
		return msgp.AppendNil(b), nil
	}
	b = msgp.AppendString(msgp.AppendArrayHeader(b, 2), z.Kind())
	if u, ok := z.Change.(model.Unknown); ok && u.Raw != nil {
		return append(b, u.Raw...), nil
	}
	body, err := fromChange(z.Change)
	if err != nil {
		return b, err
	}
	if z.bare {
		body.self().Task = ID{}
	}
	return body.MarshalMsg(b)
}

// UnmarshalMsg reads the message pack form and returns the bytes behind it.
func (z *Change) UnmarshalMsg(b []byte) ([]byte, error) {
	if msgp.IsNil(b) {
		z.Change = nil
		return msgp.ReadNilBytes(b)
	}
	n, b, err := msgp.ReadArrayHeaderBytes(b)
	if err != nil {
		return b, err
	}
	if n != 2 {
		return b, fmt.Errorf("a change of %d parts", n)
	}
	kind, b, err := msgp.ReadStringBytes(b)
	if err != nil {
		return b, err
	}
	body := newBody(kind)
	if body == nil {
		return z.keep(kind, b)
	}
	if b, err = body.UnmarshalMsg(b); err != nil {
		return b, fmt.Errorf("change of kind %s: %w", kind, err)
	}
	z.kind, z.body = kind, body
	return b, z.from(kind, body)
}

// about sets the subject of a change that was stored without one.
func (z *Change) about(id model.ID) {
	if z.Change == nil || z.body == nil || z.Subject() == id || !z.body.self().Task.IsZero() {
		return
	}
	z.body.self().Task = ID(id)
	z.Change, _ = z.body.change(z.kind)
}

// keep keeps a change of an unknown kind byte by byte.
func (z *Change) keep(kind string, b []byte) ([]byte, error) {
	rest, err := msgp.Skip(b)
	if err != nil {
		return b, err
	}
	var s Subject
	if _, err := s.UnmarshalMsg(b); err != nil {
		s = Subject{} // not even a map: its subject is not known
	}
	raw := append([]byte{}, b[:len(b)-len(rest)]...)
	z.Change = model.Unknown{Told: s.told(), Name: kind, Task: model.ID(s.Task), Raw: raw}
	return rest, nil
}

// Msgsize returns an estimate of the bytes that MarshalMsg appends.
func (z Change) Msgsize() int { return 64 }

// MarshalMsg appends the message pack form.
func (z Changes) MarshalMsg(b []byte) ([]byte, error) {
	b = msgp.AppendArrayHeader(b, uint32(len(z)))
	for _, c := range z {
		var err error
		if b, err = c.MarshalMsg(b); err != nil {
			return b, err
		}
	}
	return b, nil
}

// UnmarshalMsg reads the message pack form and returns the bytes behind it.
func (z *Changes) UnmarshalMsg(b []byte) ([]byte, error) { return readChanges(z, b, true) }

// readChanges reads changes. keep keeps the stored form of each for [Change.about]; for an
// import that takes as much memory as its tasks.
func readChanges(z *Changes, b []byte, keep bool) ([]byte, error) {
	n, b, err := msgp.ReadArrayHeaderBytes(b)
	if err != nil {
		return b, err
	}
	// A change takes at least a byte: a damaged length must not take more memory.
	*z = slices.Grow((*z)[:0], min(int(n), len(b)))
	for range n {
		var c Change
		if b, err = c.UnmarshalMsg(b); err != nil {
			return b, err
		}
		if !keep {
			c.body = nil
		}
		*z = append(*z, c)
	}
	return b, nil
}

// Probes are changes that are decoded one by one and dropped, to see whether they can be.
type Probes struct{}

// UnmarshalMsg reads the message pack form and returns the bytes behind it.
func (*Probes) UnmarshalMsg(b []byte) ([]byte, error) {
	n, b, err := msgp.ReadArrayHeaderBytes(b)
	for i := uint32(0); i < n && err == nil; i++ {
		var c Change
		b, err = c.UnmarshalMsg(b)
	}
	return b, err
}

// Msgsize returns an estimate of the bytes that MarshalMsg appends.
func (z Changes) Msgsize() int { return 8 + 64*len(z) }

// raw is the JSON form of a change of unknown kind: its message pack form.
type raw struct {
	Subject
	Kind string `json:"kind"`
	Raw  []byte `json:"raw"`
}

// MarshalJSON returns the JSON form.
func (z Change) MarshalJSON() ([]byte, error) {
	if z.Change == nil {
		return []byte("null"), nil
	}
	if u, ok := z.Change.(model.Unknown); ok {
		return json.Marshal(raw{subject(u.Told, u.Task), u.Name, u.Raw})
	}
	body, err := fromChange(z.Change)
	if err != nil {
		return nil, err
	}
	b, err := json.Marshal(body)
	if err != nil {
		return nil, err
	}
	kind, err := json.Marshal(z.Kind())
	if err != nil {
		return nil, err
	}
	head := append([]byte(`{"kind":`), kind...)
	if len(b) > len("{}") {
		head = append(head, ',')
	}
	return append(head, b[1:]...), nil
}

// UnmarshalJSON reads the JSON form.
func (z *Change) UnmarshalJSON(b []byte) error {
	var r raw
	if string(b) == "null" {
		z.Change = nil
		return nil
	}
	if err := json.Unmarshal(b, &r); err != nil {
		return err
	}
	body := newBody(r.Kind)
	if body == nil {
		return z.keepJSON(r)
	}
	if err := json.Unmarshal(b, body); err != nil {
		return fmt.Errorf("change of kind %s: %w", r.Kind, err)
	}
	return z.from(r.Kind, body)
}

func (z *Change) keepJSON(r raw) error {
	if r.Kind == "" {
		return fmt.Errorf("a change without a kind")
	}
	if rest, err := msgp.Skip(r.Raw); r.Raw != nil && (err != nil || len(rest) > 0) {
		return fmt.Errorf("change of kind %s: its raw form is damaged", r.Kind)
	}
	z.Change = model.Unknown{Told: r.told(), Name: r.Kind, Task: model.ID(r.Task), Raw: r.Raw}
	return nil
}
