package bolt

import (
	"context"
	"path/filepath"

	"baton/model"
	"baton/store"
	"baton/store/bolt/pages"
)

// Replay builds the file in one go: event by event, each page would be written many
// times.
func (l *File) Replay(ctx context.Context, events []model.Event) error {
	if there, err := l.exists(); err != nil || there {
		if there {
			err = store.ErrExists
		}
		return err
	}
	dir, done, err := l.tempFolder(false)
	if err != nil {
		return explain(l.path, err)
	}
	defer done()
	path := filepath.Join(dir, copyName)
	if err := l.build(path, events, store.FoldOf(events)); err != nil {
		return explain(l.path, err)
	}
	if _, err := checkCopy(ctx, path, l.path); err != nil {
		return model.Errorf(model.Failed, "no board can be built from this history (%s): nothing was changed", pages.Fault(err))
	}
	release, err := l.lock.hold(ctx, true)
	if err != nil {
		return explain(l.path, err)
	}
	defer release()
	m, err := l.finishAt(path)
	if err == nil {
		err = l.putFirst(m)
	}
	return explain(l.path, err)
}
