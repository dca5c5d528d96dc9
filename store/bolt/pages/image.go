package pages

import (
	"bytes"
	"encoding/binary"
	"io"
	"os"

	"baton/store"
)

// maxUnknown is how many bytes to read of a file whose heads don't say how long it is.
const maxUnknown = 1 << 30

// maxSparse is how many bytes of a sparse file may be in use: a longer one takes much
// memory for little disk.
const maxSparse = 64 << 20

// ReadUsed reads the part of an open file that is in use, whatever the file's state. A
// file may be much longer than the part in use.
func ReadUsed(path string, f *os.File) ([]byte, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	used := Used(f, info.Size())
	if used > maxSparse && sparse(info, used) {
		return nil, Damaged(path, "almost all of its %d bytes are empty", info.Size())
	}
	b := make([]byte, used)
	n, err := f.ReadAt(b, 0)
	return b[:n], ofDisk(err)
}

// Used returns how many bytes of a file are in use, as its heads say.
func Used(f io.ReaderAt, size int64) int64 {
	a, b := Heads(f)
	var pages int64
	for _, m := range []Head{a, b} {
		if m.Valid {
			pages = max(pages, int64(min(m.Pages, uint64(size/m.PageSize)))*m.PageSize)
		}
	}
	if pages == 0 {
		return min(size, maxUnknown)
	}
	return pages
}

// Image is a bbolt file in memory, whatever its state.
type Image struct {
	b    []byte
	size uint64 // of a page
}

// NewImage returns the image and the heads that can be read, newest first.
func NewImage(b []byte) (Image, []Head) {
	first, second := Heads(bytes.NewReader(b))
	var valid []Head
	for _, m := range []Head{first, second} {
		if m.Valid {
			valid = append(valid, m)
		}
	}
	if len(valid) == 2 && valid[1].Tx > valid[0].Tx {
		valid[0], valid[1] = valid[1], valid[0]
	}
	m := Image{b: b, size: uint64(os.Getpagesize())}
	if len(valid) > 0 {
		m.size = uint64(valid[0].PageSize)
	}
	return m, valid
}

// page returns a page with its overflow pages, false if it can't be read.
func (m Image) page(id uint64) ([]byte, bool) {
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

// Walker walks trees of pages as bbolt does, but trusts nothing, and carries on past
// pages that can't be read.
type Walker struct {
	Image
	Seen map[uint64]bool                        // the pages it has visited
	Pair func(bucket string, key, value []byte) // is called for each entry; bucket is "" where it is not known
	Lost func(bucket string, page uint64)       // is called for each page that can't be read
}

// Tree walks the pages from one down.
func (w *Walker) Tree(bucket string, id uint64) {
	b, ok := w.page(id)
	if !ok || w.Seen[id] {
		w.Lost(bucket, id)
		return
	}
	w.Seen[id] = true
	switch flags := binary.NativeEndian.Uint16(b[8:]); {
	case flags&branchPage != 0:
		w.branch(bucket, id, b)
	case flags&leafPage != 0:
		w.leaf(bucket, id, b)
	default:
		w.Lost(bucket, id)
	}
}

// elements returns the elements that lie inside a page.
func (w *Walker) elements(bucket string, id uint64, b []byte) [][]byte {
	var out [][]byte
	for i := range int(binary.NativeEndian.Uint16(b[10:])) {
		at := boltHeader + i*elementSize
		if at+elementSize > len(b) {
			w.Lost(bucket, id)
			break
		}
		out = append(out, b[at:])
	}
	return out
}

func (w *Walker) branch(bucket string, id uint64, b []byte) {
	for _, e := range w.elements(bucket, id, b) {
		w.Tree(bucket, binary.NativeEndian.Uint64(e[8:]))
	}
}

func (w *Walker) leaf(bucket string, id uint64, b []byte) {
	n := binary.NativeEndian
	for _, e := range w.elements(bucket, id, b) {
		pos, key, value := uint64(n.Uint32(e[4:])), uint64(n.Uint32(e[8:])), uint64(n.Uint32(e[12:]))
		if pos+key+value > uint64(len(e)) {
			w.Lost(bucket, id)
			continue
		}
		k, v := e[pos:pos+key], e[pos+key:pos+key+value]
		switch {
		case n.Uint32(e) != 1:
			w.Pair(bucket, k, v)
		case len(v) < bucketValue || bucket != "":
			w.Lost(bucket, id)
		case n.Uint64(v) != 0:
			w.Tree(string(k), n.Uint64(v))
		case len(v) >= bucketValue+boltHeader:
			w.leaf(string(k), id, v[bucketValue:])
		}
	}
}

// Loose visits the leaves that nothing leads to.
func (w *Walker) Loose() {
	for id := uint64(firstDataPage); id < uint64(len(w.b))/w.size; id++ {
		if b, ok := w.page(id); ok && !w.Seen[id] && binary.NativeEndian.Uint16(b[8:]) == leafPage {
			w.Seen[id] = true
			w.leaf("", id, b)
		}
	}
}

// Faults checks all pages of a readable file: they have to be as bbolt writes them, and
// none in use may be listed as free. It returns what is wrong, nil for nothing.
func Faults(b []byte) []string {
	img, heads := NewImage(b)
	if len(heads) == 0 {
		return []string{"neither of its heads can be read"}
	}
	err := store.Attempt(func() error {
		r := bytes.NewReader(b)
		free, err := readFreelist("", r, heads[0], int64(len(b)))
		if err != nil {
			return err
		}
		NewChecker("", r, int(img.size), heads[0].Pages, free).checkAll(heads[0].Root)
		return nil
	})
	if err != nil {
		return []string{Fault(err)}
	}
	return nil
}
