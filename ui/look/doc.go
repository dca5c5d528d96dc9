// Package look decides how everything is drawn: a Theme turns about twenty named
// colours into ready styles, Signs names every sign with its ASCII twin, and the
// functions around Fit are the only place where the width of text is reckoned.
//
// Nothing here knows a task or a board. Values are immutable once made, so that many
// sessions in one process may share them or have their own.
//
// Text that people typed passes through Show before it is measured or cut. A row
// carries its own styles: none reaches past the end of its line.
package look
