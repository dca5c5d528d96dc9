package pages

import (
	"bytes"
	"encoding/binary"
	"io"
	"slices"
	"sort"

	"baton/store"
)

// Checker looks at the pages that are read or about to be written over, for
// bbolt believes what they say. A page that is not as it was written ends the
// read with [store.Fail]. A nil Checker checks nothing: the file is being made.
type Checker struct {
	board string // for messages
	file  io.ReaderAt
	size  int
	all   uint64
	free  *Freelist // what leads to one of these is damaged
	seen  map[uint64]Page
}

// NewChecker returns a checker of a file of all pages of a size in bytes. free
// may be nil; board is what errors call it.
func NewChecker(board string, file io.ReaderAt, size int, all uint64, free *Freelist) *Checker {
	if free == nil {
		free = &Freelist{}
	}
	return &Checker{board, file, size, all, free, map[uint64]Page{}}
}

func (p *Checker) fail(id uint64) {
	store.Fail(Damaged(p.board, "page %d is corrupt", id))
}

func (p *Checker) failFree(id uint64) {
	store.Fail(Damaged(p.board, "page %d is in use but listed as free", id))
}

// Check checks the pages on the way to a key, and for a removal, which may
// join pages, those beside them. It returns the leaf at the end of the way.
// Where there is no page to check p is nil.
func (p *Checker) Check(root uint64, key []byte, beside bool) Page {
	if p == nil || root == 0 {
		return Page{}
	}
	id, at := root, p.page(root)
	for depth := 0; !at.leaf; depth++ {
		if depth > maxDepth {
			p.fail(id)
		}
		i := max(0, sort.Search(len(at.elements), func(i int) bool { return bytes.Compare(at.elements[i].key, key) > 0 })-1)
		down := p.child(at, i)
		if i+1 < len(at.elements) {
			p.child(at, i+1)
		}
		if beside && i > 0 {
			p.child(at, i-1)
		}
		id, at = at.elements[i].child, down
	}
	return at
}

// maxDepth is deeper than any tree comes to be.
const maxDepth = 60

// child returns a child of a branch, which has to stand under its first key and
// end before the next one.
func (p *Checker) child(of Page, i int) Page {
	e := of.elements[i]
	at := p.page(e.child)
	if !bytes.Equal(at.First(), e.key) || i+1 < len(of.elements) && bytes.Compare(at.Last(), of.elements[i+1].key) >= 0 {
		p.fail(e.child)
	}
	return at
}

// page returns a page after a look at all that it says of itself.
func (p *Checker) page(id uint64) Page {
	if at, ok := p.seen[id]; ok {
		return at
	}
	p.checkInUse(id)
	c := p.read(id)
	at, ok := parsePage(c)
	if !ok || (at.end+p.size-1)/p.size*p.size != c.size { // one that is too long would be freed with what is behind it
		p.fail(id)
	}
	if len(p.seen) >= maxSeen {
		clear(p.seen)
	}
	p.seen[id] = at
	return at
}

// maxSeen bounds what is kept of pages: whoever reads all of a board looks at
// each just once.
const maxSeen = 1024

// checkInUse fails for a page that can't be in use.
func (p *Checker) checkInUse(id uint64) {
	if id < firstDataPage || id >= p.all {
		p.fail(id)
	}
	if _, free := slices.BinarySearch(p.free.pages, id); free {
		p.failFree(id)
	}
}

// read reads a page. Of one that goes on for others, which hold a long value,
// no more is read than is looked at.
func (p *Checker) read(id uint64) content {
	b := make([]byte, p.size)
	p.fill(b, id, 0)
	more := uint64(binary.NativeEndian.Uint32(b[12:]))
	if binary.NativeEndian.Uint64(b) != id || more >= p.all || id+more >= p.all {
		p.fail(id)
	}
	size := (int(more) + 1) * p.size
	if elements := boltHeader + int(binary.NativeEndian.Uint16(b[10:]))*elementSize; elements > len(b) && elements <= size {
		b = make([]byte, elements)
		p.fill(b, id, 0)
	}
	return content{b, size, func(at, n int) []byte {
		b := make([]byte, n)
		p.fill(b, id, at)
		return b
	}}
}

