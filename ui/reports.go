package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/ui/keymap"
	"baton/ui/paper"
	draw "baton/ui/report"
	"baton/ui/screen"
	"baton/ui/screen/report"
	"baton/ui/ways"
)

// reports is the action that shows how work went.
func reports(w *screen.World, h screen.Host, ascii bool, out *paper.Outlet) screen.Actions {
	open := func() {
		s := report.New(w, h, func(head model.Seq, before model.Instant) {
			piece := ways.Piece(w)
			h.Do(func(ctx context.Context, v screen.Viewer) tea.Msg {
				past, err := ways.Read(ctx, v, head, piece, time.Time{}, before)
				return report.Loaded{Past: past, Head: head, Before: before, Err: err}
			})
		})
		s.More = out.Actions(func() *paper.Paper {
			r := s.Report()
			if r == nil {
				return nil
			}
			return &paper.Paper{Name: "report", Forms: reportForms(), Write: func(form string) ([]byte, error) {
				return draw.Write(form, r, draw.Look{Theme: draw.Bare(ascii), ASCII: ascii})
			}}
		})
		h.Push(s)
	}
	return screen.Actions{keymap.Reports: screen.Do(open)}
}

// reportForms lists the forms of reports by how their files end.
func reportForms() []paper.Form {
	var out []paper.Form
	for _, f := range draw.Forms() {
		out = append(out, paper.Form{Name: f.Name, Ends: f.Ends})
	}
	return out
}
