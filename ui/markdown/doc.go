// Package markdown draws Markdown in a terminal. Goldmark reads it, and is imported
// here alone; what is ours is the drawing of its tree, and hedges around it: text that
// nests too deep or is too long is drawn, but not understood (parse.go).
//
// What GitHub adds to CommonMark (tables, boxes, struck text, bare links) is read here
// too, by goldmark's interfaces for it. Goldmark has a package of its own for that, but
// the patterns in it are compiled when the program starts: half a millisecond more for
// every command, a fifth of the shortest.
//
// Drawing loses no word: what does not fit into a row goes on in the next one, and
// what is not understood, such as HTML, is shown as it was typed. Styles and the width
// of text are package look's.
package markdown
