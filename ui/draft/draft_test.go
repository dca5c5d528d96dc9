package draft

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/oklog/ulid/v2"
	"pgregory.net/rapid"
)

// TestADeskIsWhatWasPutOnIt compares desks that are opened one after the other
// with a map, whatever drafts are called and say.
func TestADeskIsWhatWasPutOnIt(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		dir := filepath.Join(t.TempDir(), rapid.StringMatching(`[a-z]{8}`).Draw(r, "dir"))
		defer func() { _ = os.RemoveAll(dir) }()
		want, d := map[string]Draft{}, Open(dir)
		for range rapid.IntRange(1, 8).Draw(r, "steps") {
			what := rapid.OneOf(rapid.SampledFrom([]string{"add", "comment-01J", "a/../b", "数", "学"}), rapid.String()).Draw(r, "what")
			if rapid.IntRange(0, 2).Draw(r, "drop") == 0 {
				d.Drop(what)
				delete(want, what)
			} else {
				want[what] = Draft{rapid.StringMatching(`[a-zé\n ]{0,9}x`).Draw(r, "text"), rapid.StringMatching(`[a-z]{0,3}`).Draw(r, "base"), Seen(rapid.StringMatching(`[0-9A-Z]{0,26}`).Draw(r, "seen"))}
				d.Put(what, want[what])
			}
			if rapid.Bool().Draw(r, "again") {
				if err := d.Flush(); err != nil {
					r.Fatal(err)
				}
				d = Open(dir)
			}
		}
		for what, w := range want {
			if got, ok := d.Get(what); !ok || got != w {
				r.Fatalf("%q: got %+v, want %+v", what, got, w)
			}
		}
		if len(d.drafts) != len(want) {
			r.Fatalf("%d drafts, want %d", len(d.drafts), len(want))
		}
	})
}

func TestWhatAnEditorHasIsLeftAlone(t *testing.T) {
	d := Open(t.TempDir())
	d.Put("add", Draft{Text: "begun"})
	path, err := d.Lend("add")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("half an hour"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.Put("add", Draft{Text: "other"})
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	if b, _ := os.ReadFile(path); string(b) != "half an hour" {
		t.Errorf("the editor's file holds %q", b)
	}
	if got, _ := Open(d.dir).Get("add"); got.Text != "half an hour" {
		t.Errorf("the next program finds %q", got.Text)
	}
}

func TestDraftsOfARunningProgramAreItsOwn(t *testing.T) {
	dir := t.TempDir()
	parent := Open(dir)
	parent.pid = os.Getppid()
	parent.Put("add", Draft{Text: "theirs"})
	if err := parent.Flush(); err != nil {
		t.Fatal(err)
	}
	if got, ok := Open(dir).Get("add"); ok {
		t.Errorf("took %q from a program that runs", got.Text)
	}
}

func TestWhereNamesNoFileThatCanNotBe(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d := Open(filepath.Join(file, "drafts"))
	d.Put("add", Draft{Text: "mine"})
	for range 2 {
		if path, err := d.Where("add"); err == nil {
			t.Errorf("said to be in %s", path)
		}
		if d.Flush() == nil {
			t.Error("flushed to nowhere")
		}
	}
	if got, _ := d.Get("add"); got.Text != "mine" {
		t.Errorf("the text became %q", got.Text)
	}
}

func TestForgettingATaskLeavesNoDraftAboutIt(t *testing.T) {
	dir, id, other := t.TempDir(), ulid.Make(), ulid.Make()
	theirs := Open(dir)
	theirs.pid = os.Getppid()
	mine := Open(dir)
	for _, d := range []*Desk{theirs, mine} {
		for _, verb := range []string{"edit-", "comment-", "description-", "line-", "block-"} {
			d.Put(verb+id.String(), Draft{Text: "secret", Base: "secret"})
			d.Put(verb+other.String(), Draft{Text: "other"})
		}
		if err := d.Flush(); err != nil {
			t.Fatal(err)
		}
	}
	if left := mine.Forget(id); len(left) > 0 {
		t.Errorf("left %q", left)
	}
	if err := mine.Flush(); err != nil {
		t.Fatal(err)
	}
	left, err := filepath.Glob(filepath.Join(dir, "*"+id.String()+"*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left %q (%v)", left, err)
	}
	if got, _ := Open(dir).Get("edit-" + other.String()); got.Text != "other" {
		t.Errorf("the draft about another task became %q", got.Text)
	}
}
