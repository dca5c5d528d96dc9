//go:build linux

package trust_test

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// traced are the calls that change what is on a disk, and those that sync it. Pages are written by nothing else: the mapping of the file is read only.
const traced = "openat,pwrite64,write,ftruncate,fdatasync,fsync,rename,renameat,renameat2,unlink,unlinkat,link,linkat,mkdir,mkdirat,copy_file_range,sendfile"

// canTrace skips a test where strace is missing or may not trace.
func canTrace(t testing.TB) {
	t.Helper()
	if text, err := exec.Command("strace", "-f", "-o", filepath.Join(t.TempDir(), "log"), "-e", "trace=fsync", "true").CombinedOutput(); err != nil {
		t.Skipf("strace can't run here (%v %s): this test needs what it records", err, bytes.TrimSpace(text))
	}
}

// call is one system call, its texts decoded.
type call struct {
	name   string
	args   []string
	result int64
	failed bool // by itself or as it was told to
	forced bool // as it was told to
}

// trace runs a command line of the program and returns what it asked of the
// system, in order.
func (h *home) trace(options []string, args ...string) (outcome, []call) {
	h.Helper()
	log, err := os.CreateTemp(h.dir, "trace-")
	if err != nil {
		h.Fatal(err)
	}
	defer func() { _ = log.Close(); _ = os.Remove(log.Name()) }()
	line := append([]string{"-f", "-qq", "-y", "-xx", "-s", "1000000000", "-e", "signal=none", "-o", log.Name()}, options...)
	got := result(h.other("strace", append(append(line, program), args...)...))
	return got, calls(log)
}

func (h *home) recorded(args ...string) (outcome, []call) {
	h.Helper()
	return h.trace([]string{"--seccomp-bpf", "-e", "trace=" + traced}, args...)
}

var (
	wholeCall   = regexp.MustCompile(`^(\w+)\((.*)\) += (-?\d+)(.*)$`)
	begunCall   = regexp.MustCompile(`^(.*) <unfinished \.\.\.>$`)
	resumedCall = regexp.MustCompile(`^<\.\.\. \w+ resumed>(.*)$`)
)

// calls reads what strace wrote. A call that others interrupted counts when it
// is over.
func calls(log *os.File) []call {
	var out []call
	begun := map[string]string{}
	lines := bufio.NewScanner(log)
	lines.Buffer(nil, 1<<30)
	for lines.Scan() {
		pid, text, _ := strings.Cut(lines.Text(), " ")
		text = strings.TrimSpace(text)
		if m := begunCall.FindStringSubmatch(text); m != nil {
			begun[pid] = m[1]
			continue
		}
		if m := resumedCall.FindStringSubmatch(text); m != nil {
			text = begun[pid] + m[1]
		}
		m := wholeCall.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		n, _ := strconv.ParseInt(m[3], 10, 64)
		c := call{name: m[1], result: n, failed: n < 0, forced: strings.Contains(m[4], "INJECTED")}
		for _, arg := range strings.Split(m[2], ", ") {
			c.args = append(c.args, decoded(arg))
		}
		out = append(out, c)
	}
	return out
}

// decoded turns \x61 into a. strace writes all texts like this, and nothing else.
func decoded(arg string) string {
	at := strings.IndexByte(arg, '\\')
	if at < 0 {
		return arg
	}
	end := strings.LastIndexByte(arg, '\\') + len(`\x00`)
	b, err := hex.DecodeString(strings.ReplaceAll(arg[at:end], `\x`, ""))
	if err != nil {
		return arg
	}
	return arg[:at] + string(b) + arg[end:]
}

// text returns a text argument.
func (c call) text(i int) string {
	s := c.args[i]
	if len(s) < 2 || s[0] != '"' {
		return ""
	}
	return s[1 : len(s)-1]
}

// number returns a number.
func (c call) number(i int) int64 {
	n, _ := strconv.ParseInt(c.args[i], 10, 64)
	return n
}

// file returns the number and the path of an open file.
func (c call) file(i int) (fd, path string) { return opened(c.args[i]) }

func opened(s string) (fd, path string) {
	fd, path, _ = strings.Cut(s, "<")
	return fd, strings.TrimSuffix(path, ">")
}

// path returns where a name leads that stands behind the folder it begins at.
func (c call) path(i int) string {
	name := c.text(i)
	if _, dir := c.file(i - 1); !filepath.IsAbs(name) {
		name = filepath.Join(dir, name)
	}
	return filepath.Clean(name)
}
