package cli

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/model/meet"
	"baton/model/op"
)

func (t tree) checkinCommand() *cobra.Command {
	var blocked []string
	remind := false
	c := t.command(groupTasks, "checkin [ID…] [WORDS…]", "say what you will work on today, if you can't be at the standup", atLeast(0, -1),
		func(ctx context.Context, s *session, args []string) error {
			if remind && len(args)+len(blocked) > 0 {
				return usage("--remind takes no arguments: it lists who has not checked in")
			}
			if remind {
				return remindAll(ctx, s)
			}
			return checkIn(ctx, s, args, blocked)
		})
	c.Long = "References at the beginning name the tasks you will work on today; the rest is what you have\n" +
		"to say. Without arguments it shows what you have done since the last standup, what you have\n" +
		"in hand and what you could start. A check-in shows up in the next standup, and so does what\n" +
		"became of it.\n\n" +
		"--remind lists the people who work today but have neither checked in nor been at today's\n" +
		"standup, and exits with code 1 if there are any. A check-in after the day's standup or after\n" +
		"working hours is for the next working day."
	c.Flags().StringArrayVar(&blocked, "blocked", nil, "`ID=REASON`: block a task with a reason")
	c.Flags().BoolVar(&remind, "remind", false, "list who has not checked in for today; exit code 1 if there are any")
	return t.completing(c, refs)
}

// checkIn records a person's check-in.
func checkIn(ctx context.Context, s *session, args, blocked []string) error {
	if len(args)+len(blocked) == 0 {
		return showMine(ctx, s)
	}
	did, err := s.applied(ctx, s.plan(func(r model.Reader) (op.Op, error) {
		me, _ := s.identity.resolve(r.Setup())
		o := op.CheckIn{By: me, Now: s.now()}
		words, err := takeTasks(s, r, &o, args)
		if err != nil {
			return nil, err
		}
		o.Words = cleanText(strings.Join(words, " "))
		for _, b := range blocked {
			ref, why, ok := strings.Cut(b, "=")
			if !ok || strings.TrimSpace(why) == "" {
				return nil, usage("invalid --blocked %q: write it as ID=REASON", b)
			}
			id, err := s.one(r, ref)
			if err != nil {
				return nil, err
			}
			o.Blocked = append(o.Blocked, op.Block{Tasks: []model.ID{id}, Reason: clean(why)})
		}
		return o, nil
	}))
	if err != nil {
		return s.hint(err)
	}
	s.ids = nil
	s.say("%s", did.account.Text)
	for _, row := range did.account.Rows {
		if row.Field == "person" {
			s.say("%s", addedText(row))
		}
	}
	return explainCheckIn(ctx, s, did.ev)
}

// explainCheckIn says which day a check-in is for, if that is not today, and which of its
// tasks are done or are not assigned to the person.
func explainCheckIn(ctx context.Context, s *session, ev model.Event) error {
	return s.store.View(ctx, func(r model.Reader) error {
		for _, do := range ev.Do {
			c, ok := do.(model.CheckIn)
			if !ok {
				continue
			}
			if now := r.Setup().Info.In(s.now()); c.Day > model.DayOf(now) {
				s.say("this is for %s: %s", c.Day.Time().Format("Mon 2 Jan"), whyLater(r, c, now))
			}
			for _, p := range c.Promises {
				switch t := r.Task(p.Task); {
				case t == nil:
				case r.Setup().KindOf(t.Column) == model.KindDone || t.Archived != 0:
					s.say("%s is done or archived already", r.Setup().Ref(t.Num))
				case !t.AssignedTo(p.By):
					s.say("%s is not assigned to %s", r.Setup().Ref(t.Num), model.Named[model.Person](r.Setup(), string(p.By)))
				}
			}
		}
		return nil
	})
}

// whyLater says why a check-in is for a later day.
func whyLater(r model.Reader, c model.CheckIn, now time.Time) string {
	who, _ := model.ByKey[model.Person](r.Setup(), string(c.Present[0]))
	held, ok := meet.LastHeld(r, 1, r.Head().Seq)
	switch {
	case !who.Works(r.Setup().Info, model.DayOf(now)):
		return "today is a day off"
	case ok && held.On(r.Setup().Info, now) == model.DayOf(now):
		return "today's standup is over"
	}
	return "working hours are over"
}

// takeTasks adds the tasks that the words begin with, and returns the rest.
func takeTasks(s *session, r model.Reader, o *op.CheckIn, words []string) ([]string, error) {
	for len(words) > 0 {
		ids, err := s.tasks(r, words[:1])
		if err != nil {
			if len(o.Tasks) == 0 && looksLikeRef(words[0]) {
				return nil, err
			}
			break
		}
		o.Tasks = append(o.Tasks, ids...)
		words = words[1:]
	}
	return words, nil
}

// looksLikeRef reports whether an argument was meant as tasks: 12, PAY-12, 12,14-16.
func looksLikeRef(arg string) bool {
	if key, rest, ok := strings.Cut(arg, "-"); ok && strings.IndexFunc(key, func(r rune) bool { return !unicode.IsLetter(r) }) < 0 {
		arg = rest
	}
	return arg != "" && unicode.IsDigit(rune(arg[0])) && strings.Trim(arg, "0123456789,-") == ""
}

// showMine prints what the person could say in a check-in.
func showMine(ctx context.Context, s *session) error {
	if err := s.board.mustExist(); err != nil {
		return err
	}
	m, err := prepareStandup(ctx, s, standupFlags{fixed: true})
	if err != nil {
		return err
	}
	me, _ := s.identity.resolve(m.Board.Setup())
	m.Digest.Turns = slices.DeleteFunc(m.Digest.Turns, func(t meet.Turn) bool { return t.Person != me })
	m.Digest.Alarms, m.Digest.Parked, m.Digest.Others = nil, nil, nil
	if len(m.Digest.Turns) == 0 {
		s.say("you are not on this board yet")
	}
	return m.Write(s.Out, map[bool]string{true: "json", false: "text"}[s.json])
}

// errNotCheckedIn makes --remind fail when somebody has not checked in.
var errNotCheckedIn = model.Errorf(model.Failed, "some people have not checked in")

// remindAll lists the people who work today and have not checked in.
func remindAll(ctx context.Context, s *session) error {
	if err := s.board.mustExist(); err != nil {
		return err
	}
	silent := []string{}
	err := s.store.View(ctx, func(r model.Reader) error {
		for _, p := range meet.Silent(r, r.Setup().Info.In(s.now())) {
			silent = append(silent, p.Name)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if s.json {
		err = writeJSON(s.Out, silent)
	} else if len(silent) > 0 {
		err = s.print(silent...)
	}
	if len(silent) > 0 {
		return cmp.Or(err, error(errNotCheckedIn))
	}
	return err
}
