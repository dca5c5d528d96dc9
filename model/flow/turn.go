package flow

import (
	"fmt"
	"slices"

	"baton/model"
)

// turn is what something of a task was from a moment on: whose it was, its
// milestone, what it waited for.
type turn[T any] struct {
	from model.Instant
	is   T
}

// last returns what it was in the end.
func last[T any](l []turn[T]) (is T) {
	if k := len(l) - 1; k >= 0 {
		is = l[k].is
	}
	return is
}

// standing returns what it was at a moment, nothing before the first.
func standing[T any](l []turn[T], i model.Instant) (is T) {
	for _, o := range slices.Backward(l) {
		if o.from <= i {
			return o.is
		}
	}
	return is
}

// while returns the time in which it was so.
func while[T any](l []turn[T], so func(T) bool) spans {
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
	return out.joined()
}

// changed returns a set with some members more and some fewer.
func changed[K comparable](have, add, remove []K) []K {
	out := slices.DeleteFunc(slices.Clone(have), func(k K) bool { return slices.Contains(remove, k) })
	for _, k := range add {
		if !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

// alike reports whether two sets have the same members.
func alike[K comparable](a, b []K) bool {
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

// ids reads the members of a set of tasks; what is not the ID of a task is left out.
func ids(s []string) []model.ID {
	var out []model.ID
	for _, k := range s {
		if id, err := model.ParseID(k); err == nil {
			out = append(out, id)
		}
	}
	return out
}
