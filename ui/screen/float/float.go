// Package float holds the screens that float over the board: a line being
// typed, a list to choose from, a question, a page to read.
package float

import (
	"baton/ui/keymap"
	"baton/ui/look"
	"baton/ui/screen"
)

// maxWidth is how wide a float gets on a wide terminal.
const maxWidth = 78

// BoxWidth returns the width of a float's box in w cells.
func BoxWidth(w int) int { return max(10, min(w-2, maxWidth)) }

// Hints draws the footer hints of a scope in at most so many cells.
func Hints(w *screen.World, s keymap.Scope, most int) string {
	var out []look.Hint
	for _, h := range w.Keys.Footer(s) {
		out = append(out, look.Hint{Key: h.Key, Text: h.Text})
	}
	return w.Theme.Hints(out, most)
}
