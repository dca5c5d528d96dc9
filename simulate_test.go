//go:build unix

package main

import (
	"context"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"
)

// simulated is of how many teams three weeks are simulated, in place of a week of one.
var simulated = flag.Int("baton.simulate", 0, "simulate three weeks of so many teams")

// TestWhatStandupsSayAgreesWithAnotherModel lets a simulated team work with the
// program, and compares what standups, check-ins and reports say with a model
// that was written from the documentation alone.
func TestWhatStandupsSayAgreesWithAnotherModel(t *testing.T) {
	python := pythonWithZones(t)
	days, seeds := 7, "1"
	if *simulated > 0 {
		days, seeds = 21, "1-"+strconv.Itoa(*simulated)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Minute) // catches hangs
	defer cancel()
	cmd := exec.CommandContext(ctx, python, "testdata/simulate.py", "--baton", itself(t), "--seeds", seeds, "--days", strconv.Itoa(days))
	cmd.Env = append(os.Environ(), "GORACE=atexit_sleep_ms=0")
	out, err := cmd.CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Fatal(err)
	}
}

// pythonWithZones returns where Python is; without it, or without the database
// of zones, the test is skipped.
func pythonWithZones(t *testing.T) string {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3")
	}
	if err := exec.Command(python, "-c", "import zoneinfo; zoneinfo.ZoneInfo('Asia/Seoul')").Run(); err != nil {
		t.Skip("this python3 knows no time zones: ", err)
	}
	return python
}

// itself returns a name under which the test's own binary is baton, as it is in scripts.
func itself(t *testing.T) string {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "baton")
	if err := os.Symlink(exe, link); err != nil {
		t.Fatal(err)
	}
	return link
}
