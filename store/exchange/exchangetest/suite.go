package exchangetest

import (
	"bytes"
	"errors"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baton/model"
	"baton/model/modeltest"
	"baton/model/transfer"
	"baton/store/exchange"
)

// Run asks of a format what every format has to do. Its files lie in the folder
// testdata/NAME: sample.EXT is one as people have it, hostile.EXT one whose texts
// hold control characters, an OSC 52 and marks that turn the direction of writing.
// A format that can't be read needs neither.
func Run(t *testing.T, f exchange.Format) {
	t.Run("the row is complete", func(t *testing.T) { complete(t, f) })
	if f.Write != nil {
		t.Run("the same board is the same file", func(t *testing.T) { sameFile(t, f) })
	}
	if f.Read == nil {
		return
	}
	t.Run("its files are recognised, and no others", func(t *testing.T) { recognised(t, f) })
	t.Run("a file of another kind is refused in one line", func(t *testing.T) { damaged(t, f) })
	t.Run("hostile text comes in as text", func(t *testing.T) { hostile(t, f) })
	for name, board := range map[string]func() *modeltest.Log{"a new board": Fresh, "a board in use": inUse} {
		t.Run("a second import changes nothing on "+name, func(t *testing.T) { again(t, f, board()) })
		t.Run("an undo brings back "+name, func(t *testing.T) { undone(t, f, board()) })
	}
	if f.Write != nil {
		t.Run("what it writes it reads again", func(t *testing.T) { readAgain(t, f) })
	}
}

// inUse returns a board that has a task.
func inUse() *modeltest.Log {
	l := Fresh()
	add := model.AddTask{Task: &model.Task{Title: "Mine", Column: "doing", Assignees: []model.PersonID{"kim"}}, Body: &model.Body{Description: "Ours."}}
	_, _ = l.Propose(model.Draft{Verb: "add", Do: []model.Change{add}}, "kim") // nothing forbids it
	return l
}

// file returns a file of the format, and its name.
func file(t *testing.T, f exchange.Format, name string) (string, []byte) {
	t.Helper()
	all, err := filepath.Glob(filepath.Join("testdata", f.Name, name+"*"))
	if err != nil || len(all) != 1 {
		t.Fatalf("testdata/%s has to have one %s file: got %v, %v", f.Name, name, all, err)
	}
	b, err := os.ReadFile(all[0])
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Base(all[0]), b
}

// complete checks that a row of the registry is complete.
func complete(t *testing.T, f exchange.Format) {
	if f.Name == "" || f.Name != strings.ToLower(f.Name) || f.Help == "" || strings.Contains(f.Help, "\n") {
		t.Errorf("the format %q, %q needs a name in small letters and a line of help", f.Name, f.Help)
	}
	if strings.TrimSpace(f.Page) == "" || slices.ContainsFunc(strings.Split(f.Page, "\n"), func(l string) bool { return len(l) > 90 }) {
		t.Errorf("the page of help of %s is empty or wider than a terminal:\n%s", f.Name, f.Page)
	}
	for _, p := range f.Names {
		if _, err := path.Match(p, ""); err != nil || p != strings.ToLower(p) {
			t.Errorf("%q is not a valid pattern in lower case: %v", p, err)
		}
	}
	if f.Read != nil && (f.Is == nil || f.What == "" || len(f.Names) == 0) {
		t.Errorf("nothing tells how files of %s are recognised", f.Name)
	}
}

// recognised asks that a format's file is known by name and by content, and that no
// other format takes it for its own.
func recognised(t *testing.T, f exchange.Format) {
	base, b := file(t, f, "sample")
	for _, name := range []string{base, "standard input"} {
		o := Options()
		o.Name = name
		got, err := exchange.Import("", bytes.NewReader(b), o)
		if err != nil || got.Format != f.Name {
			t.Errorf("%s: got %+v, %v, want it read as %s", name, got, err, f.Name)
		}
	}
	for _, o := range exchange.Registry() {
		if o.Is != nil && o.Name != f.Name && o.Is(bytes.TrimSpace(b)) {
			t.Errorf("%s takes a file of %s for its own", o.Name, f.Name)
		}
		if o.Read != nil && o.Name != f.Name {
			_, theirs := file(t, o, "sample")
			Refused(t, f.Name, string(theirs), "baton import "+o.Name+" FILE")
		}
	}
}

