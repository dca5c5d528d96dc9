package screen

import (
	"math"

	"baton/ui/keymap"
)

// Notch is how many rows of a text one notch of the wheel scrolls.
const Notch = 3

// Scrolling returns the actions that scroll a text: by a row, by half a page, to its
// ends. scroll moves by so many rows and stays within the text.
func Scrolling(scroll func(rows int), half func() int) Actions {
	return Actions{
		keymap.Up:       Do(func() { scroll(-1) }),
		keymap.Down:     Do(func() { scroll(1) }),
		keymap.HalfUp:   Do(func() { scroll(-half()) }),
		keymap.HalfDown: Do(func() { scroll(half()) }),
		keymap.First:    Do(func() { scroll(-math.MaxInt32) }),
		keymap.Last:     Do(func() { scroll(math.MaxInt32) }),
	}
}
