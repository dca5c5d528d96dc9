package exchange

import (
	"baton/model"
	"io"
)

func readJSON(raw []byte, o Options) (*File, error)                    { return nil, nil }
func writeJSON(w io.Writer, b *model.Board, o ExportOptions) error     { return nil }
func writeMarkdown(w io.Writer, b *model.Board, o ExportOptions) error { return nil }
