package cli

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"baton/model"
	"baton/model/op"
	"baton/model/plain"
	"baton/model/query"
	"baton/ui/look"
)

// flags are the flags that every verb has.
type flags struct {
	file, board, as string
	json, quiet     bool
	force, noColor  bool
}

// session is one verb at work: on which board, by whom, when.
type session struct {
	*Program
	flags
	board    board
	now      func() time.Time
	config   config
	identity identity
	store    Store
	ids      []model.ID // the tasks that the verb is about, once known
	many     bool       // they were given as a list, so JSON prints one
	warned   *warnings  // collects warnings while the screen is shown, else nil
}

// session finds out what a verb needs to know. It does not read the board yet.
func (p *Program) session(f flags) (*session, error) {
	s := &session{Program: p, flags: f}
	var err error
	if s.now, err = p.clock(); err != nil {
		return nil, err
	}
	if s.config, err = p.config(); err != nil {
		return nil, err
	}
	if s.board, err = p.board(f.file, f.board); err != nil {
		return nil, err
	}
	s.identity = p.identify(f.as, s.config)
	s.store, err = p.Files.Open(s.place())
	return s, err
}

// place returns where the board is kept, and what it begins with if it does not
// exist yet.
func (s *session) place() Place {
	setup, _ := model.Template(model.Templates()[0])
	setup.Info.Name = boardName(s.board.path)
	return Place{Path: s.board.path, MakeDir: s.board.makeDir, Setup: setup, Now: s.now, User: s.identity.name, NoBackups: s.config.noBackups(), Warn: s.warn}
}

// warn says what could not be done along with a change that was made.
func (s *session) warn(text string) {
	if s.warned != nil {
		s.warned.add(text)
		return
	}
	_, _ = fmt.Fprintln(s.Err, look.Show("warning: "+text))
}

// me returns the person who acts, as the board knows them.
func (s *session) me(ctx context.Context) (id model.PersonID, err error) {
	err = s.store.View(ctx, func(r model.Reader) error {
		id, err = s.actor(r)
		return err
	})
	return id, err
}

// env is what a text is read against.
func (s *session) env(r Tasks) query.Env {
	me, name := s.identity.resolve(r.Setup())
	return query.Env{Setup: r.Setup(), Numbers: r, Now: s.now(), Me: me, MyName: name, Force: s.force}
}

// request makes an op of what was typed, which is parsed against the board as it
// is when the op is carried out.
type request func(r model.Reader) (op.Op, error)

// plan returns the plan that carries out a request.
func (s *session) plan(w request) model.Plan {
	return func(r model.Reader) (model.Draft, error) {
		o, err := w(r)
		if err != nil {
			return model.Draft{}, err
		}
		return op.Plan(o, op.How{Force: s.force})(r)
	}
}

// change carries out a request and says what it did.
func (s *session) change(ctx context.Context, w request) error { return s.apply(ctx, s.plan(w)) }

func (s *session) apply(ctx context.Context, p model.Plan) error {
	did, err := s.applied(ctx, p)
	if errors.Is(err, model.ErrNothing) {
		s.say("nothing to change")
		return s.answer(ctx, s.ids)
	}
	if err != nil {
		return s.hint(err)
	}
	return s.tell(ctx, did)
}

// result is what a verb did, and its account for people.
type result struct {
	ev      model.Event
	account model.Account
	setup   *model.Setup // as it is afterwards
}

// applied carries out a plan, by the person who acts, and returns its result.
func (s *session) applied(ctx context.Context, p model.Plan) (result, error) {
	var out result
	err := s.carryOut(ctx, p, func(r model.Reader, ev model.Event) {
		out = result{ev, model.Tell(ev, model.NamesOf(r)), r.Setup()}
	})
	return out, err
}

// carryOut carries out a plan, by the person who acts. Who that is, and what
// then needs to know, is read in the same transaction: each makes others wait.
func (s *session) carryOut(ctx context.Context, p model.Plan, then func(model.Reader, model.Event)) error {
	founder, _ := s.identity.resolve(s.place().Setup)
	there := s.board.exists()
	_, err := s.store.Apply(ctx, founder, func(r model.Reader) (model.Draft, error) {
		me, err := s.actor(r)
		if err != nil {
			return model.Draft{}, err
		}
		d, err := p(r)
		d.By, d.Then = me, then
		return d, err
	})
	if err == nil && !there {
		s.say("%s", s.board.created())
	}
	return err
}

