//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// long is how long a shell may take for an answer. It catches hangs.
const long = 2 * time.Minute

// shell is a shell as it is started, and how people quote in it.
type shell struct {
	name, rc, startup string   // startup is written into the file rc, in its home
	args              []string // behind its name
	single, double    *strings.Replacer
}

func interactive() []shell {
	posix := strings.NewReplacer(`'`, `'\''`)
	// An ! in double quotes recalls an earlier line.
	posixDouble := strings.NewReplacer(`\`, `\\`, `"`, `\"`, `$`, `\$`, "`", "\\`", `!`, `"'!'"`)
	return []shell{
		{"bash", "rc", "PS1='RE''ADY> '\nsource <(baton completion bash)\n", []string{"--noprofile", "--rcfile", "rc", "-i"}, posix, posixDouble},
		{"zsh", ".zshrc", "autoload -Uz compinit && compinit -u -D\nPS1='RE''ADY> '\nsource <(baton completion zsh)\n", []string{"-d", "-i"}, posix, posixDouble},
		{
			"fish", ".config/fish/config.fish", "function fish_prompt; echo -n 'READY> '; end\nfunction fish_greeting; end\nbaton completion fish | source\n",
			[]string{"-i"},
			strings.NewReplacer(`\`, `\\`, `'`, `\'`), strings.NewReplacer(`\`, `\\`, `"`, `\"`, `$`, `\$`),
		},
	}
}

// evil are names that do something wherever a shell reads them again.
func evil() []string {
	return []string{
		"Release;touch PWNED", "$(touch PWNED)", "`touch PWNED`", `"; touch PWNED; "`, "' ; touch PWNED; '", "(touch PWNED)",
		"|touch PWNED", "& touch PWNED", "%F{red}x", "~root", "*", "?x", "[a]", "{a,b}", "!!", "=ls", "^x", "<f", ">f", "#x", "@x",
		`a\b`, `u\`, `v"$(touch PWNED)` + "`touch PWNED`" + `\"!a'b`, "w!y z", "z$HOME", "진행 중", "-rf", "--force",
	}
}

// TestShellsTakeNamesAsTheyAre types the beginning of every name that baton
// offers, plainly and in quotes that are open, in each shell there is: the name
// comes to the program as it is, and nothing in it is run.
func TestShellsTakeNamesAsTheyAre(t *testing.T) {
	for _, sh := range interactive() {
		t.Run(sh.name, func(t *testing.T) {
			if _, err := exec.LookPath(sh.name); err != nil {
				t.Skipf("no %s here", sh.name)
			}
			t.Parallel()
			s := sit(t, sh)
			for _, name := range s.offered("", "move", "1") {
				for _, q := range []string{"", `"`, `'`} {
					s.completes(q, name, "move", "1")
				}
			}
			for _, line := range [][]string{
				{"", "report", "milestone"},
				{"", "labels", "rm"},
				{"", "list", "--as"},
				{"", "list", "--board"},
				{":", "list"},
				{"#", "list"},
				{"@", "list"},
				{"milestone:", "list"},
			} {
				for _, name := range s.offered(line[0], line[1:]...) {
					s.completes("", name, line[1:]...)
				}
			}
			s.step("baton move \t1", "move", "1") // a list with titles comes between
			s.step(`baton list --as=Ki`, "list", "--as=Kim")
			s.step(`baton backup pla`, "backup", "plain.txt")
		})
	}
}

// sitting is a shell in a terminal, in a folder with a hostile board. What is
// run there as baton only notes its arguments.
type sitting struct {
	*terminal
	t       *testing.T
	sh      shell
	offers  []string // what baton offers, of which prefixes have to be told apart
	program string
}

func sit(t *testing.T, sh shell) *sitting {
	program, err := exec.LookPath("baton")
	must(t, err)
	home := t.TempDir()
	write := func(name, text string, mode os.FileMode) {
		path := filepath.Join(home, name)
		must(t, os.MkdirAll(filepath.Dir(path), 0o700))
		must(t, os.WriteFile(path, []byte(text), mode))
	}
	write("bin/baton", "#!/bin/sh\ncase $1 in completion | __complete) exec '"+program+"' \"$@\" ;; esac\n"+
		"printf '%s\\n' \"$@\" >\"$HOME/new\"\nmv \"$HOME/new\" \"$HOME/argv\"\n", 0o700)
	write(sh.rc, sh.startup, 0o600)
	write("plain.txt", "", 0o600)
	cmd := exec.Command(sh.name, sh.args...)
	cmd.Dir = home
	cmd.Env = []string{
		"HOME=" + home, "ZDOTDIR=" + home, "XDG_DATA_HOME=" + home + "/data", "XDG_CONFIG_HOME=" + home + "/.config", "BATON_USER=kim",
		"PATH=" + home + "/bin:" + os.Getenv("PATH"), "TERM=xterm-256color", "LC_ALL=C.UTF-8", "TMPDIR=" + home, "GORACE=atexit_sleep_ms=0",
	}
	s := &sitting{&terminal{emu: vt.NewSafeEmulator(200, 50), ended: make(chan struct{}), cmd: cmd}, t, sh, nil, program}
	s.plant()
	s.pty, err = pty.StartWithSize(cmd, &pty.Winsize{Rows: 50, Cols: 200})
	must(t, err)
	go func() { _, _ = io.Copy(s.pty, s.emu) }() // what a terminal answers
	go func() {
		_, _ = io.Copy(s.terminal, s.pty)
		_ = cmd.Wait()
		close(s.ended)
	}()
	t.Cleanup(s.end)
	s.wait("the prompt", func() bool { return strings.Contains(s.screen(), "READY>") })
	return s
}

// plant makes a board that somebody else may have written.
func (s *sitting) plant() {
	type list struct {
		ID   string `json:"id"`
		Name string `json:"name"`
	}
	var lists []list
	for _, name := range evil() {
		lists = append(lists, list{name, name})
	}
	var cards []map[string]string
	for _, id := range []string{"c", "d"} {
		cards = append(cards, map[string]string{"id": id, "idList": evil()[0], "name": "One $(touch PWNED) %F{red} `touch PWNED`"})
	}
	text, err := json.Marshal(map[string]any{"name": "b", "lists": lists, "cards": cards})
	must(s.t, err)
	must(s.t, os.WriteFile(filepath.Join(s.cmd.Dir, "t.json"), text, 0o600))
	s.run("init")
	s.run("import", "trello", "t.json")
	s.run("people", "add", "Kim")
	for _, name := range []string{"Mine;touch PWNED", "$(touch PWNED)", "x'`touch PWNED`"} {
		s.run("milestones", "add", name)
		s.run("people", "add", name)
		s.run("labels", "add", name)
		s.run("views", "add", name, "is:open")
	}
	must(s.t, os.MkdirAll(filepath.Join(s.cmd.Dir, "data", "baton"), 0o700))
	must(s.t, os.Rename(filepath.Join(s.cmd.Dir, "t.json"), filepath.Join(s.cmd.Dir, "data", "baton", "$(touch PWNED).db")))
}

func (s *sitting) run(args ...string) string {
	cmd := exec.Command(s.program, args...)
	cmd.Dir, cmd.Env = s.cmd.Dir, s.cmd.Env
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	if err := cmd.Run(); err != nil {
		s.t.Fatalf("baton %q: %v\n%s", args, err, said.String())
	}
	return out.String()
}

// offered asks baton what it offers behind some words.
func (s *sitting) offered(typed string, words ...string) []string {
	rows := strings.Split(strings.TrimSpace(s.run(slices.Concat([]string{"__complete"}, words, []string{typed})...)), "\n")
	s.offers = nil
	for _, row := range rows[:len(rows)-1] { // the last is for the script
		name, _, _ := strings.Cut(row, "\t")
		s.offers = append(s.offers, name)
	}
	if len(s.offers) < 2 && words[0] != "list" {
		s.t.Fatalf("behind %q baton offers %q", words, s.offers)
	}
	return s.offers
}

// completes types the shortest beginning of a name that no other has, and asks
// for the rest.
func (s *sitting) completes(quote, name string, words ...string) {
	begun := ""
	for _, r := range name {
		begun += string(r)
		if !slices.ContainsFunc(s.offers, func(other string) bool {
			return other != name && strings.HasPrefix(strings.ToLower(other), strings.ToLower(begun))
		}) {
			break
		}
	}
	switch quote {
	case `"`:
		begun = s.sh.double.Replace(begun)
	case `'`:
		begun = s.sh.single.Replace(begun)
	default:
		var b strings.Builder
		for _, r := range begun {
			if r < unicode.MaxASCII && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				b.WriteByte('\\')
			}
			b.WriteRune(r)
		}
		begun = b.String()
	}
	s.step("baton "+strings.Join(words, " ")+" "+quote+begun, append(slices.Clone(words), name)...)
}

// step types a line, completes and accepts it, and asks what baton was given.
func (s *sitting) step(line string, want ...string) {
	argv := filepath.Join(s.cmd.Dir, "argv")
	_ = os.Remove(argv)
	_, err := io.WriteString(s.pty, line+"\t\r")
	must(s.t, err)
	var got []byte
	s.wait(line, func() bool { got, err = os.ReadFile(argv); return err == nil })
	if text := strings.Join(want, "\n") + "\n"; string(got) != text {
		s.t.Errorf("%s and tab: baton was given %q, want %q", line, got, text)
	}
	if _, err := os.Stat(filepath.Join(s.cmd.Dir, "PWNED")); err == nil {
		s.t.Fatalf("%s and tab: a name was run", line)
	}
}

func (s *sitting) wait(what string, so func() bool) {
	for late := time.Now().Add(long); !so(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(late) {
			s.t.Fatalf("%s: it does not come; the screen is\n%s", what, s.screen())
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
