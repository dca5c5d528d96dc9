package cli

import (
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/model/query"
	"baton/ui"
	"baton/ui/keymap"
	"baton/ui/minutes"
)

// standupFlags are the flags of standup.
type standupFlags struct {
	since, at, format, file string
	from                    model.Instant // the parsed since, 0 for the last standup

	print, close, last, list, send bool
	fixed                          bool
	present                        []string
	park, decide                   []string
}

func (t tree) standupCommand() *cobra.Command {
	var f standupFlags
	var c *cobra.Command
	c = t.command(groupTasks, "standup", "hold a standup on the screen, or print what it starts with", exactly(0),
		func(ctx context.Context, s *session, _ []string) error {
			for _, name := range []string{"at", "since", "present"} { // an empty variable in a script is a mistake
				if flag := c.Flags().Lookup(name); flag.Changed && strings.Trim(flag.Value.String(), "[]") == "" {
					return usage("--%s is empty", name)
				}
			}
			return standup(ctx, s, f)
		})
	c.Long = "Opens the board in a standup: turns by person, or card by card, with what everybody has\n" +
		"finished since the last standup, has in hand, is blocked by and could do next, what became\n" +
		"of promises, and what nobody mentions. Who speaks first changes from day to day.\n\n" +
		"With --print, or without a terminal, it prints the same. --close records that as a standup\n" +
		"held: the next one counts from it. What was promised in check-ins since the last one is kept\n" +
		"with it, and so are topics parked and decisions. --last prints the minutes of the last\n" +
		"standup, --at WHEN those of an earlier one: they are the same wherever and whenever they are\n" +
		"printed. --list lists all standups. A command for minutes in the settings (minutes = \"…\")\n" +
		"gets those of every standup held; --send gives it what is printed."
	fs := c.Flags()
	fs.BoolVar(&f.print, "print", false, "print it, even on a terminal")
	fs.StringVar(&f.since, "since", "", "count from `WHEN`, not from the last standup")
	fs.StringVar(&f.format, "format", "", "in `FORM`: "+strings.Join(minuteForms(), ", ")+"; by default as FILE ends")
	fs.StringVarP(&f.file, "output", "o", "", "write to `FILE`, readable only by you")
	fs.BoolVar(&f.close, "close", false, "hold the standup: keep it in the log")
	fs.BoolVar(&f.last, "last", false, "print the minutes of the last standup held")
	fs.StringVar(&f.at, "at", "", "print the minutes of the standup held `WHEN`: a day, or \"2026-11-27 09:30\"")
	fs.BoolVar(&f.list, "list", false, "list the standups held, newest first")
	fs.BoolVar(&f.send, "send", false, "give what is printed to the command for minutes")
	fs.BoolVar(&f.fixed, "in-order", false, "people in the order of the board; for always: baton board edit order:fixed")
	fs.StringSliceVar(&f.present, "present", nil, "`who` was there, as in kim,ann; by default everybody who works today")
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

// standup opens a standup on the screen, or prints one, and records it with
// --close.
func standup(ctx context.Context, s *session, f standupFlags) error {
	onScreen := f.onScreen(s)
	if err := f.check(s); err != nil {
		return err
	}
	if err := askSince(ctx, s, &f); err != nil {
		return err
	}
	if onScreen {
		return s.openAt(ctx, ui.Options{Start: keymap.Standup, Since: f.from, InOrder: f.fixed})
	}
	if err := s.board.mustExist(); err != nil {
		return err
	}
	if f.list {
		return listHeld(ctx, s)
	}
	m, err := prepareStandup(ctx, s, f)
	if err != nil {
		return err
	}
	if f.close {
		if m, err = holdStandup(ctx, s, m, f); err != nil {
			return err
		}
	}
	return giveMinutes(ctx, s, m, f)
}

// giveMinutes prints minutes or writes them to a file, and sends them.
func giveMinutes(ctx context.Context, s *session, m minutes.Minutes, f standupFlags) error {
	if !s.quiet || !f.close || f.file != "" {
		if err := putMinutes(ctx, s, m, f); err != nil {
			return err
		}
	}
	if hook := s.config.hook(); hook != nil && (f.send || f.close) {
		return hook.Run(ctx, m)
	}
	return nil
}

// onScreen reports whether the standup opens on the screen: there is a terminal, and
// no flag asks for something that is printed or recorded.
func (f *standupFlags) onScreen(s *session) bool {
	printed := f.print || f.close || f.last || f.at != "" || f.list || f.send || f.format != "" || f.file != "" || s.json || s.quiet
	return !printed && isTerminal(s.In) && isTerminal(s.Out)
}

// check refuses flags that exclude one another or are unknown, and finds the form.
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
	if err := f.agree(s); err != nil {
		return err
	}
	return f.choose(s)
}

