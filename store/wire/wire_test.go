package wire

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/tinylib/msgp/msgp"
	"pgregory.net/rapid"

	"baton/model"
	"baton/model/modeltest"
)

func TestEveryKindOfEventComesBackExactly(t *testing.T) {
	seen := map[string]bool{}
	draw := func(t *rapid.T) {
		l := modeltest.NewLog(modeltest.Setup())
		for range 12 {
			l.Draw(t)
		}
		for _, ev := range l.Events {
			for _, c := range ev.Do {
				seen[c.Kind()] = true
			}
			checkEvent(t, ev)
		}
	}
	rapid.Check(t, draw)
	one := rapid.Custom(func(t *rapid.T) int { draw(t); return 0 })
	for seed := range 2000 { // chance may have left out some, these don't
		if !slices.ContainsFunc(kinds(), func(kind string) bool { return !seen[kind] }) {
			break
		}
		one.Example(seed)
	}
	for _, kind := range kinds() {
		if !seen[kind] {
			t.Errorf("no change of kind %q was drawn", kind)
		}
	}
}

func kinds() []string {
	return []string{
		"add", "delete", "move", "block", "archive", "set", "members", "set-board",
		"put-checklist", "put-comments", "put-links", "put-external",
		"drop-checklist", "drop-comments", "drop-links", "drop-external",
		"put-column", "put-person", "put-label", "put-milestone", "put-view", "checkin",
	}
}

type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

func checkEvent(t fataler, ev model.Event) {
	t.Helper()
	b, err := FromEvent(ev).MarshalMsg(nil)
	if err != nil {
		t.Fatalf("marshal: %v", err)
	}
	var back Event
	rest, err := back.UnmarshalMsg(b)
	back.Seq = uint64(ev.Seq) // its key tells
	if err != nil || len(rest) > 0 {
		t.Fatalf("unmarshal: %v, %d bytes left", err, len(rest))
	}
	if diff := cmp.Diff(ev, back.Model(), cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("the event changed on its way through message pack:\n%s", diff)
	}
	j, err := json.Marshal(FromEvent(ev))
	if err != nil {
		t.Fatalf("marshal JSON: %v", err)
	}
	var backJSON Event
	if err := json.Unmarshal(j, &backJSON); err != nil {
		t.Fatalf("unmarshal JSON: %v in %s", err, j)
	}
	if diff := cmp.Diff(ev, backJSON.Model(), cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("the event changed on its way through JSON:\n%s\n%s", diff, j)
	}
}

