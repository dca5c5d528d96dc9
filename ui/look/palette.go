package look

import "image/color"

// hues is how many quiet colors people and labels share.
const hues = 8

// palette is every color there is. A nil color is the terminal's own.
type palette struct {
	ground, raised    color.Color // behind everything; behind the card under the cursor
	title, text, dim  color.Color // three strengths
	accent            color.Color // where I am
	alarm             color.Color // needs attention
	good              color.Color // done
	high, fresh       color.Color // priority high; new since you looked
	rule, frame, mark color.Color // hairlines; what floats; what is selected
	code, link        color.Color // in long text
	quiet             [hues]color.Color
}
