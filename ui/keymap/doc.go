// Package keymap holds every action of the terminal board, its default keys and the
// words that describe it. A key is a row of the table in bindings.go: the help, the
// foot of the screen, the palette, the table in docs/keys.md and the test for conflicts are
// all made from it.
//
// A Map is made once with New from a person's overrides and never changes; sessions
// may share one or have their own. Keys are written as Bubble Tea's
// KeyPressMsg.String() writes them: "G", "ctrl+d", "shift+tab", "space", "?".
package keymap
