package cli

import (
	"bufio"
	"context"
	"io"
	"strings"
)

// maxInput bounds what is read from standard input.
const maxInput = 16 << 20

// input is a reader that an interrupt ends: a read that waits for
// somebody to type can't be cancelled, so it is abandoned.
type input struct {
	r    io.Reader
	ends <-chan struct{}
}

// Read reads into a buffer of its own, because the caller's must not be touched once
// Read has returned.
func (i input) Read(p []byte) (int, error) {
	type got struct {
		b   []byte
		err error
	}
	done := make(chan got, 1)
	go func() {
		b := make([]byte, len(p))
		n, err := i.r.Read(b)
		done <- got{b[:n], err}
	}()
	select {
	case <-i.ends:
		return 0, context.Canceled
	case g := <-done:
		return copy(p, g.b), g.err
	}
}

// input returns standard input. If it is a terminal, the person is told what to do.
func (s *session) input(ctx context.Context, wants string) io.Reader {
	if isTerminal(s.In) {
		s.say("%s; ctrl+d ends it", wants)
	}
	return input{s.In, ctx.Done()}
}

// readText reads standard input as one text.
func readText(ctx context.Context, s *session) (string, error) {
	b, err := io.ReadAll(io.LimitReader(s.input(ctx, "type the text"), maxInput+1))
	if err == nil && len(b) > maxInput {
		err = usage("standard input holds more than %d MB", maxInput>>20)
	}
	return string(b), err
}

// lines reads standard input line by line.
func (s *session) lines(ctx context.Context) ([]string, error) {
	var out []string
	in := bufio.NewScanner(s.input(ctx, "type one task per line"))
	in.Buffer(nil, 1<<20)
	for size := 0; in.Scan(); {
		if size += len(in.Bytes()) + 1; size > maxInput {
			return nil, usage("standard input holds more than %d MB: split it up", maxInput>>20)
		}
		out = append(out, strings.ToValidUTF8(in.Text(), "\uFFFD"))
	}
	return out, in.Err()
}
