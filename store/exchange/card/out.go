package card

import (
	"strconv"

	"baton/model"
)

// Names returns the names of the items with those IDs.
func Names[T model.Item, S ~string](s *model.Setup, ids []S) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = model.Named[T](s, string(id))
	}
	return out
}

// Ref returns the reference of a task, also of a deleted one, "" if there is none.
func Ref(b model.Directory, id model.ID) string {
	n := b.NumberOf(id)
	if n == 0 {
		return ""
	}
	return b.Setup().Ref(n)
}

// Refs returns the references of those tasks that are on the board.
func Refs(b model.Directory, ids []model.ID) []string {
	out := make([]string, 0, len(ids))
	for _, id := range ids {
		if b.Task(id) != nil {
			out = append(out, Ref(b, id))
		}
	}
	return out
}

// Estimate returns an estimate as a text, "" for none.
func Estimate(f float64) string {
	if f == 0 {
		return ""
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}
