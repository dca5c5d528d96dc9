package bolt_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/model/op"
	"baton/store"
	"baton/store/bolt"
)

// A daily backup that can't be made hinders no change, and the check says why;
// one that can be made, or need not be there, is no matter.
func TestADailyBackupThatFailsIsToldByTheCheck(t *testing.T) {
	ctx := context.Background()
	day := time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)
	elsewhere := t.TempDir()
	for what, c := range map[string]struct {
		hinder func(backups string) error
		told   string
	}{
		"nothing":      {func(string) error { return nil }, ""},
		"a link":       {func(b string) error { return os.Symlink(elsewhere, b) }, "a link"},
		"a file":       {func(b string) error { return os.WriteFile(b, nil, 0o600) }, "a file"},
		"in its place": {func(b string) error { return os.MkdirAll(filepath.Join(b, "2026-11-25.db"), 0o700) }, "2026-11-25.db is a folder, not a file"},
		"not writable": {func(b string) error { return os.Mkdir(b, 0o500) }, "permission denied"},
	} {
		if what == "not writable" && os.Geteuid() == 0 {
			continue
		}
		now := day
		path := filepath.Join(t.TempDir(), "b.db")
		warned := ""
		s := must(bolt.Open(path, bolt.Options{Options: store.Options{Now: func() time.Time { return now }}, Warn: func(text string) { warned = text }}))
		must(s.Apply(ctx, "kim", add("one")))
		if err := c.hinder(path + ".backups"); err != nil {
			t.Skip(err)
		}
		for range 2 { // before the first change of the next day, and after it
			now = day.AddDate(0, 0, 1)
			h := must(s.Check(ctx))
			if is := h.Unkept != ""; is != (c.told != "") || !strings.Contains(h.Unkept, c.told) || is && !strings.Contains(h.Unkept, "2026-11-25") {
				t.Errorf("%s: told %q", what, h.Unkept)
			}
			if strings.Contains(h.Unkept, "\n") || len(h.Faults) > 0 || warned != "" {
				t.Errorf("%s: told %q, %q, %q", what, h.Unkept, h.Faults, warned)
			}
			must(s.Apply(ctx, "kim", add("another")))
		}
		s.Close()
	}
}

// Whatever day a wrong clock wrote, ahead or behind, for a change or for a
// month of them, the day before today is kept as soon as it is over.
func TestAClockThatWasWrongCostsNoDailyBackup(t *testing.T) {
	ctx, day := context.Background(), time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	for _, wrong := range []int{30000, 400, 1, -1, -400, -20000} {
		now := day
		path := filepath.Join(t.TempDir(), "b.db")
		s := must(bolt.Open(path, bolt.Options{Options: store.Options{Now: func() time.Time { return now }}}))
		for i := range 30 {
			now = day.AddDate(0, 0, i)
			must(s.Apply(ctx, "kim", add("one")))
			if i == 0 {
				continue
			}
			before := path + ".backups/" + now.AddDate(0, 0, -1).Format(time.DateOnly) + ".db"
			if h := must(s.Check(ctx)); len(h.Backups) > 7 || !slices.Contains(h.Backups, filepath.FromSlash(before)) {
				t.Fatalf("%d days off, day %d: kept %q, not %s", wrong, i, h.Backups, before)
			}
			if i >= 10 && i < 20 { // the right clock has the day's first and last word
				for later := range 2 { // the second keeps the first's day, whatever it is called
					now = day.AddDate(0, 0, i+wrong+later)
					must(s.Apply(ctx, "kim", add("of a wrong clock")))
				}
				now = day.AddDate(0, 0, i)
				must(s.Apply(ctx, "kim", add("another")))
			}
		}
		s.Close()
	}
}

func TestAfterAPurgeNoBackupIsMissed(t *testing.T) {
	ctx, now := context.Background(), time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)
	path := filepath.Join(t.TempDir(), "b.db")
	s := must(bolt.Open(path, bolt.Options{Options: store.Options{Now: func() time.Time { return now }}}))
	defer s.Close()
	ev := must(s.Apply(ctx, "kim", add("one")))
	now = now.AddDate(0, 0, 1)
	must(s.Apply(ctx, "kim", op.Plan(op.Delete{Tasks: []model.ID{ev.Do[0].Subject()}, Purge: true}, op.How{Force: true})))
	if h := must(s.Check(ctx)); h.Unkept != "" || len(h.Backups) > 0 {
		t.Errorf("told %q, kept %q", h.Unkept, h.Backups)
	}
}
