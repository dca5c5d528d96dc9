package store

import (
	"bytes"
	"encoding/binary"
	"os"
	"sort"

	"go.etcd.io/bbolt"
)

// A page of a bbolt file (go.etcd.io/bbolt/internal/common/page.go) begins with
// its number (8 bytes), flags and count (2 each) and how many pages it goes on
// for (4). Then come count elements of 16 bytes, which say where their key and
// value are, counted from their own start. In a branch these are position and
// key size (4 each) and the child's page (8), in a leaf flags, position, key
// size and value size (4 each). A leaf's element with flag 1 is a bucket: its
// value is the root page (8) and a sequence (8); for root 0 a page follows.
const (
	branchPage  = 1
	leafPage    = 2
	elementSize = 16
	bucketValue = 16
)

// pages looks at the pages that a write is about to touch. bbolt believes what
// they say: one flipped bit could make it copy gigabytes.
type pages struct {
	board string // for messages
	file  string
	size  int
	all   uint64
	seen  map[uint64]page
}

// page is a page that was found sound.
type page struct {
	leaf     bool
	children []child
}

type child struct {
	key []byte
	id  uint64
}

// newPages checks the pages that lead to the buckets.
func newPages(board, file string, tx *bbolt.Tx) *pages {
	size := tx.DB().Info().PageSize
	p := &pages{board, file, size, uint64(tx.Size()) / uint64(size), map[uint64]page{}}
	for _, name := range buckets() {
		p.descend(uint64(tx.Cursor().Bucket().Root()), []byte(name), false, true)
	}
	return p
}

// check checks the pages on the way to a key, and for a removal, which may
// join pages, those beside them.
func (p *pages) check(b *bbolt.Bucket, key []byte, beside bool) {
	if root := uint64(b.Root()); p != nil && root != 0 {
		p.descend(root, key, beside, false)
	}
}

func (p *pages) descend(id uint64, key []byte, beside, buckets bool) {
	for depth := 0; ; depth++ {
		at := p.page(id, buckets)
		if at.leaf {
			return
		}
		if depth > 60 {
			p.fail(id)
		}
		i := max(0, sort.Search(len(at.children), func(i int) bool { return bytes.Compare(at.children[i].key, key) > 0 })-1)
		if beside && i > 0 {
			p.page(at.children[i-1].id, buckets)
		}
		if beside && i+1 < len(at.children) {
			p.page(at.children[i+1].id, buckets)
		}
		id = at.children[i].id
	}
}

func (p *pages) fail(id uint64) { fail(damaged(p.board, "page %d can't be what it says", id)) }

// page returns a page after a look at all that it says of itself.
func (p *pages) page(id uint64, buckets bool) page {
	if at, ok := p.seen[id]; ok {
		return at
	}
	b := p.read(id)
	e := binary.NativeEndian
	flags, count := e.Uint16(b[8:]), int(e.Uint16(b[10:]))
	at := page{leaf: flags&leafPage != 0}
	ok := flags&(leafPage|branchPage) != 0
	switch {
	case ok && at.leaf:
		ok = soundLeaf(b, count, buckets)
	case ok:
		at.children, ok = branch(b, count)
	}
	if !ok {
		p.fail(id)
	}
	p.seen[id] = at
	return at
}

// read reads a page with those that it goes on for.
func (p *pages) read(id uint64) []byte {
	f, err := os.Open(p.file)
	if err != nil {
		fail(err)
	}
	defer func() { _ = f.Close() }()
	b := make([]byte, p.size)
	_, err = f.ReadAt(b, int64(id)*int64(p.size))
	if err = failing(err); err != nil {
		fail(err)
	}
	if binary.NativeEndian.Uint64(b) != id {
		p.fail(id)
	}
	more := uint64(binary.NativeEndian.Uint32(b[12:]))
	if id+more >= p.all {
		p.fail(id)
	}
	if more > 0 {
		b = make([]byte, (more+1)*uint64(p.size))
		if _, err := f.ReadAt(b, int64(id)*int64(p.size)); failing(err) != nil {
			fail(err)
		}
	}
	return b
}

// soundLeaf reports whether all elements of a leaf lie in it. With buckets it
// looks into those that lie in their element.
func soundLeaf(b []byte, count int, buckets bool) bool {
	e, room := binary.NativeEndian, len(b)-boltHeader-count*elementSize
	for at := boltHeader; count > 0; at, count = at+elementSize, count-1 {
		if room < 0 || at+elementSize > len(b) {
			return false
		}
		flags, pos := e.Uint32(b[at:]), int(e.Uint32(b[at+4:]))
		key, value := int(e.Uint32(b[at+8:])), int(e.Uint32(b[at+12:]))
		room -= key + value
		if room < 0 || at+pos+key+value > len(b) {
			return false
		}
		v := b[at+pos+key : at+pos+key+value]
		if flags == 1 && (!buckets || !soundBucket(v)) {
			return false
		}
	}
	return true
}

func soundBucket(v []byte) bool {
	if len(v) < bucketValue {
		return false
	}
	if binary.NativeEndian.Uint64(v) != 0 {
		return true // its root is looked at when it is used
	}
	v = v[bucketValue:]
	return len(v) >= boltHeader && soundLeaf(v, int(binary.NativeEndian.Uint16(v[10:])), false)
}

// branch returns the children of a branch, false if they do not lie in it.
func branch(b []byte, count int) ([]child, bool) {
	e := binary.NativeEndian
	if count == 0 || boltHeader+count*elementSize > len(b) {
		return nil, false
	}
	out := make([]child, count)
	for i := range out {
		at := boltHeader + i*elementSize
		pos, key := int(e.Uint32(b[at:])), int(e.Uint32(b[at+4:]))
		if at+pos+key > len(b) {
			return nil, false
		}
		out[i] = child{b[at+pos : at+pos+key], e.Uint64(b[at+8:])}
	}
	return out, true
}
