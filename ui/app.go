package ui

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/ui/draft"
	"baton/ui/keymap"
	"baton/ui/look"
	"baton/ui/screen"
	"baton/ui/screen/board"
	"baton/ui/screen/detail"
	"baton/ui/screen/float"
)

// App is the root of the program.
type App struct {
	io    func(func(ctx context.Context) tea.Msg) tea.Cmd // I/O, until the program ends
	opts  Options
	world screen.World
	board *board.Board
	side  *detail.Detail  // beside the board, nil if it is closed
	stack []screen.Screen // over the board, the last on top

	w, h   int
	drawn  drawn // where the last frame has what can be pointed at
	dark   bool
	toast  string // what was just done or refused
	news   string // what somebody else just did
	heard  time.Time
	drafts *draft.Desk // what was typed and is not on the board
	save   savedFilter
	read   struct { // what the filter was read with
		setup *model.Setup
		day   model.Day
	}

	writing  *screen.Change  // the change that is being written
	queue    []screen.Change // what waits for it
	ahead    []tea.KeyPressMsg
	away     bool           // the board's file is gone, or something else is in its place
	swapped  bool           // another copy was put in its place, and nobody has said yet that it will do
	held     []model.News   // news that came while a change was being written
	sending  bool           // minutes are being given to the command
	meeting  *meeting       // nil where none is held
	counting bool           // a second of its clock is under way
	checkin  *float.CheckIn // a form that was left, nil for none
	leftOn   model.Day      // when it was
	rhythm   rhythm
	pacing   pacing
	mine     map[model.Seq]bool
	cmds     []tea.Cmd // of the message at hand
}

// New returns the program on a board.
func New(ctx context.Context, o Options) (*App, error) {
	b, err := o.Store.Board(ctx)
	if err != nil {
		return nil, err
	}
	io := func(f func(context.Context) tea.Msg) tea.Cmd { return func() tea.Msg { return f(ctx) } }
	a := &App{io: io, opts: o, dark: o.Theme != "light", drafts: o.Drafts, mine: map[model.Seq]bool{}}
	if a.drafts == nil {
		a.drafts = draft.Open("")
	}
	a.world = screen.World{
		Board: b, Keys: o.Keys, Me: o.Me, Now: o.Now,
		Busy: map[model.ID]bool{}, Fresh: map[model.ID]struct{}{},
	}
	a.world.Calls = a.calls
	a.retheme()
	a.board = board.New(&a.world, a)
	a.news = o.ReadOnly
	return a, nil
}

func (a *App) retheme() {
	a.world.Theme = look.New(look.Mode{Dark: a.dark, Profile: a.opts.Profile, ASCII: a.opts.ASCII})
}

// Init starts watching the board, and asks the terminal whether it is dark
// without waiting for the answer.
func (a *App) Init() tea.Cmd {
	cmds := []tea.Cmd{a.watch(), minute(), soon()}
	if a.opts.Theme == "" {
		cmds = append(cmds, tea.RequestBackgroundColor)
	}
	if a.opts.Start != "" {
		cmds = append(cmds, func() tea.Msg { return started{} })
	}
	return tea.Batch(cmds...)
}

// started comes first, for what is to be done at once.
type started struct{}

// start does what the program was asked to do first.
func (a *App) start() {
	if a.opts.Start == keymap.Standup {
		a.beginMeeting(a.opts.Since)
		return
	}
	a.do(a.opts.Start)
}

// newsStays is how long what somebody else did stands at the foot.
const newsStays = 10 * time.Minute

// passNews takes away what somebody else did. What is said of the board itself
// stays: that its file is away or not the same, or can't be written.
func (a *App) passNews() {
	if !a.heard.IsZero() && !a.away {
		a.news, a.heard = "", time.Time{}
	}
}

// tick comes once a minute, for ages and the day.
type tick struct{}

func minute() tea.Cmd { return tea.Tick(time.Minute, func(time.Time) tea.Msg { return tick{} }) }

// Update takes one message.
func (a *App) Update(m tea.Msg) (tea.Model, tea.Cmd) {
	a.cmds = nil
	switch m := m.(type) {
	case tea.WindowSizeMsg:
		a.w, a.h = m.Width, m.Height
	case tea.BackgroundColorMsg:
		if a.opts.Theme == "" && m.IsDark() != a.dark {
			a.dark = m.IsDark()
			a.retheme()
			a.sync()
		}
	case tea.KeyPressMsg:
		a.key(m)
	case tea.PasteMsg:
		a.run(a.top().Handle(m))
	case tea.MouseMsg:
		a.mouse(m)
	case tick:
		if a.world.Now().Sub(a.heard) > newsStays {
			a.passNews()
		}
		a.sync()
		a.readPace()
		a.run(minute())
	case watching:
		a.lookBack()
		a.run(m.next())
	case newsMsg:
		a.hear(m.news)
		a.run(m.next())
	case applied:
		a.settle(m)
	case failed:
		a.Say(m.err.Error())
	default:
		a.everybody(m)
	}
	return a, tea.Batch(a.cmds...)
}

func (a *App) run(c tea.Cmd) {
	if c != nil {
		a.cmds = append(a.cmds, c)
	}
}

// top returns the screen that gets the keys.
func (a *App) top() screen.Screen {
	if n := len(a.stack); n > 0 {
		return a.stack[n-1]
	}
	return a.board
}

// visit takes the mark of news off the task under the cursor and has the panel
// beside the board follow it.
func (a *App) visit() {
	t := a.board.Task()
	if t != nil {
		delete(a.world.Fresh, t.ID)
	}
	if a.side == nil || len(a.stack) > 0 {
		return
	}
	if t != nil {
		a.side.Show(t.ID)
	}
}

// sync has every screen take up the world as it is. A filter is read anew when
// the names it was read with, or the day, have changed.
func (a *App) sync() {
	if s, day := a.world.Setup(), a.world.Today(); s != a.read.setup || day != a.read.day {
		a.read.setup, a.read.day = s, day
		if a.board.Filter().Query != nil {
			a.refilter()
		}
	}
	a.board.Sync()
	a.syncMeeting()
	if a.side != nil {
		a.side.Sync()
	}
	for _, s := range a.stack {
		s.Sync()
	}
}

// Push puts a screen on top.
func (a *App) Push(s screen.Screen) { a.stack = append(a.stack, s) }

// Pop takes the top screen away.
func (a *App) Pop() {
	if n := len(a.stack); n > 0 {
		a.stack = a.stack[:n-1]
	}
	if a.side != nil {
		a.side.Sync()
	}
}

// drop takes a screen away, wherever it is.
func (a *App) drop(s screen.Screen) {
	if i := slices.Index(a.stack, s); i >= 0 && i < len(a.stack)-1 {
		a.stack = slices.Delete(a.stack, i, i+1)
	} else if i >= 0 {
		a.Pop()
	}
}

// Say shows a quiet line at the foot.
func (a *App) Say(text string) { a.toast = text }

// failed is I/O that came to nothing.
type failed struct{ err error }

// Read looks into the store and hands what f returns to the screens.
func (a *App) Read(f func(r model.Reader) tea.Msg) {
	store := a.opts.Store
	a.run(a.io(func(ctx context.Context) tea.Msg {
		var out tea.Msg
		err := store.View(ctx, func(r model.Reader) error {
			out = f(r)
			return nil
		})
		if err != nil {
			return failed{err}
		}
		return out
	}))
}