// agree refuses flags that exclude one another.
func (f *standupFlags) agree(s *session) error {
	past := f.held() || f.list
	for _, no := range []struct {
		is  bool
		why string
	}{
		{!f.close && len(f.park)+len(f.decide)+len(f.present) > 0, "--present, --park and --decide need --close: they are kept with the standup"},
		{past && (f.close || f.since != ""), "--last, --at and --list are about past standups: leave out --close and --since"},
		{f.last && f.at != "", "--last and --at: choose one"},
		{f.list && (f.held() || f.send || f.file != "" || f.format != "" && !s.json), "--list lists all standups: only --json goes with it"},
	} {
		if no.is {
			return usage("%s", no.why)
		}
	}
	if f.send && s.config.Minutes == "" {
		return usage("no command to send minutes to: set minutes = \"…\" in %s", s.config.path)
	}
	return nil
}

// held reports whether a past standup is asked for.
func (f *standupFlags) held() bool { return f.last || f.at != "" }

// choose finds the form of the file's extension, if none is given.
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

// noForm refuses a file whose extension is that of no form. A file without extension
// passes.
func noForm(file string, ends []string) error {
	if end := filepath.Ext(file); end != "" && end != filepath.Base(file) {
		return usage("%s has an unknown ending (%s are known): name a form with --format", file, strings.Join(ends, ", "))
	}
	return nil
}

// putMinutes prints minutes, or writes them to a file.
func putMinutes(ctx context.Context, s *session, m minutes.Minutes, f standupFlags) error {
	if f.file == "" || f.file == "-" {
		return m.Write(s.Out, f.format)
	}
	if err := s.writeTo(ctx, f.file, func(w io.Writer) error { return m.Write(w, f.format) }); err != nil {
		return err
	}
	s.say("wrote the minutes to %s", f.file)
	return nil
}

// askSince reads when to count from, in the board's zone.
func askSince(ctx context.Context, s *session, f *standupFlags) error {
	if f.since == "" {
		return nil
	}
	return s.store.View(ctx, func(r model.Reader) (err error) {
		f.from, err = query.ParseSince(f.since, r.Setup().Info.In(s.now()))
		if err == nil && f.from > model.At(s.now()) {
			err = usage("--since %s is in the future: nothing has happened yet", f.since)
		}
		return err
	})
}

// prepareStandup returns what a standup begins with, or the minutes of one that was held.
func prepareStandup(ctx context.Context, s *session, f standupFlags) (minutes.Minutes, error) {
	var m minutes.Minutes
	b, err := s.store.Board(ctx)
	if err != nil {
		return m, err
	}
	return m, s.store.View(ctx, func(r model.Reader) error {
		if !f.held() {
			m = minutes.Begin(r, b, f.from, s.now(), f.fixed)
			return nil
		}
		held, err := findHeld(s, r, f.at)
		if err == nil {
			held.InOrder = held.InOrder || f.fixed
			m = minutes.Of(r, held, b, s.now())
		}
		return err
	})
}
