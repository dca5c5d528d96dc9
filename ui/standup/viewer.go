package standup

import (
	"bytes"
	"context"
	"maps"
	"strings"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/meet"
	"baton/ui/document"
	"baton/ui/keymap"
	"baton/ui/look"
	"baton/ui/minutes"
	"baton/ui/screen"
	"baton/ui/screen/float"
)

// minutesViewer shows the minutes of past standups, and sends them.
type minutesViewer struct {
	world   *screen.World
	host    screen.Host
	out     *document.Exporter
	hook    *minutes.Hook // gets the minutes; may be nil
	shown   *float.Page   // the minutes on the screen, nil for none
	sending bool          // the command is being run
}

func newMinutesViewer(w *screen.World, h screen.Host, out *document.Exporter, hook *minutes.Hook) *minutesViewer {
	return &minutesViewer{world: w, host: h, out: out, hook: hook}
}

// minutesRead are the minutes of a standup that was just held, or are looked at again.
type minutesRead struct {
	m        minutes.Minutes
	again    bool
	back     int         // how many standups were held after it
	replaces *float.Page // of minutes that are shown, nil for none
}

// notice is a text to be said.
type notice struct{ text string }

// open shows the minutes of a past standup: the last one, or the one back standups before
// it. They replace another page of minutes, unless that is nil.
func (a *minutesViewer) open(back int, instead *float.Page) {
	b, now := a.world.Board, a.world.Now()
	screen.Read(a.host, func(r model.Reader) tea.Msg {
		switch all := meet.AllHeld(r, 1, r.Head().Seq); {
		case len(all) == 0:
			return notice{"no standup has been held on this board yet: s holds one"}
		case back < 0:
			return notice{"there is no later standup"}
		case back >= len(all):
			return notice{"there is no earlier standup"}
		default:
			return minutesRead{minutes.Of(r, all[back], b, now), true, back, instead}
		}
	})
}

// Handle shows minutes that were read, and says whether sending them worked.
func (a *minutesViewer) Handle(m tea.Msg) tea.Cmd {
	switch m := m.(type) {
	case minutesRead:
		a.show(m)
		if !m.again && a.hook != nil {
			a.send(m.m)
		}
	case notice:
		a.host.Say(m.text)
	case sent:
		a.sent(m)
	}
	return nil
}

// show shows minutes.
func (a *minutesViewer) show(r minutesRead) {
	if r.replaces != nil {
		if r.replaces != a.shown {
			return // the page was closed in the meantime
		}
		a.host.Drop(r.replaces)
	}
	m := r.m
	var b bytes.Buffer
	_ = m.Write(&b, "text") // a buffer takes everything
	p := float.NewPage(a.world, a.host, "minutes", func(w int) []string { return a.text(b.String(), w) })
	p.In = keymap.Minutes
	p.Left = func() { a.shown = nil }
	p.More = a.out.Actions(func() *document.Document {
		return &document.Document{Name: "minutes", Forms: forms(), Write: func(form string) ([]byte, error) {
			var b bytes.Buffer
			err := m.Write(&b, form)
			return b.Bytes(), err
		}}
	})
	maps.Copy(p.More, screen.Actions{
		keymap.Send:    screen.Do(func() { a.send(m) }),
		keymap.Earlier: screen.Do(func() { a.open(r.back+1, p) }),
		keymap.Later:   screen.Do(func() { a.open(r.back-1, p) }),
	})
	a.shown = p
	a.host.Push(p)
}

// text draws minutes in rows of w cells.
func (a *minutesViewer) text(text string, w int) []string {
	th := a.world.Theme
	var out []string
	head, rest, _ := strings.Cut(text, "\n\n")
	for i, line := range strings.Split(head, "\n") {
		for _, l := range th.Wrap(line, w, 0) {
			out = append(out, map[bool]look.Style{true: th.Heading, false: th.Text}[i == 0].Render(l))
		}
	}
	out = append(out, "")
	for line := range strings.Lines(rest) {
		out = append(out, a.line(strings.TrimRight(line, "\n"), w)...)
	}
	return out
}

// line draws a line of minutes: a long one is continued under its
// beginning, after the label.
func (a *minutesViewer) line(line string, w int) []string {
	th := a.world.Theme
	if !strings.HasPrefix(line, " ") {
		return []string{th.Heading.Render(th.Fit(line, w))}
	}
	label, text := look.Cut(line, minutes.Indent), look.CutLeft(line, minutes.Indent)
	if name := strings.TrimSpace(label); look.Width(line) <= minutes.Indent || name != "" && !minutes.IsLabel(name) {
		label, text = "  ", strings.TrimSpace(line) // a bare list
	}
	var out []string
	for i, part := range look.Wrap(strings.TrimSpace(text), max(1, w-look.Width(label)), 0) {
		if i > 0 {
			label = look.Spaces(look.Width(label))
		}
		out = append(out, th.Dim.Render(label)+th.Text.Render(part))
	}
	return out
}

// forms lists the forms of minutes with the extensions of their files.
func forms() []document.Form {
	var out []document.Form
	for _, f := range minutes.Forms() {
		out = append(out, document.Form{Name: f.Name, Ends: f.Ends})
	}
	return out
}

// send gives minutes to the command in the settings.
func (a *minutesViewer) send(m minutes.Minutes) {
	if a.hook == nil {
		a.host.Say(`no command to send minutes to: set minutes = "…" in the settings (baton config)`)
		return
	}
	if a.sending {
		a.host.Say("the minutes are already being sent")
		return
	}
	a.sending = true
	a.host.Say("sending the minutes …")
	hook := *a.hook
	a.host.Do(func(ctx context.Context, _ screen.Viewer) tea.Msg { return sent{hook.Run(ctx, m)} })
}

// sent is the result of giving minutes to the command.
type sent struct{ err error }

func (a *minutesViewer) sent(m sent) {
	a.sending = false
	if a.host.Say("sent the minutes"); m.err != nil {
		a.host.Say(m.err.Error())
	}
}
