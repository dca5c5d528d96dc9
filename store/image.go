package store

import (
	"bytes"
	"encoding/binary"
	"io"
	"os"
	"strings"
)

// mostBlind is how much is read of a file whose heads don't tell how long it is.
const mostBlind = 1 << 30

// mostHollow is how much of a file may be in use without having been written:
// the memory that a longer one takes is not made up for by its disk.
const mostHollow = 64 << 20

// readUsed reads the part of a board's file that is in use, whatever state it
// is in; nothing of a file of another kind. How long a file is does not say how
// much is in it.
func readUsed(path string) ([]byte, error) {
	f, err := openPlain(path, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	return readOpen(path, f)
}

// readOpen does so of an open file.
func readOpen(path string, f *os.File) ([]byte, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	used := usedOf(f, info.Size())
	if used > mostHollow && hollow(info, used) {
		return nil, damaged(path, "there is next to nothing in its %d bytes", info.Size())
	}
	b := make([]byte, used)
	n, err := f.ReadAt(b, 0)
	return b[:n], failing(err)
}

// usedOf returns up to where a file is used, as its heads tell.
func usedOf(f io.ReaderAt, size int64) int64 {
	a, b := metas(f)
	var pages int64
	for _, m := range []boltMeta{a, b} {
		if m.valid {
			pages = max(pages, int64(min(m.pages, uint64(size/m.pageSize)))*m.pageSize)
		}
	}
	if pages == 0 {
		return min(size, mostBlind)
	}
	return pages
}

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

// pageFaults looks at the pages of a file that can be read: all have to be as
// bbolt writes them, where one tree leads to, and none of them may be free.
func pageFaults(b []byte) []string {
	img, heads := newImage(b)
	if len(heads) == 0 {
		return []string{"neither of its heads can be read"}
	}
	err := attempt(func() error {
		r := bytes.NewReader(b)
		free, err := readFreelist("", r, heads[0], int64(len(b)))
		if err != nil {
			return err
		}
		newPages("", r, int(img.size), heads[0].pages, free).whole(heads[0].root)
		return nil
	})
	if err != nil {
		return []string{strings.TrimSuffix(strings.TrimPrefix(err.Error(), isDamaged), wayOut)}
	}
	return nil
}
