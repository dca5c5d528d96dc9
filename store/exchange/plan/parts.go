package plan

import (
	"slices"

	"baton/model"
	"baton/store/exchange/card"
)

// checklist updates the items of a task. One is known by its identity, or by
// its text where the file gives it none.
func (u *updater) checklist() {
	if !u.p.src.Tells.Checklist {
		return
	}
	kept := map[model.ID]bool{}
	for _, want := range u.c.Body.Checklist {
		have, ok := u.item(want, kept)
		if ok {
			want.ID = have.ID
			kept[have.ID] = true
		}
		if u.same("checklist items", ok && have == want) || u.mineItem(want) {
			continue
		}
		u.do(model.PutPart[model.CheckItem]{Told: u.told, Task: u.t.ID, Item: want, Index: -1})
		o := card.CameIn
		if ok {
			o = card.Updated
		}
		u.p.rep.Count("checklist items", o, 1)
	}
	for _, have := range u.b.Checklist {
		if !kept[have.ID] && !u.mineItem(have) {
			u.do(model.DropPart[model.CheckItem]{Told: u.told, Task: u.t.ID, Part: have.PartKey()})
			u.p.rep.Count("checklist items", card.Updated, 1)
		}
	}
}

// mineItem reports whether an item that differs was changed here: that one, or
// one of its text, for not every file tells which is which.
func (u *updater) mineItem(i model.CheckItem) bool {
	key := partKey("checklist", i.PartKey())
	if _, known := u.p.log().here[u.t.ID][key]; !known {
		key = itemText(i)
	}
	return u.changedHere(key, "checklist")
}

// same reports whether a part is unchanged, and if so counts it.
func (u *updater) same(what string, same bool) bool {
	if same {
		u.p.rep.Count(what, card.Unchanged, 1)
	}
	return same
}

func (u *updater) item(want model.CheckItem, kept map[model.ID]bool) (model.CheckItem, bool) {
	for _, i := range u.b.Checklist {
		if i.ID == want.ID {
			return i, true
		}
	}
	for _, i := range u.b.Checklist {
		if !kept[i.ID] && i.Text == want.Text && i.Group == want.Group {
			return i, true
		}
	}
	return model.CheckItem{}, false
}

// comments adds new comments and updates changed ones. A comment that is no longer in the
// file stays: exports leave out old ones.
func (u *updater) comments() {
	if !u.p.src.Tells.Comments {
		return
	}
	for _, want := range u.c.Body.Comments {
		want.By = u.p.person(want.By)
		have, ok := u.comment(want)
		if ok {
			want.ID = have.ID
		}
		same := ok && (have.Text == want.Text || want.Edited < have.Edited)
		if u.same("comments", same) || u.changedHere(partKey("comments", want.PartKey()), "comments") {
			continue
		}
		u.do(model.PutPart[model.Comment]{Told: toldBy(want.At, want.By), Task: u.t.ID, Item: want, Index: -1})
		o := card.CameIn
		if ok {
			o = card.Updated
		}
		u.p.rep.Count("comments", o, 1)
	}
}

func (u *updater) comment(want model.Comment) (model.Comment, bool) {
	i := slices.IndexFunc(u.b.Comments, func(c model.Comment) bool {
		return c.ID == want.ID || c.At == want.At && c.Text == want.Text
	})
	if i < 0 {
		return model.Comment{}, false
	}
	return u.b.Comments[i], true
}

// links updates the addresses of a task.
func (u *updater) links() {
	if !u.p.src.Tells.Links {
		return
	}
	named := func(l []model.Link, url string) int {
		return slices.IndexFunc(l, func(o model.Link) bool { return o.URL == url })
	}
	for _, want := range u.c.Body.Links {
		at := named(u.b.Links, want.URL)
		if u.same("attachments", at >= 0 && u.b.Links[at] == want) || u.changedHere(partKey("links", want.PartKey()), "links") {
			continue
		}
		u.do(model.PutPart[model.Link]{Told: u.told, Task: u.t.ID, Item: want, Index: -1})
		o := card.CameIn
		if at >= 0 {
			o = card.Updated
		}
		u.p.rep.Count("attachments", o, 1)
	}
	for _, have := range u.b.Links {
		if named(u.c.Body.Links, have.URL) < 0 && !u.changedHere(partKey("links", have.PartKey()), "links") {
			u.do(model.DropPart[model.Link]{Told: u.told, Task: u.t.ID, Part: have.PartKey()})
			u.p.rep.Count("attachments", card.Updated, 1)
		}
	}
}

// external remembers how the task came in. If nothing else in the file is new, a newer
// time alone changes nothing.
func (u *updater) external() {
	want := u.c.Body.External
	if u.c.External.Source != "" {
		want = append(slices.Clone(want), u.c.External)
	}
	for _, x := range want {
		known := slices.ContainsFunc(u.b.External, func(o model.External) bool {
			if !u.changed {
				o.Seen = x.Seen
			}
			return o == x
		})
		if !known {
			u.p.add(model.PutPart[model.External]{Told: u.told, Task: u.t.ID, Item: x, Index: -1})
		}
	}
}
