package bolt

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"
	"pgregory.net/rapid"

	"baton/model"
	"baton/model/flow"
	"baton/model/modeltest"
	"baton/model/report"
	"baton/store"
)

// drawn makes a board by random drafts, the same for the same seed.
func drawn(t *testing.T, path string, seed int) {
	l, err := New(path, Options{NoBackups: true})
	if err != nil {
		t.Fatal(err)
	}
	var w modeltest.World
	s := store.On(l, store.Options{Template: modeltest.Setup(), NewID: w.NewID})
	defer s.Close()
	drafts := rapid.Custom(func(rt *rapid.T) int {
		for range 12 {
			plan := func(r model.Reader) (model.Draft, error) { return modeltest.Draw(rt, r), nil }
			_, err := s.Apply(context.Background(), rapid.SampledFrom(modeltest.People()).Draw(rt, "by"), plan)
			if model.CodeOf(err) == model.Damaged {
				t.Fatal(err)
			}
		}
		return 0
	})
	drafts.Example(seed)
}

// bits are pieces of message pack that are wrong in most places: nothing, the
// longest lists, maps and texts there can be, the smallest and the largest
// numbers, and what is no message pack.
func bits() [][]byte {
	return [][]byte{
		{0xc0},
		{0x80},
		{0x90},
		{0xa0},
		{0xc1},
		{0x91, 0xc0},
		{0x00},
		{0xff},
		{0xdd, 0xff, 0xff, 0xff, 0xff},
		{0xdf, 0xff, 0xff, 0xff, 0xff},
		{0xdb, 0xff, 0xff, 0xff, 0xff},
		{0xd3, 0x80, 0, 0, 0, 0, 0, 0, 0},
		{0xd3, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff},
		{0xcf, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff},
		{0xce, 0x08, 0, 0, 0},
		{0xd2, 0x80, 0, 0, 0},
	}
}

// forge changes something in a value.
func forge(v []byte, r *rand.Rand) []byte {
	out := bytes.Clone(v)
	for range 1 + r.IntN(2) {
		at := r.IntN(len(out) + 1)
		switch bit := bits()[r.IntN(len(bits()))]; r.IntN(5) {
		case 0: // instead of what is there
			out = append(append(bytes.Clone(out[:at]), bit...), out[min(at+len(bit), len(out)):]...)
		case 1: // instead of one byte
			out = append(append(bytes.Clone(out[:at]), bit...), out[min(at+1, len(out)):]...)
		case 2:
			out = append(append(bytes.Clone(out[:at]), bit...), out[at:]...)
		case 3:
			out = out[:at]
		default:
			if at < len(out) {
				out[at] = byte(r.Uint32())
			}
		}
	}
	return out
}

// forged changes one value of a board's file, under a right checksum.
func forged(t *testing.T, path string, r *rand.Rand) string {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	what := ""
	err = db.Update(func(tx *bbolt.Tx) error {
		sealed := []string{eventsBucket, eventsBucket, eventsBucket, rowsBucket, bodiesBucket, metaBucket, historyBucket, ownBucket, daysBucket}
		name := sealed[r.IntN(len(sealed))]
		b := tx.Bucket([]byte(name))
		var keys [][]byte
		_ = b.ForEach(func(k, _ []byte) error {
			if name != metaBucket || string(k) == headKey || string(k) == setupKey {
				keys = append(keys, bytes.Clone(k))
			}
			return nil
		})
		if len(keys) == 0 {
			return nil
		}
		key := keys[r.IntN(len(keys))]
		what = fmt.Sprintf("%s %x", name, key)
		v, _ := unseal(key, b.Get(key))
		value, err := seal(nil, key, func(b []byte) ([]byte, error) { return append(b, forge(v, r)...), nil })
		if err != nil {
			return err
		}
		return b.Put(key, value)
	})
	if err != nil {
		t.Fatal(err)
	}
	return what
}

