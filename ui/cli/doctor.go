package cli

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"baton/model"
)

func (t tree) doctorCommand() *cobra.Command {
	repair := false
	c := t.command(groupFiles, "doctor", "check the board's file, and repair it", exactly(0),
		func(ctx context.Context, s *session, _ []string) error { return doctor(ctx, s, repair) })
	c.Long = "Reads all of the board and says what is wrong with it, one fault per line. A damaged\n" +
		"board is exit code 6.\n\n" +
		"With --repair the board is rebuilt from its log. If the log itself is damaged,\n" +
		"everything that can still be read is saved, and what is lost is reported. The damaged\n" +
		"file is kept beside it, as BOARD.damaged-TIME. A sound board is left alone.\n\n" +
		"Before the first change of a day a copy of the board is kept in BOARD.backups, for\n" +
		"the last seven days that had changes; backup = false in config.toml switches that\n" +
		"off. baton restore FILE puts one of them in the board's place. If one is missing,\n" +
		"doctor says why; it also names copies that a killed command left behind."
	c.Flags().BoolVar(&repair, "repair", false, "save what can still be read of a damaged board")
	return c
}

// doctor reports what is wrong with the board, and repairs it if asked to.
func doctor(ctx context.Context, s *session, repair bool) error {
	k, err := maintainerOf(s)
	if err != nil {
		return err
	}
	bar := s.progress("checking")
	defer bar.done()
	h, err := k.Check(ctx)
	switch {
	case err != nil && model.CodeOf(err) != model.Damaged:
		return err
	case err == nil && len(h.Faults) == 0:
		bar.done()
		return diagnose(s, h, append([]string{"the board is sound: " + h.Counts()}, backupLines(h)...)...)
	case repair:
		h, err = k.Repair(ctx)
		bar.done()
		if err != nil {
			return err
		}
		return diagnose(s, h, repairLines(h)...)
	}
	bar.done()
	if err == nil {
		err = model.Errorf(model.Damaged, "%s is damaged: %s: baton doctor --repair rebuilds it, baton restore FILE puts a backup in its place",
			s.board.path, model.Count(len(h.Faults), "fault"))
	}
	if len(h.Faults) > 0 {
		if err := diagnose(s, h, append(h.Faults, backupLines(h)...)...); err != nil {
			return err
		}
	}
	return err
}

// backupLines reports the daily backups, and what is wrong with them.
func backupLines(h model.Health) []string {
	var out []string
	if n := len(h.Backups); n > 0 {
		out = append(out, model.Count(n, "daily backup")+", the newest "+h.Backups[n-1])
	}
	if h.Waits != "" {
		out = append(out, h.Waits)
	}
	if h.Unkept != "" {
		out = append(out, h.Unkept)
	}
	for _, path := range h.Left {
		out = append(out, path+" was left behind by a command that was killed, and holds a copy of a board: remove it")
	}
	return out
}

// repairLines reports what a repair did.
func repairLines(h model.Health) []string {
	out := slices.Clone(h.Lost)
	if len(out) == 0 {
		out = []string{"nothing was lost"}
	}
	return append(out, "the damaged file is kept as "+h.Kept, "the board is sound again: "+h.Counts())
}

// diagnose writes what was found, as lines or as JSON.
func diagnose(s *session, h model.Health, lines ...string) error {
	switch {
	case s.json:
		return writeJSON(s.Out, map[string]any{
			"board": s.board.path, "sound": len(h.Faults) == 0, "tasks": h.Tasks, "events": h.Events,
			"faults": orEmpty(h.Faults), "lost": orEmpty(h.Lost), "kept": orNull(h.Kept),
			"backups": orEmpty(h.Backups), "waits": orNull(h.Waits), "left_over": orEmpty(h.Left), "unkept": orNull(h.Unkept),
		})
	case s.quiet && len(h.Faults) == 0:
		return nil
	}
	return s.print(lines...)
}

// orNull returns a text for JSON, null if it is empty.
func orNull(text string) any {
	if text == "" {
		return nil
	}
	return text
}

// orEmpty returns a list for JSON, [] if it is nil.
func orEmpty(l []string) []string {
	if l == nil {
		return []string{}
	}
	return l
}
