package look

import (
	"slices"
	"testing"

	"github.com/charmbracelet/colorprofile"
)

func TestChop(t *testing.T) {
	th := New(Mode{})
	for _, c := range []struct {
		in   string
		w    int
		want []string
	}{
		{"", 3, []string{""}},
		{"abc", 3, []string{"abc"}},
		{"  ab c d", 3, []string{"  a", "b c", " d"}},
		{"결제 오류", 3, []string{"결", "제 ", "오", "류"}},
		{"a결", 1, []string{"a", "…"}},
		{"e\u0301e\u0301", 1, []string{"e\u0301", "e\u0301"}},
	} {
		if got := th.Chop(c.in, c.w); !slices.Equal(got, c.want) {
			t.Errorf("%q in %d: got %q, want %q", c.in, c.w, got, c.want)
		}
	}
}

func TestProseKeepsItsStyles(t *testing.T) {
	th := New(Mode{Theme: "dark", Profile: colorprofile.TrueColor})
	p := &Prose{}
	p.Add("one t", th.Text)
	p.Add("wo\x1b", th.Strong)
	p.Break()
	p.Add(" three\nfour", th.Em)
	want := []string{th.Text.Render("one"), th.Text.Render("t") + th.Strong.Render("wo␛"), th.Em.Render("three"), th.Em.Render("four")}
	if got := p.Rows(th, 5); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := p.String(); got != "one two␛\n three four" {
		t.Errorf("got %q", got)
	}
}
