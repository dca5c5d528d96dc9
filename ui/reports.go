package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/ui/document"
	"baton/ui/history"
	"baton/ui/keymap"
	"baton/ui/render"
	"baton/ui/screen"
	"baton/ui/screen/reports"
)

// reporting returns the action that opens the reports.
func reporting(w *screen.World, h screen.Host, ascii bool, out *document.Exporter) screen.Actions {
	open := func() {
		s := reports.New(w, h, func(head model.Seq, before model.Instant) {
			chunk := history.ChunkSize(w)
			h.Do(func(ctx context.Context, v screen.Viewer) tea.Msg {
				past, err := history.Read(ctx, v, head, chunk, time.Time{}, before)
				return reports.Loaded{Past: past, Head: head, Before: before, Err: err}
			})
		})
		s.More = out.Actions(func() *document.Document {
			r := s.Report()
			if r == nil {
				return nil
			}
			return &document.Document{Name: "report", Forms: reportForms(), Write: func(form string) ([]byte, error) {
				return render.Write(form, r, render.Look{Theme: render.PlainTheme(ascii), ASCII: ascii})
			}}
		})
		h.Push(s)
	}
	return screen.Actions{keymap.Reports: screen.Do(open)}
}

// reportForms lists the forms of reports by how their files end.
func reportForms() []document.Form {
	var out []document.Form
	for _, f := range render.Forms() {
		out = append(out, document.Form{Name: f.Name, Ends: f.Ends})
	}
	return out
}
