// Package minutes writes what a standup began with and what was said in it: as
// text, Markdown or JSON.
package minutes

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"baton/model"
	"baton/model/markup"
	"baton/model/meet"
	"baton/ui/look"
)

// Minutes are what is written down.
type Minutes struct {
	Board  Board
	At     time.Time // in the zone in which moments are shown
	Digest meet.Digest
	// What was said in the standup, empty before it is closed.
	Said model.CheckIn
	Held bool
}

// Board is what minutes need to know of a board.
type Board interface {
	model.Facts
	NumberOf(model.ID) int
}

// Formats returns the names of the formats.
func Formats() []string { return []string{"text", "md", "json"} }

// Write writes minutes in a format.
func (m Minutes) Write(w io.Writer, format string) error {
	if format == "json" {
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		return e.Encode(m.value())
	}
	p := &page{w: w, md: format == "md"}
	m.head(p)
	for _, t := range m.Digest.Turns {
		m.turn(p, t)
	}
	m.rest(p)
	return p.err
}

// page writes lines as text or as Markdown.
type page struct {
	w   io.Writer
	md  bool
	err error
}

func (p *page) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format+"\n", args...)
	}
}

// head writes a heading of a level.
func (p *page) head(level int, text string) {
	if p.md {
		p.line("%s %s", strings.Repeat("#", level), p.text(text))
		p.line("")
		return
	}
	p.line("%s", look.Show(text))
}

// text is what somebody wrote, as it may stand in the page.
func (p *page) text(s string) string {
	s = look.Show(s)
	if !p.md {
		return s
	}
	return markup.Escape(s)
}

// labelWidth is the room for what a list is called.
const labelWidth = 10

// list writes a list under a label; nothing for an empty one.
func (p *page) list(label string, items []string) {
	for i, item := range items {
		switch {
		case p.md && i == 0:
			p.line("- **%s**: %s", label, item)
		case p.md:
			p.line("  - %s", item)
		case i == 0:
			p.line("  %s %s", look.PadRight(strings.ToLower(label), labelWidth), item)
		default:
			p.line("  %s %s", look.Spaces(labelWidth), item)
		}
	}
}

func (m Minutes) head(p *page) {
	s := m.Board.Setup()
	title := "Standup, " + m.At.Format("Mon 2 Jan 2006 15:04")
	if s.Info.Name != "" {
		title = s.Info.Name + ": " + title
	}
	p.head(1, title)
	since := m.Digest.Since.Time().In(m.At.Location()).Format("Mon 2 Jan 15:04")
	if m.Digest.First {
		p.line("The first standup: what happened since %s.", since)
	} else {
		p.line("Since %s.", since)
	}
	if m.Held && len(m.Said.Present) > 0 {
		p.line("Present: %s.", p.text(strings.Join(m.names(m.Said.Present), ", ")))
	}
	p.line("")
}

func (m Minutes) names(who []model.PersonID) []string {
	out := make([]string, len(who))
	for i, w := range who {
		out[i] = m.name(w)
	}
	return out
}

func (m Minutes) name(who model.PersonID) string {
	return model.Named[model.Person](m.Board.Setup(), string(who))
}

func (m Minutes) turn(p *page, t meet.Turn) {
	p.head(2, m.name(t.Person))
	tasks := func(label string, l []*model.Task, more func(*model.Task) string) {
		items := make([]string, len(l))
		for i, task := range l {
			items[i] = p.text(m.Board.Setup().Ref(task.Num) + " " + task.Title)
			if text := more(task); text != "" {
				items[i] += " (" + p.text(text) + ")"
			}
		}
		p.list(label, items)
	}
	plain := func(*model.Task) string { return "" }
	column := func(task *model.Task) string {
		return model.Named[model.Column](m.Board.Setup(), string(task.Column))
	}
	tasks("Finished", t.Finished, plain)
	tasks("In hand", t.Doing, column)
	tasks("Blocked", t.Blocked, m.why)
	tasks("Next", t.Next, plain)
	var kept []string
	for _, o := range t.Promised {
		kept = append(kept, p.text(m.ref(o.Task))+": "+string(o.Fate))
	}
	p.list("Promised", kept)
	var today []string
	for _, id := range t.Today {
		today = append(today, p.text(m.ref(id)))
	}
	p.list("Today", today)
	if t.Words != "" {
		p.list("Says", []string{p.text(t.Words)})
	}
	if len(t.Finished)+len(t.Doing)+len(t.Blocked)+len(t.Next)+len(t.Promised) == 0 && t.Words == "" {
		p.line("  nothing in hand")
	}
	p.line("")
}

// why says what a task waits for.
func (m Minutes) why(t *model.Task) string {
	if t.Blocked.Reason != "" {
		return t.Blocked.Reason
	}
	var refs []string
	for _, o := range model.Waiting(m.Board, t) {
		refs = append(refs, m.ref(o.ID))
	}
	return "waits for " + strings.Join(refs, ", ")
}

// ref names a task, a deleted one too.
func (m Minutes) ref(id model.ID) string {
	ref := m.Board.Setup().Ref(m.Board.NumberOf(id))
	if t := m.Board.Task(id); t != nil {
		return ref + " " + t.Title
	}
	return ref
}

// rest writes what is about everybody.
func (m Minutes) rest(p *page) {
	section := func(title string, items []string) {
		if len(items) == 0 {
			return
		}
		p.head(2, title)
		for _, i := range items {
			p.line("%s%s", map[bool]string{true: "- ", false: "  "}[p.md], p.text(i))
		}
		p.line("")
	}
	var alarms []string
	for _, a := range m.Digest.Alarms {
		alarms = append(alarms, a.Text)
	}
	section("To look at", alarms)
	parked := m.Digest.Parked
	if m.Held {
		parked = m.Said.Parked
	}
	var remarks []string
	for _, r := range parked {
		text := r.Text
		if r.By != "" {
			text += " (" + m.name(r.By) + ")"
		}
		remarks = append(remarks, text)
	}
	section("Parked", remarks)
	section("Decided", m.Said.Decided)
}
