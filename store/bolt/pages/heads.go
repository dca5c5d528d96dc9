package pages

import (
	"encoding/binary"
	"hash/fnv"
	"io"
	"os"

	"baton/model"
)

// The layout of a bbolt file's first two pages (go.etcd.io/bbolt/internal/
// common: page.go, meta.go): a header of 16 bytes, then the meta: magic,
// version, page size, flags (4 bytes each), root page, root sequence, freelist
// page, highest page, transaction, checksum (8 bytes each), in the byte order
// of the machine. The one with the higher transaction is in force.
const (
	boltMagic   = 0xED0CDAED
	boltVersion = 2
	boltHeader  = 16
	headSize    = 64
	boltNoList  = ^uint64(0) // no list of free pages is stored; ours always is
	minPageSize = 1 << 10
	pageSizes   = 15 // 1 KiB to 16 MiB, as bbolt tries them
)

// Head is one of the two metas of a bbolt file, which say where its data begins.
type Head struct {
	Bolt     bool   // it has bbolt's magic number and version
	Valid    bool   // its checksum is right
	PageSize int64  // in bytes
	Root     uint64 // the page where the tree of buckets begins
	Pages    uint64 // how many pages are in use or free
	Tx       uint64 // the transaction that wrote it

	freelist uint64
}

func parseHead(b []byte) Head {
	e := binary.NativeEndian
	m := Head{
		Bolt:     e.Uint32(b) == boltMagic && e.Uint32(b[4:]) == boltVersion,
		PageSize: int64(e.Uint32(b[8:])),
		Root:     e.Uint64(b[16:]),
		freelist: e.Uint64(b[32:]),
		Pages:    e.Uint64(b[40:]),
		Tx:       e.Uint64(b[48:]),
	}
	h := fnv.New64a()
	_, _ = h.Write(b[:56])
	m.Valid = m.Bolt && h.Sum64() == e.Uint64(b[56:]) && m.PageSize >= minPageSize
	return m
}

// readHead reads the meta at the start of the page at an offset.
func readHead(r io.ReaderAt, at int64) Head {
	b := make([]byte, headSize)
	if _, err := r.ReadAt(b, at+boltHeader); err != nil {
		return Head{}
	}
	return parseHead(b)
}

// Heads reads both heads of a bbolt file. One that can't be read is not valid.
func Heads(r io.ReaderAt) (first, second Head) {
	first = readHead(r, 0)
	if first.Valid {
		return first, readHead(r, first.PageSize)
	}
	for i := range pageSizes {
		size := int64(minPageSize) << i
		if m := readHead(r, size); m.Valid && m.PageSize == size {
			return first, m
		}
	}
	return first, second
}

// CheckFile refuses a file on which bbolt, which maps it into memory and trusts it,
// would fault. It returns the list of free pages. path is the name in errors.
func CheckFile(path string, f *os.File) (*Freelist, error) {
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, err
	case info.Size() == 0:
		return nil, model.Errorf(model.Damaged, "%s is an empty file, not a board: remove it to start again, or put a backup in its place: baton restore FILE", path)
	}
	m, err := checkHeads(path, f)
	if err != nil {
		return nil, err
	}
	if uint64(info.Size())/uint64(m.PageSize) < m.Pages {
		return nil, Damaged(path, "its end is cut off")
	}
	if used := int64(m.Pages) * m.PageSize; used > maxSparse && sparse(info, used) {
		return nil, Damaged(path, "almost all of its %d bytes are empty", info.Size())
	}
	return readFreelist(path, f, m, info.Size())
}

// checkHeads returns the newer of the two heads. Both have to be intact: bbolt would
// accept one, which may be from before the last change. A head fits in one sector, which
// a power cut leaves either old or new.
func checkHeads(path string, f io.ReaderAt) (Head, error) {
	if _, err := f.ReadAt(make([]byte, 1), 0); ofDisk(err) != nil {
		return Head{}, err
	}
	a, b := Heads(f)
	m := a
	if !a.Valid || b.Valid && b.Tx > a.Tx {
		m = b
	}
	switch {
	case !a.Bolt && !b.Bolt:
		return m, Foreign(path)
	case !m.Valid:
		return m, Damaged(path, "neither of its heads can be read")
	case !a.Valid || !b.Valid:
		return m, Damaged(path, "one of its two heads can't be read")
	case m.freelist == boltNoList:
		return m, Foreign(path)
	}
	return m, nil
}
