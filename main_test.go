//go:build unix

package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/sys/unix"

	"baton/model"
	"baton/model/modeltest"
	"baton/model/report"
	"baton/store/bolt"
	"baton/store/exchange"
	"baton/ui/cli"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"baton": main})
}

// update rewrites what the scripts compare with.
var update = flag.Bool("update", false, "rewrite the scripts' expectations")

// TestScripts runs the real program as people do. Each script has a home of
// its own, and it is Thursday, 26 November 2026 in Seoul.
func TestScripts(t *testing.T) {
	testscript.Run(t, scripts("", nil))
}

// TestTerminalScriptsWithTheStockRenderer sits before the same screens, drawn by
// Bubble Tea's own renderer: they have to say the same.
func TestTerminalScriptsWithTheStockRenderer(t *testing.T) {
	testscript.Run(t, scripts(`renderer = "stock"`, []string{
		"testdata/script/work.txtar", "testdata/script/tty.txtar", "testdata/script/board.txtar", "testdata/script/demo.txtar",
		"testdata/script/standup.txtar",
	}))
}

// scripts says how scripts are run: each in a home of its own with a config,
// all in the folder or only some.
func scripts(config string, files []string) testscript.Params {
	p := testscript.Params{
		Files:               files,
		RequireExplicitExec: true,
		UpdateScripts:       *update,
		Condition: func(cond string) (bool, error) {
			if cond != "samples" { // real exports, which are no part of the repository
				return false, fmt.Errorf("no condition %q", cond)
			}
			return os.Getenv("BATON_SAMPLES") != "", nil
		},
		Setup: func(e *testscript.Env) error {
			home := filepath.Join(e.WorkDir, "home")
			for k, v := range map[string]string{
				"HOME": home, "XDG_DATA_HOME": home + "/data", "XDG_CONFIG_HOME": home + "/config", "TMPDIR": e.WorkDir,
				"BATON_NOW": "2026-11-26T10:30:00+09:00", "USER": "kim", "SAMPLES": os.Getenv("BATON_SAMPLES"), "TERM": "xterm-256color", "TZ": "UTC",
				"GORACE": "atexit_sleep_ms=0", // else a program under the race detector waits a second to end
			} {
				e.Setenv(k, v)
			}
			spoiled := map[string]bool{}
			e.Values[spoiledKey{}] = spoiled
			e.Defer(func() { sound(e, spoiled) })
			if config == "" {
				return os.MkdirAll(home, 0o700)
			}
			dir := filepath.Join(home, "config", "baton")
			if err := os.MkdirAll(dir, 0o700); err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(dir, "config.toml"), []byte(config), 0o600)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"tty": tty, "code": code, "spoil": spoil, "hostile": hostile, "simulate": simulate, "check": check, "outputs": outputs, "places": places},
	}
	if files == nil {
		p.Dir = "testdata/script"
	}
	return p
}

// code runs a command and asks for its exit code: code 3 baton show 99.
func code(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N command [args...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// spoiledKey is where a script keeps what it has spoiled: the files as they were
// then, wherever they are copied to.
type spoiledKey struct{}

// sound checks every board that a script leaves, wherever it lies, as doctor
// does. What it has spoiled is left out.
func sound(e *testscript.Env, spoiled map[string]bool) {
	err := filepath.WalkDir(e.WorkDir, func(path string, d os.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil || spoiled[string(b)] || len(b) < 20 || binary.NativeEndian.Uint32(b[16:]) != 0xED0CDAED { // of bbolt
			return err
		}
		s, err := bolt.Open(path, bolt.Options{})
		if err != nil {
			return err
		}
		defer s.Close()
		h, err := s.Check(context.Background())
		if err == nil && len(h.Faults) > 0 {
			err = fmt.Errorf("%s: %q", path, h.Faults)
		}
		return err
	})
	if err != nil {
		e.T().Fatal("the script leaves a board that is not sound: ", err)
	}
}

// spoil flips a bit in a file wherever a text stands: spoil .baton.db Fix. An
// escape like \x00 stands for its byte.
func spoil(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: spoil FILE TEXT")
	}
	text, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	was := ts.ReadFile(args[0])
	if !strings.Contains(was, text) {
		ts.Fatalf("%s does not hold %q", args[0], text)
	}
	is := strings.ReplaceAll(was, text, string(text[0]^1)+text[1:])
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(is), 0o600))
	ts.Value(spoiledKey{}).(map[string]bool)[is] = true
}