// damaged imports files that were cut off or corrupted, and some that were never files of
// the format.
func damaged(t *testing.T, f exchange.Format) {
	_, b := file(t, f, "sample")
	_, worse := file(t, f, "hostile")
	all := [][]byte{nil, []byte(" \n"), []byte("\x00\x01\x02"), []byte("\xff\xfe"), []byte("\xff\xff\xff\xff"), []byte(strings.Repeat("[", 1<<16)), []byte("\xef\xbb\xbf")}
	for _, whole := range [][]byte{b, worse} {
		for i := 1; i < len(whole); i += 1 + len(whole)/97 {
			flipped := bytes.Clone(whole)
			flipped[i] ^= 0x55
			all = append(all, whole[:i], whole[i:], flipped, slices.Concat(whole[:i], whole[i+1:]))
		}
	}
	for _, b := range all {
		Swallow(t, f.Name, b)
	}
}

func hostile(t *testing.T, f exchange.Format) {
	l := Fresh()
	_, b := file(t, f, "hostile")
	for _, either := range []string{"\x1b \\u001b", "\x07 \\u0007", "\u202e \\u202e"} { // raw, or as JSON writes it
		raw, escaped, _ := strings.Cut(either, " ")
		if !bytes.Contains(b, []byte(raw)) && !bytes.Contains(b, []byte(escaped)) {
			t.Fatalf("the file is not hostile enough: it has no %q", raw)
		}
	}
	if _, err := Bring(t, l, f.Name, b); err != nil {
		t.Fatal(err)
	}
	Harmless(t, l.Board)
	for task := range l.Tasks() {
		if strings.Contains(task.Title, "]52;c;eA==") && strings.Contains(task.Title, "login") {
			return
		}
	}
	t.Error("no title shows what the OSC 52 in it was")
}

func again(t *testing.T, f exchange.Format, l *modeltest.Log) {
	for _, name := range []string{"sample", "hostile"} {
		_, b := file(t, f, name)
		if _, err := Bring(t, l, f.Name, b); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if rep, err := Bring(t, l, f.Name, b); !errors.Is(err, model.ErrNothing) {
			t.Errorf("%s: got %v and %+v, want nothing to change", name, err, l.Events[len(l.Events)-1].Do)
		} else if out := Text(t, rep); !strings.Contains(out, "unchanged") {
			t.Errorf("%s: the report does not say so:\n%s", name, out)
		}
	}
}

func undone(t *testing.T, f exchange.Format, l *modeltest.Log) {
	before := Export(t, "json", l, l.Board, false)
	_, b := file(t, f, "sample")
	if _, err := Bring(t, l, f.Name, b); err != nil {
		t.Fatal(err)
	}
	if Export(t, "json", l, l.Board, false) == before {
		t.Fatal("the import brought nothing")
	}
	Undo(t, l)
	if after := Export(t, "json", l, l.Board, false); after != before {
		t.Errorf("got\n%s\nwant\n%s", after, before)
	}
}

// written returns a board in the format.
func written(t *testing.T, f exchange.Format, b *model.Board) string {
	t.Helper()
	var out bytes.Buffer
	if err := exchange.Export(f.Name, &out, b, transfer.ExportOptions{Now: Options().Now, Origin: model.ID{1}}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func sameFile(t *testing.T, f exchange.Format) {
	l := modeltest.NewLog(modeltest.Setup())
	add := model.AddTask{Task: &model.Task{Title: "Fix", Column: "doing", Labels: []model.LabelID{"api", "bug"}, Fields: []model.FieldValue{
		{Name: "Size", Value: model.Text("XL")}, {Name: "Area", Value: model.Number(2)}, {Name: "Go", Value: model.Bool(true)},
	}}, Body: &model.Body{}}
	if _, err := l.Propose(model.Draft{Verb: "add", Do: []model.Change{add}}, "kim"); err != nil {
		t.Fatal(err)
	}
	first := written(t, f, l.Board)
	for range 20 { // maps have another order each time
		if next := written(t, f, l.Fold()); next != first {
			t.Fatalf("got\n%s\nand\n%s", first, next)
		}
	}
}

// readAgain asks that a file which the format wrote brings the board that it was
// written of, as far as the format can tell.
func readAgain(t *testing.T, f exchange.Format) {
	for _, name := range []string{"sample", "hostile"} {
		l, other := Fresh(), Fresh()
		_, b := file(t, f, name)
		if _, err := Bring(t, l, f.Name, b); err != nil {
			t.Fatal(err)
		}
		first := written(t, f, l.Board)
		if _, err := Bring(t, other, f.Name, []byte(first)); err != nil {
			t.Fatalf("%v:\n%s", err, first)
		}
		if got, want := len(Tasks(other.Board)), len(Tasks(l.Board)); got != want {
			t.Errorf("%s: got %d tasks, want %d", name, got, want)
		}
		if second := written(t, f, other.Board); second != first {
			t.Errorf("%s: got\n%s\nwant\n%s", name, second, first)
		}
	}
}
