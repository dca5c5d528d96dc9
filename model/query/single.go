package query

import "strings"

// single reads one word.
func (p *parser) single(w word) (node, *Mistake) {
	if w.open && !p.lenient {
		return nil, usage(`close it with ", or write \" for a quote`, "unclosed quote").at(w)
	}
	if len(w.text) > 1 || w.quoted {
		if n, m, ok := p.sigil(w); ok {
			return n, m
		}
	} else if p.lenient && p.at == len(p.words) && w.plain(1) && strings.Contains("@#!:-", w.text) {
		return nil, nil // still being typed
	}
	if name, value, ok := w.prefixed(); ok {
		if n, m, known := p.token(w, name, value); known {
			return n, m
		}
		if value.text != "" && !strings.HasPrefix(value.text, "/") {
			return nil, noToken(name, value.text, Filtering).at(w)
		}
	}
	return p.word(w)
}

// sigil reads a word that begins with @, #, ! or a colon. It reports false for others.
func (p *parser) sigil(w word) (node, *Mistake, bool) {
	var f parsed
	switch {
	case w.starts("@"):
		f = p.who(w.cut(1))
	case w.starts("#"):
		f = p.label(w.cut(1), "#")
	case w.starts("!"):
		f = p.prio(w.cut(1))
	case w.starts(":"):
		n, m := p.view(w)
		return n, m, true
	default:
		return nil, nil, false
	}
	if short, ok := w.unmarked(); ok && f.bad != nil {
		if n, m, known := p.sigil(short); known && m == nil {
			return n, m, true
		}
	}
	n, m := p.done(w, f)
	return n, m, true
}

// parsed is a condition, or the problem with its word.
type parsed struct {
	node node
	bad  *problem
}

func (p *parser) done(w word, f parsed) (node, *Mistake) {
	if f.bad != nil {
		return nil, f.bad.at(w)
	}
	return f.node, nil
}

func (p *parser) word(w word) (node, *Mistake) {
	if w.text == "" {
		if p.lenient {
			return nil, nil
		}
		return nil, usage("write something between the quotes", "empty phrase").at(w)
	}
	return newText(composed(w.text), p.env.Setup.Info.Key), nil
}