// hostile runs a command once for each line of a table of Go string literals,
// which stand where {} does, or {json} and {csv} in a file or standard input:
//
//	hostile TABLE [-file NAME TEXT] [-stdin TEXT] command [args...]
//
// It may succeed or be refused, but neither crash nor print what drives a
// terminal.
func hostile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: hostile TABLE [-file NAME TEXT] [-stdin TEXT] command [args...]")
	}
	table := strings.Split(strings.TrimSpace(ts.ReadFile(args[0])), "\n")
	args = args[1:]
	file, text, input := "", "", ""
	for len(args) > 1 && args[0][0] == '-' {
		switch args[0] {
		case "-file":
			file, text, args = args[1], args[2], args[3:]
		case "-stdin":
			input, args = args[1], args[2:]
		}
	}
	for _, line := range table {
		s, err := strconv.Unquote(line)
		ts.Check(err)
		quoted, err := json.Marshal(s)
		ts.Check(err)
		fill := strings.NewReplacer("{}", s, "{json}", string(quoted), "{csv}", `"`+strings.ReplaceAll(s, `"`, `""`)+`"`)
		if file != "" {
			ts.Check(os.WriteFile(ts.MkAbs(file), []byte(fill.Replace(text)), 0o600))
		}
		var words []string
		for _, a := range args[1:] {
			words = append(words, strings.ReplaceAll(fill.Replace(a), "\x00", "")) // no system passes it on
		}
		out, err := program(ts, args[0], words, fill.Replace(input))
		var exit *exec.ExitError
		if err != nil && !errors.As(err, &exit) {
			ts.Fatalf("%s: %v", line, err)
		}
		if at := strings.IndexFunc(out, drives); at >= 0 || strings.Contains(out, "goroutine ") {
			from := max(at-60, 0)
			ts.Fatalf("%s: %q drives the terminal, or it crashed", line, out[from:min(len(out), from+400)])
		}
	}
}

// drives reports whether a character does something to a terminal, or to the
// direction in which it writes. Sent as it is, a C1 does too.
func drives(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r < ' ', r >= 0x7f && r < 0xa0, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x2028, r == 0x2029:
		return true
	}
	return false
}

// program runs a program in a script's surroundings and returns all it says.
func program(ts *testscript.TestScript, name string, args []string, input string) (string, error) {
	cmd := exec.Command(onPath(ts, name), args...)
	cmd.Dir, cmd.Env, cmd.Stdin = ts.MkAbs("."), surroundings(ts), strings.NewReader(input)
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// onPath returns where a script finds a program.
func onPath(ts *testscript.TestScript, name string) string {
	for dir := range strings.SplitSeq(ts.Getenv("PATH"), ":") {
		if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
			return filepath.Join(dir, name)
		}
	}
	ts.Fatalf("no program %s", name)
	return ""
}

// surroundings is what a script's programs know of the world.
func surroundings(ts *testscript.TestScript) []string {
	var env []string
	for _, k := range []string{
		"PATH", "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "TMPDIR", "BATON_NOW", "BATON_FILE", "BATON_BOARD", "BATON_USER",
		"USER", "TERM", "TZ", "EDITOR", "VISUAL", "NO_COLOR", "CLICOLOR_FORCE", "COLORTERM", "GORACE",
	} {
		if v := ts.Getenv(k); v != "" {
			env = append(env, k+"="+v)
		}
	}
	return env
}

// patience is how long a script waits for the screen. It catches hangs.
const patience = 2 * time.Minute

