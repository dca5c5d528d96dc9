package look

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// delimiter is a delimiter run that may still open or close emphasis.
type delimiter struct {
	node       int // of the run
	pos        int // in the source
	char       byte
	size, left int // when found, and not used yet
	open, shut bool
	prev, next *delimiter
}

// delimiterRun takes a run of stars, underscores or tildes.
func (p *inlineParser) delimiterRun() bool {
	n := run(p.src[p.at:])
	d := &delimiter{pos: p.at, char: p.src[p.at], size: n, left: n, prev: p.last}
	before, _ := utf8.DecodeLastRuneInString(p.src[:p.at])
	after, _ := utf8.DecodeRuneInString(p.src[p.at+n:])
	if p.at == 0 {
		before = ' '
	}
	if p.at+n == len(p.src) {
		after = ' '
	}
	d.open, d.shut = flanks(before, after), flanks(after, before)
	if d.char == '_' {
		d.open, d.shut = d.open && (!d.shut || mark(before)), d.shut && (!d.open || mark(after))
	}
	if !d.open && !d.shut || d.char == '~' && n > 2 {
		p.at += n
		return true
	}
	p.starred = p.starred || d.char == '*'
	p.put(delimiters, p.src[p.at:p.at+n], n)
	d.node = len(p.nodes) - 1
	if p.last != nil {
		p.last.next = d
	}
	p.last = d
	return true
}

// flanks reports whether a delimiter run may be at the outside of text: left-flanking,
// or with its neighbours exchanged right-flanking. Beside Chinese, Japanese and Korean,
// where no blank comes between a closing bracket and the particle behind it, any run may
// be; CommonMark by itself would leave the stars in **결제(재시도)**는.
func flanks(outside, inside rune) bool {
	return !unicode.IsSpace(inside) &&
		(!mark(inside) || unicode.IsSpace(outside) || mark(outside) || unspaced(outside) || unicode.Is(unicode.Hangul, outside))
}

// mark reports whether r is punctuation or a symbol.
func mark(r rune) bool {
	if r < utf8.RuneSelf {
		return punctuation(byte(r))
	}
	return unicode.IsPunct(r) || unicode.IsSymbol(r)
}

// pair turns the delimiter runs from a place in the source on into emphasis, and forgets
// them. floors hold how far back an opener was looked for in vain, for every kind of
// closer, so that the time stays linear.
func (p *inlineParser) pair(from int) {
	d := p.last
	if d == nil || d.pos < from {
		return
	}
	for d.prev != nil && d.prev.pos >= from {
		d = d.prev
	}
	base := d.prev
	var floors [18]int
	for i := range floors {
		floors[i] = from
	}
	for d != nil {
		if !d.shut {
			d = d.next
			continue
		}
		floor := &floors[d.class()]
		o := d.prev
		for o != nil && o.pos >= *floor && !o.pairs(d) {
			o = o.prev
		}
		if o != nil && o.pos >= *floor {
			d = p.join(o, d)
			continue
		}
		*floor = d.pos
		if !d.open {
			d.drop()
		}
		d = d.next
	}
	if p.last = base; base != nil {
		base.next = nil
	}
}

// class numbers the closers for which the same openers will do.
func (d *delimiter) class() int {
	c := strings.IndexByte("*_~", d.char)*6 + d.size%3*2
	if d.open {
		c++
	}
	return c
}

// pairs reports whether an opener goes with a closer.
func (d *delimiter) pairs(with *delimiter) bool {
	if !d.open || d.char != with.char {
		return false
	}
	if d.char == '~' {
		return d.size == with.size
	}
	return !d.shut && !with.open || (d.size+with.size)%3 != 0 || with.size%3 == 0
}

// drop takes a run out of those that may open or close.
func (d *delimiter) drop() {
	if d.prev != nil {
		d.prev.next = d.next
	}
	if d.next != nil {
		d.next.prev = d.prev
	}
}

// join makes emphasis of what is between two runs, and returns the next to look at.
func (p *inlineParser) join(o, d *delimiter) *delimiter {
	o.next, d.prev = d, o
	n, kind := 1, emphasis
	if o.left > 1 && d.left > 1 {
		n, kind = 2, strong
	}
	if o.char == '~' {
		n, kind = o.left, strikeout
	}
	o.left -= n
	d.left -= n
	open, shut := &p.nodes[o.node], &p.nodes[d.node]
	open.opens, open.text = append(open.opens, kind), open.text[:o.left]
	shut.closes, shut.text = append(shut.closes, kind), shut.text[:d.left]
	if o.left == 0 {
		o.drop()
	}
	if d.left > 0 {
		return d
	}
	d.drop()
	return d.next
}
