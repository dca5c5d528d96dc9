// Package draft keeps what somebody has typed until the board has it.
//
// A Desk holds the drafts of one board. What is put there stays in a file of its
// own from the next Flush until it is dropped, so that it outlives a refused
// change, a lost board and the program itself: whoever opens the desk next finds
// what programs that have ended left on it. An editor works on the very file of
// its draft.
package draft

import (
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"baton/model"
)

// Draft is a text that is not on the board yet.
type Draft struct {
	Text string
	Base string `json:",omitempty"` // the text that it is a new version of
	Seen Seen   `json:",omitempty"` // the last event that its author had seen
}

const (
	textEnd = ".md"
	baseEnd = ".json"
)

// Desk holds the drafts of one board. It is safe for concurrent use. Only Flush,
// Lend and Forget touch files; nothing else waits for a disk.
type Desk struct {
	pid  int
	disk sync.Mutex // held by who touches files, and taken before mu

	mu     sync.Mutex
	dir    string
	broken error // why files can't be kept, nil as far as known
	drafts map[string]Draft
	dirty  map[string]bool
	lent   map[string]bool // an editor has the file
}

// Open returns the desk in a folder with the drafts that programs which have
// ended left in it. Without a folder it is a temporary one, made when it is
// needed.
func Open(dir string) *Desk {
	d := &Desk{dir: dir, pid: os.Getpid(), drafts: map[string]Draft{}, dirty: map[string]bool{}, lent: map[string]bool{}}
	if dir != "" {
		d.adopt()
	}
	return d
}

// adopt takes over what ended programs left, the newest first: an older draft of the same
// thing stays in its file until the newer one is dropped.
func (d *Desk) adopt() {
	entries, err := os.ReadDir(d.dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		d.broken = err
	}
	slices.SortStableFunc(entries, func(a, b fs.DirEntry) int { return -older(a, b) })
	for _, e := range entries {
		what, pid, ok := parse(e.Name())
		if !ok || !e.Type().IsRegular() || pid != d.pid && alive(pid) {
			continue
		}
		if _, have := d.drafts[what]; have {
			continue
		}
		from, to := d.file(what, pid), d.file(what, d.pid)
		if from != to && os.Rename(from+textEnd, to+textEnd) != nil {
			continue // another program was quicker
		}
		if from != to {
			_ = os.Rename(from+baseEnd, to+baseEnd) // not every draft has one
		}
		if t, err := read(to); err == nil && strings.TrimSpace(t.Text) != "" {
			d.drafts[what] = t
		}
	}
}

func older(a, b fs.DirEntry) int {
	ai, aErr := a.Info()
	bi, bErr := b.Info()
	if aErr != nil || bErr != nil {
		return 0
	}
	return ai.ModTime().Compare(bi.ModTime())
}

// file returns where a draft is kept, without the name's end.
func (d *Desk) file(what string, pid int) string {
	return filepath.Join(d.dir, what+"."+strconv.Itoa(pid))
}

func read(file string) (Draft, error) {
	var out Draft
	if b, err := os.ReadFile(file + baseEnd); err == nil {
		_ = json.Unmarshal(b, &out) // a torn file counts as missing
	}
	text, err := os.ReadFile(file + textEnd)
	out.Text = string(text)
	return out, err
}

// Get returns a draft.
func (d *Desk) Get(what string) (Draft, bool) {
	what = fileName(what)
	d.mu.Lock()
	defer d.mu.Unlock()
	t, ok := d.drafts[what]
	return t, ok
}

// Put puts a draft on the desk, in place of the one with the same name. An empty
// text drops it.
func (d *Desk) Put(what string, t Draft) {
	what = fileName(what)
	d.mu.Lock()
	defer d.mu.Unlock()
	if strings.TrimSpace(t.Text) == "" {
		delete(d.drafts, what)
	} else {
		d.drafts[what] = t
	}
	d.dirty[what] = true
}

// Drop removes a draft from the desk: the board has it.
func (d *Desk) Drop(what string) { d.Put(what, Draft{}) }

