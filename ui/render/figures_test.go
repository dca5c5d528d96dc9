package render_test

import (
	"strings"
	"testing"

	"baton/model"
	"baton/model/modeltest"
	made "baton/model/report"
)

// stuck is a diary of two weeks in which a task is blocked for five days in the
// first one, and another one for three hours in the second.
func stuck(t *testing.T) *modeltest.Diary {
	d := modeltest.NewDiary(t, "UTC")
	d.Add("2026-02-20 09:00", "old")
	for day, hours := range map[string]string{"2026-03-02 09:00": "2026-03-07 09:00", "2026-03-12 10:00": "2026-03-12 13:00"} {
		id := d.Add(day, "a")
		d.Block(day, id, "waits for "+day[:10])
		d.Block(hours, id, "")
	}
	return d
}

func lineOf(t *testing.T, d *modeltest.Diary, begin string) string {
	t.Helper()
	for line := range strings.Lines(string(written(t, "text", tell(d, made.Weekly, friday)))) {
		if line = strings.Join(strings.Fields(line), " "); strings.HasPrefix(line, begin) {
			return line
		}
	}
	return ""
}

func TestARowHasOneUnit(t *testing.T) {
	d := stuck(t)
	// From midnight on Saturday, 7 March, to nine; and 111 hours before.
	if got, want := lineOf(t, d, "blocked ("), "blocked (days) 0.5 4.6"; got != want {
		t.Errorf("%q, not %q", got, want)
	}
	if got, want := lineOf(t, d, "reason"), "reason tasks days"; got != want {
		t.Errorf("%q, not %q", got, want)
	}
	info := d.Setup().Info
	info.Hours = model.Hours{From: 9*60 + 1, To: 15*60 + 1}
	d.Do("edit", model.SetInfo{Info: info})
	if got, want := lineOf(t, d, "blocked ("), "blocked (working days) 0.5 5.0"; got != want {
		t.Errorf("%q, not %q", got, want)
	}
}

func TestWhatIsNothingTwiceIsLeftOut(t *testing.T) {
	d := stuck(t)
	for _, begin := range []string{"reopened", "dropped", "carried over", "waiting", "half finished", "in progress"} {
		if got := lineOf(t, d, begin); got != "" {
			t.Errorf("%q is told", got)
		}
	}
	if lineOf(t, d, "added") == "" {
		t.Error("what was added is not told")
	}
}
