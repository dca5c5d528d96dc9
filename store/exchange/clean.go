package exchange

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"baton/model/plain"
)

// What comes in never drives a terminal: control characters, escape among
// them, and those that turn the direction of writing are taken out. What stood
// between them stays and shows as text.

// maxTitle is how many characters of a title stay; the whole of a longer one
// goes to the description.
const maxTitle = 500

// line returns s as one line.
func line(s string) string { return plain.Line(s) }

// prose returns s with its lines and tabs. Ends of lines become "\n", blanks
// at its end go.
func prose(s string) string { return strings.TrimRight(asItIs(s), " \t\n") }

// asItIs is prose with its end as it is.
func asItIs(s string) string {
	if strings.ContainsRune(s, '\r') {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == '\u2028' || r == '\u2029':
			return '\n'
		case plain.Drives(r):
			return -1
		}
		return r
	}, s)
}

// title returns s as a title, and the whole of it if that is too long for one.
func title(s string) (short, whole string) {
	s = line(s)
	if utf8.RuneCountInString(s) <= maxTitle {
		return s, ""
	}
	r := []rune(s)
	return strings.TrimRight(string(r[:maxTitle-1]), " ") + "…", s
}

// shortName makes what is typed after @ from a login, an address or a full
// name: small letters, digits, '-', '_' and '.'.
func shortName(s string) string {
	if at := strings.IndexByte(s, '@'); at > 0 {
		s = s[:at]
	}
	var b strings.Builder
	for _, r := range strings.ToLower(line(s)) {
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
	case "me", "none": // these mean something after @
		return name + "-1"
	}
	return name
}