// hint adds to a soft refusal that --force overrides it.
func (s *session) hint(err error) error {
	if !model.IsSoft(err) || strings.Contains(err.Error(), "--force") {
		return err
	}
	return &model.Error{Code: model.CodeOf(err), Text: err.Error() + " (--force does it anyway)", Soft: true}
}

// tell says what an event did, and with --json prints the tasks it is about.
func (s *session) tell(ctx context.Context, d result) error {
	s.say("%s", d.account.Text)
	for _, row := range d.account.Rows {
		if text := addedText(row); text != "" && text != d.account.Text {
			s.say("%s", text)
		}
	}
	if len(s.ids) > 0 {
		return s.answer(ctx, s.ids)
	}
	return s.answer(ctx, d.ev.Subjects())
}

// addedText says what a change has added to the board's set-up, "" if nothing.
func addedText(r model.Row) string {
	if r.Task != (model.ID{}) || r.Field == model.KeptField || r.From.Kind != model.NoValue || r.To.Kind == model.NoValue || strings.HasPrefix(r.Field, "board") {
		return ""
	}
	return fmt.Sprintf("added %s %s", r.Field, r.To)
}

// answer prints tasks as JSON, with --json.
func (s *session) answer(ctx context.Context, ids []model.ID) error {
	if !s.json || s.quiet {
		return nil
	}
	return s.reading(ctx, func(r model.Reader) error {
		var out [][]byte
		for _, id := range ids {
			if t := r.Task(id); t != nil {
				out = append(out, s.Formats.Task(r, t))
			}
		}
		return s.values(out)
	})
}

// values writes a JSON object for one task, a list for many.
func (s *session) values(l [][]byte) error {
	w := bufio.NewWriter(s.Out)
	if len(l) == 1 && !s.many {
		_, _ = w.Write(append(l[0], '\n'))
		return w.Flush()
	}
	_, _ = w.WriteString("[")
	for i, v := range l {
		if i > 0 {
			_ = w.WriteByte(',')
		}
		_, _ = w.Write(v)
	}
	_, _ = w.WriteString("]\n")
	return w.Flush()
}

// reading runs f on the current board, and writes what f has printed after
// the board is released: whoever reads the output may take their time.
func (s *session) reading(ctx context.Context, f func(r model.Reader) error) error {
	out := s.Out
	h := &buffer{}
	if t, ok := out.(interface{ Fd() uintptr }); ok {
		h.fd = t.Fd
		s.Out = terminalBuffer{h}
	} else {
		s.Out = h
	}
	err := s.store.View(ctx, f)
	s.Out = out
	if err != nil {
		return err
	}
	_, err = h.WriteTo(out)
	return err
}

// buffer holds what is printed.
type buffer struct {
	bytes.Buffer
	fd func() uintptr
}

// terminalBuffer is a buffer for a stream that may be a terminal, and can be asked.
type terminalBuffer struct{ *buffer }

// Fd returns the stream's file descriptor.
func (h terminalBuffer) Fd() uintptr { return h.fd() }

// say tells the person something. It is not data, so it goes to standard error.
func (s *session) say(format string, args ...any) {
	if !s.quiet {
		_, _ = fmt.Fprintln(s.Err, look.Show(fmt.Sprintf(format, args...)))
	}
}

// print writes lines of data: as they are, for programs to read, except those that
// would drive the terminal.
func (s *session) print(lines ...string) error {
	for i, l := range lines {
		if strings.ContainsFunc(l, plain.Drives) {
			lines[i] = look.Show(l)
		}
	}
	_, err := fmt.Fprintln(s.Out, strings.Join(lines, "\n"))
	return err
}

// tuneMemory changes how the process uses memory, unless way is nil, and
// returns what changes it back.
func tuneMemory(way func() (back func())) (back func()) {
	if way == nil {
		return func() {}
	}
	return way()
}
