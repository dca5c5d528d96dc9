package flow

import (
	"fmt"
	"slices"

	"baton/model"
)

// phase is the value that something about a task has from a moment on: its assignees, its
// milestone, what it waits for.
type phase[T any] struct {
	from model.Instant
	is   T
}

// last returns the last value, the zero value if there is none.
func last[T any](l []phase[T]) (is T) {
	if k := len(l) - 1; k >= 0 {
		is = l[k].is
	}
	return is
}

// valueAt returns the value at a moment, the zero value before the first.
func valueAt[T any](l []phase[T], i model.Instant) (is T) {
	for _, o := range slices.Backward(l) {
		if o.from <= i {
			return o.is
		}
	}
	return is
}

// timeWhile returns when the value satisfied a condition.
func timeWhile[T any](l []phase[T], so func(T) bool) spans {
	var out spans
	for k, o := range l {
		if !so(o.is) {
			continue
		}
		s := span{from: o.from}
		if k+1 < len(l) {
			s.to = l[k+1].from
		}
		out = append(out, s)
	}
	return out.merged()
}

// withMembers returns a set with some members added and others removed.
func withMembers[K comparable](have, add, remove []K) []K {
	out := slices.DeleteFunc(slices.Clone(have), func(k K) bool { return slices.Contains(remove, k) })
	for _, k := range add {
		if !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

// sameMembers reports whether two sets have the same members.
func sameMembers[K comparable](a, b []K) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(k K) bool { return !slices.Contains(b, k) })
}

func keys[K ~string](s []string) []K {
	out := make([]K, len(s))
	for i, k := range s {
		out[i] = K(k)
	}
	return out
}

func texts[K any](s []K) []string {
	out := make([]string, len(s))
	for i, k := range s {
		out[i] = fmt.Sprint(k)
	}
	return out
}

// ids parses the members of a set of tasks and leaves out invalid IDs.
func ids(s []string) []model.ID {
	var out []model.ID
	for _, k := range s {
		if id, err := model.ParseID(k); err == nil {
			out = append(out, id)
		}
	}
	return out
}
