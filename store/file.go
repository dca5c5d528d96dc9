package store

import (
	"cmp"
	"encoding/binary"
	"errors"
	"hash/fnv"
	"io"
	"io/fs"
	"os"
	"slices"

	"baton/model"
)

// The layout of a bbolt file's first two pages (go.etcd.io/bbolt/internal/
// common: page.go, meta.go): a header of 16 bytes, then the meta: magic,
// version, page size, flags (4 bytes each), root page, root sequence, freelist
// page, highest page, transaction, checksum (8 bytes each), in the byte order
// of the machine. The one with the higher transaction is in force.
const (
	boltMagic     = 0xED0CDAED
	boltVersion   = 2
	boltHeader    = 16
	boltMetaSize  = 64
	boltNoList    = ^uint64(0) // a freelist that is not stored; ours always is
	minPageSize   = 1 << 10
	pageSizes     = 15 // 1 KiB to 16 MiB, as bbolt tries them
	fileMode      = 0o600
	folderMode    = 0o700
	lockSuffix    = ".lock"
	newFileSuffix = ".new"
)

// boltMeta is one of the two metas of a bbolt file.
type boltMeta struct {
	ours     bool // it is a bbolt meta at all
	valid    bool
	pageSize int64
	root     uint64
	freelist uint64
	pages    uint64
	tx       uint64
}

func parseMeta(b []byte) boltMeta {
	e := binary.NativeEndian
	m := boltMeta{
		ours:     e.Uint32(b) == boltMagic && e.Uint32(b[4:]) == boltVersion,
		pageSize: int64(e.Uint32(b[8:])),
		root:     e.Uint64(b[16:]),
		freelist: e.Uint64(b[32:]),
		pages:    e.Uint64(b[40:]),
		tx:       e.Uint64(b[48:]),
	}
	h := fnv.New64a()
	_, _ = h.Write(b[:56])
	m.valid = m.ours && h.Sum64() == e.Uint64(b[56:]) && m.pageSize >= minPageSize
	return m
}

// readMeta reads the meta at the start of the page at an offset.
func readMeta(r io.ReaderAt, at int64) boltMeta {
	b := make([]byte, boltMetaSize)
	if _, err := r.ReadAt(b, at+boltHeader); err != nil {
		return boltMeta{}
	}
	return parseMeta(b)
}

// metas reads both metas of a bbolt file.
func metas(r io.ReaderAt) (first, second boltMeta) {
	first = readMeta(r, 0)
	if first.valid {
		return first, readMeta(r, first.pageSize)
	}
	for i := range pageSizes {
		size := int64(minPageSize) << i
		if m := readMeta(r, size); m.valid && m.pageSize == size {
			return first, m
		}
	}
	return first, second
}

// plain returns an open file; what is none is closed and refused.
func plain(path string, f *os.File) (*os.File, error) {
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = noFile(path, info.Mode())
	}
	if err != nil {
		return nil, cmp.Or(err, f.Close())
	}
	return f, nil
}

// noFile is said of what is no file. Nothing is read of it: a pipe would wait
// for ever.
func noFile(path string, is fs.FileMode) error {
	if is.IsDir() {
		return model.Errorf(model.Failed, "%s is a folder: a board is a file", path)
	}
	return model.Errorf(model.Failed, "%s is not a file (%s): name another file, or remove it", path, kindOfFile(is))
}

// kindOfFile says what something is that is no file.
func kindOfFile(is fs.FileMode) string {
	switch {
	case is.IsRegular():
		return "a file"
	case is.IsDir():
		return "a folder"
	case is&fs.ModeNamedPipe != 0:
		return "a pipe"
	case is&fs.ModeSocket != 0:
		return "a socket"
	case is&fs.ModeSymlink != 0:
		return "a link"
	}
	return "a device"
}

