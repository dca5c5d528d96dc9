package plan

import (
	"cmp"
	"slices"

	"baton/model"
	"baton/store/exchange/card"
)

// rank gives every card its place in the column where it ends: the order of the
// file, with as few tasks moved as that takes. What is in a column already
// and is not in the file stays where it is, and so does what was put there by
// hand. A column that has none of the file's cards yet gets them behind what it
// has.
func (p *planner) rank() {
	cards := slices.Clone(p.src.Cards)
	slices.SortStableFunc(cards, func(a, b *card.Card) int { return cmp.Compare(a.Order, b.Order) })
	columns := map[model.ColumnID][]*card.Card{}
	var order []model.ColumnID
	for _, c := range cards {
		to := p.home(p.stands(c))
		if columns[to] == nil {
			order = append(order, to)
		}
		columns[to] = append(columns[to], c)
	}
	for _, col := range order {
		p.rankColumn(col, columns[col])
	}
}

// rankColumn gives the cards of a column their ranks, in the order they have.
func (p *planner) rankColumn(col model.ColumnID, cards []*card.Card) {
	want := make(map[model.ID]int, len(cards))
	for i, c := range cards {
		want[p.tasks[c.Task.ID]] = i
	}
	var places []int // of the cards that are in the column, in the board's order
	var ranks []model.Rank
	stays := map[int]model.Rank{}
	var fixed []model.Rank
	for t := range p.r.Lane(col, false) {
		i, theirs := want[t.ID]
		switch {
		case theirs && !p.src.Tells.Order:
			stays[i] = t.Rank
			fixed = append(fixed, t.Rank)
		case theirs && !p.log().edited(t.ID, rankKey):
			places, ranks = append(places, i), append(ranks, t.Rank)
		default:
			if theirs {
				stays[i] = t.Rank
			}
			fixed = append(fixed, t.Rank)
		}
	}
	kept := map[int]model.Rank{}
	for _, n := range rising(places) {
		kept[places[n]] = ranks[n]
		fixed = append(fixed, ranks[n])
	}
	slices.Sort(fixed)
	p.fill(cards, stays, kept, fixed)
}

// fill gives ranks to the cards that do not stay where a person put them, between
// those that keep theirs. Behind the last of these they come behind everything.
func (p *planner) fill(cards []*card.Card, stays, kept map[int]model.Rank, fixed []model.Rank) {
	last := -1
	for i := range kept {
		last = max(last, i)
	}
	var before model.Rank
	for i, c := range cards {
		if rank, ok := stays[i]; ok {
			p.ranks[c] = rank
			continue
		}
		if rank, ok := kept[i]; ok {
			p.ranks[c], before = rank, rank
			continue
		}
		if n := len(fixed); i > last && n > 0 {
			before = max(before, fixed[n-1])
		}
		next := model.Rank("")
		if n, found := slices.BinarySearch(fixed, before); n < len(fixed) {
			if found {
				n++
			}
			if n < len(fixed) {
				next = fixed[n]
			}
		}
		before = model.Between(before, next)
		p.ranks[c] = before
	}
}

// rising returns the places in l of a longest run of growing numbers, in order.
func rising(l []int) []int {
	return model.LongestRun(len(l), func(i, j int) bool { return l[i] < l[j] })
}