// A file in which anything may be told, under right checksums, is read or
// refused: nothing panics, and it takes memory by how large it is, not by what
// it says. What a repair makes of it passes the check, and no repair says to
// repair.
func TestWhateverAFileTellsIsReadOrRefused(t *testing.T) {
	dir := t.TempDir()
	boards := 4
	for n := range boards {
		drawn(t, filepath.Join(dir, fmt.Sprint("b", n)), n)
	}
	rounds := 200
	if testing.Short() {
		rounds = 60
	}
	for n := range rounds {
		r := rand.New(rand.NewPCG(7, uint64(n)))
		whole, err := os.ReadFile(filepath.Join(dir, fmt.Sprint("b", n%boards)))
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, fmt.Sprint("f", n))
		if err := os.WriteFile(path, whole, 0o600); err != nil {
			t.Fatal(err)
		}
		at := fmt.Sprintf("number %d, %s", n, forged(t, path, r))
		if used := memoryOf(func() { readAll(t, at, path) }); used > 64<<20 {
			t.Errorf("%s: reading %d bytes took %d", at, len(whole), used)
		}
		_ = os.Remove(path)
	}
}

// memoryOf returns how much memory is asked for while f runs.
func memoryOf(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// readAll reads a board in every way, changes it and repairs it.
func readAll(t *testing.T, at, path string) {
	t.Helper()
	ctx := context.Background()
	s, err := Open(path, Options{Options: store.Options{Now: func() time.Time { return time.Date(2026, 11, 26, 10, 0, 0, 0, time.UTC) }}, NoBackups: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	said := func(err error) {
		var text string
		if err != nil && model.CodeOf(err) != model.Refused { // which may name what people wrote
			text = err.Error()
		}
		if strings.Contains(text, "\n") || strings.Contains(text, "nil pointer") {
			t.Errorf("%s: %s", at, text)
		}
	}
	_, err = s.Board(ctx)
	said(err)
	_, err = s.Whole(ctx)
	said(err)
	said(s.View(ctx, func(r model.Reader) error { readLog(r); return nil }))
	_, err = s.Backup(ctx, io.Discard)
	said(err)
	health, err := s.Check(ctx)
	said(err)
	if err == nil && len(health.Faults) == 0 {
		_, err = s.Apply(ctx, "kim", model.Undo("kim", 0).Plan(true))
		said(err)
		return
	}
	if _, err = s.Repair(ctx); err != nil {
		if strings.Contains(err.Error(), "--repair") {
			t.Errorf("%s: a repair says %v", at, err)
		}
		return
	}
	if health, err = s.Check(ctx); err != nil || len(health.Faults) > 0 {
		t.Errorf("%s: after the repair the check finds %v, %q", at, err, health.Faults)
	}
	_ = os.Remove(path + ".damaged-20261126-100000")
}

// reports makes every report there is of a log, and what a standup begins with.
func reports(r model.Reader) {
	now := time.Date(2026, 11, 26, 10, 0, 0, 0, time.UTC)
	ways := flow.Begin(r.Setup())
	for ev := range r.Log(model.Span{Brief: true}) {
		ways.Take(ev)
	}
	h := ways.End()
	for _, k := range []report.Kind{report.Weekly, report.Sprint, report.Person, report.Milestone, report.Flow} {
		for _, since := range []model.Day{0, 1} {
			ask := report.Ask{Kind: k, Window: report.Window(h, k, since, 0, now), Now: model.At(now), Dice: func(uint64) func(int) int { return func(int) int { return 0 } }}
			for _, p := range append([]model.PersonID{""}, modeltest.People()...) {
				ask.Person = p
				report.Make(h, ask)
			}
		}
	}
}

// readLog reads the log as commands do.
func readLog(r model.Reader) {
	reports(r)
	names := model.NamesOf(r)
	for ev := range r.Log(model.Span{}) {
		model.Tell(ev, names)
		model.Overtook(r, ev, model.EventID{})
		for _, id := range ev.Subjects() {
			for range r.History(id, 0) {
				break
			}
		}
	}
	for range r.Log(model.Span{Brief: true, Newest: true}) {
		continue
	}
	for _, p := range modeltest.People() {
		_, _ = model.Undo(p, 0).Plan(true)(r)
		_, _ = model.Redo(p).Plan(false)(r)
	}
}
