//go:build unix

package trust_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/model/op"
	"baton/store"
	"baton/store/bolt"
)

const pasted = "hunter2-pasted-secret"

// hideout is a board with a secret in it and in the files beside it.
type hideout struct {
	t    *testing.T
	s    *store.Store
	path string
	now  time.Time
	told []string
}

func hide(t *testing.T) *hideout {
	h := &hideout{t: t, path: filepath.Join(memory(t), "b.db"), now: time.Date(2026, 11, 26, 10, 0, 0, 0, time.UTC)}
	h.s = must(bolt.Open(h.path, bolt.Options{
		Options: store.Options{Now: func() time.Time { return h.now }},
		Warn:    func(text string) { h.told = append(h.told, text) },
	}))
	t.Cleanup(h.s.Close)
	return h
}

func (h *hideout) do(do ...model.Change) model.ID {
	h.t.Helper()
	ev := must(h.s.Apply(context.Background(), "kim", func(model.Reader) (model.Draft, error) {
		return model.Draft{Verb: "test", Do: do, Force: true}, nil
	}))
	return ev.Do[len(ev.Do)-1].Subject()
}

func (h *hideout) undo() {
	must(h.s.Apply(context.Background(), "kim", model.Undo("kim", 0).Plan(false)))
}

// add adds a task with the secret in it, and with others.
func (h *hideout) add(others ...model.Change) model.ID {
	h.do(model.AddTask{Task: &model.Task{Title: "another"}})
	t := &model.Task{Title: pasted}
	for _, c := range others {
		switch c := c.(type) {
		case model.Put[model.Label]:
			t.Labels = append(t.Labels, c.Item.ID)
		case model.Put[model.Person]:
			t.Assignees = append(t.Assignees, c.Item.ID)
		}
	}
	return h.do(append(others, model.AddTask{Task: t, Body: &model.Body{Description: "say " + pasted}})...)
}

// beside writes what is left over beside the board: it holds the board as it is.
func (h *hideout) beside(name string) {
	path := filepath.Join(filepath.Dir(h.path), name)
	check(h.t, os.MkdirAll(filepath.Dir(path), 0o700))
	check(h.t, os.WriteFile(path, must(os.ReadFile(h.path)), 0o600))
}

