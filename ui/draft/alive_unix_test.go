//go:build unix

package draft

import (
	"os"
	"os/exec"
	"testing"
	"time"
)

func TestAProgramThatHasEndedUnaskedIsNotAlive(t *testing.T) {
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = cmd.Wait() }()
	if _, err := os.Stat("/proc/self/stat"); err != nil {
		t.Skip("no /proc: nothing tells")
	}
	for !exited(cmd.Process.Pid) { // it ends by itself, and is not waited for
		time.Sleep(time.Millisecond)
	}
	if alive(cmd.Process.Pid) {
		t.Error("what has ended is alive")
	}
}
