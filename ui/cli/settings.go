package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"baton/model"
	"baton/model/query"
)

// setting is one setting, also as JSON shows it.
type setting struct {
	Name  string `json:"name"`
	Value string `json:"value"`
	From  string `json:"from"`
}

// showConfig prints every setting, its value and where it comes from.
func showConfig(ctx context.Context, s *session, _ []string) error {
	all := slices.Concat(ownSettings(s), environmentSettings(s))
	err := s.store.View(ctx, func(r model.Reader) error {
		who, _ := s.identity.resolve(r.Setup())
		all[0].Value = string(who)
		all = append(all, boardSettingsOf(r.Setup(), s.board.path)...)
		return nil
	})
	if err != nil {
		return err
	}
	if s.json {
		return writeJSON(s.Out, all)
	}
	th := s.theme()
	t := &table{heads: []string{"setting", "value", "from"}, flex: 2}
	for _, i := range all {
		t.add(cell{i.Name, th.Title}, cell{i.Value, th.Text}, cell{i.From, th.Dim})
	}
	return s.write(t)
}

// ownSettings returns the settings of the person who acts.
func ownSettings(s *session) []setting {
	c := &s.config
	out := []setting{{"user", s.identity.name, s.identity.from}}
	usual := map[string]string{"theme": "auto", "ascii": "false", "renderer": "painter", "mouse": "true", "backup": "true", "minutes": "", "minutes_format": "md"}
	for _, name := range []string{"theme", "ascii", "renderer", "mouse", "backup", "minutes", "minutes_format"} {
		i := setting{name, usual[name], "default"}
		if c.set[name] {
			i.Value, i.From = c.value(name), c.path
		}
		out = append(out, i)
	}
	editor := setting{"editor", s.editor(*c), "default"}
	switch {
	case c.Editor != "":
		editor.From = c.path
	case s.getenv("VISUAL") != "":
		editor.From = "VISUAL"
	case s.getenv("EDITOR") != "":
		editor.From = "EDITOR"
	}
	out = append(out, editor)
	actions := make([]string, 0, len(c.Keys))
	for action := range c.Keys {
		actions = append(actions, action)
	}
	slices.Sort(actions)
	for _, action := range actions {
		out = append(out, setting{"keys." + action, strings.Join(c.Keys[action], " "), c.path})
	}
	return out
}

// environmentSettings returns the settings that come from the environment.
func environmentSettings(s *session) []setting {
	now := setting{"now", s.now().Format(time.RFC3339), "the clock"}
	if s.getenv("BATON_NOW") != "" {
		now.From = "BATON_NOW"
	}
	color := setting{"color", "as the terminal can", "default"}
	for _, name := range []string{"NO_COLOR", "CLICOLOR_FORCE"} {
		if v := s.getenv(name); v != "" && color.From == "default" {
			color.Value, color.From = map[string]string{"NO_COLOR": "never", "CLICOLOR_FORCE": "always"}[name], name
		}
	}
	return []setting{{"board", s.board.path, s.board.why}, now, color}
}

// boardSettingsOf returns the settings that are in the board.
func boardSettingsOf(b *model.Setup, path string) []setting {
	var columns []string
	for _, c := range model.Live[model.Column](b) {
		columns = append(columns, c.Name)
	}
	return []setting{
		{"board.name", b.Info.Name, path},
		{"board.key", b.Info.Key, path},
		{"board.unit", b.Info.Unit, path},
		{"board.estimate", model.Number(b.Info.DefaultEstimate).String(), path},
		{"board.stale", fmt.Sprintf("%d days", b.Info.StaleDays), path},
		{"board.days", strings.Join(b.Info.WorkDays.Names(), " "), path},
		{"board.standup", orNone(b.Info.Standup.String()), path},
		{"board.review", orNone(b.Info.Review.String()), path},
		{"board.holidays", orNone(b.Info.Holidays.String()), path},
		{"board.order", b.Info.Order(), path},
		{"board.timer", query.PrintTimer(b.Info), path},
		{"board.columns", strings.Join(columns, ", "), path},
	}
}
