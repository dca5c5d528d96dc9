package look

import (
	"image/color"
	"math"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
)

// contrast is the ratio of WCAG 2.1, from 1 to 21.
func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		f := float64(v) / 0xffff
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// texts are the colours that words are written in, by name.
func (p palette) texts() map[string]color.Color {
	cs := map[string]color.Color{
		"title": p.title, "text": p.text, "dim": p.dim, "accent": p.accent, "alarm": p.alarm, "good": p.good,
		"high": p.high, "fresh": p.fresh, "mark": p.mark, "code": p.code, "link": p.link,
	}
	for i, c := range p.quiet {
		cs["quiet "+string(rune('0'+i))] = c
	}
	return cs
}

// palettes reads every theme for the terminals.
func palettes(t *testing.T, profiles ...colorprofile.Profile) map[string]palette {
	t.Helper()
	out := map[string]palette{}
	for _, name := range Themes() {
		text, err := themes.ReadFile("themes/" + name + themeSuffix)
		if err != nil {
			t.Fatal(err)
		}
		for _, profile := range profiles {
			p, err := parse(string(text), profile)
			if err != nil {
				t.Errorf("%s, %v: %v", name, profile, err)
			}
			out[name+" "+profile.String()] = p
		}
	}
	if len(out) < 2*len(profiles) {
		t.Fatalf("%d themes", len(out))
	}
	return out
}

func TestEveryTextCanBeReadOnBothGrounds(t *testing.T) {
	for name, p := range palettes(t, colorprofile.TrueColor, colorprofile.ANSI256) {
		for role, c := range p.texts() {
			for on, ground := range map[string]color.Color{"ground": p.ground, "raised": p.raised} {
				if got := contrast(c, ground); got < 4.5 {
					t.Errorf("%s: %s on %s has contrast %.2f, want 4.5", name, role, on, got)
				}
			}
		}
		if c := contrast(p.ground, p.raised); c < 1.15 || c > 1.8 {
			t.Errorf("%s: the raised ground is not slightly raised: %.2f", name, c)
		}
	}
}

// Sixteen colours are the terminal's own; the test takes the usual ones and leaves a
// little room for the grey.
func TestSixteenColoursCanBeRead(t *testing.T) {
	for name, p := range palettes(t, colorprofile.ANSI) {
		for role, c := range p.texts() {
			if c == nil {
				continue
			}
			if got := contrast(c, p.ground); got < 3.9 {
				t.Errorf("%s: %s has contrast %.2f", name, role, got)
			}
		}
	}
}

func TestPeopleAreToldApart(t *testing.T) {
	for name, p := range palettes(t, colorprofile.TrueColor, colorprofile.ANSI256) {
		for i, a := range p.quiet {
			for j, b := range p.quiet[:i] {
				if far := distance(a, b); far < 28 {
					t.Errorf("%s: colours %d and %d are only %.0f apart", name, j, i, far)
				}
			}
		}
	}
}

// distance is a weighted distance in RGB, near enough to what eyes see (Riemersma's
// "redmean").
func distance(a, b color.Color) float64 {
	r1, g1, b1, _ := a.RGBA()
	r2, g2, b2, _ := b.RGBA()
	mean := float64(r1+r2) / 2 / 257
	d := func(x, y uint32) float64 { return (float64(x) - float64(y)) / 257 }
	r, g, bl := d(r1, r2), d(g1, g2), d(b1, b2)
	return math.Sqrt((2+mean/256)*r*r + 4*g*g + (2+(255-mean)/256)*bl*bl)
}

func (t *Theme) all() []Style {
	all := []Style{
		t.Title, t.Text, t.Dim, t.Accent, t.Alarm, t.Good, t.Head, t.HeadOn, t.Tab, t.TabOn, t.Bar, t.Mark,
		t.Rule, t.Frame, t.Key, t.Hint, t.Input, t.Match, t.Urgent, t.High, t.Low, t.New, t.Blocked, t.Over,
		t.Heading, t.Code, t.Link, t.Strong, t.Em, t.Struck,
	}
	return append(all, t.quiet[:]...)
}

