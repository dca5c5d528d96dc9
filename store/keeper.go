package store

import (
	"context"
	"io"

	"baton/model"
)

// ErrNoFile is returned where there is no file to maintain: the board was never written
// to, or its log is kept somewhere that maintains itself.
var ErrNoFile = model.Errorf(model.NotFound, "there is nothing in this board yet")

// Keeper is a [Log] that is maintained by the people who use it. All methods return
// [ErrNoFile] where there is no board yet.
type Keeper interface {
	// Backup writes a copy of the log, as it is between two changes, to w. The copy is
	// checked first.
	Backup(ctx context.Context, w io.Writer) (model.Health, error)
	// Restore puts a backup in the log's place, once all of it was read and found sound.
	// The replaced log is kept, and Health.Kept says where. A dry run only checks the
	// backup.
	Restore(ctx context.Context, from io.Reader, dryRun bool) (model.Health, error)
	// Compact rewrites the log without unused space. It returns the size in bytes before
	// and after.
	Compact(ctx context.Context) (before, after int64, err error)
	// Repair saves what can be read of a damaged log. The damaged log is kept, and
	// Health.Kept says where. A sound log is refused.
	Repair(ctx context.Context) (model.Health, error)
}

// Backup is [Keeper.Backup] on the store's log.
func (s *Store) Backup(ctx context.Context, w io.Writer) (model.Health, error) {
	if k, ok := s.log.(Keeper); ok {
		return k.Backup(ctx, w)
	}
	return model.Health{}, ErrNoFile
}

// Restore is [Keeper.Restore] on the store's log.
func (s *Store) Restore(ctx context.Context, from io.Reader, dryRun bool) (model.Health, error) {
	if k, ok := s.log.(Keeper); ok {
		return k.Restore(ctx, from, dryRun)
	}
	return model.Health{}, ErrNoFile
}

// Compact is [Keeper.Compact] on the store's log.
func (s *Store) Compact(ctx context.Context) (before, after int64, err error) {
	if k, ok := s.log.(Keeper); ok {
		return k.Compact(ctx)
	}
	return 0, 0, ErrNoFile
}

// Repair is [Keeper.Repair] on the store's log.
func (s *Store) Repair(ctx context.Context) (model.Health, error) {
	if k, ok := s.log.(Keeper); ok {
		return k.Repair(ctx)
	}
	return model.Health{}, ErrNoFile
}
