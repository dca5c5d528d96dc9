package model

import (
	"slices"
	"strings"
)

// NoSuch is the error for an unknown name. It offers the nearest known name, or all
// of them.
func NoSuch[T Item](s *Setup, name string) error {
	var names []string
	for _, i := range Live[T](s) {
		names = append(names, i.Called())
	}
	if near, ok := Nearest(name, names); ok {
		return Errorf(NotFound, "no %s %q: did you mean %s?", Noun[T](), name, near)
	}
	if len(names) == 0 {
		return Errorf(NotFound, "no %s %q: the board has none", Noun[T](), name)
	}
	return Errorf(NotFound, "no %s %q: the board has %s", Noun[T](), name, short(names))
}

// short joins names, at most a dozen.
func short(names []string) string {
	const most = 12
	if len(names) > most {
		return strings.Join(names[:most], ", ") + ", …"
	}
	return strings.Join(names, ", ")
}

// Nearest returns the name that is one typing slip away from what was typed (a letter
// added, missing, changed, or two swapped), else the only name that begins with it.
func Nearest(typed string, names []string) (string, bool) {
	var begun []string
	for _, n := range names {
		if oneSlip([]rune(strings.ToLower(typed)), []rune(strings.ToLower(n))) {
			return n, true
		}
		if typed != "" && strings.HasPrefix(strings.ToLower(n), strings.ToLower(typed)) {
			begun = append(begun, n)
		}
	}
	if len(begun) == 1 {
		return begun[0], true
	}
	return "", false
}

// oneSlip reports whether a and b are at a Damerau-Levenshtein distance of
// exactly one.
func oneSlip(a, b []rune) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	switch len(b) - len(a) {
	case 1:
		return slices.Equal(a[i:], b[i+1:])
	case 0:
		if i == len(a) {
			return false
		}
		if slices.Equal(a[i+1:], b[i+1:]) {
			return true
		}
		return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && slices.Equal(a[i+2:], b[i+2:])
	}
	return false
}
