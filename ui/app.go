package ui

import (
	"context"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/op"
	"baton/ui/checkin"
	"baton/ui/compose"
	"baton/ui/document"
	"baton/ui/draft"
	"baton/ui/filter"
	"baton/ui/history"
	"baton/ui/keymap"
	"baton/ui/look"
	"baton/ui/screen"
	"baton/ui/screen/board"
	"baton/ui/screen/float"
	"baton/ui/setup"
	"baton/ui/standup"
	"baton/ui/task"
)

// App is the root of the program.
type App struct {
	io    func(func(ctx context.Context) tea.Msg) tea.Cmd // makes a command that ends with the program
	opts  Options
	world screen.World
	stage stage

	w, h int
	dark bool
	foot foot

	keys        *keymap.Map
	onBoard     screen.Actions // work on a base and its tasks
	global      screen.Actions // work anywhere
	receivers   []receiver     // take what was read
	queued      []tea.Msg      // keys, pastes and clicks that came while a change was being written
	pendingNews []model.News   // came while a change was being written
	cmds        []tea.Cmd      // of the message being handled

	commits   *commits
	compose   *compose.Composer
	filters   *filter.Filters
	standup   *standup.Standup
	pace      *history.PaceReader
	reminders *reminders
}

// receiver takes what a command has read.
type receiver interface {
	Handle(m tea.Msg) tea.Cmd
}

// New returns the program on a board.
func New(ctx context.Context, o Options) (*App, error) {
	b, err := o.Store.Board(ctx)
	if err != nil {
		return nil, err
	}
	io := func(f func(context.Context) tea.Msg) tea.Cmd { return func() tea.Msg { return f(ctx) } }
	a := &App{io: io, opts: o, dark: true, keys: o.Keys.Without(o.Can.missing()...)}
	if a.opts.Drafts == nil {
		a.opts.Drafts = draft.Open("")
	}
	a.world = screen.World{
		Board: b, Keys: a.keys, Me: o.Me, Now: o.Now, ReadOnly: o.ReadOnly,
		Busy: map[model.ID]bool{}, Fresh: map[model.ID]struct{}{},
	}
	a.retheme()
	a.stage.base = board.New(&a.world, a)
	a.foot.news = o.ReadOnly
	a.wire()
	return a, nil
}

// wire makes everything that acts on the base, and the tables from action to handler.
func (a *App) wire() {
	w, base := &a.world, func() screen.Base { return a.stage.base }
	a.commits = &commits{world: w, host: a, store: a.opts.Store, warnings: a.opts.Warnings, own: map[model.EventID]bool{}}
	a.compose = compose.New(w, a, a.opts.Drafts, a.opts.Can.Editor)
	a.filters = filter.New(w, a, a.compose, base)
	a.pace = history.New(w, a, a.opts.Memory.Freed)
	out := document.New(w, a, document.Outputs{Save: a.opts.Can.Save, Clipboard: a.opts.Can.Clipboard})
	acts := task.New(w, a, a.compose, task.Scene{Base: base, Targets: a.stage.targets, Body: a.stage.body, Clipboard: a.opts.Can.Clipboard})
	a.standup = standup.New(w, a, a.compose, out, standup.Scene{
		Base: base, Targets: a.stage.targets, InOrder: a.opts.InOrder, Hook: a.opts.Can.Command,
		Filter: func(f screen.Filter) { a.filters.Show(f, false) }, Show: a.showStrip,
	})
	a.reminders = &reminders{world: w, host: a, underWay: a.standup.On}
	w.Calls = a.reminders.calls
	forms := checkin.New(w, a, a.compose, acts.Block)
	a.receivers = []receiver{a.filters, a.standup, a.reminders, a.pace, out, forms, a.compose, acts}
	a.onBoard = merged(
		acts.Actions(), a.filters.Actions(), a.standup.Starters(), forms.Actions(),
		setup.New(w, a, a.compose, base).Actions(), reporting(w, a, a.opts.ASCII, out), a.actions(),
	)
	a.global = screen.Actions{
		keymap.Help:      screen.Do(a.help),
		keymap.Interrupt: func() tea.Cmd { return tea.Quit },
		keymap.Suspend:   func() tea.Cmd { return tea.Suspend },
	}
}

