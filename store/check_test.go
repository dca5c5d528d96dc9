package store_test

import (
	"context"
	"iter"
	"slices"
	"testing"
	"time"

	"baton/model"
	"baton/store"
	"baton/store/memory"
)

// spoiled is a log whose events and look-ups don't go together.
type spoiled struct {
	store.Reader
	events func([]model.Event) // changes what is read; may be nil
	seqOf  func(model.EventID) (model.Seq, bool)
	id     func(model.Seq) (model.EventID, bool)
}

func (s spoiled) Log(span model.Span) iter.Seq[model.Event] {
	events := slices.Collect(s.Reader.Log(span))
	if s.events != nil {
		s.events(events)
	}
	return slices.Values(events)
}

func (s spoiled) SeqOf(id model.EventID) (model.Seq, bool) {
	if s.seqOf != nil {
		return s.seqOf(id)
	}
	return s.Reader.SeqOf(id)
}

func (s spoiled) EventID(seq model.Seq) (model.EventID, bool) {
	if s.id != nil {
		return s.id(seq)
	}
	return s.Reader.EventID(seq)
}

func TestACheckAsksEveryEventForItsIdentity(t *testing.T) {
	ctx, l := context.Background(), memory.New()
	s := store.On(l, store.Options{})
	for _, title := range []string{"a", "b", "c"} {
		must(s.Apply(ctx, "kim", addTask(title)))
	}
	for name, tt := range map[string]struct {
		spoil spoiled
		want  string
	}{
		"sound":                 {},
		"an unknown event":      {spoil: spoiled{events: func(l []model.Event) { l[2].Undoes = model.UnknownEvent() }}},
		"an earlier event":      {spoil: spoiled{events: func(l []model.Event) { l[2].Undoes = l[1].ID }}},
		"a later event":         {spoiled{events: func(l []model.Event) { l[1].Undoes = l[2].ID }}, "event 2 takes back an event that does not come before it"},
		"itself":                {spoiled{events: func(l []model.Event) { l[1].Undoes = l[1].ID }}, "event 2 takes back an event that does not come before it"},
		"an event of elsewhere": {spoiled{events: func(l []model.Event) { l[1].Undoes = model.EventID{1} }}, "event 2 takes back an event that does not come before it"},
		"an identity twice":     {spoiled{events: func(l []model.Event) { l[2].ID = l[1].ID }}, "event 3 has no identity of its own"},
		"a look-up by identity": {spoiled{seqOf: func(model.EventID) (model.Seq, bool) { return 3, true }}, "event 1 is not found by its identity"},
		"a look-up of identity": {spoiled{id: func(model.Seq) (model.EventID, bool) { return model.EventID{}, false }}, "event 1 is not found by its identity"},
		"no answer by identity": {spoiled{seqOf: func(model.EventID) (model.Seq, bool) { return 0, false }}, "event 1 is not found by its identity"},
		"a look-up that is torn": {spoiled{seqOf: func(model.EventID) (model.Seq, bool) {
			store.Fail(model.Errorf(model.Damaged, "torn"))
			return 0, false
		}}, "event 1 is not found by its identity"},
	} {
		err := l.View(ctx, func(r store.Reader) error {
			tt.spoil.Reader = r
			faults := store.Inspect(tt.spoil, time.Now(), func(model.Event) {}).Faults
			if tt.want == "" && len(faults) > 0 || tt.want != "" && !slices.Contains(faults, tt.want) {
				t.Errorf("%s: got %q, want %q", name, faults, tt.want)
			}
			return nil
		})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
