package query

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"baton/model"
)

// ParseAdd reads what a new task should be: "Fix login @kim #api !high". Words that
// are not tokens are its title.
func ParseAdd(s string, e Env) (*Draft, error) {
	r := read(s, e, Adding)
	if m := r.mistake(); m != nil {
		return nil, m
	}
	if r.draft.Title == "" {
		return nil, model.Errorf(model.Usage, "a task needs a title")
	}
	return r.draft, nil
}

// ParseEdit reads how to change tasks; tokens with a minus remove or clear.
func ParseEdit(s string, e Env) (*Draft, error) {
	r := read(s, e, Editing)
	if m := r.mistake(); m != nil {
		return nil, m
	}
	if r.draft.Empty() {
		return nil, model.Errorf(model.Usage, "nothing to change: say what, as in @kim due:fri -#api")
	}
	return r.draft, nil
}

// reader reads a line into a draft, word by word.
type reader struct {
	env   Env
	use   Use
	src   string
	draft *Draft
	title []string
	parts []Part
	given map[Kind]bool // the fields given so far that a task has only one of
}

func read(s string, e Env, u Use) *reader {
	r := &reader{env: e, use: u, src: s, draft: &Draft{}, given: map[Kind]bool{}}
	for _, w := range joinNames(lex(s, false), e.Setup) {
		r.read(w)
	}
	r.draft.Title = cleanTitle(strings.Join(r.title, " "))
	return r
}

// joined joins consecutive words of the title.
func joined(src string, parts []Part) []Part {
	var out []Part
	for i := 0; i < len(parts); {
		end := i + 1
		var shows []string
		for ; end <= len(parts) && parts[end-1].Kind == Title; end++ {
			shows = append(shows, parts[end-1].Shows)
		}
		p := parts[i]
		if len(shows) > 0 {
			end--
			p.End = parts[end-1].End
			p.Text, p.Shows = src[p.At:p.End], cleanTitle(strings.Join(shows, " "))
		}
		out = append(out, p)
		i = end
	}
	return out
}

func (r *reader) mistake() *Mistake {
	for _, p := range r.parts {
		if m, ok := asMistake(p.Err); ok {
			return m
		}
	}
	return nil
}

// read reads one word.
func (r *reader) read(w word) {
	p := Part{Text: r.src[w.at:w.end], At: w.at, End: w.end, Col: w.col}
	got, bad := r.token(w)
	if short, ok := w.unmarked(); ok && bad != nil && short.isToken(r.use) { // "@kim," is kim in a sentence
		if again, worse := r.token(short); worse == nil {
			got, bad = again, nil
		}
	}
	if bad != nil {
		p.Err = bad.at(w)
	}
	p.Kind, p.Shows, p.New = got.kind, got.shows, got.fresh
	r.parts = append(r.parts, p)
}

// got is what a word was understood as.
type got struct {
	kind  Kind
	shows string
	fresh bool
}

func (r *reader) token(w word) (got, *problem) {
	if w.open {
		return got{}, usage(`close it with ", or write \" for a quote`, "unclosed quote")
	}
	if w.starts("-") && len(w.text) > 1 {
		if g, bad, ok := r.removal(w.cut(1)); ok {
			return g, bad
		}
		return r.text(w), nil
	}
	switch {
	case w.sigil("@"):
		return r.person(w.cut(1))
	case w.sigil("#") && !r.isRef(w.text[1:]):
		return r.label(w.cut(1), "#")
	case w.sigil("!"):
		return r.priority(w.cut(1))
	}
	return r.prefixed(w)
}

// prefixed reads a word that is a token if it has the prefix of one. What only looks
// like a token is text in a new task, and refused in an edit.
func (r *reader) prefixed(w word) (got, *problem) {
	name, v, ok := w.prefixed()
	switch {
	case !ok:
		return r.text(w), nil
	case isPrefix(name, r.use):
		return r.valued(name, v)
	}
	if bad := r.nearMiss(name, v); bad != nil {
		return got{}, bad
	}
	if r.use == Editing && v.text != "" && !strings.ContainsAny(v.text[:1], `/:\`) {
		return got{}, noToken(name, v.text, Editing)
	}
	return r.text(w), nil
}

// sigil reports whether the word is s followed by a name.
func (w word) sigil(s string) bool {
	if !w.starts(s) || len(w.text) == len(s) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(w.text[len(s):])
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' || w.quoted && w.literal[len(s)]
}

// isToken reports whether the word is a token with a value, valid or not.
func (w word) isToken(u Use) bool {
	name, v, ok := w.prefixed()
	return w.sigil("@") || w.sigil("#") || w.sigil("!") || ok && isPrefix(name, u) && v.text != ""
}

// isRef reports whether what follows a # is a number, as in "fix #123", and not a label
// of the board.
func (r *reader) isRef(s string) bool {
	_, known := find[model.Label](r.env.Setup, s)
	s = strings.TrimRight(s, ".,;:!?)")
	_, ref := r.env.Setup.ParseRef(s)
	return !known && (ref || allDigits(s))
}

// text adds a word to the title.
func (r *reader) text(w word) got {
	s := w.text
	if raw := r.src[w.at:w.end]; w.quoted && raw[0] != '"' && raw[0] != '\\' {
		s = raw // note:"this" keeps its quotes
	}
	r.title = append(r.title, s)
	return got{kind: Title, shows: cleanTitle(s)}
}

// nearMiss is the problem with a word that is nearly a token: its prefix is one slip
// away from a token's, and its value would be valid there. It is nil for other words.
func (r *reader) nearMiss(name string, v word) *problem {
	near, ok := slip(name, prefixes(r.use))
	near += ":"
	if m := meant(name); m != "" {
		near, ok = m, true
	}
	if !ok || v.text == "" || !r.fits(near, v.text) {
		return nil
	}
	return usage(fmt.Sprintf(`did you mean %s%s? (write \%s:%s to keep it as text)`, near, v.text, name, v.text), "unknown token %q", name+":")
}

// fits reports whether a value is valid after a token's prefix.
func (r *reader) fits(prefix, v string) bool {
	var bad *problem
	ok := true
	switch prefix {
	case "@":
		_, ok = find[model.Person](r.env.Setup, v)
	case "#":
		_, ok = find[model.Label](r.env.Setup, v)
	case "in:":
		_, ok = find[model.Column](r.env.Setup, v)
	case "due:":
		_, bad = parseDue(v, r.env.today(), r.env.Setup.Info)
	case "est:":
		_, bad = estimate(v, r.env.Setup)
	case "prio:":
		_, bad = priority(v)
	case "parent:", "after:":
		_, ok = r.env.findRef(v)
	case "by:":
		ok = false
	default:
		ok = isName(v)
	}
	return ok && bad == nil
}
