package query

import (
	"golang.org/x/text/unicode/norm"

	"baton/model/plain"
)

// cleanTitle returns text as one line that can't control a terminal.
func cleanTitle(s string) string { return plain.Line(s) }

// composed returns s in normal form C, in which é and 한 are one character
// whichever way they were typed (https://www.unicode.org/reports/tr15/).
func composed(s string) string { return norm.NFC.String(s) }
