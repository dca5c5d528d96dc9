package main

import (
	"context"
	"io"

	"baton/store"
	"baton/ui/cli"
)

// keeper is a store as the command line sees it that looks after its file.
type keeper struct{ *store.Store }

func keep(p cli.Place) (cli.Keeper, error) {
	s, err := at(p)
	return keeper{s}, err
}

func (k keeper) Backup(ctx context.Context, w io.Writer) (cli.Health, error) {
	r, err := k.Store.Backup(ctx, w)
	return cli.Health(r), err
}

func (k keeper) Restore(ctx context.Context, from io.Reader, dryRun bool) (cli.Health, error) {
	r, err := k.Store.Restore(ctx, from, dryRun)
	return cli.Health(r), err
}

func (k keeper) Check(ctx context.Context) (cli.Health, error) {
	r, err := k.Store.Check(ctx)
	return cli.Health(r), err
}

func (k keeper) Repair(ctx context.Context) (cli.Health, error) {
	r, err := k.Store.Repair(ctx)
	return cli.Health(r), err
}
