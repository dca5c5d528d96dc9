package plan

import (
	"slices"
	"strings"

	"baton/model"
	"baton/store/exchange/card"
)

// Cards that are no longer in the file may have been deleted there or moved to another
// board. Their tasks stay, and the report says so.

const noLonger = "no longer in the file: what was imported stays"

// named is a task with another system's name for it.
type named struct {
	model.External
	task *model.Task
}

// noteGone notes the tasks whose cards are no longer in the file.
func noteGone(p *planner, all []named) {
	there := map[string]bool{}
	for _, c := range p.src.Cards {
		there[c.External.PartKey()] = true
	}
	var left []*model.Task
	for _, n := range all {
		theirs := p.src.Board != "" && n.Source == p.src.Name && n.Board == p.src.Board
		if theirs && !there[n.PartKey()] && n.task.Archived == 0 {
			left = append(left, n.task)
		}
	}
	if len(left) == 0 {
		return
	}
	p.rep.Because(p.src.Calls.Tasks, card.LeftAlone, len(left), noLonger)
	const most = 20
	refs := make([]string, 0, most)
	for _, t := range left[:min(most, len(left))] {
		refs = append(refs, p.r.Setup().Ref(t.Num))
	}
	more := ""
	if len(left) > most {
		more = ",…"
	}
	p.rep.Note("no longer in the file: %s%s (baton archive %s takes them out of sight)", strings.Join(refs, ","), more, strings.Join(refs, ","))
}

// noteGoneItems counts the board's items that came from what is not in the file
// any more.
func noteGoneItems[T model.Item](p *planner, what string, have, want []T) {
	if p.src.Board == "" {
		return
	}
	for _, o := range have {
		theirs := func(a model.Alias) bool { return a.Source == p.src.Name && a.Board == p.src.Board }
		aliases := slices.DeleteFunc(slices.Clone(model.AliasesOf(o)), func(a model.Alias) bool { return !theirs(a) })
		there := slices.ContainsFunc(want, func(w T) bool {
			return slices.ContainsFunc(model.AliasesOf(w), func(a model.Alias) bool { return slices.ContainsFunc(aliases, a.Same) })
		})
		if len(aliases) > 0 && !there && !o.IsRemoved() {
			p.rep.Because(what, card.LeftAlone, 1, noLonger)
		}
	}
}
