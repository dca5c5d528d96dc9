package exchange

import (
	"cmp"
	"slices"

	"baton/model"
)

// readCards makes tasks of the cards, in the order they were made.
func (in *trelloReader) readCards() {
	cards := slices.Clone(in.t.Cards)
	slices.SortStableFunc(cards, func(a, b trelloCard) int {
		x, _ := objectTime(a.ID)
		y, _ := objectTime(b.ID)
		return cmp.Compare(x, y)
	})
	seen := map[string]bool{}
	for i := range cards {
		c := &cards[i]
		switch {
		case c.ID == "":
			in.rep.because("cards", couldNot, 1, "without an ID")
		case seen[c.ID]:
			in.rep.because("cards", couldNot, 1, "with the ID of another card")
		default:
			seen[c.ID] = true
			in.src.cards = append(in.src.cards, in.card(c))
		}
		if in.o.Progress != nil && i%1000 == 999 {
			in.o.Progress(i+1, len(cards))
		}
	}
	for id, acts := range in.about {
		if !seen[id] {
			in.orphans(acts)
		}
	}
}

// orphans counts what was said about cards that are not in the file.
func (in *trelloReader) orphans(acts []*trelloAction) {
	for _, a := range acts {
		if isComment(a) {
			in.rep.because("comments", couldNot, 1, "on cards that are not in the file")
		}
	}
}

func isComment(a *trelloAction) bool { return a.Type == "commentCard" || a.Type == "copyCommentCard" }

func (in *trelloReader) card(c *trelloCard) *card {
	short, whole := title(c.Name)
	if short == "" {
		short = "(untitled)"
		in.rep.note("cards without a name came in as (untitled)")
	}
	k := &card{
		order: c.Pos,
		task:  &model.Task{ID: Identity("trello", "card", c.ID), Title: short, Due: dayIn(instant(c.Due), in.zone)},
		body:  &model.Body{Description: prose(c.Desc)},
		external: model.External{
			Source: "trello", ID: line(c.ID), Key: line(c.ShortLink), URL: address(cmp.Or(c.URL, c.ShortURL)), Seen: instant(c.DateLastActivity),
			Board: in.src.board,
		},
	}
	if whole != "" {
		k.body.Description = prose(whole + "\n\n" + k.body.Description)
		in.rep.note("titles of more than %d characters were cut: the whole of them is in the description", maxTitle)
	}
	if c.Due != "" && k.task.Due == 0 {
		in.rep.because("due dates", couldNot, 1, "not a date")
	}
	in.members(c, k)
	in.cardLabels(c, k)
	in.checklists(c, k)
	in.attachments(c, k)
	in.customFields(c, k)
	in.history(c, k)
	in.extras(c, k)
	in.oddities(c)
	k.task.Updated = max(instant(c.DateLastActivity), k.task.Created)
	if n := len(c.IDMembersVoted); n > 0 {
		in.rep.because("votes", couldNot, n, "have no place on the board")
	}
	return k
}

func (in *trelloReader) members(c *trelloCard, k *card) {
	for _, id := range c.IDMembers {
		if !in.people[id] {
			in.rep.because("assignments", couldNot, 1, "to members that are not in the file")
			continue
		}
		in.employ(id)
		k.task.Assignees = append(k.task.Assignees, model.PersonID(id))
	}
}

// employ makes somebody who is assigned a live person.
func (in *trelloReader) employ(id string) {
	for i := range in.src.people {
		if string(in.src.people[i].ID) == id {
			in.src.people[i].Gone = false
		}
	}
}

func (in *trelloReader) cardLabels(c *trelloCard, k *card) {
	var ids []model.LabelID
	for _, id := range c.IDLabels {
		ids = append(ids, model.LabelID(id))
	}
	for _, l := range c.Labels {
		ids = append(ids, l.key())
	}
	for _, named := range ids {
		id := in.labels[named]
		switch {
		case id == "":
			in.rep.because("labels on cards", couldNot, 1, "not in the file")
		case !slices.Contains(k.task.Labels, id):
			k.task.Labels = append(k.task.Labels, id)
		}
	}
}

// checklists gives the card its lists and their items, each in its order.
func (in *trelloReader) checklists(c *trelloCard, k *card) {
	lists := slices.Concat(in.checks[c.ID], c.Checklists)
	delete(in.checks, c.ID)
	slices.SortStableFunc(lists, func(a, b trelloChecklist) int { return cmp.Compare(a.Pos, b.Pos) })
	groups, seen := map[string]bool{}, map[string]bool{}
	for _, l := range lists {
		if seen[l.ID] {
			continue
		}
		seen[l.ID] = true
		if len(l.CheckItems) == 0 {
			in.rep.because("checklists", couldNot, 1, "without items")
		}
		name := line(l.Name)
		if name == "" {
			name = "Checklist"
		}
		in.items(l, unique(name, groups), seen, k)
	}
}

func (in *trelloReader) items(l trelloChecklist, group string, seen map[string]bool, k *card) {
	items := slices.Clone(l.CheckItems)
	slices.SortStableFunc(items, func(a, b trelloItem) int { return cmp.Compare(a.Pos, b.Pos) })
	for _, i := range items {
		text := line(i.Name)
		switch {
		case text == "":
			in.rep.because("checklist items", couldNot, 1, "without a text")
		case seen[i.ID]:
			in.rep.because("checklist items", couldNot, 1, "with the ID of another item")
		default:
			seen[i.ID] = true
			item := model.CheckItem{ID: Identity("trello", "item", i.ID), Group: group, Text: text, Done: i.State == "complete"}
			k.body.Checklist = append(k.body.Checklist, item)
		}
	}
}
