package bolt

import (
	"context"
	"os"
	"path/filepath"

	"baton/model"
	"baton/store/bolt/pages"
)

// Repair saves what can be read of a damaged board. Rows and indexes are rebuilt from
// the log. Where the log itself is damaged, an empty event replaces each one that can't
// be read, and a last event brings the board to what its rows still say. The damaged
// file is kept beside the board; the report says where, and what was lost. A sound board
// is refused, and so is a file that is not a board.
func (l *File) Repair(ctx context.Context) (model.Health, error) {
	if err := l.mustExist(); err != nil {
		return model.Health{}, err
	}
	report, err := l.Check(ctx)
	switch {
	case err == nil && len(report.Faults) == 0:
		return report, model.Errorf(model.Refused, "%s is sound: there is nothing to repair", l.path)
	case err != nil && model.CodeOf(err) != model.Damaged:
		return report, err
	}
	was, err := l.readAll(ctx)
	if err != nil {
		return report, explain(l.path, err)
	}
	v, err := l.salvage(was)
	if err != nil {
		return report, err
	}
	return l.putRepaired(ctx, v, was)
}

// putRepaired builds a board from what was saved, checks it and puts it in place.
func (l *File) putRepaired(ctx context.Context, v *salvage, was []byte) (model.Health, error) {
	dir, done, err := l.tempFolder(false)
	if err != nil {
		return model.Health{}, explain(l.path, err)
	}
	defer done()
	path := filepath.Join(dir, copyName)
	if err := l.build(path, v.events, v.fold); err != nil {
		return model.Health{}, explain(l.path, err)
	}
	report, err := checkCopy(ctx, path, l.path)
	if err != nil {
		text := pages.Fault(err)
		return report, model.Errorf(model.Failed, "%s could not be repaired (%s): nothing was changed, baton restore FILE puts a backup in its place", l.path, text)
	}
	report.Lost = v.lost
	report.Kept, err = l.swap(ctx, path, "damaged-"+l.moment(), was)
	return report, err
}

// readAll returns the part of the file that is in use.
func (l *File) readAll(ctx context.Context) ([]byte, error) {
	release, err := l.lock.hold(ctx, false)
	if err != nil {
		return nil, err
	}
	defer release()
	f, err := l.openLocked(l.path, os.O_RDONLY, false)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	return pages.ReadUsed(l.path, f)
}
