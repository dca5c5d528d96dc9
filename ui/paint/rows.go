package paint

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// caret is the cursor that a terminal shows. The zero caret is unknown.
type caret struct {
	known   bool
	visible bool
	x, y    int
	style   int
}

// draw appends the rows that changed and the cursor to buf.
func (s *screen) draw() {
	all := len(s.rows) != s.height
	if all {
		s.rows = make([]string, s.height)
	}
	drew := false
	row, rest := "", s.frame
	for y := range s.height {
		row, rest, _ = strings.Cut(rest, "\n")
		if !all && row == s.rows[y] {
			continue
		}
		if !drew {
			drew = true
			s.begin()
		}
		s.row(y, row)
		s.rows[y] = strings.Clone(row) // a part of it would keep the whole frame
	}
	if drew {
		s.buf.WriteString(ansi.ResetStyle + ansi.SetModeAutoWrap)
	}
	s.place(drew)
	if drew && s.sync {
		s.buf.WriteString(ansi.ResetModeSynchronizedOutput)
	}
}

// begin opens a frame. Rows are written without wrapping, so that one that the
// terminal finds wider than we do does not spill into the next.
func (s *screen) begin() {
	if s.sync {
		s.buf.WriteString(ansi.SetModeSynchronizedOutput)
	}
	if !s.caret.known || s.caret.visible { // it would be seen flying about
		s.buf.WriteString(ansi.ResetModeTextCursorEnable)
		s.caret = caret{known: true, style: s.caret.style}
	}
	s.buf.WriteString(ansi.ResetModeAutoWrap)
}

// row writes one row over whatever is there. The row is erased before it is
// written, not behind its end, because terminals differ about where that is.
func (s *screen) row(y int, row string) {
	s.buf.WriteString("\x1b[" + strconv.Itoa(y+1) + "H" + ansi.ResetStyle + ansi.EraseLineRight)
	if len(row) > s.width && ansi.StringWidth(row) > s.width {
		row = ansi.Truncate(row, s.width, "")
	}
	if s.profile == colorprofile.TrueColor || !needsToning(row, s.profile) {
		s.buf.WriteString(row)
		return
	}
	toned := colorprofile.Writer{Forward: &s.buf, Profile: s.profile}
	_, _ = toned.WriteString(row) // a buffer takes everything
}

// needsToning reports whether a row may hold what p cannot show.
func needsToning(row string, p colorprofile.Profile) bool {
	if p < colorprofile.ANSI {
		return strings.Contains(row, "\x1b")
	}
	// 38, 48 and 58 set a colour, 2 says red, green and blue, 5 a number of 256.
	if strings.Contains(row, "8;2;") || strings.Contains(row, "8:2:") {
		return true
	}
	return p < colorprofile.ANSI256 && (strings.Contains(row, "8;5;") || strings.Contains(row, "8:5:"))
}

// place puts the cursor where the view has it, or hides it. After a frame it
// is somewhere else.
func (s *screen) place(drew bool) {
	c, was := s.cursor, s.caret
	if c == nil {
		if !was.known || was.visible {
			s.buf.WriteString(ansi.ResetModeTextCursorEnable)
		}
		s.caret = caret{known: true, style: was.style}
		return
	}
	is := caret{known: true, visible: true, x: c.X, y: c.Y, style: int(c.Shape)*2 + 1}
	if !c.Blink {
		is.style++
	}
	if drew || is.x != was.x || is.y != was.y || !was.visible {
		s.buf.WriteString(ansi.CursorPosition(c.X+1, c.Y+1))
	}
	if is.style != was.style {
		s.buf.WriteString(ansi.SetCursorStyle(is.style))
		s.styled = true
	}
	if !was.visible {
		s.buf.WriteString(ansi.SetModeTextCursorEnable)
	}
	s.caret = is
}
