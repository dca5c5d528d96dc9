// Command baton is a keyboard-driven kanban board in the terminal.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	_ "time/tzdata" // a board may be in any zone, a system may know none

	"baton/model"
	"baton/store"
	"baton/store/bolt"
	"baton/store/exchange"
	"baton/ui"
	"baton/ui/cli"
	"baton/ui/stop"
)

// Set by the linker for a release.
var version, commit, date string

func main() {
	making := bolt.NewTempFiles()
	ctx, end := stop.Listen(context.Background(), func(code int) { // it has not listened in time
		making.Stop()
		_, _ = fmt.Fprintln(os.Stderr, "baton: stopped by a signal: what was begun is on the board as a whole or not at all")
		os.Exit(code)
	})
	dir, _ := os.Getwd()
	f := files{making}
	p := cli.Program{
		Version: cli.Built(version, commit, date),
		Files:   cli.Files{Open: f.open, Fresh: f.fresh, Keep: f.keep, ReadOnly: readOnly, Ours: bolt.BelongsTo, Write: making.Write},
		Formats: cli.Formats{List: formats, Import: importing, Export: exporting, Task: task, Tasks: exchange.WriteTasks, Event: event},
		Screen:  func(ctx context.Context, s cli.Screen) error { end.Screen(); return show(ctx, s) },
		Hold:    end.Hold, In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Env: os.Environ(), Dir: dir,
	}
	os.Exit(p.Run(ctx, os.Args[1:]))
}

// files opens boards.
type files struct{ making *bolt.TempFiles }

func (f files) at(p cli.Place) (*store.Store, error) {
	return bolt.Open(p.Path, bolt.Options{
		Options: store.Options{Now: p.Now, Template: p.Setup},
		MakeDir: p.MakeDir, User: p.User, NoBackups: p.NoBackups, Warn: p.Warn, TempFiles: f.making,
	})
}

func (f files) open(p cli.Place) (cli.Store, error)  { return f.at(p) }
func (f files) fresh(p cli.Place) (cli.Fresh, error) { return f.at(p) }
func (f files) keep(p cli.Place) (cli.Keeper, error) { return f.at(p) }

func readOnly(p cli.Place) string { return bolt.ReadOnly(p.Path) }

func formats() []cli.Format {
	var out []cli.Format
	for _, f := range exchange.Formats() {
		out = append(out, cli.Format(f))
	}
	return out
}

func importing(format string, r io.Reader, o cli.ImportOptions) (cli.Import, error) {
	f, err := exchange.Import(format, r, exchange.Options(o))
	if err != nil {
		return cli.Import{}, err
	}
	draft := func(r model.Reader) (model.Draft, cli.Report, error) { return f.Draft(r) }
	return cli.Import{Draft: draft, Events: f.Events}, nil
}

func exporting(format string, w io.Writer, b *model.Board, o cli.ExportOptions) error {
	return exchange.Export(format, w, b, exchange.ExportOptions(o))
}

func task(b cli.Tasks, t *model.Task) []byte { return exchange.TaskJSON(b, t, b.Body(t.ID)) }

func event(r model.Reader, ev model.Event, told model.Account) any {
	undoes, _ := r.SeqOf(ev.Undoes)
	return exchange.EventJSON(r, ev, told, undoes)
}

func show(ctx context.Context, s cli.Screen) error {
	return ui.Run(ctx, ui.Options{
		Store: s.Store, Keys: s.Keys, Me: s.Me, Now: s.Now, Profile: s.Profile,
		Theme: s.Theme, ASCII: s.ASCII, Stock: s.Stock, Editor: s.Editor, ReadOnly: s.ReadOnly, NoMouse: s.NoMouse, Hold: s.Hold, Drafts: s.Drafts,
		Warnings: s.Warnings, Save: s.Save, Hook: s.Hook, Start: s.Start, Since: s.Since, InOrder: s.InOrder,
	})
}
