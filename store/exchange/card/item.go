package card

import (
	"baton/model"
)

// Remade returns the item under another key and name, there or gone.
func Remade[T model.Item](i T, key, name string, gone bool) T {
	switch v := any(i).(type) {
	case model.Column:
		v.ID, v.Name, v.Removed = model.ColumnID(key), name, gone
		return any(v).(T)
	case model.Person:
		v.ID, v.Name, v.Removed = model.PersonID(key), name, gone
		return any(v).(T)
	case model.Label:
		v.ID, v.Name, v.Removed = model.LabelID(key), name, gone
		return any(v).(T)
	case model.Milestone:
		v.ID, v.Name, v.Removed = model.MilestoneID(key), name, gone
		return any(v).(T)
	case model.View:
		v.ID, v.Name, v.Removed = model.ViewID(key), name, gone
		return any(v).(T)
	}
	return i
}
