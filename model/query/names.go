package query

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"baton/model"
)

// Find returns the live item that a name means in tokens.
func Find[T model.Item](s *model.Setup, name string) (T, bool) { return find[T](s, name) }

// find returns the live item that a name means: its name in any case, its name with
// dashes for spaces, or a person's full name.
func find[T model.Item](s *model.Setup, name string) (T, bool) {
	if i, ok := model.ByName[T](s, name); ok {
		return i, true
	}
	for _, i := range model.Live[T](s) {
		if strings.EqualFold(strings.ReplaceAll(i.Called(), " ", "-"), name) {
			return i, true
		}
		if p, ok := any(i).(model.Person); ok && p.Full != "" && strings.EqualFold(p.Full, name) {
			return i, true
		}
	}
	var none T
	return none, false
}

// findRemoved returns the removed item of that name.
func findRemoved[T model.Item](l []T, name string) (T, bool) {
	for _, i := range l {
		if i.IsRemoved() && strings.EqualFold(i.Called(), name) {
			return i, true
		}
	}
	var none T
	return none, false
}

// called returns the names of the live items.
func called[T model.Item](s *model.Setup) []string {
	var out []string
	for _, i := range model.Live[T](s) {
		out = append(out, i.Called())
	}
	return out
}

// noSuch is the problem with a name that the board does not know. sigil is what such a
// name is written after: "@", "in:".
func noSuch[T model.Item](s *model.Setup, name, sigil string) *problem {
	names := called[T](s)
	what := fmt.Sprintf("unknown %s %q", model.Noun[T](), name)
	if near, ok := model.Nearest(name, names); ok {
		return unknown(fmt.Sprintf("did you mean %s?", sigil+quoteName(near)), "%s", what)
	}
	if len(names) == 0 {
		plural := strings.Replace(model.Noun[T]()+"s", "persons", "people", 1)
		return unknown("the board has no "+plural+" yet", "%s", what)
	}
	return unknown("use "+oneOf(few(names)), "%s", what)
}

// few shortens a list to what fits on a line.
func few(names []string) []string {
	const most = 8
	if len(names) <= most {
		return names
	}
	return append(slices.Clone(names[:most]), "…")
}

// Slip returns the name of a live item that a name looks like a slip of.
func Slip[T model.Item](s *model.Setup, name string) (string, bool) { return slip(name, called[T](s)) }

// slip returns the known name of three letters or more that is one typing slip away. A
// different number is not a slip: v1.2 is not v1.1, and sprint-8 is not sprint-7.
func slip(typed string, names []string) (string, bool) {
	for _, n := range names {
		far := utf8.RuneCountInString(n) - utf8.RuneCountInString(typed)
		if far > 1 || far < -1 || len([]rune(only(n, unicode.IsLetter))) < 3 || only(n, unicode.IsDigit) != only(typed, unicode.IsDigit) {
			continue
		}
		if _, near := model.Nearest(typed, []string{n}); near {
			return n, true
		}
	}
	return "", false
}

// only returns the characters of s that match.
func only(s string, match func(rune) bool) string {
	return strings.Map(func(r rune) rune {
		if match(r) {
			return r
		}
		return -1
	}, s)
}

// startingWith returns the names that begin with what was typed, in any case.
func startingWith(typed string, names []string) []string {
	var out []string
	for _, n := range names {
		if hasFoldPrefix(n, typed) {
			out = append(out, n)
		}
	}
	return out
}

func hasFoldPrefix(s, prefix string) bool {
	for _, p := range prefix {
		r, n := utf8.DecodeRuneInString(s)
		if n == 0 || foldRune(r) != foldRune(p) {
			return false
		}
		s = s[n:]
	}
	return true
}

// isName reports whether s can be a name without quotes: letters, digits and _, with
// - and . between them.
func isName(s string) bool {
	for i, r := range s {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '_':
		case unicode.IsMark(r), r == '-', r == '.':
			if i == 0 {
				return false
			}
		default:
			return false
		}
	}
	return s != "" && !strings.HasSuffix(s, ".")
}

// Spell writes a name as a token: @kim, #"two words", milestone:v1.
func Spell[T model.Item](name string) string {
	sigil := map[string]string{"person": "@", "label": "#", "column": "in:", "milestone": "milestone:", "view": ":"}
	return sigil[model.Noun[T]()] + quoteName(name)
}

// quoteName writes a name for use after a sigil, in quotes if it needs them.
func quoteName(name string) string {
	if isName(name) && !strings.EqualFold(name, "me") && !strings.EqualFold(name, "none") {
		return name
	}
	return quote(name)
}

// quote puts s in quotes.
func quote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}
