package todotxt

import (
	"slices"
	"strings"
	"unicode"

	"baton/model"
	"baton/store/exchange/card"
)

// line is a line, taken apart.
type line struct {
	done      bool
	end, made model.Day // 0 for unknown
	priority  model.Priority
	title     string
	tags      []string // words with a meaning, as they were written
	ours      bool     // baton wrote it
	id        model.ID // of a line of ours
	updated   model.Instant
}

// value returns the value of a key, "" if there is none.
func (l line) value(key string) string {
	for _, t := range l.tags {
		if k, v, ok := pair(t); ok && k == key {
			return v
		}
	}
	return ""
}

// parse takes a line apart: "x 2026-11-27 2026-11-20 (A) Title +project @context
// key:value". The priority of what is done may be before the days, too, or be kept
// as pri:A.
func parse(s string) line {
	words := strings.Fields(s)
	var l line
	_, l.ours = l.mark(words)
	words = l.begin(words)
	if at, ours := l.mark(words); ours {
		l.split(words[:at], words[at:])
	} else {
		l.ours = false
		l.gather(words)
	}
	if p := l.value("pri"); l.priority == model.NoPriority && len(p) == 1 {
		l.priority = priorityOf(p[0])
	}
	return l
}

// begin takes off what is before the title. baton writes the day on which a task was
// made in any line: alone in a line of ours it is that one, though another program has put
// an x before it.
func (l *line) begin(words []string) []string {
	if words[0] == "x" && len(words) > 1 {
		l.done, words = true, words[1:]
	}
	words = l.letter(words)
	if l.done {
		words = l.day(&l.end, words)
	}
	if !l.ours || len(words) > 1 && isDay(words[1]) {
		words = l.letter(words)
	}
	words = l.day(&l.made, words)
	if l.ours && l.made == 0 {
		l.made, l.end = l.end, 0
	}
	return words
}

func isDay(w string) bool {
	_, err := model.ParseDay(w)
	return err == nil
}

// letter takes the priority off, "(A)".
func (l *line) letter(words []string) []string {
	if len(words) < 2 || len(words[0]) != 3 || words[0][0] != '(' || words[0][2] != ')' || l.priority != model.NoPriority {
		return words
	}
	if l.priority = priorityOf(words[0][1]); l.priority == model.NoPriority {
		return words
	}
	return words[1:]
}

// priorityOf returns the priority of a letter; letters after D are low too.
func priorityOf(c byte) model.Priority {
	switch {
	case c < 'A' || c > 'Z':
		return model.NoPriority
	case c >= 'D':
		return model.Low
	}
	return model.Urgent - model.Priority(c-'A')
}

// day takes a day off.
func (*line) day(to *model.Day, words []string) []string {
	if len(words) < 2 {
		return words
	}
	d, err := model.ParseDay(words[0])
	if err != nil {
		return words
	}
	*to = d
	return words[1:]
}

// mark finds the ID and the moment that baton ends a line with, and returns where the ID
// is. A title can have words like them, and another program can add words behind them:
// the last of the two side by side count, else the last of each.
func (l *line) mark(words []string) (at int, ok bool) {
	at = -1
	var moment model.Instant
	for n := len(words) - 1; n >= 0; n-- {
		switch key, value, _ := pair(words[n]); key {
		case "updated":
			if moment == 0 {
				moment = card.Moment(value)
			}
		case "id":
			id, err := model.ParseID(value)
			if err != nil || id == (model.ID{}) {
				continue
			}
			beside := n+1 < len(words) && momentOf(words[n+1]) != 0
			if beside {
				l.id, l.updated = id, momentOf(words[n+1])
				return n, true
			}
			if at < 0 {
				at, l.id = n, id
			}
		}
	}
	l.updated = moment
	return at, at >= 0 && moment != 0
}

// momentOf returns the moment that a word like updated:2026-11-20T10:00:00Z tells, 0 for
// any other.
func momentOf(w string) model.Instant {
	if key, value, ok := pair(w); ok && key == "updated" {
		return card.Moment(value)
	}
	return 0
}

// bar is between a title and its tags where the title ends in a word that looks
// like one.
const bar = "|"

// split parts a line of ours: the tags are the last words before its ID. What another
// program has added behind is more of the title, and more tags.
func (l *line) split(words, added []string) {
	n := len(words)
	for n > 0 && isTag(words[n-1]) {
		n--
	}
	l.tags = slices.Clone(words[n:])
	if n > 0 && words[n-1] == bar {
		n--
	}
	title := slices.Clone(words[:n])
	for _, w := range added {
		if isTag(w) {
			l.tags = append(l.tags, w)
		} else {
			title = append(title, w)
		}
	}
	l.title = strings.Join(title, " ")
}

// gather parts any other line: tags are wherever they are. A project or context
// between other words is one of them, too: "Call the +family at home".
func (l *line) gather(words []string) {
	isWord := func(w string) bool { return !isTag(w) }
	first := slices.IndexFunc(words, isWord)
	last := len(words) - 1
	for last >= 0 && isTag(words[last]) {
		last--
	}
	var title []string
	for i, w := range words {
		_, _, isPair := pair(w)
		switch {
		case !isTag(w):
			title = append(title, w)
			continue
		case !isPair && (i > first && i < last || first < 0):
			title = append(title, w[1:])
		}
		l.tags = append(l.tags, w)
	}
	l.title = strings.Join(title, " ")
}

// isTag reports whether a word is a project, a context or a pair.
func isTag(w string) bool {
	_, _, ok := pair(w)
	return ok || len(w) > 1 && (w[0] == '+' || w[0] == '@')
}

// pair returns the key and the value of a word like due:2026-12-01. An address is
// none.
func pair(w string) (key, value string, ok bool) {
	key, value, ok = strings.Cut(w, ":")
	return key, value, ok && isKey(key) && value != "" && !strings.HasPrefix(value, "//")
}

func isKey(s string) bool {
	other := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' && r != '-' }
	return s != "" && unicode.IsLetter([]rune(s)[0]) && !strings.ContainsFunc(s, other)
}

// Is reports whether a text is surely a list of tasks: at least every second line
// has a mark of one, and some line a day or a priority where only such a line has it.
func Is(text []byte) bool {
	const most = 50
	marked, sure, all := 0, 0, 0
	for row := range strings.Lines(string(text[:min(len(text), 1<<14)])) {
		words := strings.Fields(row)
		if len(words) == 0 || words[0] == "#" || all == most {
			continue
		}
		all++
		switch dated, tagged := marks(words); {
		case dated:
			sure++
			marked++
		case tagged:
			marked++
		}
	}
	return sure > 0 && marked*2 >= all
}

// marks reports whether a line begins as one of a task that has a day or a priority,
// and whether it has a project, a context or a day in it.
func marks(words []string) (dated, tagged bool) {
	if strings.ContainsAny(words[0][:1], "{[<-*#") {
		return false, false
	}
	l := parse(strings.Join(words, " "))
	tagged = slices.ContainsFunc(l.tags, func(t string) bool { return t[0] == '+' || t[0] == '@' || strings.HasPrefix(t, "due:") })
	return l.made != 0 || l.end != 0 || l.priority != model.NoPriority && l.value("pri") == "", tagged
}
