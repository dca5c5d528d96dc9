package pages

import (
	"bytes"
	"encoding/binary"
	"io"
	"slices"
	"sort"

	"baton/store"
)

// Checker checks the pages that bbolt is about to read or overwrite, because bbolt
// trusts them. A damaged page ends the read with [store.Fail]. A nil Checker checks
// nothing: it is for a file that is being made.
type Checker struct {
	board string // for messages
	file  io.ReaderAt
	size  int
	all   uint64
	free  *Freelist // a page in use that is in this list is damaged
	seen  map[uint64]Page
}

// NewChecker returns a checker of a file with all pages, each of size bytes. free may be
// nil; board is the path in errors.
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

// Check checks the pages on the way to a key, with beside also their neighbours, which a
// removal may merge. It returns the leaf at the end of the way. root 0 is a bucket that
// lies in its parent's page, which was checked already.
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

// maxDepth is more than the depth of any tree.
const maxDepth = 60

// child returns a child of a branch. The child has to begin with its key in the branch
// and end before the next one.
func (p *Checker) child(of Page, i int) Page {
	e := of.elements[i]
	at := p.page(e.child)
	if !bytes.Equal(at.First(), e.key) || i+1 < len(of.elements) && bytes.Compare(at.Last(), of.elements[i+1].key) >= 0 {
		p.fail(e.child)
	}
	return at
}

// page returns a page after it has checked everything that the page says of itself.
func (p *Checker) page(id uint64) Page {
	if at, ok := p.seen[id]; ok {
		return at
	}
	p.checkInUse(id)
	c := p.read(id)
	at, ok := parsePage(c)
	if !ok || (at.end+p.size-1)/p.size*p.size != c.size { // freeing one that is too long would free the pages after it
		p.fail(id)
	}
	if len(p.seen) >= maxSeen {
		clear(p.seen)
	}
	p.seen[id] = at
	return at
}

// maxSeen is how many pages to remember. A reader of the whole board needs each page
// only once.
const maxSeen = 1024

// checkInUse fails if a page can't be in use: it is free, or not one of the file's.
func (p *Checker) checkInUse(id uint64) {
	if id < firstDataPage || id >= p.all {
		p.fail(id)
	}
	if _, free := slices.BinarySearch(p.free.pages, id); free {
		p.failFree(id)
	}
}

// read reads a page. If it continues in overflow pages, for a long value, only the parts
// that are needed are read.
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

// fill fills b from an offset in a page.
func (p *Checker) fill(b []byte, id uint64, at int) {
	switch n, err := p.file.ReadAt(b, int64(id)*int64(p.size)+int64(at)); {
	case n == len(b):
	case ofDisk(err) != nil:
		store.Fail(err)
	default:
		p.fail(id)
	}
}

// Buckets checks the pages that lead to the buckets and the buckets that lie inline in
// them. It returns the root page of each bucket, 0 for an inline one.
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

// Tree calls f for each page of a tree. It does not read the leaves.
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

// children returns the children of a branch, or that the page is a leaf.
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

// CheckFree fails if a page in use is listed as free: the next change would overwrite
// it. That includes overflow pages, which follow the page that they belong to.
func (p *Checker) CheckFree(root uint64, buckets map[string]uint64) {
	used := make([]bool, p.all)
	use := func(id uint64) { used[id] = true }
	p.Tree(root, use)
	for _, begin := range buckets {
		p.Tree(begin, use)
	}
	for id := p.free.first; id > 0 && id <= p.free.last && id < p.all; id++ {
		if used[id] {
			p.fail(p.free.first) // the pages it claims as overflow would become free with it
		}
	}
	head := make([]byte, boltHeader)
	for i, id := range p.free.pages {
		if i > 0 && p.free.pages[i-1] == id-1 {
			continue // only the first free page of a run can be an overflow page of the one before
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

// checkAll checks all pages of a file.
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
