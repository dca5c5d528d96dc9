package ui

import (
	"bytes"
	"context"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/meet"
	"baton/ui/keymap"
	"baton/ui/look"
	"baton/ui/minutes"
	"baton/ui/screen"
	"baton/ui/screen/float"
)

// minutesRead are the minutes of a standup that was just held, or are looked at
// again.
type minutesRead struct {
	m       minutes.Minutes
	again   bool
	back    int  // how many standups were held since
	instead bool // of minutes that are shown
}

// done is what came of writing or sending a paper.
type done struct{ text string }

// lastMinutes shows the minutes of a standup that was held, after which so many were:
// of the last one for 0. They may take the place of others.
func (a *App) lastMinutes(back int, instead bool) {
	b, now := a.world.Board, a.world.Now()
	a.Read(func(r model.Reader) tea.Msg {
		switch all := meet.AllHeld(r, 1, r.Head().Seq); {
		case len(all) == 0:
			return done{"no standup was held on this board yet: s holds one"}
		case back < 0:
			return done{"this is the last standup that was held"}
		case back >= len(all):
			return done{"this is the first standup that was held"}
		default:
			return minutesRead{minutes.Of(r, all[back], b, now), true, back, instead}
		}
	})
}

// showMinutes shows minutes.
func (a *App) showMinutes(read minutesRead) {
	m := read.m
	if read.instead {
		if a.top().Scope() != keymap.Minutes {
			return // they were left meanwhile
		}
		a.Pop()
	}
	var b bytes.Buffer
	_ = m.Write(&b, "text") // a buffer takes everything
	p := float.NewPage(&a.world, a, "minutes", func(w int) []string {
		var out []string
		head, rest, _ := strings.Cut(b.String(), "\n\n")
		for i, line := range strings.Split(head, "\n") {
			for _, l := range a.world.Theme.Wrap(line, w, 0) {
				out = append(out, map[bool]look.Style{true: a.world.Theme.Heading, false: a.world.Theme.Text}[i == 0].Render(l))
			}
		}
		out = append(out, "")
		for line := range strings.Lines(rest) {
			out = append(out, a.minutesLine(strings.TrimRight(line, "\n"), w)...)
		}
		return out
	})
	p.In = keymap.Minutes
	write := func(form string) ([]byte, error) {
		var b bytes.Buffer
		err := m.Write(&b, form)
		return b.Bytes(), err
	}
	p.Act = func(act keymap.Action) bool {
		switch act {
		case keymap.Copy:
			a.copyPaper("minutes", write)
		case keymap.Save:
			a.savePaper("minutes", minuteEnds(), write)
		case keymap.Send:
			a.send(m)
		case keymap.Earlier:
			a.lastMinutes(read.back+1, true)
		case keymap.Later:
			a.lastMinutes(read.back-1, true)
		default:
			return false
		}
		return true
	}
	a.Push(p)
}

// minutesLine draws a line of minutes: what is too long goes on under its
// beginning, behind the label.
func (a *App) minutesLine(line string, w int) []string {
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

// minuteEnds lists the forms of minutes by how their files end.
func minuteEnds() []ending {
	var out []ending
	for _, f := range minutes.Forms() {
		out = append(out, ending{f.Name, f.Ends})
	}
	return out
}

// send gives minutes to the command in the settings.
func (a *App) send(m minutes.Minutes) {
	hook := a.opts.Hook
	if hook.Command == "" {
		a.Say(`no command to send minutes to: set minutes = "…" in the settings (baton config)`)
		return
	}
	if a.sending {
		a.Say("the minutes are being sent already")
		return
	}
	a.sending = true
	a.Say("sending the minutes …")
	a.run(a.io(func(ctx context.Context) tea.Msg { return sent{hook.Run(ctx, m)} }))
}

// sent is what came of giving minutes to the command.
type sent struct{ err error }

func (a *App) sent(m sent) {
	a.sending = false
	if a.Say("sent the minutes"); m.err != nil {
		a.Say(m.err.Error())
	}
}

// saved is what came of writing a paper to the file that a line names.
type saved struct {
	line *float.Line
	text string
	err  error
}

// saved takes the line away, or keeps it with what is wrong.
func (a *App) saved(m saved) {
	if m.err != nil {
		m.line.Fail(m.err)
		return
	}
	if a.top() == screen.Screen(m.line) {
		a.Pop()
	}
	a.Say(m.text)
}

// ending is a form of a paper and how files of it end.
type ending struct {
	form string
	ends []string
}

// copyPaper copies a paper as Markdown.
func (a *App) copyPaper(what string, write func(form string) ([]byte, error)) {
	out, err := write("md")
	if err != nil {
		a.Say(err.Error())
		return
	}
	a.run(tea.SetClipboard(string(out)))
	a.Say("copied the " + what + " as Markdown")
}

// savePaper asks for a file and writes a paper to it, in the form its name ends
// in.
func (a *App) savePaper(what string, forms []ending, write func(form string) ([]byte, error)) {
	var ends []string
	for _, f := range forms {
		ends = append(ends, f.ends[0])
	}
	l := float.NewLine(&a.world, a, "write the "+what+" to a file", "")
	l.Placeholder(what + ends[1])
	l.Verb = "write"
	l.Note = func(string) string { return a.world.Theme.Dim.Render("as its name ends: " + strings.Join(ends, " ")) }
	l.Accept = func(name string) error {
		if name = strings.TrimSpace(name); name == "" {
			name = what + ends[1]
		}
		end := strings.ToLower(filepath.Ext(name))
		i := slices.IndexFunc(forms, func(f ending) bool { return slices.Contains(f.ends, end) })
		if i < 0 {
			return model.Errorf(model.Usage, "%q ends like none of %s", name, strings.Join(ends, " "))
		}
		save := a.opts.Save
		a.run(a.io(func(ctx context.Context) tea.Msg {
			out, err := write(forms[i].form)
			if err == nil {
				err = save(ctx, name, out)
			}
			return saved{l, "wrote the " + what + " to " + name, err}
		}))
		return nil
	}
	a.Push(l)
}
