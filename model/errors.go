package model

import (
	"errors"
	"fmt"
)

// Code says what kind of thing went wrong. The command line turns it into an exit
// code, in one place.
type Code string

// The codes.
const (
	Failed   Code = "failed"
	Usage    Code = "usage"     // wrong usage: what was typed can't be understood
	NotFound Code = "not_found" // no such task, column, person, board or file
	Refused  Code = "refused"   // a rule says no
	Busy     Code = "busy"      // another process holds the board
	Damaged  Code = "damaged"   // the file can't be trusted
	Moved    Code = "moved"     // the file that was open is gone, or another board is in its place
)

// Error is an error that a person can fix: one line that says what is wrong with
// which thing, and the way out. Soft marks a refusal that force passes.
type Error struct {
	Code Code
	Text string
	Soft bool
}

// Error returns the line.
func (e *Error) Error() string { return e.Text }

// Errorf returns an Error with that code and text.
func Errorf(c Code, format string, args ...any) *Error {
	return &Error{Code: c, Text: fmt.Sprintf(format, args...)}
}

// soft returns a refusal that force passes.
func soft(format string, args ...any) *Error {
	return &Error{Code: Refused, Text: fmt.Sprintf(format, args...), Soft: true}
}

// CodeOf returns the code of err, Failed if it carries none.
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return Failed
}

// IsSoft reports whether err is a refusal that force passes.
func IsSoft(err error) bool {
	var e *Error
	return errors.As(err, &e) && e.Soft
}