// tty runs baton in a terminal and sits before it:
//
//	tty [-size 80x24] [-args 'demo --as lee'] STEP…
//
// A step is text to type; a key as <enter>, <esc>, <tab>, <ctrl+r>, <up>;
// wait:TEXT until the screen shows it; gone:TEXT until it does not; exit:N
// until the program ends with that code; run:COMMAND runs another process
// meanwhile; size:WxH resizes the terminal; signal:TERM sends a signal. A plain step that begins like one of
// these is written type:TEXT. What stands on the screen at the end is the
// script's standard output.
func tty(ts *testscript.TestScript, neg bool, args []string) {
	if neg {
		ts.Fatalf("tty has no opposite")
	}
	size, line := "80x24", ""
	for len(args) > 1 && (args[0] == "-size" || args[0] == "-args") {
		if args[0] == "-size" {
			size = args[1]
		} else {
			line = args[1]
		}
		args = args[2:]
	}
	t := begin(ts, size, strings.Fields(line))
	for _, step := range args {
		t.step(step)
	}
	_, _ = fmt.Fprintln(ts.Stdout(), t.screen())
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.hijacked {
		ts.Fatalf("what a task says has driven the terminal")
	}
}

// terminal is a terminal with baton in it.
type terminal struct {
	ts    *testscript.TestScript
	emu   *vt.SafeEmulator
	pty   *os.File
	cmd   *exec.Cmd
	ended chan struct{}
	mu    sync.Mutex // the cells that the emulator gives out are its own

	hijacked bool // what a task says drove the terminal
}

// Write shows what the program prints.
func (t *terminal) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.hijacked = t.hijacked || bytes.Contains(b, []byte("\x1b]52;c;cHduZWQ=")) || bytes.Contains(b, []byte("\x1b]0;pwned"))
	return t.emu.Write(b)
}

func begin(ts *testscript.TestScript, size string, args []string) *terminal {
	var w, h int
	if n, _ := fmt.Sscanf(size, "%dx%d", &w, &h); n != 2 {
		ts.Fatalf("%q is no size: want 80x24", size)
	}
	t := &terminal{ts: ts, emu: vt.NewSafeEmulator(w, h), ended: make(chan struct{})}
	t.cmd = exec.Command(onPath(ts, "baton"), args...)
	t.cmd.Dir, t.cmd.Env = ts.MkAbs("."), surroundings(ts)
	var err error
	t.pty, err = pty.StartWithSize(t.cmd, &pty.Winsize{Rows: uint16(h), Cols: uint16(w)})
	ts.Check(err)
	go func() { _, _ = io.Copy(t.pty, t.emu) }() // what a terminal answers
	go func() {
		_, _ = io.Copy(t, t.pty)
		_ = t.cmd.Wait()
		close(t.ended)
	}()
	ts.Defer(t.end)
	return t
}

// end leaves nothing running.
func (t *terminal) end() {
	_ = t.cmd.Process.Kill()
	<-t.ended
	_ = t.pty.Close()
}

// screen returns what is to be seen, without blanks at the end of rows.
func (t *terminal) screen() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	var b strings.Builder
	for y := range t.emu.Height() {
		var row strings.Builder
		for x := 0; x < t.emu.Width(); {
			c := t.emu.CellAt(x, y)
			if c == nil || c.Width == 0 {
				x++
				continue
			}
			row.WriteString(c.Content)
			x += c.Width
		}
		b.WriteString(strings.TrimRight(row.String(), " ") + "\n")
	}
	return strings.TrimRight(b.String(), "\n")
}

func (t *terminal) step(s string) {
	kind, rest, _ := strings.Cut(s, ":")
	switch kind {
	case "wait":
		t.until(s, func() bool { return strings.Contains(t.screen(), rest) })
	case "gone":
		t.until(s, func() bool { return !strings.Contains(t.screen(), rest) })
	case "exit":
		t.exited(rest)
	case "type":
		t.send(rest)
	case "run": // another process, while the screen is open
		words := strings.Fields(rest)
		t.ts.Check(t.ts.Exec(words[0], words[1:]...))
	case "size":
		t.resize(rest)
	case "signal":
		t.signal(rest)
	default:
		if k, ok := named(s); ok {
			s = k
		} else if strings.HasPrefix(s, "<") && strings.HasSuffix(s, ">") {
			t.ts.Fatalf("no key %s", s)
		}
		t.send(s)
	}
}

