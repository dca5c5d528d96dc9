package exchange

import (
	"cmp"
	"errors"
	"io"

	"baton/model"
	"baton/model/transfer"
	"baton/store/exchange/card"
	"baton/store/exchange/plan"
)

// maxFile is how much of a file is read: more is refused, for all of it has to
// be in memory.
const maxFile = 512 << 20

// File is a file that was read. It holds no board yet: see [File.Draft].
type File struct {
	Format string // as named, or as recognised
	// Events is the whole log of a board that came with its history, to be
	// appended as it is to a board that has none; nil otherwise.
	Events []model.Event

	src *card.Source
	o   transfer.ImportOptions
}

// Draft returns what would bring the file onto the board, and the account of
// it: see [plan.Draft].
func (f *File) Draft(r model.Reader) (model.Draft, card.Summary, error) {
	return plan.Draft(f.src, f.o, r)
}

// Import reads a file of the named format; of the one that its name and its
// content show, if none is named. The error says in one line what is wrong with
// it and where.
func Import(format string, r io.Reader, o transfer.ImportOptions) (*File, error) {
	f, known := find(format, Format.reads)
	if !known && format != "" {
		return nil, unknown(format, Format.reads)
	}
	b, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	switch {
	case err != nil:
		return nil, err
	case len(b) > maxFile:
		return nil, model.Errorf(model.Failed, "%s: the file is larger than %d MB", cmp.Or(format, o.Name), maxFile>>20)
	}
	if format == "" {
		if f, err = recognise(o.Name, b); err != nil {
			return nil, err
		}
	}
	if is := seems(f, b); is != "" {
		return nil, model.Errorf(model.Usage, "%s: the file is %s", cmp.Or(format, o.Name), is)
	}
	src, err := f.Read(b, o)
	var said *model.Error
	if err != nil && !errors.As(err, &said) {
		err = model.Errorf(model.Failed, "%s: %v", f.Name, err)
	}
	if err != nil {
		return nil, err
	}
	return &File{Format: f.Name, Events: src.Events, src: src, o: o}, nil
}

// Export writes a board, which must be whole, in the named format.
func Export(format string, w io.Writer, b *model.Board, o transfer.ExportOptions) error {
	if o.Filter == nil {
		o.Filter = func(*model.Task) bool { return true }
	}
	f, known := find(format, Format.writes)
	if !known {
		return unknown(format, Format.writes)
	}
	return f.Write(w, b, o)
}

// unknown returns the error for an unknown format, with the names of those there are.
func unknown(format string, can func(Format) bool) error {
	return model.Errorf(model.Usage, "no format %q: there are %s", format, those(can))
}
