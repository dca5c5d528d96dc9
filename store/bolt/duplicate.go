package bolt

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"baton/model"
	"baton/store/bolt/pages"
)

// keepCopy gives the board's file a second name, its only one once another file takes
// its place. On a file system without hard links it is copied. The name is synced, so
// that a power cut can't keep the replacement and lose this one. A file that has such a
// name already and holds the same is the copy.
func (p *place) keepCopy(mark string) (string, error) {
	if _, err := os.Stat(p.path); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	} else if err != nil {
		return "", err
	}
	name := p.path + "." + mark
	for n := 2; ; n++ {
		err := os.Link(p.path, name)
		if err != nil && !errors.Is(err, fs.ErrExist) {
			err = p.duplicate(name, func(f *os.File) { p.copyOwner(f, allOfThem) })
		}
		switch {
		case err == nil:
			if err = syncDir(filepath.Dir(name)); err != nil {
				_ = remove(name)
			}
			return name, err
		case !errors.Is(err, fs.ErrExist):
			return "", err
		case p.isSame(name):
			return name, syncDir(filepath.Dir(name))
		}
		name = fmt.Sprintf("%s.%s-%d", p.path, mark, n)
	}
}

// isSame reports whether a file holds the same as the board's file. It need not be
// readable.
func (p *place) isSame(path string) bool {
	is, err := readUsed(p.path)
	if err != nil {
		return false
	}
	other, err := readUsed(path)
	return err == nil && bytes.Equal(is, other)
}

// duplicate copies the board's file. ready gets the new file before it is filled.
func (p *place) duplicate(name string, ready func(*os.File)) error {
	f, err := openPlain(p.path, os.O_RDONLY)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	_, err = writeFile(name, io.NewSectionReader(f, 0, pages.Used(f, info.Size())), ready)
	return err
}

// withCopy runs f on a temporary copy of the file.
func (p *place) withCopy(ctx context.Context, f func(path string) error) error {
	dir, done, err := p.temp.folder("")
	if err != nil {
		return err
	}
	defer done()
	path := filepath.Join(dir, copyName)
	if err := p.copyUnlocked(ctx, path); err != nil {
		return err
	}
	return f(path)
}

// copyUnlocked copies a board that can't be locked here. If another computer, where
// it can be, writes to it meanwhile, the copy is made again.
func (p *place) copyUnlocked(ctx context.Context, path string) error {
	for range tries {
		if err := cmp.Or(ctx.Err(), remove(path)); err != nil {
			return err
		}
		before := p.fingerprint()
		if err := p.duplicate(path, func(*os.File) {}); err != nil {
			return err
		}
		if p.fingerprint() == before {
			return nil
		}
	}
	return model.Errorf(model.Busy, "board %s is busy: it changed each time it was read: try again", p.path)
}

// writeFile writes a new file. ready gets it before it is filled.
func writeFile(path string, from io.Reader, ready func(*os.File)) (int64, error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL|noFollow, fileMode)
	if err != nil {
		return 0, err
	}
	ready(f)
	n, err := io.Copy(f, from)
	return n, cmp.Or(err, f.Sync(), f.Close())
}

// readUsed reads the part of a file that is in use.
func readUsed(path string) ([]byte, error) {
	f, err := openPlain(path, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	return pages.ReadUsed(path, f)
}
