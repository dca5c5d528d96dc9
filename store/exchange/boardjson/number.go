package boardjson

import (
	"baton/model"
	"baton/store/exchange/card"
)

// tasks reads the tasks; the numbers in their references are kept where they
// are numbers of their own.
func (in *reader) tasks(all []Task) {
	ids := map[model.ID]bool{}
	var raw []*Task // of the cards
	for i := range all {
		k := in.card(&all[i], i)
		if ids[k.Task.ID] {
			in.rep.Because("tasks", card.CouldNot, 1, "with the ID of another task")
			continue
		}
		ids[k.Task.ID] = true
		k.Task.Num = card.NumberIn(all[i].Ref)
		if _, twice := in.byRef[all[i].Ref]; !twice {
			in.byRef[all[i].Ref] = k.Task.ID
		}
		in.src.Cards = append(in.src.Cards, k)
		raw = append(raw, &all[i])
	}
	for i, k := range in.src.Cards {
		in.relate(k, raw[i])
	}
	in.src.Number()
}
