// Package ics writes a calendar of what is due and when the team meets. It reads
// none: a calendar has no columns.
package ics

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"baton/model"
	"baton/model/transfer"
	"baton/store/exchange/card"
)

// Write writes a calendar (RFC 5545, https://www.rfc-editor.org/rfc/rfc5545)
// of what is due and when the team meets. What is due are events of a whole
// day, for few calendars show a VTODO, and leave the day free. Times are in the
// board's zone, or floating where it has none: those of the viewer. What was
// written before and comes again has its old UID and a higher SEQUENCE, so that a
// calendar takes it for the same.
func Write(w io.Writer, b *model.Board, o transfer.ExportOptions) error {
	s := b.Setup()
	c := &calendar{Printer: card.Printer{W: w}, now: o.Now, seq: b.Head().Seq, board: o.Origin.String()}
	c.put("BEGIN", "VCALENDAR")
	c.put("VERSION", "2.0")
	c.put("PRODID", "-//baton//baton//EN")
	c.put("NAME", escape(s.Info.Name))
	c.put("X-WR-CALNAME", escape(s.Info.Name)) // what calendars knew before RFC 7986
	c.zone(s.Info.Zone)
	c.meeting("standup", s.Info, s.Info.Standup, s.Info.Timebox())
	c.meeting("review", s.Info, s.Info.Review, 0)
	for _, m := range model.Live[model.Milestone](s) {
		if m.Due != 0 {
			c.day("milestone-"+string(m.ID)+"-"+c.board, m.Due, "Milestone "+m.Name, "", nil)
		}
	}
	for t := range b.InOrder() {
		if Due(s, t) && o.Filter(t) {
			c.day("task-"+t.ID.String(), t.Due, s.Ref(t.Num)+" "+t.Title, about(s, t), card.Names[model.Label](s, t.Labels))
		}
	}
	c.put("END", "VCALENDAR")
	return c.Err
}

// Due reports whether a task is open and has a day: what a calendar shows.
func Due(s *model.Setup, t *model.Task) bool {
	return t.Due != 0 && t.Archived == 0 && s.KindOf(t.Column) != model.KindDone
}

// about says in which column a task is, and whose it is.
func about(s *model.Setup, t *model.Task) string {
	out := model.Named[model.Column](s, string(t.Column))
	for _, p := range card.Names[model.Person](s, t.Assignees) {
		out += " @" + p
	}
	return out
}

// calendar writes the lines of a calendar.
type calendar struct {
	card.Printer
	now   time.Time
	seq   model.Seq
	board string // tells one board's milestones and meetings from another's
}

// put writes a property. A line is folded behind 75 octets, between characters
// (section 3.1).
func (c *calendar) put(name, value string) {
	const longest = 75
	var out strings.Builder
	room := longest
	for _, r := range name + ":" + value {
		if n := len(string(r)); n > room {
			out.WriteString("\r\n ")
			room = longest - 1 - n
		} else {
			room -= n
		}
		out.WriteRune(r)
	}
	c.Text(out.String() + "\r\n")
}

// event writes an event, whose other properties f puts.
func (c *calendar) event(uid, summary string, f func()) {
	c.put("BEGIN", "VEVENT")
	c.put("UID", escape(uid)+"@baton")
	c.put("DTSTAMP", c.now.UTC().Format("20060102T150405Z"))
	c.put("SEQUENCE", strconv.FormatUint(uint64(c.seq), 10))
	c.put("SUMMARY", escape(summary))
	f()
	c.put("END", "VEVENT")
}

// day writes an event of a whole day.
func (c *calendar) day(uid string, d model.Day, summary, text string, labels []string) {
	c.event(uid, summary, func() {
		c.put("DTSTART;VALUE=DATE", date(d))
		if end := d + 1; end.Time().Year() <= 9999 { // a date has four digits; without an end it is one day
			c.put("DTEND;VALUE=DATE", date(end))
		}
		c.put("TRANSP", "TRANSPARENT")
		if text != "" {
			c.put("DESCRIPTION", escape(text))
		}
		for i, l := range labels {
			labels[i] = escape(l)
		}
		if len(labels) > 0 {
			c.put("CATEGORIES", strings.Join(labels, ","))
		}
	})
}

// What a meeting takes where the board does not say, and within how many days
// the next one has to be.
const (
	usualMeeting = time.Hour
	nextMeeting  = 2 * 366
)

// meeting writes a meeting from the next one on, without those on holidays.
func (c *calendar) meeting(name string, board model.Info, m model.Meeting, takes time.Duration) {
	first := model.DayOf(board.In(c.now))
	for last := first + nextMeeting; !board.Meets(m, first); first++ {
		if first == last {
			return
		}
	}
	days := m.Days
	if days == 0 {
		days = board.WorkDays
	}
	if takes == 0 {
		takes = usualMeeting
	}
	start := func(d model.Day) string { return m.At.On(d, time.UTC).Format("20060102T150405") }
	c.event(name+"-"+c.board, board.Name+" "+name, func() {
		c.put("DTSTART"+tzid(board.Zone), start(first))
		c.put("DURATION", fmt.Sprintf("PT%dM", int(takes.Minutes())))
		c.put("RRULE", weekly(days))
		var off []string
		for _, s := range board.Holidays {
			for d := max(s.First, first); d <= s.Last; d++ {
				if days == 0 || days.Has(d.Weekday()) {
					off = append(off, start(d))
				}
			}
		}
		if len(off) > 0 {
			c.put("EXDATE"+tzid(board.Zone), strings.Join(off, ","))
		}
	})
}

// weekly is the rule of what is every week on some days, none being all.
func weekly(days model.Weekdays) string {
	if days == 0 {
		return "FREQ=DAILY"
	}
	names := days.Names()
	for i, n := range names {
		names[i] = strings.ToUpper(n[:2])
	}
	return "FREQ=WEEKLY;BYDAY=" + strings.Join(names, ",")
}

func date(d model.Day) string { return d.Time().Format("20060102") }

// escape is a text as a value of type TEXT (section 3.3.11).
func escape(s string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`).Replace(card.Prose(s))
}
