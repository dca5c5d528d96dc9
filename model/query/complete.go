package query

import (
	"strings"

	"baton/model"
)

// Candidate is a completion of the word at the cursor: Text replaces the bytes From to
// To.
type Candidate struct {
	Text     string
	From, To int
	Shows    string // what it means, if the text does not say: "Fri 27 Nov"
}

// Complete returns the completions of the word that ends at the cursor, a byte of s:
// names after @ and #, values after a colon, and tokens. Where no word ends there are
// none.
func Complete(s string, cursor int, e Env, u Use) []Candidate {
	cursor = min(max(cursor, 0), len(s))
	words := lex(s[:cursor], u == Filtering)
	if len(words) == 0 || words[len(words)-1].end != cursor {
		return nil
	}
	w := words[len(words)-1]
	head, typed, options := e.split(w, u)
	var out []Candidate
	for _, o := range options {
		if !o.begins(typed) {
			continue
		}
		out = append(out, Candidate{Text: head + o.name, From: w.at, To: cursor, Shows: o.shows})
	}
	return out
}

// option is a possible value.
type option struct {
	name  string // as it is written
	shows string
	also  string // other words that find it
}

func (o option) begins(typed string) bool {
	if hasFoldPrefix(strings.TrimPrefix(o.name, `"`), typed) {
		return true
	}
	for w := range strings.FieldsSeq(o.also) {
		if hasFoldPrefix(w, typed) {
			return true
		}
	}
	return false
}

// split splits a word into the part that stays, the part of a value typed so far, and
// the possible values.
func (e Env) split(w word, u Use) (head, typed string, l []option) {
	if w.starts("-") && u != Adding {
		head, w = "-", w.cut(1)
	}
	for _, sigil := range []string{"@", "#", "!", ":"} {
		if !w.starts(sigil) || sigil == ":" && u != Filtering {
			continue
		}
		head, w = head+sigil, w.cut(1)
		if sigil == "!" {
			head, w = pastSign(head, w, u)
		}
		return head, w.text, e.valuesAfter(sigil, u)
	}
	if name, v, ok := w.prefixed(); ok && isPrefix(name, u) {
		head += name + ":"
		if name == "sort" {
			i := strings.LastIndexByte(v.text, ',') + 1
			if strings.HasPrefix(v.text[i:], "-") {
				i++
			}
			head, v = head+v.text[:i], v.cut(i)
		}
		head, v = pastSign(head, v, u)
		return head, v.text, e.valuesAfter(name, u)
	}
	if w.text == "" || !w.plain(len(w.text)) {
		return "", "", nil
	}
	return head, w.text, tokenOptions(u)
}

// pastSign moves a comparison's sign from the value to the head.
func pastSign(head string, v word, u Use) (string, word) {
	if u != Filtering {
		return head, v
	}
	i := len(v.text) - len(strings.TrimLeft(v.text, "<>="))
	if at := strings.LastIndex(v.text, ".."); at >= 0 {
		i = at + 2
	}
	if !v.plain(i) {
		return head, v
	}
	return head + v.text[:i], v.cut(i)
}

// valuesAfter returns the values that may follow a sigil or a prefix.
func (e Env) valuesAfter(prefix string, u Use) []option {
	switch prefix {
	case "@", "by":
		return e.people(prefix)
	case "#", "label":
		return names(e.Setup, func(model.Label) string { return "" })
	case "!", "prio":
		return words(append(model.Priorities()[1:], "none"))
	case "in":
		return names(e.Setup, func(c model.Column) string { return string(c.Kind) })
	case "kind":
		return words(texts(model.Kinds()))
	case "milestone":
		l := names(e.Setup, func(m model.Milestone) string { return m.Due.Words(e.today()) })
		return append(l, option{name: "none"})
	case ":":
		return names(e.Setup, func(v model.View) string { return v.Filter })
	case "due":
		return e.days(u)
	case "est", "parent", "after":
		return words([]string{"none"})
	case "is":
		return words(states())
	case "has":
		return words(havings())
	case "sort":
		return words(orders())
	case "created", "updated", "started", "done":
		return e.moments()
	}
	return nil
}

func words(l []string) []option {
	out := make([]option, len(l))
	for i, s := range l {
		out[i].name = s
	}
	return out
}

func names[T model.Item](s *model.Setup, shows func(T) string) []option {
	var out []option
	for _, i := range model.Live[T](s) {
		out = append(out, option{name: quoteName(i.Called()), shows: shows(i)})
	}
	return out
}

func (e Env) people(prefix string) []option {
	var out []option
	for _, p := range model.Live[model.Person](e.Setup) {
		out = append(out, option{name: quoteName(p.Name), shows: p.Full, also: p.Full})
	}
	if e.Me != "" {
		out = append(out, option{name: "me", shows: model.Named[model.Person](e.Setup, string(e.Me))})
	}
	if prefix == "@" {
		out = append(out, option{name: "none", shows: "nobody"})
	}
	return out
}

// days returns the words for days to come, and which day each one is.
func (e Env) days(u Use) []option {
	var out []option
	for _, s := range append([]string{"today", "tomorrow"}, append(weekdayNames()[:7], "eow", "eom", "+1w", "+2w", "+1m")...) {
		if d, bad := parseDue(s, e.today(), e.Setup.Info); bad == nil {
			out = append(out, option{name: s, shows: showFull(d, e.today())})
		}
	}
	out = append(out, option{name: "none"})
	if u == Filtering {
		out = append(out, option{name: "overdue"})
	}
	return out
}

// moments returns the words for days past, and which day each one is.
func (e Env) moments() []option {
	var out []option
	for _, s := range append([]string{"today", "yesterday"}, append(weekdayNames()[:7], "-7d", "-2w", "-1m")...) {
		if m, bad := parseMoment(s, e.Now); bad == nil {
			out = append(out, option{name: s, shows: showFull(m.day, e.today())})
		}
	}
	return out
}

// tokenOptions returns the tokens that begin with a word and a colon.
func tokenOptions(u Use) []option {
	var out []option
	for _, t := range Tokens() {
		form, help := t.Form, []string{t.Add, t.Edit, t.Filter}[u]
		if t.Shell != "" {
			form = t.Shell
		}
		name, _, ok := strings.Cut(form, ":")
		if ok && isPrefix(name, u) {
			out = append(out, option{name: name + ":", shows: help})
		}
	}
	if u == Filtering {
		for _, s := range []string{"updated:", "started:", "done:"} {
			out = append(out, option{name: s})
		}
	}
	return out
}
