// Package sheet keeps what people wrote from being run by a spreadsheet.
package sheet

import "strings"

// risky begin a formula, as https://owasp.org/www-community/attacks/CSV_Injection
// says, or what [Guard] puts before one.
const risky = "=+-@\t\r'"

// Guard keeps a cell from being a formula: what begins with = + - @, a tab or a
// return gets an apostrophe before it. So does what begins with an apostrophe,
// so that [Unguard] gives back exactly what was there.
func Guard(s string) string {
	if s != "" && strings.ContainsRune(risky, rune(s[0])) {
		return "'" + s
	}
	return s
}

// Unguard undoes Guard.
func Unguard(s string) string {
	if len(s) > 1 && s[0] == '\'' && strings.ContainsRune(risky, rune(s[1])) {
		return s[1:]
	}
	return s
}
