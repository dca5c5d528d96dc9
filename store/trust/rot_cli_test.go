//go:build unix

package trust_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

// TestACommandOnADamagedBoardShowsTheTruthOrExits6 is a sample of the test above
// from outside: every verb that reads prints what it prints of the board when it
// was whole, or says in one line that it is damaged and what to do.
func TestACommandOnADamagedBoardShowsTheTruthOrExits6(t *testing.T) {
	h := newHome(t, memory(t))
	check(t, os.Remove(h.board))
	pristine := must(os.ReadFile(crowded(t, 60)))
	reads := [][]string{
		{"list", "--all"},
		{"show", "7"},
		{"show", "44"},
		{"log"},
		{"log", "12"},
		{"columns"},
		{"views"},
		{"people"},
		{"export", "json", "-", "--history"},
		{"export", "csv", "-"},
		{"list", "is:open", "--json"},
		{"undo"},
	}
	whole := func() { check(t, os.WriteFile(h.board, pristine, 0o600)) }
	run := func(args ...string) outcome {
		c := h.cmd(append([]string{"--as", "kim"}, args...)...)
		c.Env = append(c.Env, "BATON_NOW=2026-11-26T10:30:00Z")
		return result(c)
	}
	truth := map[string]outcome{}
	for _, args := range reads {
		whole()
		got := run(args...)
		if got.code != 0 {
			t.Fatalf("%q: %s", args, got.err)
		}
		truth[strings.Join(args, " ")] = got
	}
	kinds, told, repaired := damages(), 0, 0
	for n := range often(8, 200) {
		kind := kinds[n%len(kinds)]
		damaged := kind.to(bytes.Clone(pristine), rand.New(rand.NewPCG(9, uint64(n))))
		at := fmt.Sprintf("%s, number %d", kind.what, n)
		for _, args := range reads {
			check(t, os.WriteFile(h.board, damaged, 0o600))
			got := run(args...)
			switch {
			case got.code == 6 && strings.Count(got.err, "\n") == 0 && strings.Contains(got.err, "baton "):
				told++
			case got != truth[strings.Join(args, " ")]:
				t.Errorf("%s: %q: exit code %d, %.200q %.200q", at, args, got.code, got.out, got.err)
			}
		}
		check(t, os.WriteFile(h.board, damaged, 0o600))
		if doctor := run("doctor"); doctor.code == 0 {
			continue
		} else if doctor.code != 6 || !strings.Contains(doctor.err, "baton doctor --repair") && !strings.Contains(doctor.err, "is not a baton board") && !strings.Contains(doctor.err, "an empty file") {
			t.Errorf("%s: doctor: exit code %d: %s", at, doctor.code, doctor.err)
		}
		repair := run("doctor", "--repair")
		switch {
		case repair.code == 0 && (!strings.Contains(repair.out, "the damaged file is kept as ") || run("doctor").code != 0):
			t.Errorf("%s: repaired: %q", at, repair.out)
		case repair.code == 0:
			repaired++
		case kind.what != "an end cut off":
			t.Errorf("%s: repair: exit code %d: %s", at, repair.code, repair.err)
		}
	}
	t.Logf("%d answers were exit code 6, all others the truth; %d boards were repaired", told, repaired)
}
