package pages

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"baton/model"
	"baton/store"
)

const pageSize = 4096

// file is a bbolt file in memory, to be damaged.
type file struct {
	b    []byte
	head Head
}

// soundFile returns a file with a large bucket of several pages, one that holds a
// value longer than a page, one that lies in its own entry, and free pages.
func soundFile(t testing.TB) file {
	t.Helper()
	path := filepath.Join(t.TempDir(), "b.db")
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{PageSize: pageSize, NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	for n, fill := range []func(tx *bbolt.Tx) error{
		func(tx *bbolt.Tx) error { return put(tx, "large", 2000, 40) },
		func(tx *bbolt.Tx) error { return put(tx, "small", 3, 10) },
		func(tx *bbolt.Tx) error { return put(tx, "long", 2, 3*pageSize) },
		func(tx *bbolt.Tx) error { return put(tx, "gone", 1000, 40) },
		func(tx *bbolt.Tx) error { return tx.DeleteBucket([]byte("gone")) },
		func(tx *bbolt.Tx) error { return put(tx, "small", 4, 10) }, // what was freed is written down as free
	} {
		if err := db.Update(fill); err != nil {
			t.Fatal(n, err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	_, heads := NewImage(b)
	return file{b, heads[0]}
}

func put(tx *bbolt.Tx, bucket string, n, size int) error {
	b, err := tx.CreateBucketIfNotExists([]byte(bucket))
	for i := range n {
		if err == nil {
			err = b.Put(fmt.Appendf(nil, "key %06d", i), bytes.Repeat([]byte{byte(i)}, size))
		}
	}
	return err
}

// page returns the bytes of a page, to be changed.
func (f file) page(id uint64) []byte { return f.b[id*pageSize : (id+1)*pageSize] }

// checker returns a checker of the file.
func (f file) checker(t testing.TB) *Checker {
	t.Helper()
	r := bytes.NewReader(f.b)
	free, err := readFreelist("b.db", r, f.head, int64(len(f.b)))
	if err != nil {
		t.Fatal(err)
	}
	return NewChecker("b.db", r, pageSize, f.head.Pages, free)
}

// large returns the branch at the root of the large bucket, and its first leaf.
func (f file) large(t testing.TB) (branch, leaf uint64) {
	t.Helper()
	branch = f.checker(t).Buckets(f.head.Root)["large"]
	return branch, binary.NativeEndian.Uint64(f.page(branch)[boltHeader+8:])
}

// open writes the file to disk and has it checked as before every use.
func (f file) open(t testing.TB) error {
	t.Helper()
	path := filepath.Join(t.TempDir(), "b.db")
	if err := os.WriteFile(path, f.b, 0o600); err != nil {
		t.Fatal(err)
	}
	on, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = on.Close() }()
	_, err = CheckFile("b.db", on)
	return err
}

func TestASoundFileIsFoundSound(t *testing.T) {
	f := soundFile(t)
	if err := f.open(t); err != nil {
		t.Error(err)
	}
	if faults := Faults(f.b); len(faults) > 0 {
		t.Errorf("got %q", faults)
	}
	c := f.checker(t)
	if len(c.free.pages) == 0 {
		t.Error("the file has no free pages to look at")
	}
	err := store.Attempt(func() error {
		begins := c.Buckets(f.head.Root)
		if got, want := slices.Sorted(maps.Keys(begins)), []string{"large", "long", "small"}; !slices.Equal(got, want) || begins["small"] != 0 {
			t.Errorf("got the buckets %v, want %v with the small one in its entry", begins, want)
		}
		c.CheckFree(f.head.Root, begins)
		for i := range 2000 {
			key := fmt.Appendf(nil, "key %06d", i)
			if p := c.Check(begins["large"], key, true); bytes.Compare(p.First(), key) > 0 || bytes.Compare(p.Last(), key) < 0 {
				t.Errorf("%s leads to the leaf from %q to %q", key, p.First(), p.Last())
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func TestAPageThatCannotBeIsRefused(t *testing.T) {
	e := binary.NativeEndian
	for what, spoil := range map[string]func(f file, branch, leaf uint64){
		"another number":            func(f file, _, leaf uint64) { e.PutUint64(f.page(leaf), leaf+1) },
		"no kind of page":           func(f file, _, leaf uint64) { e.PutUint16(f.page(leaf)[8:], 4) },
		"a freelist's kind":         func(f file, _, leaf uint64) { e.PutUint16(f.page(leaf)[8:], freelistPage) },
		"more keys than fit":        func(f file, _, leaf uint64) { e.PutUint16(f.page(leaf)[10:], 60_000) },
		"a key less":                func(f file, _, leaf uint64) { f.page(leaf)[10]-- },
		"longer than the file":      func(f file, _, leaf uint64) { e.PutUint32(f.page(leaf)[12:], 1<<31) },
		"a page more than it has":   func(f file, _, leaf uint64) { e.PutUint32(f.page(leaf)[12:], 1) },
		"a key that is elsewhere":   func(f file, _, leaf uint64) { f.page(leaf)[boltHeader+4]++ },
		"an empty key":              func(f file, _, leaf uint64) { e.PutUint32(f.page(leaf)[boltHeader+8:], 0) },
		"a value past the end":      func(f file, _, leaf uint64) { e.PutUint32(f.page(leaf)[boltHeader+12:], 1<<30) },
		"keys out of order":         func(f file, _, leaf uint64) { swapFirstKeys(f.page(leaf)) },
		"a branch without keys":     func(f file, branch, _ uint64) { e.PutUint16(f.page(branch)[10:], 0) },
		"a child that is its own":   func(f file, branch, _ uint64) { e.PutUint64(f.page(branch)[boltHeader+8:], branch) },
		"a child past the end":      func(f file, branch, _ uint64) { e.PutUint64(f.page(branch)[boltHeader+8:], f.head.Pages) },
		"a child that is a head":    func(f file, branch, _ uint64) { e.PutUint64(f.page(branch)[boltHeader+8:], 1) },
		"a child under a false key": func(f file, branch, _ uint64) { swapFirstKeys(f.page(branch)) },
		"two children exchanged": func(f file, branch, leaf uint64) {
			p := f.page(branch)[boltHeader+8:]
			e.PutUint64(p, e.Uint64(p[elementSize:]))
			e.PutUint64(p[elementSize:], leaf)
		},
	} {
		f := soundFile(t)
		branch, leaf := f.large(t)
		spoil(f, branch, leaf)
		if faults := Faults(f.b); len(faults) == 0 {
			t.Errorf("%s: the whole file is found sound", what)
		}
		err := store.Attempt(func() error { f.checker(t).Check(branch, []byte("key 000000"), false); return nil })
		if model.CodeOf(err) != model.Damaged || !strings.HasPrefix(err.Error(), "b.db is damaged: ") {
			t.Errorf("%s: got %v of the way to a key", what, err)
		}
	}
}

// swapFirstKeys exchanges what tells the first two keys of a page apart.
func swapFirstKeys(page []byte) {
	first := bytes.Index(page, []byte("key "))
	second := first + 4 + bytes.Index(page[first+4:], []byte("key "))
	n := len("key 000000")
	a := bytes.Clone(page[first : first+n])
	copy(page[first:], page[second:second+n])
	copy(page[second:], a)
}

func TestAFreeListThatCannotBeIsRefused(t *testing.T) {
	e := binary.NativeEndian
	const list = boltHeader // where the numbers of pages begin
	for what, spoil := range map[string]func(f file, page []byte){
		"another number":       func(f file, p []byte) { e.PutUint64(p, f.head.freelist+1) },
		"another kind":         func(_ file, p []byte) { e.PutUint16(p[8:], leafPage) },
		"more than fit":        func(_ file, p []byte) { e.PutUint16(p[10:], 60_000) },
		"longer than the file": func(_ file, p []byte) { e.PutUint32(p[12:], 1<<20) },
		"a head is free":       func(_ file, p []byte) { e.PutUint64(p[list:], 1) },
		"a page past the end":  func(f file, p []byte) { e.PutUint64(p[list+8*(e.Uint16(p[10:])-1):], f.head.Pages) },
		"a page twice":         func(_ file, p []byte) { copy(p[list+8:list+16], p[list:list+8]) },
		"out of order":         func(_ file, p []byte) { e.PutUint64(p[list:], e.Uint64(p[list+8:])+1) },
		"it is free itself":    func(f file, p []byte) { e.PutUint16(p[10:], 1); e.PutUint64(p[list:], f.head.freelist) },
	} {
		f := soundFile(t)
		if n := e.Uint16(f.page(f.head.freelist)[10:]); n < 2 {
			t.Fatalf("the list has %d pages", n)
		}
		spoil(f, f.page(f.head.freelist))
		const want = "b.db is damaged: its list of free pages can't be read"
		if err := f.open(t); model.CodeOf(err) != model.Damaged || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", what, err, want)
		}
		if faults := Faults(f.b); len(faults) == 0 {
			t.Errorf("%s: the whole file is found sound", what)
		}
	}
}

func TestAPageInUseIsNotFree(t *testing.T) {
	for _, which := range []string{"branch", "leaf", "root", "long"} {
		f := soundFile(t)
		branch, leaf := f.large(t)
		long := f.checker(t).Buckets(f.head.Root)["long"]
		page := map[string]uint64{"branch": branch, "leaf": leaf, "root": f.head.Root, "long": long + 1}[which] // a value goes on there
		p := f.page(f.head.freelist)
		binary.NativeEndian.PutUint16(p[10:], 1)
		binary.NativeEndian.PutUint64(p[boltHeader:], page)
		if err := f.open(t); err != nil {
			t.Errorf("%s: got %v of a list that could be", which, err)
		}
		want := fmt.Sprintf("page %d is in use but listed as free", page)
		if got := Faults(f.b); !slices.Equal(got, []string{want}) {
			t.Errorf("%s: got %q, want %q", which, got, want)
		}
	}
}

func TestAFileThatBboltWouldFaultOnIsRefused(t *testing.T) {
	for want, spoil := range map[string]func(f file) file{
		"b.db is an empty file":                               func(f file) file { return file{nil, f.head} },
		"b.db is not a baton board":                           func(f file) file { return file{bytes.Repeat([]byte("text"), 5000), f.head} },
		"b.db is damaged: its end is cut off":                 func(f file) file { return file{f.b[:(f.head.Pages-1)*pageSize], f.head} },
		"b.db is damaged: one of its two heads can't be read": func(f file) file { f.page(0)[boltHeader+20]++; return f },
		"b.db is damaged: neither of its heads can be read":   func(f file) file { f.page(0)[boltHeader+20]++; f.page(1)[boltHeader+20]++; return f },
	} {
		if err := spoil(soundFile(t)).open(t); model.CodeOf(err) != model.Damaged || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// A walker finds all that bbolt would, and past a page that can't be read all else.
func TestAWalkerCarriesOnPastWhatCannotBeRead(t *testing.T) {
	f := soundFile(t)
	_, leaf := f.large(t)
	walk := func() (found map[string]int, lost []uint64) {
		found = map[string]int{}
		img, heads := NewImage(f.b)
		w := Walker{
			Image: img, Seen: map[uint64]bool{},
			Pair: func(bucket string, _, _ []byte) { found[bucket]++ },
			Lost: func(_ string, page uint64) { lost = append(lost, page) },
		}
		w.Tree("", heads[0].Root)
		return found, lost
	}
	got, lost := walk()
	if want := map[string]int{"large": 2000, "small": 4, "long": 2}; !maps.Equal(got, want) || len(lost) > 0 {
		t.Errorf("got %v without pages %d, want %v", got, lost, want)
	}
	on := int(binary.NativeEndian.Uint16(f.page(leaf)[10:]))
	clear(f.page(leaf))
	got, lost = walk()
	if want := map[string]int{"large": 2000 - on, "small": 4, "long": 2}; !maps.Equal(got, want) || !slices.Equal(lost, []uint64{leaf}) {
		t.Errorf("got %v without pages %d, want %v without %d", got, lost, want, leaf)
	}
}

func TestWhateverAFileHoldsNothingPanics(t *testing.T) {
	pristine := soundFile(t)
	random := rand.New(rand.NewPCG(3, 1))
	for range 500 {
		f := file{bytes.Clone(pristine.b), pristine.head}
		at := random.IntN(len(f.b))
		for i := at; i < min(at+1+random.IntN(40), len(f.b)); i++ {
			f.b[i] = byte(random.Uint32())
		}
		Faults(f.b)
		img, heads := NewImage(f.b)
		w := Walker{Image: img, Seen: map[uint64]bool{}, Pair: func(string, []byte, []byte) {}, Lost: func(string, uint64) {}}
		for _, h := range heads {
			w.Tree("", h.Root)
		}
		w.Loose()
	}
}
