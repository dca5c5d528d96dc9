package cli

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/model/meet"
	"baton/model/query"
	"baton/ui/minutes"
)

// standupFlags are what a standup is asked for.
type standupFlags struct {
	since, format string
	close         bool
	fixed         bool
	present       []string
	park, decide  []string
}

func (t tree) standupCommand() *cobra.Command {
	var f standupFlags
	c := t.command(groupTasks, "standup", "print what a standup begins with: finished, in hand, blocked, next, promised", exactly(0),
		func(ctx context.Context, s *session, _ []string) error { return standup(ctx, s, f) })
	c.Long = "Prints what everybody has finished since the last standup, has in hand, is blocked by and\n" +
		"could do next, what became of what was promised, and what nobody mentions. Who speaks\n" +
		"first changes from day to day.\n\n" +
		"With --close it is a standup held: the next one counts from it. What was promised in\n" +
		"check-ins since the last one is kept with it, and so are topics parked and decisions."
	fs := c.Flags()
	fs.StringVar(&f.since, "since", "", "count from `WHEN`, not from the last standup")
	fs.StringVar(&f.format, "format", "text", "`text`, md or json")
	fs.BoolVar(&f.close, "close", false, "hold the standup: keep it in the log")
	fs.BoolVar(&f.fixed, "in-order", false, "people in the order of the board")
	fs.StringSliceVar(&f.present, "present", nil, "`who` was there, kim,ann; everybody if not told")
	fs.StringArrayVar(&f.park, "park", nil, "a `topic` for after the standup")
	fs.StringArrayVar(&f.decide, "decide", nil, "a `decision` that was made")
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(minutes.Formats(), cobra.ShellCompDirectiveNoFileComp))
	return c
}

// standup prints a standup, and keeps it if it is held.
func standup(ctx context.Context, s *session, f standupFlags) error {
	format := f.format
	if s.json {
		format = "json"
	}
	if !slices.Contains(minutes.Formats(), format) {
		return usage("no format %q: there are %s", format, strings.Join(minutes.Formats(), ", "))
	}
	if !f.close && len(f.park)+len(f.decide)+len(f.present) > 0 {
		return usage("--present, --park and --decide go with --close: they are kept with the standup")
	}
	if err := s.board.there(); err != nil {
		return err
	}
	asked, err := s.asked(f.since)
	if err != nil {
		return err
	}
	m, err := s.meeting(ctx, asked, f.fixed)
	if err != nil {
		return err
	}
	if f.close {
		if m.Said, err = s.hold(ctx, m, f); err != nil {
			return err
		}
		m.Held = true
	}
	if s.quiet && f.close {
		return nil
	}
	return m.Write(s.Out, format)
}

// asked reads when to count from, 0 for the last standup.
func (s *session) asked(since string) (model.Instant, error) {
	if since == "" {
		return 0, nil
	}
	at, err := query.ParseSince(since, s.now())
	if err == nil && at > model.At(s.now()) {
		err = usage("--since %s is still to come", since)
	}
	return at, err
}

// meeting works out what a standup begins with.
func (s *session) meeting(ctx context.Context, asked model.Instant, fixed bool) (minutes.Minutes, error) {
	b, err := s.store.Board(ctx)
	if err != nil {
		return minutes.Minutes{}, err
	}
	now := s.now()
	var past meet.Past
	err = s.store.View(ctx, func(r model.Reader) error {
		past = meet.Look(r, r.Head().Seq, asked, model.At(meet.DayBefore(now, b.Setup().Info)), model.At(meet.Morning(now)))
		return nil
	})
	order := meet.Fair(now)
	if fixed {
		order = nil
	}
	return minutes.Minutes{Board: b, At: now, Digest: meet.Make(b, past, model.At(now), order)}, err
}

// hold keeps a standup in the log.
func (s *session) hold(ctx context.Context, m minutes.Minutes, f standupFlags) (model.CheckIn, error) {
	c := model.CheckIn{Standup: true, Began: model.At(m.At)}
	for _, d := range f.decide {
		c.Decided = append(c.Decided, clean(d))
	}
	did, err := s.applied(ctx, model.Do("standup", s.force, func(r model.Reader) ([]model.Change, error) {
		me, _ := s.claim.on(r.Setup())
		c.Present, c.Parked, c.Promises = nil, nil, nil
		for _, text := range f.park {
			c.Parked = append(c.Parked, model.Remark{By: me, Text: clean(text)})
		}
		for _, name := range f.present {
			p, ok := model.ByName[model.Person](r.Setup(), strings.TrimPrefix(name, "@"))
			if !ok {
				return nil, model.NoSuch[model.Person](r.Setup(), name)
			}
			c.Present = append(c.Present, p.ID)
		}
		for _, t := range m.Digest.Turns {
			for _, id := range t.Today {
				if r.Task(id) != nil {
					c.Promises = append(c.Promises, model.Promise{By: t.Person, Task: id})
				}
			}
		}
		if len(f.present) == 0 {
			for _, p := range model.Live[model.Person](r.Setup()) {
				c.Present = append(c.Present, p.ID)
			}
		}
		return []model.Change{c}, nil
	}))
	if err != nil {
		return c, s.hint(err)
	}
	for _, do := range did.ev.Do {
		if kept, ok := do.(model.CheckIn); ok {
			c = kept
		}
	}
	s.say("%s", did.account.Text)
	return c, nil
}

