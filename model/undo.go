package model

// ErrNoUndo and ErrNoRedo are returned where a person has nothing left to undo or
// to redo.
var (
	ErrNoUndo = Errorf(Refused, "you have nothing left to undo")
	ErrNoRedo = Errorf(Refused, "you have nothing left to redo")
)

// Undoing is an undo or a redo by one person. It reads the log instead of a stack,
// so undo works across restarts. It remembers the event that it asked about: force
// applies to that one.
type Undoing struct {
	by    PersonID
	now   Instant
	redo  bool
	asked EventID // the event that a question was about
}

// Undo takes back a person's last change that stands. It asks before it undoes a
// change that is more than a day old at now; with a now of 0 it never does.
func Undo(by PersonID, now Instant) *Undoing { return &Undoing{by: by, now: now} }

// Redo takes back a person's last undo, unless they have changed something since.
func Redo(by PersonID) *Undoing { return &Undoing{by: by, redo: true} }

// Plan returns the plan. It is refused where another person has since changed the
// same, and the error says who and what; force takes back the rest, and a new task
// as a whole. A [Keep] in the draft says what could not be taken back.
func (u *Undoing) Plan(force bool) Plan {
	return func(r Reader) (Draft, error) {
		passed := map[EventID]bool{}
		for {
			ev, ok := u.find(r, passed, force)
			switch {
			case !ok && u.redo:
				return Draft{}, ErrNoRedo
			case !ok:
				return Draft{}, ErrNoUndo
			}
			d, err := u.take(r, ev, force)
			if err == nil && len(d.Do) == 0 {
				passed[ev.ID] = true // nothing is left of it to take back
				continue
			}
			return d, err
		}
	}
}

// find returns the person's newest change, or for a redo their newest undo, that
// stands and was not passed over. With force it is the one that was asked about, if
// that still qualifies.
func (u *Undoing) find(p Past, passed map[EventID]bool, force bool) (Event, bool) {
	stands := Standing{}
	asked, known := p.SeqOf(u.asked)
	for ev := range p.Own(u.by) {
		switch {
		case !stands.Stands(ev), ev.Verb == VerbInit, passed[ev.ID]: // the board itself stays
		case force && known && ev.Seq > asked: // newer than the question
		case !u.redo && len(ev.Purges()) > 0: // can't be taken back: undo goes on to what was before it
		case ev.Verb == VerbRedo:
		case !ev.Undoes.IsZero():
			if u.redo {
				return ev, true
			}
		default:
			return ev, !u.redo // nothing before a change can be redone
		}
	}
	return Event{}, false
}

// old is the age above which an undo asks first.
const old = day

func (u *Undoing) take(r Reader, ev Event, force bool) (Draft, error) {
	verb := VerbUndo
	if u.redo {
		verb = VerbRedo
	}
	d, err := takeBack(r, ev, verb, force)
	if err == nil && len(d.Do) > 0 && !force && !u.redo && u.now != 0 && u.now-ev.At > old {
		err = soft("your last change is %s old: %s", days(u.now-ev.At), Tell(ev, NamesOf(r)).Text)
	}
	if IsSoft(err) {
		u.asked = ev.ID
	}
	return d, err
}

// days says a duration in whole days.
func days(i Instant) string { return Count(int(i/day), "day") }

const day = Instant(24 * 60 * 60 * 1000)
