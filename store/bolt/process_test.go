package bolt_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"baton/model"
	"baton/store/bolt"
)

// The test binary plays other processes: it adds tasks to the board that this
// names, and prints the number of each when it is on disk.
const (
	boardEnv = "BATON_STORE_TEST_BOARD"
	countEnv = "BATON_STORE_TEST_COUNT"
	holdEnv  = "BATON_STORE_TEST_HOLD"
)

func TestMain(m *testing.M) {
	if path := os.Getenv(boardEnv); path != "" {
		os.Exit(playProcess(path))
	}
	os.Exit(m.Run())
}

func playProcess(path string) int {
	s, err := bolt.Open(path, bolt.Options{Timeout: time.Minute, User: "kim"})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	ctx := context.Background()
	if os.Getenv(holdEnv) != "" {
		_, _ = s.Apply(ctx, "kim", func(model.Reader) (model.Draft, error) {
			fmt.Println("held")
			time.Sleep(time.Minute)
			return model.Draft{}, model.ErrNothing
		})
		return 0
	}
	n, _ := strconv.Atoi(os.Getenv(countEnv))
	for i := range n {
		ev, err := s.Apply(ctx, "kim", add(fmt.Sprint(os.Getpid(), "-", i)))
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		fmt.Println(ev.Do[0].(model.AddTask).Task.Num)
	}
	return 0
}

func process(t testing.TB, path string, env ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(append(os.Environ(), boardEnv+"="+path), env...)
	cmd.Stderr = os.Stderr
	return cmd
}

func TestEightProcessesLoseNothingAndNumberWithoutGaps(t *testing.T) {
	const processes, each = 8, 20
	path := filepath.Join(t.TempDir(), "b.db")
	var mu sync.Mutex
	seen := map[string]int{}
	var wg sync.WaitGroup
	for range processes {
		wg.Go(func() {
			out, err := process(t, path, countEnv+"="+strconv.Itoa(each)).Output()
			if err != nil {
				t.Error(err)
			}
			mu.Lock()
			defer mu.Unlock()
			for _, n := range strings.Fields(string(out)) {
				seen[n]++
			}
		})
	}
	wg.Wait()
	b, err := open(t, path).Board(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	titles := map[string]bool{}
	for n := 1; n <= processes*each; n++ {
		id, ok := b.ByNumber(n)
		if !ok || seen[strconv.Itoa(n)] != 1 {
			t.Fatalf("number %d: on the board %v, given %d times", n, ok, seen[strconv.Itoa(n)])
		}
		titles[b.Task(id).Title] = true
	}
	if len(titles) != processes*each {
		t.Errorf("got %d titles, want %d", len(titles), processes*each)
	}
}

func TestWhatWasAcknowledgedOutlivesAKill(t *testing.T) {
	path := filepath.Join(t.TempDir(), "b.db")
	last := 0
	for i := range 20 {
		cmd := process(t, path, countEnv+"=100000")
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(time.Duration(15+i*3)*time.Millisecond, func() { _ = cmd.Process.Kill() })
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if n, err := strconv.Atoi(lines.Text()); err == nil {
				last = n
			}
		}
		_ = cmd.Wait()
	}
	s := open(t, path)
	if last == 0 {
		t.Skip("this machine is too slow: no process came to write")
	}
	b, err := s.Whole(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= last; n++ {
		if _, ok := b.ByNumber(n); !ok {
			t.Fatalf("number %d of %d was lost", n, last)
		}
	}
	if r, err := s.Check(context.Background()); err != nil || len(r.Faults) > 0 {
		t.Errorf("got %+v, %v", r, err)
	}
	t.Logf("%d adds, none lost", last)
}

func TestABusyBoardSaysWhoHoldsIt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "b.db")
	if _, err := open(t, path).Found(context.Background(), "ann"); err != nil {
		t.Fatal(err)
	}
	cmd := process(t, path, holdEnv+"=1")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = cmd.Wait() }()
	defer func() { _ = cmd.Process.Kill() }()
	if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	s, err := bolt.Open(path, bolt.Options{Timeout: 30 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Board(context.Background())
	want := fmt.Sprintf("busy: held by pid %d (kim): try again", cmd.Process.Pid)
	if model.CodeOf(err) != model.Busy || !strings.Contains(err.Error(), want) {
		t.Errorf("got %v, want … %s", err, want)
	}
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	if _, err := open(t, path).Apply(context.Background(), "ann", add("free again")); err != nil {
		t.Error(err)
	}
}
