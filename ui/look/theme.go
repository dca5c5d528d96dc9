package look

import "github.com/charmbracelet/colorprofile"

// Mode is what a theme needs to know of the terminal. The zero Mode is plain text
// without any escape sequence, for golden files and pipes. Profile colorprofile.ASCII
// is a terminal without colours (NO_COLOR): bold, underline and reverse remain.
type Mode struct {
	Theme   string // one of [Themes]; another has no colors
	Profile colorprofile.Profile
	ASCII   bool // signs and frames from ASCII alone
}

// Theme is every style of the program, ready to use, and the signs that go with them.
// It never changes after New, so it may be shared.
type Theme struct {
	Signs Signs
	ASCII bool // the signs are of ASCII alone

	Title, Text, Dim    Style // three strengths of text
	Accent, Alarm, Good Style // where I am, what needs somebody, what is done

	Head, HeadOn Style // head of a column, of the one under the cursor
	Tab, TabOn   Style // a view that can be chosen, the one that is
	Bar, Mark    Style // at the left edge: the cursor, a selected card
	Rule, Frame  Style // hairlines, the frame of what floats
	Key, Hint    Style // at the foot: a key, what it does
	Input, Match Style // text being typed, the part of a text that was searched for

	Urgent, High, Low   Style // priorities
	New, Blocked, Over  Style // unread, waiting, over a limit
	Heading, Code, Link Style // in long text
	Strong, Em, Struck  Style

	quiet [hues]Style
}

// New makes the theme for a terminal. Where the surroundings make ambiguous signs two
// cells wide (an East Asian setting) the ASCII twins are taken, since frames drawn
// with the others would tear.
func New(m Mode) *Theme {
	b := brush{palette: load(m.Theme, m.Profile), bare: m.Profile == colorprofile.ASCII, mute: m.Profile < colorprofile.ASCII}
	plain := m.ASCII || Width("─╭▌…▲") != 5
	t := &Theme{Signs: signs(plain), ASCII: plain}
	t.text(b)
	t.parts(b)
	for i, c := range b.quiet {
		t.quiet[i] = b.style(c, 0, 0)
	}
	return t
}

// text makes the styles that have a meaning of their own.
func (t *Theme) text(b brush) {
	t.Title = b.style(b.title, 0, 0)
	t.Text = b.style(b.text, 0, 0)
	t.Dim = b.style(b.dim, 0, 0)
	t.Accent = b.style(b.accent, 0, bold)
	t.Alarm = b.style(b.alarm, 0, bold)
	t.Good = b.style(b.good, 0, 0)
	t.Urgent = b.style(b.alarm, bold, bold)
	t.High = b.style(b.high, 0, bold)
	t.Low = b.style(b.dim, 0, 0)
	t.New = b.style(b.fresh, 0, bold)
	t.Blocked = b.style(b.alarm, 0, bold)
	t.Over = b.style(b.alarm, bold, bold)
	t.Heading = b.style(b.title, bold, bold)
	t.Code = b.style(b.code, 0, 0)
	t.Link = b.style(b.link, underline, underline)
	t.Strong = b.style(b.title, bold, bold)
	t.Em = b.style(b.text, italic, underline)
	t.Struck = b.style(b.dim, struck, 0)
}

// parts makes the styles of the things on the screen.
func (t *Theme) parts(b brush) {
	t.Head = b.style(b.title, bold, bold)
	t.HeadOn = b.style(b.accent, bold, bold|underline)
	t.Tab = b.style(b.dim, 0, 0)
	t.TabOn = b.style(b.accent, bold, reverse)
	t.Bar = b.style(b.accent, bold, bold)
	t.Mark = b.style(b.mark, bold, bold)
	t.Rule = b.style(b.rule, 0, 0)
	t.Frame = b.style(b.frame, 0, 0)
	t.Key = b.style(b.text, bold, bold)
	t.Hint = b.style(b.dim, 0, 0)
	t.Input = b.style(b.title, 0, 0)
	t.Match = b.style(b.accent, underline, underline)
}

// Quiet returns one of the eight colours that people and labels share: the i-th person
// or label of a board has the i-th, and they come round again.
func (t *Theme) Quiet(i int) Style { return t.quiet[uint(i)%hues] }

// Label returns the colour of the i-th label of a board: the one it was given, else
// that of its place.
func (t *Theme) Label(color string, i int) Style {
	if color != "" {
		return t.Named(color)
	}
	return t.Quiet(i + 3)
}

// Named returns the quiet colour of a name that has no place in a list; the same name
// always has the same.
func (t *Theme) Named(name string) Style {
	h := uint32(2166136261) // FNV-1a
	for i := range len(name) {
		h = (h ^ uint32(name[i])) * 16777619
	}
	return t.quiet[h%hues]
}
