package wire

import "baton/model"

// IsZero reports whether the ID is zero.
func (z ID) IsZero() bool { return z == ID{} }

// MarshalText returns the 26 characters of a ULID.
func (z ID) MarshalText() ([]byte, error) { return model.ID(z).MarshalText() }

// UnmarshalText reads the 26 characters of a ULID.
func (z *ID) UnmarshalText(b []byte) error {
	id, err := model.ParseID(string(b))
	*z = ID(id)
	return err
}