// Lend writes the file of a draft for an editor to work on, an empty one if there is no
// draft, and returns its path. Nothing else writes the file until Return.
func (d *Desk) Lend(what string) (string, error) {
	what = fileName(what)
	d.disk.Lock()
	defer d.disk.Unlock()
	d.mu.Lock()
	t := d.drafts[what]
	d.lent[what] = true
	d.mu.Unlock()
	t.Text = strings.TrimRight(t.Text, "\n") + "\n"
	err := d.write(what, t)
	d.mu.Lock()
	defer d.mu.Unlock()
	d.lent[what], d.broken = err == nil, err
	return d.file(what, d.pid) + textEnd, err
}

// Return takes the file back: Flush may write it again.
func (d *Desk) Return(what string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.lent[fileName(what)] = false
}

// Where returns the file in which a draft is kept, or why it is in none.
func (d *Desk) Where(what string) (string, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.file(fileName(what), d.pid) + textEnd, d.broken
}

// Flush writes all drafts that have changed to their files.
func (d *Desk) Flush() error {
	d.disk.Lock()
	defer d.disk.Unlock()
	d.mu.Lock()
	dirty := slices.Collect(maps.Keys(d.dirty))
	d.mu.Unlock()
	var failed error
	for _, what := range dirty {
		if err := d.sync(what); err != nil {
			failed = err
		}
	}
	if len(dirty) > 0 {
		d.mu.Lock()
		d.broken = failed
		d.mu.Unlock()
	}
	return failed
}

// sync writes a draft's file, or removes it. What is put on the desk
// in the meantime waits for the next Flush.
func (d *Desk) sync(what string) (err error) {
	d.mu.Lock()
	t, ok := d.drafts[what]
	lent := d.lent[what]
	if !lent {
		delete(d.dirty, what)
	}
	kept := d.dir != ""
	d.mu.Unlock()
	switch {
	case lent:
		return nil
	case ok:
		err = d.write(what, t)
	case kept:
		err = d.remove(what)
	}
	if err != nil {
		d.mu.Lock()
		d.dirty[what] = true
		d.mu.Unlock()
	}
	return err
}

// Forget removes all drafts that have one of the IDs in their names, those
// of other programs too, and returns the files that could not be removed.
func (d *Desk) Forget(ids ...model.ID) (left []string) {
	about := func(name string) bool {
		return slices.ContainsFunc(ids, func(id model.ID) bool { return strings.Contains(name, id.String()) })
	}
	d.disk.Lock()
	defer d.disk.Unlock()
	d.mu.Lock()
	maps.DeleteFunc(d.drafts, func(what string, _ Draft) bool { return about(what) })
	maps.DeleteFunc(d.dirty, func(what string, _ bool) bool { return about(what) })
	dir := d.dir
	d.mu.Unlock()
	if dir == "" {
		return nil
	}
	entries, _ := os.ReadDir(dir) // without it there are none
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if about(e.Name()) && os.Remove(path) != nil {
			left = append(left, path)
		}
	}
	_ = os.Remove(dir) // goes if they were the last
	return left
}

// write keeps a draft in its file. The text comes last: without it there is no
// draft.
func (d *Desk) write(what string, t Draft) error {
	if err := d.makeDir(); err != nil {
		return err
	}
	file := d.file(what, d.pid)
	if t.Base != "" || t.Seen != "" {
		b, err := json.Marshal(Draft{Base: t.Base, Seen: t.Seen})
		if err != nil {
			return err
		}
		if err := os.WriteFile(file+baseEnd, b, 0o600); err != nil {
			return err
		}
	} else if err := os.Remove(file + baseEnd); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	// Beside and renamed: a disk that is full must not empty the last version.
	if err := os.WriteFile(file+".new", []byte(t.Text), 0o600); err != nil {
		return err
	}
	return os.Rename(file+".new", file+textEnd)
}

func (d *Desk) makeDir() error {
	d.mu.Lock()
	dir := d.dir
	d.mu.Unlock()
	if dir != "" {
		return os.MkdirAll(dir, 0o700)
	}
	dir, err := os.MkdirTemp("", "baton-")
	d.mu.Lock()
	d.dir = dir
	d.mu.Unlock()
	return err
}

func (d *Desk) remove(what string) error {
	for _, end := range []string{textEnd, baseEnd} {
		if err := os.Remove(d.file(what, d.pid) + end); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	_ = os.Remove(d.dir) // goes if it was the last
	return nil
}
