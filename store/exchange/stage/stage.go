// Package stage knows what the names of columns mean, in many languages: "In
// Arbeit" and "Doing" are one step of work. Formats guess the kinds of new columns by
// it, the plan finds a board's column for one that is called otherwise.
package stage

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"baton/model"
)

// stage is a step of work under all the names people give it: columns whose
// names are of one stage are the same to an import.
type stage struct {
	kind model.Kind
	is   func(name string) bool
}

// stages are asked in order: the first that has the name, or a phrase of it.
var stages = []stage{
	{model.KindDone, isDoneWord},
	{model.KindDone, isDroppedWord},
	{model.KindBacklog, isBacklogWord},
	{model.KindDoing, isReviewWord},
	{model.KindDoing, isTestWord},
	{model.KindDoing, isBlockedWord},
	{model.KindDoing, isDoingWord},
	{model.KindTodo, isTodoWord},
}

// Of returns the index of the stage a column's name belongs to, -1 for
// none. The whole name counts first, then phrases in it; what is in doubt
// ("Done?"), denied ("not done") or only comes next ("ready for review") is none.
// What is open must not become done by a guess.
func Of(name string) int {
	all := strings.Fields(Words(name))
	if doubtful(name) {
		return -1
	}
	for i, s := range stages {
		if s.is(strings.Join(all, " ")) {
			return i
		}
	}
	const most = 4
	for n := min(most, len(all)); n > 0; n-- {
		for i, s := range stages {
			if at := phrase(all, n, s.is); at >= 0 && !qualified(all, at) && (s.kind != model.KindDone || alone(all, at, n)) {
				return i
			}
		}
	}
	return -1
}

// Kind returns the kind of the stage that a name belongs to, "" for none.
func Kind(name string) model.Kind {
	if i := Of(name); i >= 0 {
		return stages[i].kind
	}
	return ""
}

func doubtful(name string) bool { return strings.ContainsAny(name, "?？؟") }

// phrase returns where n words in a name are the name of a stage, -1 if none are.
// A word that leads to what follows it is none: "ready" in "ready to merge".
func phrase(all []string, n int, is func(string) bool) int {
	for at := range len(all) - n + 1 {
		leads := n == 1 && leadsTo(all[at]) && at+1 < len(all) && !aside(all[at+1])
		if !leads && is(strings.Join(all[at:at+n], " ")) {
			return at
		}
	}
	return -1
}

// aside reports whether a word says nothing about a step beside it.
func aside(w string) bool { return beside(w) || strings.Trim(w, "0123456789") == "" }

// qualified reports whether a word says that a step is not, or not yet, what it is
// called: a denial anywhere, or what leads to it before it.
func qualified(all []string, at int) bool {
	for i, w := range all {
		if denies(w) || i < at && leadsTo(w) {
			return true
		}
	}
	return false
}

// alone reports whether a phrase is all that a name says.
func alone(all []string, at, n int) bool {
	for i, w := range all {
		inside := i >= at && i < at+n
		if !inside && !aside(w) && !isDoneWord(w) {
			return false
		}
	}
	return true
}

// Words returns the letters and digits of s in small letters, blanks between
// the words.
func Words(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\'' || r == '’':
			return -1
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			return unicode.ToLower(r)
		}
		return ' '
	}, norm.NFC.String(s))
	return strings.Join(strings.Fields(s), " ")
}

// Guess gives columns that have no kind one: by name, else by place. The
// first is todo; what is said to be ready for something is doing behind a column
// that is, else todo; others are doing, and todo before one of kind backlog or
// todo. Of three or more the last is done if no other is and its name does not
// speak against it.
func Guess(cols []model.Column) {
	done := false
	for i := range cols {
		if cols[i].Kind == "" {
			cols[i].Kind = Kind(cols[i].Name)
		}
		done = done || cols[i].Kind == model.KindDone
	}
	begun := false
	for i := range cols {
		if cols[i].Kind == "" {
			cols[i].Kind = kindByPlace(cols, i, begun, done)
		}
		begun = begun || cols[i].Kind == model.KindDoing
	}
}

// kindByPlace guesses the kind of a column whose name tells none, by whether one
// before it is doing and whether any is done.
func kindByPlace(cols []model.Column, i int, begun, done bool) model.Kind {
	all := strings.Fields(Words(cols[i].Name))
	late := qualified(all, len(all))
	switch {
	case i > 1 && i == len(cols)-1 && !done && !doubtful(cols[i].Name) && !late:
		return model.KindDone
	case i == 0 || ahead(cols[i+1:]) || !begun && late:
		return model.KindTodo
	}
	return model.KindDoing
}

// ahead reports whether what is yet to be begun follows.
func ahead(rest []model.Column) bool {
	for _, c := range rest {
		if c.Kind == model.KindTodo || c.Kind == model.KindBacklog {
			return true
		}
	}
	return false
}
