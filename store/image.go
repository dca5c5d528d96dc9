package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"

	"baton/model"
)

// image is a board's file in memory, in whatever state it is.
type image struct {
	b    []byte
	size uint64 // of a page
}

// newImage returns the image and the metas that can be read, the newest first.
func newImage(b []byte) (image, []boltMeta) {
	first, second := metas(bytes.NewReader(b))
	var valid []boltMeta
	for _, m := range []boltMeta{first, second} {
		if m.valid {
			valid = append(valid, m)
		}
	}
	if len(valid) == 2 && valid[1].tx > valid[0].tx {
		valid[0], valid[1] = valid[1], valid[0]
	}
	m := image{b: b, size: uint64(os.Getpagesize())}
	if len(valid) > 0 {
		m.size = uint64(valid[0].pageSize)
	}
	return m, valid
}

// page returns a page with those that it goes on for, false if it is none.
func (m image) page(id uint64) ([]byte, bool) {
	if id >= uint64(len(m.b))/m.size {
		return nil, false
	}
	b := m.b[id*m.size:]
	long := (uint64(binary.NativeEndian.Uint32(b[12:])) + 1) * m.size
	if binary.NativeEndian.Uint64(b) != id || long > uint64(len(b)) {
		return nil, false
	}
	return b[:long], true
}

// walker goes through pages as bbolt does, but believes nothing they say, and
// goes on beside what can't be read.
type walker struct {
	image
	seen map[uint64]bool
	pair func(bucket string, key, value []byte)
	lost func(bucket string, page uint64)
}

// tree goes through the pages below one.
func (w *walker) tree(bucket string, id uint64) {
	b, ok := w.page(id)
	if !ok || w.seen[id] {
		w.lost(bucket, id)
		return
	}
	w.seen[id] = true
	switch flags := binary.NativeEndian.Uint16(b[8:]); {
	case flags&branchPage != 0:
		w.branch(bucket, id, b)
	case flags&leafPage != 0:
		w.leaf(bucket, id, b)
	default:
		w.lost(bucket, id)
	}
}

// elements returns the elements of a page that lie in it.
func (w *walker) elements(bucket string, id uint64, b []byte) [][]byte {
	var out [][]byte
	for i := range int(binary.NativeEndian.Uint16(b[10:])) {
		at := boltHeader + i*elementSize
		if at+elementSize > len(b) {
			w.lost(bucket, id)
			break
		}
		out = append(out, b[at:])
	}
	return out
}

func (w *walker) branch(bucket string, id uint64, b []byte) {
	for _, e := range w.elements(bucket, id, b) {
		w.tree(bucket, binary.NativeEndian.Uint64(e[8:]))
	}
}

func (w *walker) leaf(bucket string, id uint64, b []byte) {
	n := binary.NativeEndian
	for _, e := range w.elements(bucket, id, b) {
		pos, key, value := uint64(n.Uint32(e[4:])), uint64(n.Uint32(e[8:])), uint64(n.Uint32(e[12:]))
		if pos+key+value > uint64(len(e)) {
			w.lost(bucket, id)
			continue
		}
		k, v := e[pos:pos+key], e[pos+key:pos+key+value]
		switch {
		case n.Uint32(e) != 1:
			w.pair(bucket, k, v)
		case len(v) < bucketValue || bucket != "":
			w.lost(bucket, id)
		case n.Uint64(v) != 0:
			w.tree(string(k), n.Uint64(v))
		case len(v) >= bucketValue+boltHeader:
			w.leaf(string(k), id, v[bucketValue:])
		}
	}
}

// loose goes through the leaves that nothing leads to.
func (w *walker) loose() {
	for id := uint64(firstDataPage); id < uint64(len(w.b))/w.size; id++ {
		if b, ok := w.page(id); ok && !w.seen[id] && binary.NativeEndian.Uint16(b[8:]) == leafPage {
			w.seen[id] = true
			w.leaf("", id, b)
		}
	}
}

// pageFaults looks at the pages of a file that can be read: all have to be
// where one tree leads to, and none of them may be free to be written over.
func pageFaults(b []byte) []string {
	img, metas := newImage(b)
	if len(metas) == 0 {
		return []string{"neither of its heads can be read"}
	}
	var faults []string
	fault := func(format string, args ...any) {
		if len(faults) < model.MaxFaults {
			faults = append(faults, fmt.Sprintf(format, args...))
		}
	}
	w := walker{image: img, seen: map[uint64]bool{}, pair: func(string, []byte, []byte) {}}
	w.lost = func(bucket string, page uint64) { fault("page %d can't be read%s", page, holding(bucket)) }
	w.tree("", metas[0].root)
	used := map[uint64]bool{}
	for id := range w.seen {
		for i := range img.length(id) {
			used[id+i] = true
		}
	}
	for _, id := range img.free(metas[0].freelist) {
		if used[id] {
			fault("page %d is in use and said to be free: the next change would write over it", id)
		}
	}
	return faults
}

// length is for how many pages a page goes on, itself included.
func (m image) length(id uint64) uint64 {
	b, _ := m.page(id)
	return uint64(len(b)) / m.size
}

// free returns the pages that a list says are free.
func (m image) free(list uint64) []uint64 {
	b, ok := m.page(list)
	if !ok {
		return nil
	}
	n, rest := uint64(binary.NativeEndian.Uint16(b[10:])), b[boltHeader:]
	if n == longList {
		n, rest = binary.NativeEndian.Uint64(rest), rest[8:]
	}
	out := make([]uint64, 0, min(n, uint64(len(rest)/8)))
	for ; n > 0 && len(rest) >= 8; n, rest = n-1, rest[8:] {
		out = append(out, binary.NativeEndian.Uint64(rest))
	}
	return out
}