func TestAThemeObeysItsTerminal(t *testing.T) {
	for name, c := range map[string]struct {
		mode     Mode
		has, not []string
	}{
		"a pipe":      {Mode{}, nil, []string{"\x1b"}},
		"no terminal": {Mode{Theme: "dark", Profile: colorprofile.NoTTY}, nil, []string{"\x1b"}},
		"NO_COLOR":    {Mode{Theme: "dark", Profile: colorprofile.ASCII}, []string{"\x1b[1m"}, []string{"3", "8;", "9"}},
		"16 colours":  {Mode{Theme: "dark", Profile: colorprofile.ANSI}, []string{"91m"}, []string{"38;"}},
		"256 colours": {Mode{Theme: "light", Profile: colorprofile.ANSI256}, []string{"38;5;"}, []string{"38;2;"}},
		"true colour": {Mode{Theme: "light", Profile: colorprofile.TrueColor}, []string{"38;2;"}, []string{"38;5;"}},
	} {
		var drawn strings.Builder
		for _, s := range New(c.mode).all() {
			drawn.WriteString(s.Render("x") + s.On(Raised).Render("y"))
		}
		for _, want := range c.has {
			if !strings.Contains(drawn.String(), want) {
				t.Errorf("%s: lacks %q", name, want)
			}
		}
		for _, never := range c.not {
			if strings.Contains(drawn.String(), never) {
				t.Errorf("%s: has %q in %q", name, never, drawn.String())
			}
		}
	}
}

func TestARowUnderTheCursorHasOneGround(t *testing.T) {
	th := New(Mode{Theme: "dark", Profile: colorprofile.TrueColor})
	const ground = "48;2;44;49;60"
	for i, s := range th.all() {
		if got := s.On(Raised).Render("x"); !strings.Contains(got, ground) {
			t.Errorf("style %d: %q lacks the raised ground", i, got)
		}
		if got := s.On(Raised).On(Raised); got != s.On(Raised) {
			t.Errorf("style %d: raised twice is not raised once", i)
		}
		if got := s.On(Plain).Render("x"); got != s.Render("x") || strings.Contains(got, "48;") {
			t.Errorf("style %d: %q has a ground", i, got)
		}
	}
}

func TestRender(t *testing.T) {
	s := Style{seq: "\x1b[1m"}
	if got := s.Render("a") + s.Render("") + (Style{}).Render("b"); got != "\x1b[1ma\x1b[mb" {
		t.Errorf("got %q", got)
	}
	if got := string((Style{}).Append(s.Append([]byte("<"), "a"), "b")); got != "<\x1b[1ma\x1b[mb" {
		t.Errorf("got %q", got)
	}
}

func TestQuietColoursComeRound(t *testing.T) {
	th := New(Mode{Theme: "dark", Profile: colorprofile.TrueColor})
	if th.Quiet(1) != th.Quiet(9) || th.Quiet(1) == th.Quiet(2) || th.Named("kim") != New(Mode{Theme: "dark", Profile: colorprofile.TrueColor}).Named("kim") {
		t.Error("people do not keep their colours")
	}
	th.Quiet(-1)
}

func TestSignsHaveTwins(t *testing.T) {
	fancy, plain := fields(signs(false)), fields(signs(true))
	for i := range fancy {
		if fancy[i] == "" || plain[i] == "" || !ascii(plain[i]) {
			t.Errorf("sign %d: %q and %q", i, fancy[i], plain[i])
		}
		if w := Width(fancy[i]); w > 2 && !ascii(fancy[i]) {
			t.Errorf("sign %q is %d cells wide", fancy[i], w)
		}
	}
	for name, s := range map[string]Signs{"fancy": signs(false), "ASCII": signs(true)} {
		for _, one := range []string{s.Bar, s.Mark, s.Ellipsis, s.Rule, s.Dotted, s.Pipe, s.TopLeft, s.BottomRight, s.Prev, s.Next} {
			if Width(one) != 1 {
				t.Errorf("%s: %q must be one cell", name, one)
			}
		}
	}
}

func fields(s Signs) []string {
	return []string{
		s.Over, s.Blocked, s.New, s.Aged, s.Urgent, s.High, s.Low, s.Check, s.Comments, s.Done, s.Open, s.Bar, s.Mark,
		s.Prev, s.Next, s.Up, s.Down, s.Arrow, s.Dot, s.Bullet, s.Ellipsis, s.Rule, s.Dotted, s.Pipe,
		s.TopLeft, s.TopRight, s.BottomLeft, s.BottomRight,
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		New(Mode{Theme: "dark", Profile: colorprofile.TrueColor})
	}
}

func BenchmarkRender(b *testing.B) {
	th := New(Mode{Theme: "dark", Profile: colorprofile.TrueColor})
	for b.Loop() {
		th.Title.On(Raised).Render("Retry webhooks with")
	}
}
