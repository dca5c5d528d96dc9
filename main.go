// Command baton is a keyboard-driven kanban board in the terminal.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	_ "time/tzdata" // a board may be in any zone, a system may know none

	"baton/model"
	"baton/model/transfer"
	"baton/store"
	"baton/store/bolt"
	"baton/store/exchange"
	"baton/store/exchange/boardjson"
	"baton/ui"
	"baton/ui/cli"
	"baton/ui/stop"
)

// Set by the linker for a release.
var version, commit, date string

func main() {
	making := bolt.NewTempFiles()
	ctx, end := stop.Listen(context.Background(), func(code int) { // the program did not end in time
		making.Stop()
		_, _ = fmt.Fprintln(os.Stderr, "baton: stopped by a signal: the last change is on the board in full or not at all")
		os.Exit(code)
	})
	dir, _ := os.Getwd()
	f := files{making}
	p := cli.Program{
		Version: cli.Built(version, commit, date),
		Files:   cli.Files{Open: f.open, Create: f.fresh, Maintain: f.keep, ReadOnly: readOnly, BelongsTo: bolt.BelongsTo, Write: making.Write},
		Formats: cli.Formats{List: exchange.Formats, Import: importing, Export: exchange.Export, Task: task, Tasks: boardjson.WriteTasks, Event: event},
		Screen: func(ctx context.Context, o ui.Options) error {
			end.Screen()
			o.Memory = screenMemory()
			return ui.Run(ctx, o)
		},
		SaveMemory: saveMemory, SpendMemory: spendMemory,
		Hold: end.Hold, In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Env: os.Environ(), Dir: dir,
	}
	os.Exit(p.Run(ctx, os.Args[1:]))
}

// files opens boards.
type files struct{ temp *bolt.TempFiles }

func (f files) at(p cli.Place) (*store.Store, error) {
	return bolt.Open(p.Path, bolt.Options{
		Options: store.Options{Now: p.Now, Template: p.Setup},
		MakeDir: p.MakeDir, User: p.User, NoBackups: p.NoBackups, Warn: p.Warn, TempFiles: f.temp,
	})
}

func (f files) open(p cli.Place) (cli.Store, error)      { return f.at(p) }
func (f files) fresh(p cli.Place) (cli.Creator, error)   { return f.at(p) }
func (f files) keep(p cli.Place) (cli.Maintainer, error) { return f.at(p) }

func readOnly(p cli.Place) string { return bolt.ReadOnly(p.Path) }

func importing(format string, r io.Reader, o transfer.ImportOptions) (cli.Import, error) {
	f, err := exchange.Import(format, r, o)
	if err != nil {
		return cli.Import{}, err
	}
	draft := func(r model.Reader) (model.Draft, cli.Summary, error) { return f.Draft(r) }
	return cli.Import{Format: f.Format, Draft: draft, Events: f.Events}, nil
}

func task(b cli.Tasks, t *model.Task) []byte { return boardjson.TaskJSON(b, t, b.Body(t.ID)) }

func event(r model.Reader, ev model.Event, told model.Account) any {
	undoes, _ := r.SeqOf(ev.Undoes)
	return boardjson.EventJSON(r, ev, told, undoes)
}

// importHeap is the heap size in bytes above which garbage is collected more eagerly
// during an import: a file of 70,000 rows then takes 290 MB instead of 430, and twice
// the time.
const importHeap = 220 << 20

func saveMemory() (back func()) {
	usual := debug.SetMemoryLimit(importHeap)
	return func() { debug.SetMemoryLimit(usual) }
}

// logGarbage is how much garbage may pile up while a log is read, in per cent of what
// is kept (GOGC): reading allocates a lot and keeps little.
const logGarbage = 200

func spendMemory() (back func()) {
	usual := debug.SetGCPercent(logGarbage)
	return func() { debug.SetGCPercent(usual) }
}

// loadGarbage is how much garbage may pile up while a board is loaded, in per cent of
// what is kept (GOGC): almost everything is kept, and two collections on the way to
// 10,000 tasks took a tenth of the time to the first frame.
const loadGarbage = 400

// screenMemory keeps garbage collection rare while the board is loaded, and gives back
// to the system what a long log took: a board may be open all day.
func screenMemory() ui.Memory {
	usual := debug.SetGCPercent(loadGarbage)
	return ui.Memory{Loaded: func() { debug.SetGCPercent(usual) }, Freed: debug.FreeOSMemory}
}