// actions are the root's own on a board.
func (a *App) actions() screen.Actions {
	return screen.Actions{
		keymap.Open:    screen.Do(a.open),
		keymap.Clear:   screen.Do(a.clear),
		keymap.Palette: screen.Do(a.palette),
		keymap.Undo:    screen.Do(a.undo),
		keymap.Redo:    screen.Do(func() { a.undoOrRedo(op.Redo{Of: model.Redo(a.world.Me)}) }),
		keymap.Quit:    a.quit,
	}
}

func (a *App) retheme() {
	name := a.opts.Theme
	if name == "" {
		name = map[bool]string{true: "dark", false: "light"}[a.dark]
	}
	a.world.Theme = look.New(look.Mode{Theme: name, Profile: a.opts.Profile, ASCII: a.opts.ASCII})
}

// Init starts watching the board, and asks the terminal whether it is dark
// without waiting for the answer.
func (a *App) Init() tea.Cmd {
	cmds := []tea.Cmd{a.watch(), minute(), history.Soon()}
	if a.opts.Theme == "" {
		cmds = append(cmds, tea.RequestBackgroundColor)
	}
	if a.opts.Start != "" {
		cmds = append(cmds, func() tea.Msg { return started{} })
	}
	return tea.Batch(cmds...)
}

// started is sent first, for what Options.Start asks for.
type started struct{}

// tick is sent once a minute, to bring ages and the day up to date.
type tick struct{}

func minute() tea.Cmd { return tea.Tick(time.Minute, func(time.Time) tea.Msg { return tick{} }) }

// Update takes one message.
func (a *App) Update(m tea.Msg) (tea.Model, tea.Cmd) {
	a.cmds, a.stage.strip = nil, strip{}
	switch m := m.(type) {
	case tea.WindowSizeMsg:
		a.w, a.h = m.Width, m.Height
	case tea.BackgroundColorMsg:
		if a.opts.Theme == "" && m.IsDark() != a.dark {
			a.dark = m.IsDark()
			a.retheme()
			a.sync()
		}
	case tea.KeyPressMsg, tea.PasteMsg, tea.MouseMsg:
		a.input(m)
	case started:
		a.start()
	case tick:
		a.foot.expire(a.world.Now())
		a.sync()
		a.pace.Read()
		a.run(minute())
	case watching:
		a.reminders.readHeld()
		a.run(m.next())
	case newsMsg:
		a.takeNews(m.news)
		a.run(m.next())
	case applied:
		a.settle(m)
	case screen.Failed:
		a.Say(m.Err.Error())
		a.broadcast(m)
	default:
		a.broadcast(m)
	}
	if !a.small() {
		a.stage.arrange(a.w, a.h)
	}
	return a, tea.Batch(a.cmds...)
}

// start does what the program was asked to do first.
func (a *App) start() {
	if a.opts.Start == keymap.Standup {
		a.standup.Begin(a.opts.Since)
		return
	}
	if f, ok := a.onBoard[a.opts.Start]; ok {
		a.run(f())
	}
}

func (a *App) run(c tea.Cmd) {
	if c != nil {
		a.cmds = append(a.cmds, c)
	}
}

// broadcast hands what was read to everything that may have asked for it.
func (a *App) broadcast(m tea.Msg) {
	for _, h := range a.receivers {
		a.run(h.Handle(m))
	}
	for s := range a.stage.shown {
		if s != a.stage.over { // it has it already
			a.run(s.Handle(m))
		}
	}
}

// sync brings everything up to date with the world.
func (a *App) sync() {
	a.filters.Sync()
	a.stage.sync()
}

// settle takes the result of a change, written or refused, and continues with what
// waited for it.
func (a *App) settle(m applied) {
	a.commits.settle(m)
	if m.err == nil {
		a.recorded(m.event, true)
	}
	a.sync()
	a.commits.report(m)
	if len(m.warnings) > 0 {
		a.Say("warning: " + strings.Join(m.warnings, "; "))
	}
	for _, n := range a.pendingNews {
		a.takeNews(n)
	}
	a.pendingNews = nil
	a.commits.next()
	for a.commits.writing == nil && len(a.queued) > 0 {
		next := a.queued[0]
		a.queued = a.queued[1:]
		a.take(next)
	}
	a.visit()
}

// rescue keeps what is being typed, however the program ends.
func (a *App) rescue() error {
	for _, s := range a.stage.stack {
		if l, ok := s.(*float.Line); ok && l.Draft != "" && strings.TrimSpace(l.Text()) != "" {
			l.Cancel(l.Text())
		}
	}
	a.standup.Rescue()
	return a.opts.Drafts.Flush()
}
