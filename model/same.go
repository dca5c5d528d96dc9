package model

import "slices"

// SameItem reports whether two items are equal in every field.
func SameItem[T Item](a, b T) bool {
	switch v := any(a).(type) {
	case Column:
		return v.equal(any(b).(Column))
	case Person:
		return v.equal(any(b).(Person))
	case Label:
		return v.equal(any(b).(Label))
	case Milestone:
		return v.equal(any(b).(Milestone))
	}
	return any(a) == any(b)
}

func (c Column) equal(o Column) bool {
	return c.ID == o.ID && c.Name == o.Name && c.Kind == o.Kind && c.Limit == o.Limit &&
		c.PersonLimit == o.PersonLimit && c.Removed == o.Removed && slices.Equal(c.Aliases, o.Aliases)
}

func (p Person) equal(o Person) bool {
	return p.ID == o.ID && p.Name == o.Name && p.Full == o.Full && p.Limit == o.Limit &&
		p.Capacity == o.Capacity && p.Removed == o.Removed && p.Days == o.Days && slices.Equal(p.Off, o.Off) &&
		slices.Equal(p.Emails, o.Emails) && slices.Equal(p.Logins, o.Logins) && slices.Equal(p.Aliases, o.Aliases)
}

func (l Label) equal(o Label) bool {
	return l.ID == o.ID && l.Name == o.Name && l.Color == o.Color && l.Removed == o.Removed && slices.Equal(l.Aliases, o.Aliases)
}

func (m Milestone) equal(o Milestone) bool {
	return m.ID == o.ID && m.Name == o.Name && m.Due == o.Due && m.Removed == o.Removed && slices.Equal(m.Aliases, o.Aliases)
}
