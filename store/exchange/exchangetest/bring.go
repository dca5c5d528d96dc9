package exchangetest

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/model/modeltest"
	"baton/model/transfer"
	"baton/store/exchange"
	"baton/store/exchange/card"
)

// Fresh returns a board as baton init makes one.
func Fresh() *modeltest.Log {
	s, _ := model.Template("kanban")
	s.People = []model.Person{{ID: "kim", Name: "kim"}}
	return modeltest.NewLog(s)
}

// At returns a moment that RFC 3339 spells.
func At(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return t
}

// Options returns those of an import at a fixed moment, of a file called board.
func Options() transfer.ImportOptions {
	return transfer.ImportOptions{Now: At("2026-11-23T12:00:00+01:00"), Name: "board"}
}

// T is a test that can fail: *testing.T, or a property of rapid.
type T interface {
	Helper()
	Fatalf(format string, args ...any)
}

// Bring imports a file and records it.
func Bring(t T, l *modeltest.Log, format string, b []byte) (card.Summary, error) {
	t.Helper()
	f, err := exchange.Import(format, bytes.NewReader(b), Options())
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

// Sample reads one of the real exports.
func Sample(t *testing.T, name string) []byte {
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

// Text returns a report as people see it.
func Text(t *testing.T, r card.Summary) string {
	t.Helper()
	var b strings.Builder
	if err := r.WriteText(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Tasks returns the tasks of a board.
func Tasks(b *model.Board) []*model.Task {
	var out []*model.Task
	for t := range b.Tasks() {
		out = append(out, t)
	}
	return out
}

// Do makes changes by hand.
func Do(t T, l *modeltest.Log, c ...model.Change) {
	t.Helper()
	if _, err := l.Propose(model.Draft{Verb: "edit", Do: c}, "kim"); err != nil {
		t.Fatalf("%v", err)
	}
}

// Undo takes the last change back.
func Undo(t T, l *modeltest.Log) {
	t.Helper()
	d, err := model.Undo("kim", 0).Plan(true)(l)
	if err == nil {
		_, err = l.Propose(d, "kim")
	}
	if err != nil && !errors.Is(err, model.ErrNothing) {
		t.Fatalf("undo: %v", err)
	}
}

// Export returns a board in a format.
func Export(t T, format string, l *modeltest.Log, b *model.Board, history bool) string {
	t.Helper()
	var out bytes.Buffer
	o := transfer.ExportOptions{}
	if history {
		o.History = slices.Values(l.Events)
	}
	if err := exchange.Export(format, &out, b, o); err != nil {
		t.Fatalf("export: %v", err)
	}
	return out.String()
}
