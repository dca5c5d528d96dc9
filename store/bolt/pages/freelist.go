package pages

import (
	"cmp"
	"encoding/binary"
	"io"
	"slices"
)

const (
	freelistPage  = 0x10   // the flag of a page with a list of free pages
	longList      = 0xFFFF // the header's count if it is too small for it: the count comes first then
	firstDataPage = 2
)

// Freelist is the list of free pages, in order, and the pages that hold it.
type Freelist struct {
	pages       []uint64
	first, last uint64
}

// readFreelist returns the list of free pages. It refuses an impossible one: bbolt has no
// checksum for it, and would write wherever it points.
func readFreelist(path string, f io.ReaderAt, m Head, size int64) (*Freelist, error) {
	bad := Damaged(path, "its list of free pages can't be read")
	e := binary.NativeEndian
	if m.freelist < firstDataPage || m.freelist >= m.Pages {
		return nil, bad
	}
	at := int64(m.freelist) * m.PageSize
	head := make([]byte, boltHeader+8)
	if _, err := f.ReadAt(head, at); err != nil {
		return nil, cmp.Or(ofDisk(err), bad)
	}
	count, overflow, skip := uint64(e.Uint16(head[10:])), int64(e.Uint32(head[12:])), int64(boltHeader)
	if count == longList {
		count, skip = e.Uint64(head[boltHeader:]), boltHeader+8
	}
	room := (overflow+1)*m.PageSize - skip
	if e.Uint64(head) != m.freelist || e.Uint16(head[8:]) != freelistPage || at+skip+room > size || count > uint64(room)/8 {
		return nil, bad
	}
	raw := make([]byte, count*8)
	if _, err := f.ReadAt(raw, at+skip); err != nil && count > 0 {
		return nil, cmp.Or(ofDisk(err), bad)
	}
	list, ok := parseFreelist(raw, m)
	last := m.freelist + uint64(overflow)
	i, _ := slices.BinarySearch(list, m.freelist)
	if !ok || i < len(list) && list[i] <= last { // it lists itself
		return nil, bad
	}
	return &Freelist{list, m.freelist, last}, nil
}

// parseFreelist reads a list of pages, false if it is out of order or lists a page that
// the file does not have.
func parseFreelist(raw []byte, m Head) (list []uint64, ok bool) {
	list = make([]uint64, len(raw)/8)
	last := uint64(firstDataPage - 1)
	for i := range list {
		list[i] = binary.NativeEndian.Uint64(raw[i*8:])
		if list[i] <= last || list[i] >= m.Pages {
			return nil, false
		}
		last = list[i]
	}
	return list, true
}
