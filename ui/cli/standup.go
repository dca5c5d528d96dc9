package cli

import (
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/model/meet"
	"baton/model/query"
	"baton/ui/keymap"
	"baton/ui/minutes"
)

// standupFlags are what a standup is asked for.
type standupFlags struct {
	since, format, file string

	print, close, last, send bool
	fixed                    bool
	present                  []string
	park, decide             []string
}

func (t tree) standupCommand() *cobra.Command {
	var f standupFlags
	c := t.command(groupTasks, "standup", "hold a standup on the screen, or print what it begins with", exactly(0),
		func(ctx context.Context, s *session, _ []string) error { return standup(ctx, s, f) })
	c.Long = "Opens the board in a standup: turns by person, or card by card, with what everybody has\n" +
		"finished since the last standup, has in hand, is blocked by and could do next, what became\n" +
		"of what was promised, and what nobody mentions. Who speaks first changes from day to day.\n\n" +
		"With --print, and where there is no terminal, it prints the same. With --close that is a\n" +
		"standup held: the next one counts from it. What was promised in check-ins since the last\n" +
		"one is kept with it, and so are topics parked and decisions. --last prints the minutes of\n" +
		"the last standup that was held. A command for minutes in the settings (minutes = \"…\") gets\n" +
		"those of every standup held; --send gives it what is printed."
	fs := c.Flags()
	fs.BoolVar(&f.print, "print", false, "print it, on a terminal too")
	fs.StringVar(&f.since, "since", "", "count from `WHEN`, not from the last standup")
	fs.StringVar(&f.format, "format", "", "as `FORM`: "+strings.Join(minuteForms(), ", ")+"; else as FILE ends")
	fs.StringVarP(&f.file, "output", "o", "", "write to `FILE`, which only you can read")
	fs.BoolVar(&f.close, "close", false, "hold the standup: keep it in the log")
	fs.BoolVar(&f.last, "last", false, "print the minutes of the last standup held")
	fs.BoolVar(&f.send, "send", false, "give what is printed to the command for minutes")
	fs.BoolVar(&f.fixed, "in-order", false, "people in the order of the board; so always: baton board edit order:fixed")
	fs.StringSliceVar(&f.present, "present", nil, "`who` was there, kim,ann; who works today if not told")
	fs.StringArrayVar(&f.park, "park", nil, "a `topic` for after the standup")
	fs.StringArrayVar(&f.decide, "decide", nil, "a `decision` that was made")
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(minuteForms(), cobra.ShellCompDirectiveNoFileComp))
	return c
}

func minuteForms() []string {
	var out []string
	for _, f := range minutes.Forms() {
		out = append(out, f.Name)
	}
	return out
}

// standup opens a standup on the screen, or prints one, and keeps it if it is
// held.
func standup(ctx context.Context, s *session, f standupFlags) error {
	onScreen := f.onScreen(s)
	if err := f.check(s); err != nil {
		return err
	}
	asked, err := s.asked(f.since)
	if err != nil {
		return err
	}
	if onScreen {
		return s.openAt(ctx, Screen{Start: keymap.Standup, Since: asked, InOrder: f.fixed})
	}
	if err := s.board.there(); err != nil {
		return err
	}
	m, err := s.meeting(ctx, f)
	if err != nil {
		return err
	}
	if f.close {
		if m, err = s.hold(ctx, m, f); err != nil {
			return err
		}
	}
	if !s.quiet || !f.close || f.file != "" {
		if err := s.putMinutes(ctx, m, f); err != nil {
			return err
		}
	}
	if f.send || f.close && s.config.Minutes != "" {
		return s.config.hook().Run(ctx, m)
	}
	return nil
}

// onScreen reports whether a standup is for the screen: there is one, and
// nothing was asked for that is printed or kept.
func (f *standupFlags) onScreen(s *session) bool {
	printed := f.print || f.close || f.last || f.send || f.format != "" || f.file != "" || s.json || s.quiet
	return !printed && isTerminal(s.In) && isTerminal(s.Out)
}

// check refuses what does not go together, and finds the form.
func (f *standupFlags) check(s *session) error {
	if s.json {
		if f.format != "" && f.format != "json" {
			return usage("--json and --format %s: choose one", f.format)
		}
		f.format = "json"
	}
	if f.format != "" && !slices.Contains(minuteForms(), f.format) {
		return unknownOf("format", f.format, minuteForms())
	}
	switch {
	case !f.close && len(f.park)+len(f.decide)+len(f.present) > 0:
		return usage("--present, --park and --decide go with --close: they are kept with the standup")
	case f.last && (f.close || f.since != ""):
		return usage("--last is a standup that was held: it goes without --close and --since")
	case f.send && s.config.Minutes == "":
		return usage("no command to send minutes to: set minutes = \"…\" in %s", s.config.path)
	}
	return f.choose(s)
}

