package exchange

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/model/modeltest"
)

// fresh returns a board as baton init makes one.
func fresh() *modeltest.Log {
	s, _ := model.Template("kanban")
	s.People = []model.Person{{ID: "kim", Name: "kim"}}
	return modeltest.NewLog(s)
}

func at(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return t
}

func options() Options { return Options{Now: at("2026-11-23T12:00:00+01:00"), Name: "board"} }

type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

// bring imports a file and records it.
func bring(t fataler, l *modeltest.Log, format string, b []byte) (Report, error) {
	t.Helper()
	f, err := Import(format, bytes.NewReader(b), options())
	if err != nil {
		t.Fatalf("import: %v", err)
	}
	d, rep, err := f.Draft(l)
	if err != nil {
		t.Fatalf("draft: %v", err)
	}
	_, err = l.Propose(d, "kim")
	if err != nil && !errors.Is(err, model.ErrNothing) {
		t.Fatalf("propose: %v", err)
	}
	return rep, err
}

// sample reads one of the real exports.
func sample(t *testing.T, name string) []byte {
	t.Helper()
	dir := os.Getenv("BATON_SAMPLES")
	if dir == "" {
		t.Skip("BATON_SAMPLES names no folder with real exports")
	}
	b, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func text(t *testing.T, r Report) string {
	t.Helper()
	var b strings.Builder
	if err := r.WriteText(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func tasks(b *model.Board) []*model.Task {
	var out []*model.Task
	for t := range b.Tasks() {
		out = append(out, t)
	}
	return out
}
