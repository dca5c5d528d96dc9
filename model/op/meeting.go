package op

import (
	"slices"
	"time"

	"baton/model"
	"baton/model/meet"
)

// What the log calls them. Logs keep it, so it never changes.
const (
	VerbCheckIn = "checkin"
	VerbStandup = "standup"
)

// CheckIn is what a person says outside a standup: the tasks that they will get on
// with, and words.
type CheckIn struct {
	By      model.PersonID // their ID, or their name if they are new to the board
	Tasks   []model.ID     // those not on the board are ignored
	Words   string
	Blocked []Block
	Now     time.Time // in the zone of the person
}

// Verb is "checkin".
func (CheckIn) Verb() string { return VerbCheckIn }

func (o CheckIn) fill(r model.Reader, d *model.Draft) error {
	do, me, err := Join(r, o.By)
	if err != nil {
		return err
	}
	c := model.CheckIn{Present: []model.PersonID{me}, Words: o.Words}
	for _, id := range o.Tasks {
		if r.Task(id) != nil {
			c.Promises = append(c.Promises, model.Promise{By: me, Task: id})
		}
	}
	d.Do = append(append(d.Do, do...), meet.Complete(r, c, o.Now))
	for _, b := range o.Blocked {
		if err := b.fill(r, d); err != nil {
			return err
		}
	}
	return nil
}

// CloseStandup records a standup that was held. It is a soft refusal if another
// standup was held since it began.
type CloseStandup struct {
	// Held is what to record. Promises about tasks or by people that are no longer
	// on the board are left out.
	Held model.CheckIn
	// Known are the promises for the day that were known when it began. Promises
	// that others have made since are added.
	Known []model.Promise
	Now   time.Time // in the zone of the person, or of the team
}

// Verb is "standup".
func (CloseStandup) Verb() string { return VerbStandup }

func (o CloseStandup) fill(r model.Reader, d *model.Draft) error {
	if err := meet.CheckOverlap(r, o.Held); err != nil && !d.Force {
		return err
	}
	c, today := o.Held, model.DayOf(r.Setup().Info.In(o.Now))
	c.Promises = slices.Clone(c.Promises)
	for _, p := range meet.Look(r, c.From, o.Now).Today(r.Setup(), today) {
		if !slices.ContainsFunc(o.Known, p.Same) && !slices.ContainsFunc(c.Promises, p.Same) {
			c.Promises = append(c.Promises, p)
		}
	}
	c.Promises = slices.DeleteFunc(c.Promises, func(p model.Promise) bool {
		who, ok := model.ByKey[model.Person](r.Setup(), string(p.By))
		return r.Task(p.Task) == nil || !ok || who.Removed
	})
	d.Do = append(d.Do, meet.Complete(r, c, o.Now))
	return nil
}