// ways are how a secret gets into a board, and what beside: each returns the
// task to purge.
var ways = map[string]func(h *hideout) model.ID{
	"live": func(h *hideout) model.ID { return h.add() },
	"changed": func(h *hideout) model.ID {
		id := h.add()
		h.do(model.Set{Task: id, Field: model.TitleField, To: model.Text("harmless")}, model.Blocking{Task: id, Reason: pasted})
		h.do(model.Set{Task: id, Field: model.FreeField(pasted), To: model.Text(pasted)})
		h.do(model.PutPart[model.Comment]{Task: id, Item: model.Comment{Text: pasted}, Index: -1})
		h.do(model.PutPart[model.Link]{Task: id, Item: model.Link{URL: "https://x/" + pasted}, Index: -1})
		h.do(model.DropPart[model.Link]{Task: id, Part: "https://x/" + pasted})
		h.undo()
		return id
	},
	"deleted": func(h *hideout) model.ID {
		id := h.add()
		h.do(model.DeleteTask{Task: id})
		return id
	},
	"undone": func(h *hideout) model.ID {
		id := h.add()
		h.undo()
		return id
	},
	"talked about": func(h *hideout) model.ID {
		id := h.add()
		h.do(model.CheckIn{Standup: true, Parked: []model.Remark{{Task: id, Text: pasted}}})
		return id
	},
	"checked in": func(h *hideout) model.ID {
		id := h.add()
		h.do(model.CheckIn{Promises: []model.Promise{{By: "kim", Task: id}}, Words: "rotate " + pasted})
		return id
	},
	"checked in, undone": func(h *hideout) model.ID {
		id := h.add()
		h.do(model.CheckIn{Standup: true, Promises: []model.Promise{{By: "kim", Task: id}}, Words: pasted})
		h.undo()
		return id
	},
	"a label that was removed": func(h *hideout) model.ID {
		l := model.Label{ID: pasted, Name: pasted}
		id := h.add(model.Put[model.Label]{Item: l, Index: -1})
		l.Removed = true
		h.do(model.Members{Task: id, Field: model.LabelsField, Remove: []string{pasted}}, model.Put[model.Label]{Item: l, Index: -1})
		return id
	},
	"a label that was renamed": func(h *hideout) model.ID {
		l := model.Label{ID: pasted, Name: pasted}
		id := h.add(model.Put[model.Label]{Item: l, Index: -1})
		h.do(model.AddTask{Task: &model.Task{Title: "third", Labels: []model.LabelID{pasted}}})
		l.Name = "api"
		h.do(model.Put[model.Label]{Item: l, Index: -1})
		return id
	},
	"a person who was renamed": func(h *hideout) model.ID {
		p := model.Person{ID: pasted, Name: pasted}
		id := h.add(model.Put[model.Person]{Item: p, Index: -1})
		p.Name = "lee"
		h.do(model.Put[model.Person]{Item: p, Index: -1})
		return id
	},
	"a daily backup": func(h *hideout) model.ID {
		id := h.add()
		h.now = h.now.AddDate(0, 0, 1)
		h.do(model.Set{Task: id, Field: model.TitleField, To: model.Text("harmless")})
		return id
	},
	"restored": func(h *hideout) model.ID {
		id := h.add()
		var backup bytes.Buffer
		must(h.s.Backup(context.Background(), &backup))
		h.do(model.DeleteTask{Task: id})
		must(h.s.Restore(context.Background(), &backup, false))
		return id
	},
	"left over": func(h *hideout) model.ID {
		id := h.add()
		h.beside("b.db.new")
		h.beside("b.db.new-1x2y")
		h.beside(".baton-new-123/board")
		h.beside(".baton-new-124")
		h.beside("b.db.backups/.baton-new-125")
		h.beside("b.db.backups/2026-11-25.db.new")
		h.beside("b.db.damaged-20261126-100000")
		h.beside("b.db.before-restore-20261126-100000-2")
		h.beside("b.db.format-1")
		return id
	},
}

func TestAfterAPurgeNoFileHoldsTheText(t *testing.T) {
	ctx := context.Background()
	for name, way := range ways {
		t.Run(name, func(t *testing.T) {
			h := hide(t)
			id := way(h)
			must(h.s.Board(ctx))
			must(h.s.Apply(ctx, "kim", op.Plan(op.Delete{Tasks: []model.ID{id}, Purge: true}, op.How{Force: true})))
			check(t, filepath.WalkDir(filepath.Dir(h.path), func(path string, d fs.DirEntry, err error) error {
				if err == nil && d.Type().IsRegular() && bytes.Contains(must(os.ReadFile(path)), []byte(pasted)) {
					t.Errorf("%s holds it", filepath.Base(path))
				}
				return err
			}))
			if len(h.told) > 0 {
				t.Errorf("told %q", h.told)
			}
			for _, path := range append(must(filepath.Glob(h.path+".before*[0-9]")), h.path) {
				if health, err := open(t, path).Check(ctx); err != nil || len(health.Faults) > 0 {
					t.Errorf("%s: %v, %q", filepath.Base(path), err, health.Faults)
				}
			}
			h.do(model.AddTask{Task: &model.Task{Title: "goes on"}})
			shown, told := must(h.s.Board(ctx)), must(open(t, h.path).Board(ctx))
			for task := range told.Tasks() {
				if is := shown.Task(task.ID); is == nil || !slices.Equal(is.Labels, task.Labels) {
					t.Errorf("an open board shows %+v, want %+v", is, task)
				}
			}
		})
	}
}

// What a purge can't reach is reported once, by the purge.
func TestAPurgeTellsWhatItDoesNotReach(t *testing.T) {
	h := hide(t)
	id := h.add()
	check(t, os.Link(h.path, h.path+".hard"))
	must(h.s.Apply(context.Background(), "kim", op.Plan(op.Delete{Tasks: []model.ID{id}, Purge: true}, op.How{Force: true})))
	if told := strings.Join(h.told, "\n"); !strings.Contains(told, "hard link") {
		t.Errorf("told %q", told)
	}
	h.told = nil
	h.do(model.AddTask{Task: &model.Task{Title: "goes on"}})
	if len(h.told) > 0 {
		t.Errorf("a later change is told %q", h.told)
	}
}

