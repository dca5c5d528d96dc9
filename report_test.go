//go:build unix

package main

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"baton/model"
	"baton/model/modeltest"
	"baton/model/report"
	"baton/store"
	"baton/ui/cli"
)

// simulate makes the board of a made-up team that took a thousand tasks since
// January: simulate FILE SEED.
func simulate(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: simulate FILE SEED")
	}
	seed, err := strconv.ParseUint(args[1], 10, 64)
	ts.Check(err)
	team := modeltest.Team{
		Tasks: 1000, People: 3 + int(seed), Start: model.Date(2026, 1, 5), Roll: rand.New(rand.NewPCG(seed, seed)).IntN,
		Pace: func(day int) float64 { return 4 + float64(day/7%3) },
	}
	s, err := store.Open(ts.MkAbs(args[0]), store.Options{})
	ts.Check(err)
	ts.Check(s.Replay(context.Background(), team.Work().Events))
}

// check lets check.py reckon what a report on flow says of a board, of all its
// days and of twelve weeks: check FILE.
func check(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: check FILE")
	}
	// Not by ts.Exec, which prints megabytes where something fails.
	run := func(name string, words ...string) string {
		out, err := program(ts, name, words, "")
		if err != nil {
			ts.Fatalf("%s %s: %v\n%s", name, words, err, out[max(0, len(out)-2000):])
		}
		return out
	}
	keep := func(file string, verb ...string) {
		out := run("baton", append([]string{"-f", args[0]}, verb...)...)
		ts.Check(os.WriteFile(ts.MkAbs(file), []byte(out), 0o600))
	}
	keep("log.json", "log", "--json")
	keep("board.json", "export", "json")
	for _, since := range []string{"2026-09-04", "2026-01-01"} {
		keep("report.json", "report", "flow", "--json", "--since", since)
		run("python3", "check.py", "log.json", "board.json", "report.json")
	}
}

// BenchmarkReports makes each report, as text, of a team's five years: ten
// events a task.
func BenchmarkReports(b *testing.B) {
	for _, n := range []int{1_000, 11_100, 111_000} {
		const workDays = 5 * 260
		team := modeltest.Team{
			Tasks: n, People: 6, Start: model.Date(2021, 11, 22), Pace: func(int) float64 { return float64(n) / workDays },
			Roll: rand.New(rand.NewPCG(1, uint64(n))).IntN,
		}
		path, events := filepath.Join(b.TempDir(), "b.db"), team.Work().Events
		s, err := store.Open(path, store.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := s.Replay(context.Background(), events); err != nil {
			b.Fatal(err)
		}
		last := events[len(events)-1].At
		p := cli.Program{
			Files: cli.Files{Open: open}, Formats: cli.Formats{List: formats}, Out: io.Discard, Err: io.Discard, Dir: b.TempDir(), Env: []string{"BATON_NOW=" + last.String()},
		}
		for _, k := range report.Kinds() {
			b.Run(fmt.Sprintf("%s/%d", k[0], len(events)), func(b *testing.B) {
				for b.Loop() {
					if code := p.Run(context.Background(), []string{"report", k[0], "-f", path}); code != 0 {
						b.Fatal(code)
					}
				}
			})
		}
	}
}
