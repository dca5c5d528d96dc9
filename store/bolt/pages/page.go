package pages

import (
	"bytes"
	"encoding/binary"
)

// A page of a bbolt file (go.etcd.io/bbolt/internal/common/page.go) begins with
// its number (8 bytes), flags and count (2 each) and how many pages it goes on
// for (4). Then come count elements of 16 bytes, which say where their key and
// value are, counted from their own start. In a branch these are position and
// key size (4 each) and the child's page (8), in a leaf flags, position, key
// size and value size (4 each). A leaf's element with flag 1 is a bucket: its
// value is the root page (8) and a sequence (8); for root 0 a page follows.
//
// bbolt writes keys and values in the order of their elements and without gaps,
// and a child stands in its branch under its own first key. It checks neither:
// a flipped bit makes it miss keys or lose them with the next change.
const (
	branchPage  = 1
	leafPage    = 2
	elementSize = 16
	bucketValue = 16
)

// Page is a page that was checked: it is as bbolt writes them.
type Page struct {
	leaf     bool
	elements []element
	end      int // where the last value ends
}

// element is a key, in a branch with its child, for a bucket with its value.
type element struct {
	key, value []byte
	child      uint64
	bucket     bool
}

// content is the content of a page whose beginning is in memory.
type content struct {
	begin []byte
	size  int
	read  func(at, n int) []byte // the rest
}

// contentOf is the content of a page that is in memory.
func contentOf(b []byte) content { return content{begin: b, size: len(b)} }

// cut returns n bytes at an offset, which has to be inside the page.
func (c content) cut(at, n int) []byte {
	if at+n <= len(c.begin) {
		return c.begin[at : at+n : at+n]
	}
	return c.read(at, n)
}

// parsePage parses a page, false if it is not as bbolt writes them. Its header and
// elements have to be in memory. Values are read for buckets only.
func parsePage(c content) (Page, bool) {
	e, b := binary.NativeEndian, c.begin
	flags, count := e.Uint16(b[8:]), int(e.Uint16(b[10:]))
	p := Page{leaf: flags == leafPage}
	at := boltHeader + count*elementSize // where the next key is to be
	if !p.leaf && (flags != branchPage || count == 0) || at > len(b) {
		return p, false
	}
	p.elements = make([]element, count)
	for i := range p.elements {
		head := b[boltHeader+i*elementSize:]
		is := &p.elements[i]
		var pos, key, value int
		if p.leaf {
			is.bucket = e.Uint32(head) == 1
			pos, key, value = int(e.Uint32(head[4:])), int(e.Uint32(head[8:])), int(e.Uint32(head[12:]))
		} else {
			pos, key, is.child = int(e.Uint32(head)), int(e.Uint32(head[4:])), e.Uint64(head[8:])
		}
		if p.leaf && e.Uint32(head) > 1 || key == 0 || pos != at-boltHeader-i*elementSize || at+key+value > c.size {
			return p, false
		}
		is.key = c.cut(at, key)
		if i > 0 && bytes.Compare(p.elements[i-1].key, is.key) >= 0 {
			return p, false
		}
		if is.bucket {
			is.value = c.cut(at+key, value)
		}
		at += key + value
	}
	p.end = at
	return p, true
}

// inline returns the page that lies in the value of a small bucket.
func (e element) inline() (Page, bool) {
	if len(e.value) < bucketValue+boltHeader {
		return Page{}, false
	}
	p, ok := parsePage(contentOf(e.value[bucketValue:]))
	return p, ok && p.leaf && p.end == len(e.value)-bucketValue
}

// root returns the page at which a bucket begins, 0 if it lies in its element.
func (e element) root() (uint64, bool) {
	if !e.bucket || len(e.value) < bucketValue {
		return 0, false
	}
	return binary.NativeEndian.Uint64(e.value), true
}

// First is the first key of a page.
func (p Page) First() []byte {
	if len(p.elements) == 0 {
		return nil
	}
	return p.elements[0].key
}

// Last is the last key of a page.
func (p Page) Last() []byte {
	if len(p.elements) == 0 {
		return nil
	}
	return p.elements[len(p.elements)-1].key
}