func (t *terminal) resize(size string) {
	var w, h int
	if n, _ := fmt.Sscanf(size, "%dx%d", &w, &h); n != 2 {
		t.ts.Fatalf("%q is no size: want 80x24", size)
	}
	t.mu.Lock()
	t.emu.Resize(w, h)
	t.mu.Unlock()
	t.ts.Check(pty.Setsize(t.pty, &pty.Winsize{Rows: uint16(h), Cols: uint16(w)}))
}

// signal sends the program a signal by its name.
func (t *terminal) signal(name string) {
	sig := unix.SignalNum("SIG" + name)
	if sig == 0 {
		t.ts.Fatalf("no signal %q", name)
	}
	t.ts.Check(t.cmd.Process.Signal(sig))
}

// send types. Bytes that come at once are read at once, as a paste would be.
func (t *terminal) send(s string) {
	if _, err := io.WriteString(t.pty, s); err != nil {
		t.ts.Fatalf("type %q: %v", s, err)
	}
}

func (t *terminal) until(step string, so func() bool) {
	for late := time.Now().Add(patience); !so(); time.Sleep(5 * time.Millisecond) {
		ended := false
		select {
		case <-t.ended:
			ended = true
		default:
		}
		if (ended || time.Now().After(late)) && !so() {
			t.ts.Fatalf("%s: it does not come (program ended: %v); the screen is\n%s", step, ended, t.screen())
		}
	}
}

func (t *terminal) exited(code string) {
	select {
	case <-t.ended:
	case <-time.After(patience):
		t.ts.Fatalf("exit:%s: still running; the screen is\n%s", code, t.screen())
	}
	if got := strconv.Itoa(t.cmd.ProcessState.ExitCode()); got != code {
		t.ts.Fatalf("exit code %s, want %s; the screen is\n%s", got, code, t.screen())
	}
}

// named returns what a terminal sends for a key: <enter>, <ctrl+r>, …
func named(s string) (string, bool) {
	name, ok := strings.CutSuffix(strings.TrimPrefix(s, "<"), ">")
	if !ok || s[0] != '<' {
		return "", false
	}
	if c, ok := strings.CutPrefix(name, "ctrl+"); ok && len(c) == 1 {
		return string(rune(c[0] & 0x1f)), true
	}
	k, ok := map[string]string{
		"enter": "\r", "esc": "\x1b", "tab": "\t", "shift+tab": "\x1b[Z", "space": " ", "backspace": "\x7f", "delete": "\x1b[3~",
		"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
		"pgup": "\x1b[5~", "pgdown": "\x1b[6~",
	}[name]
	return k, ok
}

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
	s, err := bolt.Open(ts.MkAbs(args[0]), bolt.Options{})
	ts.Check(err)
	ts.Check(s.Replay(context.Background(), team.Work().Events))
}

// check lets testdata/check.py reckon what reports on flow since some days say of
// a board: check FILE SINCE…
func check(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: check FILE SINCE...")
	}
	script, err := filepath.Abs("testdata/check.py")
	ts.Check(err)
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
	for _, since := range args[1:] {
		keep("flow.json", "report", "flow", "--json", "--since", since)
		keep("milestones.json", "report", "milestone", "--json", "--since", since)
		ts.Check(ts.Exec("python3", script, "log.json", "board.json", "flow.json", "milestones.json"))
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
		s, err := bolt.Open(path, bolt.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := s.Replay(context.Background(), events); err != nil {
			b.Fatal(err)
		}
		last := events[len(events)-1].At
		p := cli.Program{
			Files: cli.Files{Open: files{}.open}, Formats: cli.Formats{List: exchange.Formats}, Out: io.Discard, Err: io.Discard, Dir: b.TempDir(), Env: []string{"BATON_NOW=" + last.String()},
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
