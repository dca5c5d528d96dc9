package cli

import (
	"cmp"
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/model/op"
	"baton/model/query"
)

// boardCommand shows and changes the board's own settings.
func (t tree) boardCommand() *cobra.Command {
	c := t.command(groupBoard, "board", "print the board's own settings; edit changes them", unknownVerb, showBoard)
	edit := t.command("", "edit "+query.InfoHint, "change the board's settings", atLeast(1, -1), editBoard)
	edit.Long = "Changes the board's settings. What is not named stays as it is; none, or nothing after the\n" +
		"colon, clears a setting.\n\n" +
		"standup and review are days and a time, \"mon..fri 09:30\", or just a time for all working days.\n" +
		"Times are in the board's zone, or the viewer's if it has none. On holidays nobody works or meets,\n" +
		"and forecasts leave them out. In a standup people speak in a fair order, which changes from day to\n" +
		"day, or in the board's, which is fixed; timer is how long the whole standup may take."
	c.AddCommand(t.completing(edit, boardSettings))
	return c
}

// showBoard prints the board's own settings.
func showBoard(ctx context.Context, s *session, _ []string) error {
	if err := s.board.mustExist(); err != nil {
		return err
	}
	return s.reading(ctx, func(r model.Reader) error {
		info := r.Setup().Info
		if s.json {
			return writeJSON(s.Out, infoJSON(info))
		}
		th := s.theme()
		t := &table{heads: []string{"setting", "value", "what"}, flex: 2}
		for _, i := range infoRows(info) {
			t.add(cell{i[0], th.Title}, cell{i[1], th.Text}, cell{i[2], th.Dim})
		}
		return s.write(t)
	})
}

// infoRows returns the board's settings: their names in board edit, their
// values, and what they mean.
func infoRows(i model.Info) [][3]string {
	stale := ""
	if i.StaleDays > 0 {
		stale = fmt.Sprint(i.StaleDays)
	}
	return [][3]string{
		{"name", i.Name, "the board's name"},
		{"key", i.Key, "what references begin with, like PAY in PAY-12"},
		{"unit", i.Unit, "of estimates"},
		{"estimate", model.Number(i.DefaultEstimate).String(), "what a task without an estimate adds to a load"},
		{"stale", orNone(stale), "days after which an untouched task in kind doing is stale"},
		{"days", i.WorkDays.String(), "working days"},
		{"standup", orNone(i.Standup.String()), "days and time of the standup, in the board's zone"},
		{"review", orNone(i.Review.String()), "days and time of the weekly review"},
		{"holidays", orNone(i.Holidays.String()), "days on which nobody works"},
		{"order", i.Order(), "in which people speak in a standup: fair changes from day to day, fixed is the board's order"},
		{"timer", query.PrintTimer(i), "how long a whole standup may take"},
		{"zone", orNone(i.Zone), "the time zone of the team's days, standups and reports; none means the viewer's"},
		{"hours", orNone(i.Hours.String()), "working hours: blocked time is counted in them, and a later check-in is for the next day"},
	}
}

// orNone returns a setting's value, "none" for an empty one.
func orNone(value string) string { return cmp.Or(value, "none") }

// infoJSON has the field names of export json.
func infoJSON(i model.Info) any {
	return struct {
		Name     string       `json:"name"`
		Key      string       `json:"key"`
		Unit     string       `json:"unit"`
		Estimate float64      `json:"default_estimate"`
		Stale    int          `json:"stale_days"`
		Days     []string     `json:"work_days"`
		Holidays []spanJSON   `json:"holidays"`
		Standup  *meetingJSON `json:"standup"`
		Review   *meetingJSON `json:"review"`
		Order    string       `json:"order"`
		Timer    int          `json:"timer"`
		Zone     any          `json:"zone"`
		Hours    any          `json:"hours"`
	}{
		i.Name, i.Key, i.Unit, i.DefaultEstimate, i.StaleDays, some(i.WorkDays.Names()), spansJSON(i.Holidays),
		asMeetingJSON(i.Standup), asMeetingJSON(i.Review), i.Order(), int(i.Timebox().Minutes()),
		orNull(i.Zone), orNull(i.Hours.String()),
	}
}

// spanJSON is a range of days off, both ends included.
type spanJSON struct {
	First model.Day `json:"first"`
	Last  model.Day `json:"last"`
}

func spansJSON(o model.DaysOff) []spanJSON {
	out := make([]spanJSON, len(o))
	for i, s := range o {
		out[i] = spanJSON(s)
	}
	return out
}

// meetingJSON is when people meet; without days it is on the working days.
type meetingJSON struct {
	Days []string `json:"days"`
	At   string   `json:"at"`
}

func asMeetingJSON(m model.Meeting) *meetingJSON {
	if m.At == 0 {
		return nil
	}
	return &meetingJSON{some(m.Days.Names()), m.At.String()}
}

// editBoard changes the board's own settings. With --json it prints
// all of them as they are now.
func editBoard(ctx context.Context, s *session, args []string) error {
	asJSON := s.json && !s.quiet
	s.json = false
	err := s.change(ctx, func(r model.Reader) (op.Op, error) {
		next, err := query.ParseInfo(r.Setup().Info, settings(args))
		return op.EditBoard{Info: next}, err
	})
	if err != nil || !asJSON {
		return err
	}
	s.json = true
	return showBoard(ctx, s, nil)
}

// boardSettings completes the settings with their current values.
func boardSettings(_ *session, r model.Reader, _ []string, typed string) []string {
	var out []string
	for _, i := range infoRows(r.Setup().Info) {
		if text := i[0] + ":"; len(typed) <= len(text) && text[:len(typed)] == typed {
			out = append(out, cobra.CompletionWithDesc(text+i[1], i[2]))
		}
	}
	return out
}
