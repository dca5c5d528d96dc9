package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"syscall"

	"baton/model"
	"baton/model/plain"
	"baton/ui/look"
	"baton/ui/stop"
)

// exitCode is an exit code, the errors it is for, and its line in the manual.
type exitCode struct {
	of   model.Code
	code int
	text string
}

// exitCodes returns all exit codes. They are named nowhere else.
func exitCodes() []exitCode {
	return []exitCode{
		{"", 0, "done"},
		{model.Failed, 1, "failed"},
		{model.Usage, 2, "wrong usage: the message says what is wrong and what was meant"},
		{model.NotFound, 3, "no such task, column, person, board or file"},
		{model.Refused, 4, "refused by a rule: a limit, a cycle, a change overtaken by another; --force overrides a soft one"},
		{model.Busy, 5, "the board is busy: another process holds it"},
		{model.Damaged, 6, "the board is damaged: baton doctor says more"},
		{"", 130, "interrupted; 129, 131 and 143 for another signal: 128 plus its number"},
	}
}

// exits returns the exit code of an error.
func exits(c model.Code) int {
	for _, e := range exitCodes() {
		if e.of == c && c != "" {
			return e.code
		}
	}
	return 1
}

// Run carries out one command line, without the program's name, and returns
// the exit code.
func (p *Program) Run(ctx context.Context, args []string) int {
	hidden := hideTokens(args)
	root := rootFor(p, hidden)
	root.SetArgs(hidden)
	err := root.ExecuteContext(ctx)
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE): // the reader has seen enough
		return 0
	case ctx.Err() != nil, errors.Is(err, context.Canceled):
		if isTerminal(p.Err) {
			_, _ = fmt.Fprintln(p.Err) // the terminal has written ^C into the line
		}
		text := "interrupted"
		var left keptError
		if errors.As(err, &left) {
			text += ": " + left.where()
		}
		p.fail("interrupted", text, args)
		return stop.Code(ctx)
	}
	code := model.CodeOf(err)
	p.fail(string(code), err.Error(), args)
	return exits(code)
}

// fail prints an error as one line that can't drive the terminal, or as JSON.
func (p *Program) fail(code, text string, args []string) {
	if wantsJSON(args) {
		e := map[string]any{"error": map[string]string{"code": code, "text": text}}
		_ = writeJSON(p.Err, e)
		return
	}
	_, _ = fmt.Fprintf(p.Err, "baton: %s\n", look.Show(strings.TrimSpace(text)))
}

// wantsJSON looks for --json in arguments that may be invalid.
func wantsJSON(args []string) bool {
	if i := slices.Index(args, "--"); i >= 0 {
		args = args[:i]
	}
	return slices.Contains(args, "--json") || slices.Contains(args, "--json=true")
}

// writeJSON writes one value in one line.
func writeJSON(w io.Writer, v any) error {
	b, err := plain.EncodeJSON(v)
	if err == nil {
		_, err = w.Write(b)
	}
	return err
}

// usage returns the error for an invalid command line.
func usage(format string, args ...any) error { return model.Errorf(model.Usage, format, args...) }