func TestSetupComesBackExactly(t *testing.T) {
	s := modeltest.Setup()
	s.People[2].Removed, s.Columns[0].Removed = true, true
	b, err := FromSetup(s).MarshalMsg(nil)
	if err != nil {
		t.Fatal(err)
	}
	var back Setup
	if _, err := back.UnmarshalMsg(b); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(s, back.Model(), cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
}

// TestABoardOfBeforeHasTheUsualRhythm reads a set-up that was stored before
// boards had one.
func TestABoardOfBeforeHasTheUsualRhythm(t *testing.T) {
	b := msgp.AppendMapHeader(nil, 2)
	b = msgp.AppendMapHeader(msgp.AppendString(b, "i"), 2)
	b = msgp.AppendString(msgp.AppendString(b, "n"), "Payments")
	b = msgp.AppendUint8(msgp.AppendString(b, "w"), uint8(model.MondayToFriday))
	b = msgp.AppendArrayHeader(msgp.AppendString(b, "p"), 1)
	b = msgp.AppendMapHeader(b, 1)
	b = msgp.AppendString(msgp.AppendString(b, "i"), "kim")
	var z Setup
	if _, err := z.UnmarshalMsg(b); err != nil {
		t.Fatal(err)
	}
	s := z.Model()
	if i := s.Info; i.Order() != "fair" || i.Timebox() != 15*time.Minute || i.Standup.At != 0 || i.Review.At != 0 || len(i.Holidays) > 0 {
		t.Errorf("got %+v", i)
	}
	if monday := model.Date(2026, 11, 23); !s.People[0].Works(s.Info, monday) || s.People[0].Works(s.Info, monday-1) {
		t.Error("somebody does not work as the board does")
	}
}

func TestAChangeOfAnUnknownKindIsKeptByteByByte(t *testing.T) {
	id := model.ID{5, 6, 7}
	b := msgp.AppendArrayHeader(nil, 2)
	b = msgp.AppendString(b, "teleport")
	b = msgp.AppendMapHeader(b, 3)
	b = msgp.AppendBytes(msgp.AppendString(b, "t"), id[:])
	b = msgp.AppendInt64(msgp.AppendString(b, "a"), 42)
	b = msgp.AppendString(msgp.AppendString(b, "where"), "mars")

	var c Change
	if _, err := c.UnmarshalMsg(b); err != nil {
		t.Fatal(err)
	}
	if c.Kind() != "teleport" || c.Subject() != id {
		t.Errorf("got kind %q about %v", c.Kind(), c.Subject())
	}
	again, err := c.MarshalMsg(nil)
	if err != nil || string(again) != string(b) {
		t.Errorf("got %x, %v, want %x", again, err, b)
	}
	j, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	var fromJSON Change
	if err := json.Unmarshal(j, &fromJSON); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(c.Change, fromJSON.Change); diff != "" {
		t.Error(diff)
	}
	checkEvent(t, model.Event{Do: []model.Change{c.Change}, Back: []model.Change{nil}})
	scrubbed, err := FromEvent(model.Event{Do: []model.Change{c.Change}}.Scrub(id)).MarshalMsg(nil)
	if err != nil || strings.Contains(string(scrubbed), "mars") || !strings.Contains(string(scrubbed), "teleport") {
		t.Errorf("got %q, %v of a scrubbed change", scrubbed, err)
	}
}

func TestUnknownFieldsAreSkipped(t *testing.T) {
	b := msgp.AppendMapHeader(nil, 2)
	b = msgp.AppendString(msgp.AppendString(b, "zz-new"), "later")
	b = msgp.AppendString(msgp.AppendString(b, "t"), "Fix login")
	var z Task
	if _, err := z.UnmarshalMsg(b); err != nil || z.Title != "Fix login" {
		t.Errorf("got %q, %v", z.Title, err)
	}
}

func FuzzEvent(f *testing.F) {
	l := modeltest.NewLog(modeltest.Setup())
	_, _ = l.Propose(model.Draft{Do: []model.Change{model.AddTask{Task: &model.Task{Title: "x"}}}}, "kim")
	b, _ := FromEvent(l.Events[0]).MarshalMsg(nil)
	f.Add(b)
	f.Fuzz(func(t *testing.T, b []byte) {
		var ev Event
		if _, err := ev.UnmarshalMsg(b); err != nil {
			return
		}
		ev.Model().Subjects()
		checkEncodes(t, &ev)
	})
}

// checkEncodes asks that what could be read can be written and read again.
func checkEncodes(t *testing.T, ev *Event) {
	b, err := ev.MarshalMsg(nil)
	if err != nil {
		t.Fatalf("marshal: %v", err)
	}
	var again Event
	if _, err := again.UnmarshalMsg(b); err != nil {
		t.Fatalf("unmarshal: %v", err)
	}
}

func FuzzTask(f *testing.F) {
	b, _ := FromTask(&model.Task{Title: "x", Labels: []model.LabelID{"a"}}).MarshalMsg(nil)
	f.Add(b)
	f.Fuzz(func(_ *testing.T, b []byte) {
		var z Task
		if _, err := z.UnmarshalMsg(b); err == nil {
			z.Model(Words{})
		}
		var body Body
		if _, err := body.UnmarshalMsg(b); err == nil {
			body.Model()
		}
	})
}

func FuzzEventJSON(f *testing.F) {
	f.Add([]byte(`{"seq":1,"do":[{"kind":"move","task":"01J0000000000000000000000A","to":"doing"}],"back":[null]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		var ev Event
		if json.Unmarshal(b, &ev) == nil {
			checkEncodes(t, &ev)
		}
	})
}

func BenchmarkDecodeTask(b *testing.B) {
	task := &model.Task{
		ID: model.ID{1}, Num: 4711, Title: "Fix the login of the payments page", Column: "doing", Rank: "b12", Priority: model.High,
		Assignees: []model.PersonID{"kim"}, Labels: []model.LabelID{"api", "bug"}, Created: 1767603600000, CreatedBy: "kim",
		Updated: 1767603600000, Since: 1767603600000, Started: 1767603600000,
	}
	raw, err := FromTask(task).MarshalMsg(nil)
	if err != nil {
		b.Fatal(err)
	}
	words, z := Words{}, Task{}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := z.UnmarshalMsg(raw); err != nil {
			b.Fatal(err)
		}
		z.Model(words)
	}
}

// TestAStandupNamesTheEventBeforeIt: older JSON, like older formats, names it by number.
func TestAStandupNamesTheEventBeforeIt(t *testing.T) {
	before := []model.Event{{Seq: 1, ID: model.EventID{1}}, {Seq: 2, ID: model.EventID{2}}, {Seq: 3, ID: model.EventID{3}}}
	held := model.CheckIn{Standup: true, Began: 1}
	b, err := json.Marshal(FromEvent(model.Event{Seq: 4, ID: model.EventID{4}, Do: []model.Change{held}, Back: []model.Change{held}}))
	if err != nil {
		t.Fatal(err)
	}
	for head, want := range map[string]model.EventID{`"head":2`: {2}, `"head":9`: model.UnknownEvent(), `"words":"-"`: {}} {
		var z Event
		if err := json.Unmarshal(bytes.ReplaceAll(b, []byte(`"standup":true`), []byte(`"standup":true,`+head)), &z); err != nil {
			t.Fatal(err)
		}
		ev := z.ModelAfter(before)
		for _, c := range append(ev.Do, ev.Back...) {
			if got := c.(model.CheckIn).After; got != want {
				t.Errorf("%s: after %v, want %v", head, got, want)
			}
		}
	}
}
