// Package markup keeps what people wrote from being read as Markdown.
package markup

import "strings"

// special has a meaning somewhere in GitHub's Markdown
// (https://github.github.com/gfm/), or beside it: mentions and references.
const special = "\\`*_{}[]<>#|!~&$@"

// Escape returns one line of text so that Markdown shows it as it stands.
func Escape(line string) string {
	var b strings.Builder
	for _, r := range line {
		if strings.ContainsRune(special, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