// choose finds the form that a file ends like, where none is asked for.
func (f *standupFlags) choose(s *session) error {
	if f.file != "" && s.abs(f.file) == s.board.path {
		return model.Errorf(model.Refused, "%s is the board itself: write to another file", f.file)
	}
	end := strings.ToLower(filepath.Ext(f.file))
	var ends []string
	for _, known := range minutes.Forms() {
		if f.format == "" && slices.Contains(known.Ends, end) {
			f.format = known.Name
		}
		ends = append(ends, known.Ends[0])
	}
	if f.format != "" {
		return nil
	}
	f.format = minuteForms()[0]
	return noForm(f.file, ends)
}

// noForm refuses a file that ends like something else than the forms there are,
// or like nothing.
func noForm(file string, ends []string) error {
	if end := filepath.Ext(file); end != "" && end != filepath.Base(file) {
		return usage("%s ends like no form there is (%s): name one with --format", file, strings.Join(ends, ", "))
	}
	return nil
}

// putMinutes prints minutes, or writes them to a file.
func (s *session) putMinutes(ctx context.Context, m minutes.Minutes, f standupFlags) error {
	if f.file == "" || f.file == "-" {
		return m.Write(s.Out, f.format)
	}
	if err := s.writeTo(ctx, f.file, func(w io.Writer) error { return m.Write(w, f.format) }); err != nil {
		return err
	}
	s.say("wrote the minutes to %s", f.file)
	return nil
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

// meeting returns what a standup begins with, or the minutes of the last one.
func (s *session) meeting(ctx context.Context, f standupFlags) (minutes.Minutes, error) {
	var m minutes.Minutes
	if f.last {
		held := false
		err := s.store.View(ctx, func(r model.Reader) error {
			m, held = minutes.Last(r, s.now().Location(), f.fixed)
			return nil
		})
		if err == nil && !held {
			err = model.Errorf(model.NotFound, "no standup was held on this board yet: baton standup --close keeps one")
		}
		return m, err
	}
	asked, err := s.asked(f.since)
	if err != nil {
		return m, err
	}
	b, err := s.store.Board(ctx)
	if err != nil {
		return m, err
	}
	return m, s.store.View(ctx, func(r model.Reader) error {
		m = minutes.Begin(r, b, asked, s.now(), f.fixed)
		return nil
	})
}

// promised lists what was promised in check-ins: those that the minutes know of, and
// those that came while they were made.
func promised(r model.Reader, m minutes.Minutes) []model.Promise {
	var all, out []model.Promise
	for _, t := range m.Digest.Turns {
		for _, id := range t.Today {
			all = append(all, model.Promise{By: t.Person, Task: id})
		}
	}
	for _, p := range append(all, meet.Look(r, 0, m.At).Today...) {
		if r.Task(p.Task) != nil && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// hold keeps a standup in the log.
func (s *session) hold(ctx context.Context, m minutes.Minutes, f standupFlags) (minutes.Minutes, error) {
	c := model.CheckIn{Standup: true, Began: model.At(m.At)}
	for _, d := range f.decide {
		c.Decided = append(c.Decided, clean(d))
	}
	did, err := s.applied(ctx, model.Do("standup", s.force, func(r model.Reader) ([]model.Change, error) {
		if err := meet.Meanwhile(r, m.Board.Head().Seq); err != nil && !s.force {
			return nil, err
		}
		me, _ := s.claim.on(r.Setup())
		c.Present, c.Parked, c.Promises = nil, nil, promised(r, m)
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
		if len(f.present) == 0 {
			for _, p := range model.Live[model.Person](r.Setup()) {
				if p.Works(r.Setup().Info, model.DayOf(m.At)) {
					c.Present = append(c.Present, p.ID)
				}
			}
		}
		return []model.Change{c}, nil
	}))
	if err != nil {
		return m, s.hint(err)
	}
	for _, do := range did.ev.Do {
		if kept, ok := do.(model.CheckIn); ok {
			c = kept
		}
	}
	s.say("%s", did.account.Text)
	return m, s.store.View(ctx, func(r model.Reader) error {
		m = m.Keep(r, did.ev, c)
		return nil
	})
}
