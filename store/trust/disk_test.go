//go:build linux

package trust_test

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// disk is a folder as programs see it, and the part of it that survives a power cut: what
// was synced. A file's bytes are synced by an fsync of the file, its name by one of its
// folder.
type disk struct {
	root     string
	now      map[string]*node // by path; a folder has a node too
	sure     map[string]*node
	nameless map[string]*node // by the path they had: files that are open still
	pending  []naming         // in names, not synced
	offsets  map[string]int64
}

// node is a file or a folder; a folder has no bytes.
type node struct {
	folder    bool
	now, sure []byte
	pending   []change
}

// change is a piece written to a file, or its new length where there is none.
type change struct {
	at    int64
	bytes []byte
	cut   bool
}

// naming is one atomic change of names.
type naming struct {
	folders []string // syncing one of them makes it last
	gone    string
	come    string
	node    *node
}

func newDisk(root string) *disk {
	return &disk{root: root, now: map[string]*node{}, sure: map[string]*node{}, nameless: map[string]*node{}, offsets: map[string]int64{}}
}

// ours reports whether a path is on the disk.
func (d *disk) ours(path string) bool { return strings.HasPrefix(path, d.root+"/") }

func (d *disk) name(n naming) {
	for _, p := range []string{n.gone, n.come} {
		if p != "" {
			n.folders = append(n.folders, filepath.Dir(p))
		}
	}
	if gone := d.now[n.gone]; gone != nil {
		d.nameless[n.gone] = gone
	}
	n.apply(d.now)
	d.pending = append(d.pending, n)
}

func (n naming) apply(names map[string]*node) {
	if n.gone != "" {
		delete(names, n.gone)
	}
	if n.come != "" {
		names[n.come] = n.node
	}
}

// sync makes what was written to a file, or the names in a folder, durable.
func (d *disk) sync(path string) {
	if n := d.now[path]; n != nil && !n.folder {
		n.sure, n.pending = bytes.Clone(n.now), nil
		return
	}
	d.pending = slices.DeleteFunc(d.pending, func(n naming) bool {
		if !slices.Contains(n.folders, path) {
			return false
		}
		n.apply(d.sure)
		return true
	})
}

func (n *node) change(c change) {
	n.now = c.apply(n.now)
	n.pending = append(n.pending, c)
}

func (c change) apply(to []byte) []byte {
	end := int(c.at) + len(c.bytes)
	if c.cut && end < len(to) {
		return to[:end]
	}
	if end > len(to) {
		to = append(to, make([]byte, end-len(to))...)
	}
	copy(to[c.at:], c.bytes)
	return to
}

// do applies a system call.
func (d *disk) do(c call) {
	if c.failed {
		return
	}
	switch c.name {
	case "openat":
		d.open(c)
	case "pwrite64":
		_, path := c.file(0)
		d.write(path, c.number(3), []byte(c.text(1))[:c.result])
	case "write":
		fd, path := c.file(0)
		if d.ours(path) {
			d.write(path, d.offsets[fd], []byte(c.text(1))[:c.result])
			d.offsets[fd] += c.result
		}
	case "copy_file_range", "sendfile":
		d.copy(c)
	case "ftruncate":
		if _, path := c.file(0); d.now[path] != nil {
			d.now[path].change(change{at: c.number(1), cut: true})
		}
	case "fdatasync", "fsync":
		_, path := c.file(0)
		d.sync(path)
	case "rename", "link", "unlink", "mkdir":
		panic("a call that no Go program makes: " + c.name)
	default:
		d.names(c)
	}
}

func (d *disk) names(c call) {
	path := c.path(1)
	switch c.name {
	case "renameat", "renameat2":
		d.name(naming{gone: path, come: c.path(3), node: d.now[path]})
	case "linkat":
		d.name(naming{come: c.path(3), node: d.now[path]})
	case "unlinkat":
		d.name(naming{gone: path})
	case "mkdirat":
		d.name(naming{come: path, node: &node{folder: true}})
	}
}

func (d *disk) open(c call) {
	path := c.path(1)
	d.offsets[strconv.FormatInt(c.result, 10)] = 0
	if !d.ours(path) {
		return
	}
	if d.now[path] == nil && strings.Contains(c.args[2], "O_CREAT") {
		d.name(naming{come: path, node: &node{}})
	}
	if n := d.now[path]; n != nil && strings.Contains(c.args[2], "O_TRUNC") {
		n.change(change{cut: true})
	}
}

func (d *disk) write(path string, at int64, b []byte) {
	if n := d.now[path]; n != nil {
		n.change(change{at: at, bytes: b})
	}
}

// copy copies from one file to another, each from where it is read and written.
func (d *disk) copy(c call) {
	from, to := 0, 2
	if c.name == "sendfile" {
		from, to = 1, 0
	}
	fromFD, fromPath := c.file(from)
	toFD, toPath := c.file(to)
	fromPath, deleted := strings.CutSuffix(fromPath, ">(deleted)")
	src := d.now[fromPath]
	if deleted {
		src = d.nameless[fromPath]
	}
	if src == nil {
		panic("a copy of what was not written here: " + fromPath)
	}
	at := d.offsets[fromFD]
	d.write(toPath, d.offsets[toFD], bytes.Clone(src.now[at:at+c.result]))
	d.offsets[fromFD] += c.result
	d.offsets[toFD] += c.result
}

// kept says what a power cut leaves of what was not synced.
type kept func() bool

// image writes what a power cut could leave now to a folder. Of what was not
// synced, names, and pieces of a size of files, are kept as asked.
func (d *disk) image(to string, keep kept, piece int) error {
	if err := os.MkdirAll(to, 0o700); err != nil {
		return err
	}
	names := maps.Clone(d.sure)
	for _, n := range d.pending {
		if keep() {
			n.apply(names)
		}
	}
	for _, path := range slices.Sorted(maps.Keys(names)) {
		n := names[path]
		if n == nil || !d.reached(names, path) {
			continue
		}
		at := to + strings.TrimPrefix(path, d.root)
		if n.folder {
			if err := os.MkdirAll(at, 0o700); err != nil {
				return err
			}
			continue
		}
		if err := os.WriteFile(at, n.left(keep, piece), 0o600); err != nil {
			return err
		}
	}
	return nil
}

// reached reports whether all folders on the way to a path are there.
func (d *disk) reached(names map[string]*node, path string) bool {
	for dir := filepath.Dir(path); dir != d.root; dir = filepath.Dir(dir) {
		if names[dir] == nil {
			return false
		}
	}
	return true
}

// left returns what is left of a file. Its length and its pieces are kept or
// not each on its own: what was never written is zero.
func (n *node) left(keep kept, piece int) []byte {
	b := bytes.Clone(n.sure)
	for _, c := range n.pending {
		if c.cut {
			if keep() {
				b = c.apply(b)
			}
			continue
		}
		for rest := c; len(rest.bytes) > 0; {
			size := min(piece-int(rest.at)%piece, len(rest.bytes))
			if keep() {
				b = change{at: rest.at, bytes: rest.bytes[:size]}.apply(b)
			}
			rest = change{at: rest.at + int64(size), bytes: rest.bytes[size:]}
		}
	}
	if len(n.now) > len(b) && keep() {
		b = append(b, make([]byte, len(n.now)-len(b))...)
	}
	return b
}
