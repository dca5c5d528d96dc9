package query

import (
	"errors"
	"fmt"
	"strings"

	"baton/model"
)

// Mistake is what is wrong with a text, and where. It wraps a [model.Error] whose text
// says where too.
type Mistake struct {
	At, End int // the bytes of the text that it is about
	Col     int // its first character, counted from 1
	err     *model.Error
}

// Error returns the line for people.
func (m *Mistake) Error() string { return m.err.Text }

// Unwrap returns the [model.Error].
func (m *Mistake) Unwrap() error { return m.err }

// problem is what is wrong with a piece of text, independent of its place: what it is
// and the way out.
type problem struct {
	code      model.Code
	what, out string
	soft      bool // force passes it
}

func usage(out, what string, args ...any) *problem {
	return &problem{code: model.Usage, what: fmt.Sprintf(what, args...), out: out}
}

func unknown(out, what string, args ...any) *problem {
	return &problem{code: model.NotFound, what: fmt.Sprintf(what, args...), out: out}
}

// line joins what is wrong, where, and the way out, without characters that could
// control a terminal.
func (p *problem) line(where string) string {
	s := p.what + where
	if p.out != "" {
		s += ": " + p.out
	}
	return cleanTitle(s)
}

// alone returns the error where the piece is the whole text.
func (p *problem) alone() error { return model.Errorf(p.code, "%s", p.line("")) }

// at returns the mistake where the piece is a word of a longer text.
func (p *problem) at(w word) *Mistake {
	err := &model.Error{Code: p.code, Text: p.line(fmt.Sprintf(" at %d", w.col)), Soft: p.soft}
	return &Mistake{At: w.at, End: w.end, Col: w.col, err: err}
}

// asMistake returns err as a Mistake, false if it is none.
func asMistake(err error) (*Mistake, bool) {
	var m *Mistake
	ok := errors.As(err, &m)
	return m, ok
}

// oneOf joins words as people do: "a, b or c".
func oneOf(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}
