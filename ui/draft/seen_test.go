package draft

import (
	"os"
	"path/filepath"
	"testing"

	"baton/model"
)

// A draft that an older version kept has a number where this one has an identity:
// its text is there, and what its author had seen is not known.
func TestADraftOfAnOlderVersionKeepsItsTextAndIsAskedAbout(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"description-X.1.md": "mine", "description-X.1.json": `{"Text":"","Base":"theirs","Seen":12}`} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := read(filepath.Join(dir, "description-X.1"))
	if err != nil || got.Text != "mine" || got.Base != "theirs" {
		t.Errorf("got %+v, %v", got, err)
	}
	if got.Seen.Event() != model.UnknownEvent() {
		t.Errorf("its author had seen %v", got.Seen.Event())
	}
}

func TestWhatAnAuthorHadSeenIsKept(t *testing.T) {
	id := model.EventID{1, 2, 3}
	if got := SeenUpTo(id).Event(); got != id {
		t.Errorf("got %v", got)
	}
	if got := SeenUpTo(model.EventID{}); got != "" || !got.Event().IsZero() {
		t.Errorf("of no event: got %q", got)
	}
}
