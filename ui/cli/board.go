package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/model/query"
)

// boardCommand shows and changes what belongs to the board and is no list.
func (t tree) boardCommand() *cobra.Command {
	c := t.command(groupBoard, "board", "print the board's own settings; edit changes them", unknownVerb, showBoard)
	edit := t.command("", "edit "+query.InfoHint, "change the board's settings", atLeast(1, -1), editBoard)
	c.AddCommand(t.completing(edit, boardSettings))
	return c
}

// showBoard prints the board's own settings.
func showBoard(ctx context.Context, s *session, _ []string) error {
	if err := s.board.there(); err != nil {
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

// infoRows are the board's settings: how they are called in board edit, their
// values, and what they mean.
func infoRows(i model.Info) [][3]string {
	stale := "none"
	if i.StaleDays > 0 {
		stale = fmt.Sprint(i.StaleDays)
	}
	return [][3]string{
		{"name", i.Name, "what the board is called"},
		{"key", i.Key, "what references begin with, as PAY in PAY-12"},
		{"unit", i.Unit, "of estimates"},
		{"estimate", model.Number(i.DefaultEstimate).String(), "what a task without an estimate counts in a load"},
		{"stale", stale, "days after which an untouched task in kind doing is stale"},
		{"days", query.PrintDays(i.WorkDays), "working days"},
	}
}

// infoJSON is named as in export json.
func infoJSON(i model.Info) any {
	return struct {
		Name     string   `json:"name"`
		Key      string   `json:"key"`
		Unit     string   `json:"unit"`
		Estimate float64  `json:"default_estimate"`
		Stale    int      `json:"stale_days"`
		Days     []string `json:"work_days"`
	}{i.Name, i.Key, i.Unit, i.DefaultEstimate, i.StaleDays, some(query.DayNames(i.WorkDays))}
}

// editBoard changes the board's own settings. Asked for JSON it answers with
// all of them as they are now.
func editBoard(ctx context.Context, s *session, args []string) error {
	asJSON := s.json && !s.quiet
	s.json = false
	err := s.change(ctx, "board", func(r model.Reader) ([]model.Change, error) {
		next, err := query.ParseInfo(r.Setup().Info, settings(args))
		if err != nil {
			return nil, err
		}
		return []model.Change{model.SetInfo{Info: next}}, nil
	})
	if err != nil || !asJSON {
		return err
	}
	s.json = true
	return showBoard(ctx, s, nil)
}

// boardSettings completes the settings with their values as they are.
func boardSettings(_ *session, r model.Reader, _ []string, typed string) []string {
	var out []string
	for _, i := range infoRows(r.Setup().Info) {
		if text := i[0] + ":"; len(typed) <= len(text) && text[:len(typed)] == typed {
			out = append(out, cobra.CompletionWithDesc(text+i[1], i[2]))
		}
	}
	return out
}
