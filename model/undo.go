package model

// ErrNoUndo and ErrNoRedo are returned where there is nothing of one's own left
// to take back or to do again.
var (
	ErrNoUndo = Errorf(Refused, "you have nothing left to undo")
	ErrNoRedo = Errorf(Refused, "you have nothing left to redo")
)

// Undoing is an undo or a redo by one person. It reads the log and keeps no
// stack, so it survives a restart. What it asked about is what force answers.
type Undoing struct {
	by    PersonID
	now   Instant
	redo  bool
	asked EventID // the event that a question was about
}

// Undo takes back the last change of a person that stands. now is the present
// moment: an old change is asked about; 0 never asks for its age.
func Undo(by PersonID, now Instant) *Undoing { return &Undoing{by: by, now: now} }

// Redo takes back the last undo of a person, unless they have changed something
// since.
func Redo(by PersonID) *Undoing { return &Undoing{by: by, redo: true} }

// Plan plans it. Where somebody else has since changed the same, it is refused
// and says who and what; force takes back the rest, and a new task as a whole.
// What can't be taken back stays and is said, by a [Keep].
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
				passed[ev.ID] = true // nothing of it is left to take back
				continue
			}
			return d, err
		}
	}
}

// find returns the person's newest change, or newest undo, that stands and was
// not passed over: with force the one that was asked about, if it is there.
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
			return ev, !u.redo // a change ends what can be redone
		}
	}
	return Event{}, false
}

// old is from which age on a change is asked about before it is taken back.
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

// days tells a time of some days.
func days(i Instant) string { return Count(int(i/day), "day") }

const day = Instant(24 * 60 * 60 * 1000)
