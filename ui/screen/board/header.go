package board

import (
	"strconv"
	"strings"

	"baton/model"
	"baton/ui/look"
)

// heading draws the first row.
type heading struct{ *Board }

// header draws the first row: the board, the looks, the filter, how many cards,
// who acts.
func (b heading) header(w int) string {
	th, s := b.world.Theme, b.world.Setup()
	name := s.Info.Name
	if name == "" {
		name = "baton"
	}
	left := " " + th.Head.Render(th.Fit(look.Show(name), min(look.Width(name), 24))) + "   "
	for i, l := range Looks() {
		if Look(i) == b.look {
			left += th.TabOn.Render("["+l+"]") + " "
		} else {
			left += " " + th.Tab.Render(l) + "  "
		}
	}
	me := look.Show(model.Named[model.Person](s, string(b.world.Me)))
	me = th.Fit(me, min(look.Width(me), 16))
	right := b.shown() + "   " + th.Text.Render(me) + " "
	if n := len(b.marked); n > 0 {
		right = th.Mark.Render(th.Signs.Mark+" "+strconv.Itoa(n)+" selected") + "   " + right
	}
	if f := b.filterText(); f != "" {
		right = th.Accent.Render(f) + "   " + right
	}
	if look.Width(left)+look.Width(right) > w {
		right = b.shown() + " "
	}
	if room := w - look.Width(right); look.Width(left) > room {
		left = th.Fit(left, max(0, room))
	}
	right = b.calls(w-look.Width(left)-look.Width(right)) + right
	return left + look.Spaces(w-look.Width(left)-look.Width(right)) + right
}

// calls names the meetings that are due, as far as there is room: the last
// is left out first.
func (b heading) calls(room int) string {
	const gap = 3
	th, out := b.world.Theme, ""
	for _, c := range b.world.Calls() {
		style := th.Dim
		if c.Now {
			style = th.Accent
		}
		more := style.Render(c.Name+" "+c.At.String()) + look.Spaces(gap)
		if look.Width(out)+look.Width(more)+gap <= room {
			out += more
		}
	}
	return out
}

func (b heading) filterText() string {
	f := b.filter
	text := look.Show(f.Text)
	if f.Mine {
		text = strings.TrimSpace("@me " + text)
	}
	if text == "" {
		return ""
	}
	return "/ " + b.world.Theme.Fit(text, min(look.Width(text), 40))
}

// shown counts the cards: all, or how many of them match the filter.
func (b heading) shown() string {
	th := b.world.Theme
	all, kept := 0, 0
	for _, l := range model.ByStatus(b.world.Board, model.Selection{}) {
		all += l.All
	}
	if b.filter.Query == nil {
		return th.Dim.Render(strconv.Itoa(all))
	}
	seen := map[model.ID]bool{}
	for _, row := range b.rows {
		for i := range row {
			if b.look == ByStatus {
				kept += len(row[i].tasks)
				continue
			}
			for _, t := range row[i].tasks {
				if !seen[t.ID] {
					seen[t.ID] = true
					kept++
				}
			}
		}
	}
	return th.Text.Render(strconv.Itoa(kept)) + th.Dim.Render(" of "+strconv.Itoa(all))
}