// checkFile refuses what bbolt would fault on: it maps the file into memory
// and trusts it. It returns the list of free pages.
func checkFile(path string, f *os.File) (*freelist, error) {
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, noFile(path, info.Mode())
	case info.Size() == 0:
		return nil, model.Errorf(model.Damaged, "%s is an empty file, not a board: remove it to begin anew, or put a backup in its place: baton restore FILE", path)
	}
	m, err := checkHeads(path, f)
	if err != nil {
		return nil, err
	}
	if uint64(info.Size())/uint64(m.pageSize) < m.pages {
		return nil, damaged(path, "its end is cut off")
	}
	if used := int64(m.pages) * m.pageSize; used > mostHollow && hollow(info, used) {
		return nil, damaged(path, "there is next to nothing in its %d bytes", info.Size())
	}
	return readFreelist(path, f, m, info.Size())
}

// checkHeads returns the head that is in force. Both have to be whole: bbolt
// would do with one, which may be that before the last change. A head lies in
// one sector, which a power cut leaves as it was or as it was to be.
func checkHeads(path string, f io.ReaderAt) (boltMeta, error) {
	if _, err := f.ReadAt(make([]byte, 1), 0); failing(err) != nil {
		return boltMeta{}, err
	}
	a, b := metas(f)
	m := a
	if !a.valid || b.valid && b.tx > a.tx {
		m = b
	}
	switch {
	case !a.ours && !b.ours:
		return m, foreign(path)
	case !m.valid:
		return m, damaged(path, "neither of its heads can be read")
	case !a.valid || !b.valid:
		return m, damaged(path, "one of its two heads can't be read")
	case m.freelist == boltNoList:
		return m, foreign(path)
	}
	return m, nil
}

// failing returns an error that is the disk's and not the file's.
func failing(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

const (
	freelistPage  = 0x10   // the flag of a page that holds a freelist
	longList      = 0xFFFF // a count too long for the header: it comes first
	firstDataPage = 2
)

// freelist is the list of the pages that are not in use, in order, and where it
// stands itself.
type freelist struct {
	pages       []uint64
	first, last uint64
}

// readFreelist returns the list of free pages. It refuses one that can't be:
// bbolt, which keeps no checksum of it, would write wherever it points.
func readFreelist(path string, f io.ReaderAt, m boltMeta, size int64) (*freelist, error) {
	bad := damaged(path, "its list of free pages can't be read")
	e := binary.NativeEndian
	if m.freelist < firstDataPage || m.freelist >= m.pages {
		return nil, bad
	}
	at := int64(m.freelist) * m.pageSize
	head := make([]byte, boltHeader+8)
	if _, err := f.ReadAt(head, at); err != nil {
		return nil, cmp.Or(failing(err), bad)
	}
	count, overflow, skip := uint64(e.Uint16(head[10:])), int64(e.Uint32(head[12:])), int64(boltHeader)
	if count == longList {
		count, skip = e.Uint64(head[boltHeader:]), boltHeader+8
	}
	room := (overflow+1)*m.pageSize - skip
	if e.Uint64(head) != m.freelist || e.Uint16(head[8:]) != freelistPage || at+skip+room > size || count > uint64(room)/8 {
		return nil, bad
	}
	raw := make([]byte, count*8)
	if _, err := f.ReadAt(raw, at+skip); err != nil && count > 0 {
		return nil, cmp.Or(failing(err), bad)
	}
	list, ok := parseFreelist(raw, m)
	last := m.freelist + uint64(overflow)
	i, _ := slices.BinarySearch(list, m.freelist)
	if !ok || i < len(list) && list[i] <= last { // it is not free itself
		return nil, bad
	}
	return &freelist{list, m.freelist, last}, nil
}

// parseFreelist reads a list of pages, false if it has one that can't be or is
// not in order.
func parseFreelist(raw []byte, m boltMeta) (list []uint64, ok bool) {
	list = make([]uint64, len(raw)/8)
	last := uint64(firstDataPage - 1)
	for i := range list {
		list[i] = binary.NativeEndian.Uint64(raw[i*8:])
		if list[i] <= last || list[i] >= m.pages {
			return nil, false
		}
		last = list[i]
	}
	return list, true
}
