package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/ui/keymap"
	draw "baton/ui/report"
	"baton/ui/screen/report"
)

// openReports shows how work went.
func (a *App) openReports() {
	s := report.New(&a.world, a, func(head model.Seq, before model.Instant) {
		store, piece := a.opts.Store, a.piece(head)
		a.run(a.io(func(ctx context.Context) tea.Msg {
			past, err := ways(ctx, store, head, piece, time.Time{}, before)
			return report.Loaded{Past: past, Head: head, Before: before, Err: err}
		}))
	})
	s.Act = func(act keymap.Action) bool {
		r := s.Report()
		if r == nil || act != keymap.Copy && act != keymap.Save {
			return false
		}
		write := func(form string) ([]byte, error) {
			return draw.Write(form, r, draw.Look{Theme: draw.Bare(a.opts.ASCII), ASCII: a.opts.ASCII})
		}
		if act == keymap.Copy {
			a.copyPaper("report", write)
		} else {
			a.savePaper("report", reportEnds(), write)
		}
		return true
	}
	a.Push(s)
}

// reportEnds lists the forms of reports by how their files end.
func reportEnds() []ending {
	var out []ending
	for _, f := range draw.Forms() {
		out = append(out, ending{f.Name, f.Ends})
	}
	return out
}
