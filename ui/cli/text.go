package cli

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"baton/ui/look"
)

// clean returns typed text as one line that can't drive a terminal.
func clean(s string) string {
	return norm.NFC.String(strings.TrimSpace(look.Clean(strings.ToValidUTF8(s, "\uFFFD"))))
}

// cleanText does the same with a text of many lines.
func cleanText(s string) string {
	return norm.NFC.String(strings.TrimSpace(look.CleanText(strings.ToValidUTF8(s, "\uFFFD"))))
}