// fill reads from a place in a page on.
func (p *Checker) fill(b []byte, id uint64, at int) {
	switch n, err := p.file.ReadAt(b, int64(id)*int64(p.size)+int64(at)); {
	case n == len(b):
	case ofDisk(err) != nil:
		store.Fail(err)
	default:
		p.fail(id)
	}
}

// Buckets checks the pages that lead to the buckets, those that lie in one of
// them too, and returns where each of the others begins.
func (p *Checker) Buckets(root uint64) map[string]uint64 {
	out := map[string]uint64{}
	p.Tree(root, func(id uint64) {
		at := p.page(id)
		if !at.leaf {
			return
		}
		for _, e := range at.elements {
			begin, ok := e.root()
			if ok && begin == 0 {
				_, ok = e.inline()
			}
			if !ok {
				p.fail(id)
			}
			out[string(e.key)] = begin
		}
	})
	return out
}

// Tree goes through the pages of a tree without a look into its leaves.
func (p *Checker) Tree(root uint64, f func(id uint64)) {
	if p == nil || root == 0 {
		return
	}
	height := 0 // all leaves of a tree are equally deep
	for id := root; ; height++ {
		below, leaf := p.children(id)
		if leaf {
			break
		}
		if id = below[0]; height > maxDepth {
			p.fail(id)
		}
	}
	p.below(root, height, f)
}

func (p *Checker) below(id uint64, height int, f func(id uint64)) {
	if f(id); height == 0 {
		return
	}
	children, leaf := p.children(id)
	if leaf {
		p.fail(id)
	}
	for _, child := range children {
		p.checkInUse(child)
		p.below(child, height-1, f)
	}
}

// children returns the children of a branch, or that it is a leaf.
func (p *Checker) children(id uint64) (below []uint64, leaf bool) {
	p.checkInUse(id)
	e, c := binary.NativeEndian, p.read(id)
	flags, count := e.Uint16(c.begin[8:]), int(e.Uint16(c.begin[10:]))
	switch {
	case flags == leafPage:
		return nil, true
	case flags != branchPage, count == 0, boltHeader+count*elementSize > len(c.begin):
		p.fail(id)
	}
	below = make([]uint64, count)
	for i := range below {
		below[i] = e.Uint64(c.begin[boltHeader+i*elementSize+8:])
	}
	return below, false
}

// CheckFree fails where a page that is in use is said to be free: the next
// change would be written over it. A page that goes on for others stands before
// them.
func (p *Checker) CheckFree(root uint64, buckets map[string]uint64) {
	used := make([]bool, p.all)
	use := func(id uint64) { used[id] = true }
	p.Tree(root, use)
	for _, begin := range buckets {
		p.Tree(begin, use)
	}
	for id := p.free.first; id > 0 && id <= p.free.last && id < p.all; id++ {
		if used[id] {
			p.fail(p.free.first) // with it what it says it goes on for would become free
		}
	}
	head := make([]byte, boltHeader)
	for i, id := range p.free.pages {
		if i > 0 && p.free.pages[i-1] == id-1 {
			continue // only the first of several may be what another goes on for
		}
		before := id - 1
		for before >= firstDataPage && !used[before] {
			before--
		}
		if before < firstDataPage {
			continue
		}
		p.fill(head, before, 0)
		if before+uint64(binary.NativeEndian.Uint32(head[12:])) >= id {
			p.failFree(id)
		}
	}
}

// checkAll checks all pages of a file, each with its neighbours.
func (p *Checker) checkAll(root uint64) {
	buckets := p.Buckets(root)
	for _, begin := range buckets {
		if begin == 0 {
			continue
		}
		for todo := []uint64{begin}; len(todo) > 0; todo = todo[1:] {
			at := p.page(todo[0])
			for i, e := range at.elements {
				if at.leaf {
					break
				}
				p.child(at, i)
				todo = append(todo, e.child)
			}
		}
	}
	p.CheckFree(root, buckets)
}
