package paint

import (
	"bytes"
	"os"
	"sync"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// What switches the alternate screen, byte for byte as the stock renderer
// writes it.
const (
	enterAlt = ansi.SetModeAltScreenSaveCursor
	leaveAlt = ansi.ResetModeAltScreenSaveCursor
)

// screen is the terminal: the program's output and where frames are drawn.
// It does not embed the file, because whatever the file promoted (WriteString,
// ReadFrom) would go past Write.
type screen struct {
	file *os.File

	mu       sync.Mutex // guards the terminal and what follows
	buf      bytes.Buffer
	width    int
	height   int
	profile  colorprofile.Profile
	sync     bool   // the terminal draws synchronised updates in one go
	ours     bool   // the view is in the alternate screen, so its content is ours
	frame    string // what the terminal should show
	cursor   *tea.Cursor
	rows     []string // what it shows; nil: unknown
	caret    caret    // the cursor it shows
	styled   bool     // the cursor's shape was changed
	alt      bool     // the alternate screen is on
	early    bool     // we switched it on, the renderer is about to
	fresh    bool     // nothing was drawn yet
	released bool     // the renderer left it for another program, and will return
	gone     bool     // we left it for good
}

// Fd lets Bubble Tea see the terminal behind the screen.
func (s *screen) Fd() uintptr { return s.file.Fd() }

// Read makes the screen a terminal in Bubble Tea's eyes; nobody reads from it.
func (s *screen) Read(b []byte) (int, error) { return s.file.Read(b) }

// Close does nothing: the file is the caller's.
func (s *screen) Close() error { return nil }

// Write passes on what Bubble Tea writes and repaints what that may have
// erased.
func (s *screen) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := len(b)
	s.buf.Write(s.track(b))
	s.caret = caret{}
	return n, s.flush()
}

// track follows the screen through b, and returns what of b is to be written.
func (s *screen) track(b []byte) []byte {
	parts, all := quiet(b)
	if all {
		return b
	}
	if s.gone && s.ours { // another program's text is on the screen
		return parts
	}
	s.rows = nil
	if s.early && bytes.Contains(b, []byte(enterAlt)) {
		b = bytes.Replace(b, []byte(enterAlt), nil, 1)
		s.early = false
	}
	on, off := bytes.LastIndex(b, []byte(enterAlt)), bytes.LastIndex(b, []byte(leaveAlt))
	switch {
	case on > off:
		s.alt, s.released = true, false
	case off > on:
		s.released = s.alt && s.ours
		s.alt = false
	}
	return b
}

// resize takes the terminal's size.
func (s *screen) resize(width, height int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.width, s.height, s.rows = width, height, nil
}

// tone takes the colours that the terminal shows.
func (s *screen) tone(p colorprofile.Profile) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if p != s.profile {
		s.profile, s.rows = p, nil
	}
}

// synchronise has frames drawn in one go from now on.
func (s *screen) synchronise() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sync = true
}

// show draws a view, if it is ours to draw. It reports whether that was
// possible: before the terminal's size and colours are known it is not.
func (s *screen) show(v tea.View) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ours = v.AltScreen
	ready := s.height > 0 && s.profile != colorprofile.Unknown
	switch {
	case !s.ours && s.early: // the renderer never hears of the views in between
		s.buf.WriteString(leaveAlt)
		s.alt, s.early = false, false
	case s.ours && ready:
		s.frame, s.cursor = v.Content, v.Cursor
		if !s.alt && !s.gone && (s.fresh || s.released) {
			s.buf.WriteString(enterAlt)
			s.alt, s.early, s.released = true, true, false
			s.rows, s.caret = nil, caret{}
		}
		s.fresh = false
	}
	_ = s.flush() // a terminal that is gone ends the program by a signal
	return ready
}

// leave leaves the alternate screen for good, with a cursor.
func (s *screen) leave() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.alt {
		s.buf.WriteString(leaveAlt)
	}
	s.buf.WriteString(ansi.SetModeTextCursorEnable)
	if s.styled {
		s.buf.WriteString(ansi.SetCursorStyle(0))
	}
	s.alt, s.gone = false, true
	_ = s.flush()
}

// flush draws what changed and writes all there is to write. The caller holds
// mu.
func (s *screen) flush() error {
	if s.alt && s.ours && s.height > 0 {
		s.draw()
	}
	if s.buf.Len() == 0 {
		return nil
	}
	_, err := s.file.Write(s.buf.Bytes())
	s.buf.Reset()
	return err
}
