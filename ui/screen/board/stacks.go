package board

import (
	"strconv"

	"baton/model"
	"baton/ui/look"
	"baton/ui/screen"
)

// stacker makes stacks of the board.
type stacker struct{ world *screen.World }

func (b *Board) stacker() stacker { return stacker{b.world} }

// status makes one stack of each status.
func (b stacker) status(lanes []model.Lane) []stack {
	out := make([]stack, len(lanes))
	for i, l := range lanes {
		c, _ := model.ByKey[model.Column](b.world.Setup(), string(l.Column))
		out[i] = stack{column: l.Column, title: look.Show(c.Name), tasks: l.Tasks, all: l.All}
		out[i].count, out[i].over = countOf(len(l.Tasks), l.All, c.Limit)
	}
	return out
}

// countOf formats how many cards there are against a limit, and how many of them
// a filter shows.
func countOf(shown, all, limit int) (string, bool) {
	text := strconv.Itoa(all)
	if limit > 0 {
		text += "/" + strconv.Itoa(limit)
	}
	if shown != all {
		text = strconv.Itoa(shown) + " of " + text
	}
	return text, limit > 0 && all > limit
}

// people makes one stack of each person, nobody first, in sections for
// the columns.
func (b stacker) people(swims []model.Swimlane, cols []model.Column) []stack {
	out := make([]stack, len(swims))
	for i, sw := range swims {
		s := stack{person: sw.Person, title: b.person(sw.Person)}
		s.count, s.over = b.load(sw)
		first := true
		for j, l := range sw.Lanes {
			s.all += l.All
			if l.All == 0 && (cols[j].Kind != model.KindDoing || !first || sw.Person == "") {
				continue
			}
			sec := section{at: len(s.tasks), column: l.Column, text: look.Show(cols[j].Name)}
			if cols[j].Kind == model.KindDoing && first && sw.Person != "" && sw.Limit > 0 {
				sec.text += " " + strconv.Itoa(sw.InHand) + "/" + strconv.Itoa(sw.Limit)
				sec.over = sw.Over()
			}
			first = first && cols[j].Kind != model.KindDoing
			s.sections = append(s.sections, sec)
			s.tasks = append(s.tasks, l.Tasks...)
		}
		out[i] = s
	}
	return out
}

// person returns the heading of a person's column.
func (b stacker) person(p model.PersonID) string {
	if p == "" {
		return "nobody"
	}
	return look.Show(model.Named[model.Person](b.world.Setup(), string(p)))
}

// load formats a person's load against their capacity, and reports whether it is too much.
func (b stacker) load(sw model.Swimlane) (string, bool) {
	unit := b.world.Setup().Info.Unit
	if sw.Person == "" {
		shown, all := 0, 0
		for _, l := range sw.Lanes {
			shown, all = shown+len(l.Tasks), all+l.All
		}
		return countOf(shown, all, 0)
	}
	text := model.Number(sw.Load).String() + unit
	if sw.Capacity > 0 {
		text += " of " + model.Number(sw.Capacity).String()
	}
	return text, sw.Over() || sw.Overloaded()
}

// grid makes a row of stacks for every person.
func (b stacker) grid(swims []model.Swimlane) [][]stack {
	out := make([][]stack, len(swims))
	for i, sw := range swims {
		row := make([]stack, len(sw.Lanes))
		for j, l := range sw.Lanes {
			row[j] = stack{column: l.Column, person: sw.Person, tasks: l.Tasks, all: l.All}
		}
		out[i] = row
	}
	return out
}
