// Package markdown draws Markdown in a terminal. Goldmark reads it, and is imported
// here alone; what is ours is the drawing of its tree, and two hedges around it: text
// that nests too deep or is too long is drawn, but not understood (parse.go).
//
// Drawing loses no word: what does not fit into a row goes on in the next one, and
// what is not understood, such as HTML, is shown as it was typed. Styles and the width
// of text are package look's.
package markdown
