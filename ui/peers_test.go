package ui_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// peer is another program that keeps tasks on the command line, filled with as
// many as baton.
type peer struct {
	name string
	dir  string
	env  []string
	do   map[string][]string // by baton's verb
	fill func(p *peer, n int) error
}

// peers are those that are installed: taskwarrior and todotxt-cli from Debian,
// Backlog.md from npm.
func peers(b *testing.B) []*peer {
	b.Helper()
	var out []*peer
	add := func(program string, p *peer) {
		if path, err := exec.LookPath(program); err == nil {
			p.dir, p.name = b.TempDir(), path
			out = append(out, p)
		} else {
			b.Logf("no %s here: not compared", program)
		}
	}
	add("task", &peer{fill: fillTask, do: map[string][]string{
		"add": {"add", "one more"}, "show": {"500", "info"}, "list": {"rc.limit:0", "all"}, "done": {"500", "done"},
		"move": {"501", "modify", "+doing"}, "export": {"export"},
	}})
	add("todo-txt", &peer{fill: fillTodo, do: map[string][]string{
		"add": {"-d", "cfg", "add", "one more"}, "list": {"-d", "cfg", "ls"}, "move": {"-d", "cfg", "append", "501", "+doing"},
		"done": {"-d", "cfg", "-a", "do", "500"},
	}})
	add("backlog", &peer{fill: fillBacklog, do: map[string][]string{
		"add": {"task", "create", "one more"}, "show": {"task", "500", "--plain"}, "list": {"task", "list", "--plain"},
		"move": {"task", "edit", "501", "-s", "In Progress"}, "done": {"task", "edit", "500", "-s", "Done"},
	}})
	return out
}

func title(i int) string { return fmt.Sprintf("Task number %d with a title as long as titles are", i) }

func fillTask(p *peer, n int) error {
	rc := "data.location=" + p.dir + "\nconfirmation=off\nverbose=nothing\nhooks=off\nbulk=0\n"
	if err := os.WriteFile(filepath.Join(p.dir, "rc"), []byte(rc), 0o600); err != nil {
		return err
	}
	p.env = []string{"TASKRC=" + p.dir + "/rc", "TASKDATA=" + p.dir}
	var in strings.Builder
	for i := range n {
		fmt.Fprintf(&in, "{\"description\":%q,\"project\":\"p%d\",\"tags\":[\"l%d\"]}\n", title(i), i%6, i%4)
	}
	return p.command(in.String(), "import", "-").Run()
}

func fillTodo(p *peer, n int) error {
	cfg := "export TODO_DIR=" + p.dir + "\nexport TODO_FILE=$TODO_DIR/todo.txt\nexport DONE_FILE=$TODO_DIR/done.txt\nexport REPORT_FILE=$TODO_DIR/r.txt\n"
	if err := os.WriteFile(filepath.Join(p.dir, "cfg"), []byte(cfg), 0o600); err != nil {
		return err
	}
	var in strings.Builder
	for i := range n {
		fmt.Fprintf(&in, "%s +l%d @p%d\n", title(i), i%4, i%6)
	}
	return os.WriteFile(filepath.Join(p.dir, "todo.txt"), []byte(in.String()), 0o600)
}

func fillBacklog(p *peer, n int) error {
	if err := exec.Command("git", "init", "-q", p.dir).Run(); err != nil {
		return err
	}
	if err := p.command("", "init", "demo", "--defaults").Run(); err != nil {
		return err
	}
	if err := p.command("", "config", "set", "remoteOperations", "false").Run(); err != nil {
		return err
	}
	for i := 1; i <= n; i++ {
		text := fmt.Sprintf("---\nid: TASK-%d\ntitle: %s\nstatus: To Do\nassignee: []\ncreated_date: '2026-11-24 02:38'\nlabels: []\ndependencies: []\nordinal: %d\n---\n", i, title(i), i*1000)
		if err := os.WriteFile(filepath.Join(p.dir, "backlog", "tasks", fmt.Sprintf("task-%d - task.md", i)), []byte(text), 0o600); err != nil {
			return err
		}
	}
	return nil
}

func (p *peer) command(in string, args ...string) *exec.Cmd {
	c := exec.Command(p.name, args...)
	c.Dir, c.Env, c.Stdin = p.dir, append(os.Environ(), p.env...), strings.NewReader(in)
	return c
}

// BenchmarkPeers are the same commands by other programs with as many tasks,
// each in turn with baton's.
func BenchmarkPeers(b *testing.B) {
	baton, others := built(b, "baton"), peers(b)
	for _, n := range []int{1_000, 10_000} {
		file := filled(b, baton, n)
		for _, p := range others {
			p.dir = b.TempDir()
			if err := p.fill(p, n); err != nil {
				b.Fatalf("%s: %v", p.name, err)
			}
			for _, verb := range []string{"add", "show", "list", "move", "done", "export"} {
				theirs, ok := p.do[verb]
				if !ok {
					continue
				}
				mine := map[string][]string{"add": {"add", "one more"}, "show": {"show", "500"}, "list": {"list"}, "move": {"--force", "move", "501", "doing"}, "done": {"done", "500"}, "export": {"export", "json"}}[verb]
				b.Run(filepath.Base(p.name)+"/"+verb+"/"+strconv.Itoa(n), func(b *testing.B) {
					compare(b, "x-baton",
						func() time.Duration {
							begin := time.Now()
							_, _ = p.command("", theirs...).CombinedOutput() // the second "done" of one task is refused
							return time.Since(begin)
						},
						func() time.Duration { return ran(b, baton, append([]string{"--file", file, "--as", "p0"}, mine...)...) })
				})
			}
		}
	}
}