func (t tree) checkinCommand() *cobra.Command {
	var blocked []string
	remind := false
	c := t.command(groupTasks, "checkin [ID…] [WORDS…]", "say what you will get on with, for those not in the room", atLeast(0, -1),
		func(ctx context.Context, s *session, args []string) error {
			if remind {
				return remindAll(ctx, s)
			}
			return checkIn(ctx, s, args, blocked)
		})
	c.Long = "The first arguments that are references are the tasks you will get on with today; what\n" +
		"follows them is what you have to say. Without any it shows what you have done since the\n" +
		"last standup, what is in your hands and what you could begin. It shows up in the next\n" +
		"standup, and so does what becomes of it.\n\n" +
		"--remind lists who has not checked in since the last standup, and ends with exit code 1\n" +
		"if there is anybody. Who does not work today is not asked."
	c.Flags().StringArrayVar(&blocked, "blocked", nil, "`ID=REASON`: block a task with a reason")
	c.Flags().BoolVar(&remind, "remind", false, "list who has not checked in; exit code 1 if anybody")
	return t.completing(c, refs)
}

// checkIn keeps what somebody says who is not in the room.
func checkIn(ctx context.Context, s *session, args, blocked []string) error {
	if len(args)+len(blocked) == 0 {
		return s.mine(ctx)
	}
	did, err := s.applied(ctx, model.Do("checkin", s.force, func(r model.Reader) ([]model.Change, error) {
		me, _ := s.claim.on(r.Setup())
		words := args
		c := model.CheckIn{Present: []model.PersonID{me}}
		for len(words) > 0 {
			ids, err := s.tasks(r, words[:1])
			if err != nil {
				if len(c.Promises) == 0 && looksLikeRef(words[0]) {
					return nil, err
				}
				break
			}
			for _, id := range ids {
				c.Promises = append(c.Promises, model.Promise{By: me, Task: id})
			}
			words = words[1:]
		}
		c.Words = cleanText(strings.Join(words, " "))
		do := []model.Change{c}
		for _, b := range blocked {
			ref, why, ok := strings.Cut(b, "=")
			if !ok || strings.TrimSpace(why) == "" {
				return nil, usage("--blocked wants ID=REASON, not %q", b)
			}
			id, err := s.one(r, ref)
			if err != nil {
				return nil, err
			}
			do = append(do, model.Blocking{Task: id, Reason: clean(why)})
		}
		return do, nil
	}))
	if err != nil {
		return s.hint(err)
	}
	s.ids = nil
	s.say("%s", did.account.Text)
	return nil
}

// looksLikeRef reports whether an argument was meant as a task.
func looksLikeRef(arg string) bool {
	return strings.IndexFunc(arg, func(r rune) bool { return r >= '0' && r <= '9' }) >= 0 && !strings.ContainsRune(arg, ' ')
}

// mine shows what one could say.
func (s *session) mine(ctx context.Context) error {
	if err := s.board.there(); err != nil {
		return err
	}
	m, err := s.meeting(ctx, 0, true)
	if err != nil {
		return err
	}
	me, _ := s.claim.on(m.Board.Setup())
	m.Digest.Turns = slices.DeleteFunc(m.Digest.Turns, func(t meet.Turn) bool { return t.Person != me })
	m.Digest.Alarms, m.Digest.Parked = nil, nil
	if len(m.Digest.Turns) == 0 {
		s.say("nothing of yours is on this board")
	}
	return m.Write(s.Out, map[bool]string{true: "json", false: "text"}[s.json])
}

// errSilent ends a reminder: somebody has not checked in.
var errSilent = model.Errorf(model.Failed, "not everybody has checked in")

// remindAll lists who works today and has not checked in since the last standup.
func remindAll(ctx context.Context, s *session) error {
	if err := s.board.there(); err != nil {
		return err
	}
	silent := []string{}
	err := s.store.View(ctx, func(r model.Reader) error {
		past := meet.Look(r, r.Head().Seq, 0, model.At(meet.DayBefore(s.now(), r.Setup().Info)), model.At(meet.Morning(s.now())))
		for _, p := range model.Live[model.Person](r.Setup()) {
			if past.Checked[p.ID] == 0 && p.Works(r.Setup().Info, model.DayOf(s.now())) {
				silent = append(silent, p.Name)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if s.json {
		err = writeJSON(s.Out, silent)
	} else if len(silent) > 0 {
		err = s.print(strings.Join(silent, "\n"))
	}
	if len(silent) > 0 {
		return cmp.Or(err, error(errSilent))
	}
	return err
}