// Nothing is skipped because it can't be read.
func TestAPurgeTellsWhatItCannotLookAt(t *testing.T) {
	ctx := context.Background()
	elsewhere := t.TempDir()
	for what, c := range map[string]struct {
		hide func(backups string) error
		root bool // root is kept out too
	}{
		"a link":             {func(b string) error { return os.Symlink(elsewhere, b) }, true},
		"a file":             {func(b string) error { return os.WriteFile(b, nil, 0o600) }, true},
		"a folder not read":  {func(b string) error { return os.Mkdir(b, 0o300) }, false},
		"a folder of others": {func(b string) error { return os.Mkdir(b, 0) }, false},
		"a folder in the making": {func(b string) error {
			return errors.Join(os.MkdirAll(b+"/.baton-new-1/maker", 0o700), os.WriteFile(b+"/.baton-new-1/board", nil, 0o600))
		}, true},
	} {
		if !c.root && os.Geteuid() == 0 {
			continue
		}
		h := hide(t)
		id := h.add()
		check(t, c.hide(h.path+".backups"))
		must(h.s.Apply(ctx, "kim", op.Plan(op.Delete{Tasks: []model.ID{id}, Purge: true}, op.How{Force: true})))
		if len(h.told) != 1 || !strings.Contains(h.told[0], h.path+".backups") || strings.Contains(h.told[0], "\n") {
			t.Errorf("%s: told %q", what, h.told)
		}
	}
}

// deep makes folders in another so deep that a file of a name is all there is
// room for.
func deep(t *testing.T, dir, name string) string {
	t.Helper()
	for os.Mkdir(filepath.Join(dir, strings.Repeat("d", 200)), 0o700) == nil {
		dir = filepath.Join(dir, strings.Repeat("d", 200))
	}
	for n := 200; n > 0; n-- {
		at := filepath.Join(dir, strings.Repeat("d", n))
		if os.Mkdir(at, 0o700) != nil {
			continue
		}
		if os.WriteFile(filepath.Join(at, name), nil, 0o600) == nil {
			return at
		}
		check(t, os.Remove(at))
	}
	t.Fatal("there is no such folder")
	return ""
}

// A purge whose file can't be rewritten is made all the same. What is left to do is
// reported once, later changes don't fail, the check reports it, and the first change that
// can rewrite the file does.
func TestAPurgeThatWaitsFailsNothing(t *testing.T) {
	ctx := context.Background()
	h := hide(t)
	id := h.add()
	long := filepath.Join(deep(t, filepath.Dir(h.path), "b.db.lock"), "b.db") // there is no room for a longer name beside it
	check(t, os.Rename(h.path, long))
	s := must(bolt.Open(long, bolt.Options{NoBackups: true, Warn: func(text string) { h.told = append(h.told, text) }}))
	defer s.Close()
	must(s.Apply(ctx, "kim", op.Plan(op.Delete{Tasks: []model.ID{id}, Purge: true}, op.How{Force: true})))
	if len(h.told) != 1 || !strings.Contains(h.told[0], "the next change tries again") {
		t.Errorf("told %q", h.told)
	}
	must(s.Apply(ctx, "kim", addTask("goes on")))
	health := must(s.Check(ctx))
	if len(h.told) != 1 || len(health.Faults) > 0 || !strings.Contains(health.Waits, "purged") {
		t.Errorf("told %d lines, the check says %+v", len(h.told), health)
	}
	s.Close()
	check(t, os.Rename(long, h.path))
	must(open(t, h.path).Apply(ctx, "kim", addTask("and on")))
	if health = must(open(t, h.path).Check(ctx)); health.Waits != "" || bytes.Contains(must(os.ReadFile(h.path)), []byte(pasted)) {
		t.Errorf("it waits still: %+v", health)
	}
}
