package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"baton/model"
	"baton/store"
	"baton/store/bolt"
	"baton/ui"
	"baton/ui/keymap"
)

// desk is a screen on a store, with what it does behind the screen.
type desk struct {
	*testing.T
	app  *ui.App
	msgs chan tea.Msg
}

func sitAt(t *testing.T, s *store.Store) *desk {
	t.Helper()
	keys, err := keymap.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	app, err := ui.New(context.Background(), ui.Options{Store: s, Keys: keys, Me: "kim", Now: time.Now, Terminal: ui.Terminal{Profile: colorprofile.NoTTY, Theme: "dark"}})
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{t, app, make(chan tea.Msg)}
	d.begin(app.Init())
	d.send(tea.WindowSizeMsg{Width: 160, Height: 30})
	return d
}

// begin runs a command, whose message comes when it comes.
func (d *desk) begin(c tea.Cmd) {
	if c == nil {
		return
	}
	go func() {
		select {
		case d.msgs <- c():
		case <-d.Context().Done():
		}
	}()
}

func (d *desk) send(m tea.Msg) {
	if batch, ok := m.(tea.BatchMsg); ok {
		for _, c := range batch {
			d.begin(c)
		}
		return
	}
	_, c := d.app.Update(m)
	d.begin(c)
}

// keys types a text, and return.
func (d *desk) keys(text string) {
	for _, r := range text {
		d.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	d.send(tea.KeyPressMsg{Code: tea.KeyEnter})
}

// sees waits until the screen holds a text.
func (d *desk) sees(text string) {
	d.Helper()
	hang := time.After(2 * time.Minute)
	for {
		rows, _ := d.app.Draw(160, 30)
		screen := strings.Join(rows, "\n")
		if strings.Contains(screen, text) {
			return
		}
		select {
		case m := <-d.msgs:
			d.send(m)
		case <-hang:
			d.Fatalf("no %q on the screen:\n%s", text, screen)
		}
	}
}

// TestWhatIsPutInThePlaceOfAnOpenBoard holds the screen and the store together:
// a copy of the board may be gone on with, nothing else is written to or shown.
func TestWhatIsPutInThePlaceOfAnOpenBoard(t *testing.T) {
	dir, ctx := t.TempDir(), context.Background()
	add := func(s *store.Store, title string) {
		t.Helper()
		if _, err := s.Apply(ctx, "kim", func(model.Reader) (model.Draft, error) {
			return model.Draft{Verb: "add", Do: []model.Change{model.AddTask{Task: &model.Task{Title: title}, Body: &model.Body{}}}}, nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	at := func(name string) (string, *store.Store) {
		path := filepath.Join(dir, name)
		s, err := bolt.Open(path, bolt.Options{NoBackups: true})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(s.Close)
		return path, s
	}
	path, mine := at("b.db")
	other, theirs := at("other.db")
	add(mine, "First of mine")
	copied, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	add(mine, "Second of mine")
	add(theirs, "Theirs")
	d := sitAt(t, mine)
	put := func(content []byte) {
		t.Helper()
		if err := os.WriteFile(path+".x", content, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(path+".x", path); err != nil {
			t.Fatal(err)
		}
	}
	was, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	that, err := os.ReadFile(other)
	if err != nil {
		t.Fatal(err)
	}
	d.sees("Second of mine")
	theBoardIs := func(in []byte, says string) {
		t.Helper()
		d.sees(says)
		d.sees("First of mine")
		if now, err := os.ReadFile(path); err != nil || string(now) != string(in) {
			t.Fatalf("what is there was written to (%v)", err)
		}
	}
	garbage := []byte(strings.Repeat("garbage ", 4096))
	put(garbage)
	theBoardIs(garbage, "is not a baton board")
	put(that)
	theBoardIs(that, "another board has taken this one's place: put this board's file back")
	d.keys("nwords of mine")
	theBoardIs(that, "│ another board has") // in the line, with what was typed
	d.sees("words of mine")
	put(was)
	d.keys("")
	d.sees("added 3 words of mine")
	put(copied)
	d.sees("the board's file was replaced with another copy")
	d.keys("n into the copy")
	d.sees("Write to it?")
	d.send(tea.KeyPressMsg{Code: '!', Text: "!"})
	d.sees("added 2 into the copy")
}
