package query

// Parse reads a filter. Its errors are [*Mistake]s: NotFound for names that the board
// does not know, Usage for what can't be understood.
func Parse(s string, e Env) (*Filter, error) {
	f, m := parse(s, e, false)
	if m != nil {
		return nil, m
	}
	return f, nil
}

// ParsePartial reads a filter that is still being typed. It never fails: what is
// unfinished or wrong is left out, and the hint says what is wrong. The beginning of a
// name stands for all names that begin with it.
func ParsePartial(s string, e Env) (f *Filter, hint string) {
	f, m := parse(s, e, true)
	if m != nil {
		hint = m.Error()
	}
	return f, hint
}

// The limits of one filter, including its views: filters come from files too.
const (
	maxDepth = 100
	maxTerms = 5000
)

// parser reads the words of one source. A view is read by a parser of its own, which
// shares env and terms.
type parser struct {
	env     Env
	words   []word
	at      int
	depth   int
	inner   int // how deep in parentheses and negations
	lenient bool
	first   *Mistake // the first one passed over
	views   []string // the keys of the views being read
	terms   *int
	sort    []Order
	limit   int
}

func parse(s string, e Env, lenient bool) (*Filter, *Mistake) {
	p := &parser{env: e, words: joinNames(lex(s, true), e.Setup), lenient: lenient, terms: new(int)}
	root, m := p.whole()
	if m != nil {
		return nil, m
	}
	with := printer{setup: e.Setup, numbers: e.Numbers, zone: e.Now.Location()}
	return &Filter{Sort: p.sort, Limit: p.limit, root: root, with: with}, p.first
}

// whole reads all of the words.
func (p *parser) whole() (node, *Mistake) {
	var list []node
	for {
		n, m := p.or()
		if m != nil {
			return nil, m
		}
		list = append(list, n)
		w, ok := p.peek()
		if !ok {
			return allOf(list), nil
		}
		p.at++ // only a ) ends or early
		if m := p.fail(usage("", "unmatched )").at(w)); m != nil {
			return nil, m
		}
	}
}

// fail returns the mistake, or if the parser is lenient, notes it and returns nil.
func (p *parser) fail(m *Mistake) *Mistake {
	if !p.lenient {
		return m
	}
	if p.first == nil {
		p.first = m
	}
	return nil
}

func (p *parser) peek() (word, bool) {
	if p.at == len(p.words) {
		return word{}, false
	}
	return p.words[p.at], true
}

// next reports whether the next word is s, and passes it.
func (p *parser) next(s string) bool {
	w, ok := p.peek()
	if !ok || !w.is(s) {
		return false
	}
	p.at++
	return true
}

func (p *parser) or() (node, *Mistake) {
	var list []node
	for {
		n, m := p.and()
		if m != nil {
			return nil, m
		}
		sign, more := p.peek()
		more = more && p.next("or")
		if (more || len(list) > 0) && isEmpty(n) {
			if !more {
				sign = p.words[p.at-1]
			}
			if m := p.fail(usage("", "or needs a term on both sides").at(sign)); m != nil {
				return nil, m
			}
		} else {
			list = append(list, n)
		}
		if !more {
			return eitherOrAll(list), nil
		}
	}
}

// eitherOrAll joins alternatives; with none it returns the condition that is always
// true.
func eitherOrAll(list []node) node {
	if len(list) == 0 {
		return all(nil)
	}
	return eitherOf(list)
}

func (p *parser) and() (node, *Mistake) {
	var list []node
	for {
		w, ok := p.peek()
		if !ok || w.is(")") || w.is("or") {
			return allOf(list), nil
		}
		n, m := p.term()
		if m == nil && n != nil {
			list = append(list, n)
		}
		if m = p.failIf(m); m != nil {
			return nil, m
		}
	}
}

// failIf is fail for a mistake that may be nil.
func (p *parser) failIf(m *Mistake) *Mistake {
	if m == nil {
		return nil
	}
	return p.fail(m)
}

// term reads one condition, a group, or a negation. It returns nil for a token that is
// not a condition.
func (p *parser) term() (node, *Mistake) {
	w := p.words[p.at]
	p.at++
	if *p.terms++; *p.terms > maxTerms || p.depth > maxDepth {
		p.at = len(p.words)
		return nil, usage("", "the filter is too long").at(w)
	}
	p.depth++
	defer func() { p.depth-- }()
	switch {
	case w.is("("):
		return p.group(w)
	case w.is("and"):
		return nil, nil
	case w.is("not"), w.is("-") && p.touches(w):
		if _, ok := p.peek(); !ok {
			return nil, usage("", "%s needs a term after it", w.text).at(w)
		}
		return p.negate(w, p.term)
	case w.starts("-") && len(w.text) > 1:
		return p.negate(w, func() (node, *Mistake) { return p.signed(w.cut(1)) })
	}
	return p.single(w)
}

// touches reports whether a parenthesis follows without a space.
func (p *parser) touches(w word) bool {
	n, ok := p.peek()
	return ok && n.is("(") && n.at == w.end
}

// signed reads what follows a minus, which may be another minus.
func (p *parser) signed(w word) (node, *Mistake) {
	minuses := 0
	for w.starts("-") && len(w.text) > 1 {
		w = w.cut(1)
		minuses++
	}
	if minuses > maxDepth {
		return nil, usage("", "too many minus signs").at(w)
	}
	var n node
	var m *Mistake
	if w.is("-") && p.touches(w) {
		minuses++
		n, m = p.term()
	} else {
		n, m = p.single(w)
	}
	for range minuses {
		if n != nil && m == nil {
			n = not{n}
		}
	}
	return n, m
}

func (p *parser) negate(w word, f func() (node, *Mistake)) (node, *Mistake) {
	p.inner++
	n, m := f()
	p.inner--
	if m != nil {
		return nil, m
	}
	if n == nil || isEmpty(n) {
		if p.lenient {
			return nil, nil
		}
		return nil, usage("put a term after the minus or not", "nothing to negate").at(w)
	}
	return not{n}, nil
}

func (p *parser) group(open word) (node, *Mistake) {
	p.inner++
	n, m := p.or()
	p.inner--
	if m != nil {
		return nil, m
	}
	if !p.next(")") {
		return n, p.failIf(p.unlessTyping(usage("write ) where it ends", "unclosed parenthesis").at(open)))
	}
	if isEmpty(n) && !p.lenient {
		return nil, usage("", "empty parentheses").at(open)
	}
	return n, nil
}

// unlessTyping drops a mistake that is only unfinished typing.
func (p *parser) unlessTyping(m *Mistake) *Mistake {
	if p.lenient {
		return nil
	}
	return m
}
