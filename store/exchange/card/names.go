package card

import (
	"fmt"
	"strings"
	"unicode"

	"baton/model/plain"
)

// Unique returns a name that is not taken in any case, numbered if need be,
// and takes it.
func Unique(name string, taken map[string]bool) string {
	const patience = 50
	out := name
	for n := 2; taken[strings.ToLower(out)]; n++ {
		if n == patience {
			n = max(n, len(taken)) // a number after all of them
		}
		out = fmt.Sprintf("%s %d", name, n)
	}
	taken[strings.ToLower(out)] = true
	return out
}

// ShortName makes what is typed after @ from a login, an address or a full
// name: small letters, digits, '-', '_' and '.'.
func ShortName(s string) string {
	if at := strings.IndexByte(s, '@'); at > 0 {
		s = s[:at]
	}
	var b strings.Builder
	for _, r := range strings.ToLower(plain.Line(s)) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '_' || r == '.':
			b.WriteRune(r)
		case r == ' ' || r == '-':
			b.WriteByte('-')
		}
	}
	name := strings.Trim(b.String(), "-_.")
	switch name {
	case "":
		return "someone"
	case "me", "none": // reserved after @
		return name + "-1"
	}
	return name
}
